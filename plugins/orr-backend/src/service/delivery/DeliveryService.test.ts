import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Away } from '../../database/DatabaseAwayStore';
import { DatabasePresenceStore } from '../../database/DatabasePresenceStore';
import { StoredProgramme } from '../../database/DatabaseProgrammeStore';
import { DeliveryService } from './DeliveryService';
import { OutboxMessage } from './OutboxMessage';

const group: Entity = {
  apiVersion: 'backstage.io/v1beta1',
  kind: 'Group',
  metadata: { name: 'reviewers' },
  spec: { type: 'team', children: ['deep'] },
  relations: [
    { type: 'hasMember', targetRef: 'user:default/anna' },
    { type: 'hasMember', targetRef: 'user:default/ben' },
    { type: 'hasMember', targetRef: 'user:default/who-left' },
    { type: 'parentOf', targetRef: 'group:default/deep' },
  ],
};
const nested: Entity = {
  apiVersion: 'backstage.io/v1beta1',
  kind: 'Group',
  metadata: { name: 'deep' },
  spec: { type: 'team', children: [] },
  relations: [{ type: 'hasMember', targetRef: 'user:default/carla' }],
};

const childless: Entity = {
  apiVersion: 'backstage.io/v1beta1',
  kind: 'Group',
  metadata: { name: 'platform' },
  spec: { type: 'department', children: ['deep'] },
  relations: [
    { type: 'parentOf', targetRef: 'group:default/deep' },
    { type: 'parentOf', targetRef: 'group:default/platform' },
  ],
};
const users = ['anna', 'ben', 'carla', 'dora', 'eva', 'fred', 'gus'].map(
  (name): Entity => ({
    apiVersion: 'backstage.io/v1beta1',
    kind: 'User',
    metadata: { name },
    spec: {},
  }),
);

const notification: Extract<OutboxMessage, { channel: 'notification' }> = {
  channel: 'notification',
  recipientRefs: ['group:default/reviewers'],
  scope: 'orr:review-to-decide:1',
  topic: 'orr:review',
  title: 'Payments waits for a decision',
  description: 'The launch review was submitted.',
  link: '/catalog/default/component/payments',
  severity: 'normal',
};

/** Who is in review 1: Anna on two pages, Ben on one. */
const sessions = ['user:default/anna', 'user:default/ben', 'user:default/anna'];

/** Eva's place is taken by Fred, who is away himself; Gus was until yesterday. */
const AWAY: Away[] = [
  {
    userRef: 'user:default/eva',
    until: '2026-03-01',
    substituteRef: 'user:default/fred',
  },
  {
    userRef: 'user:default/fred',
    until: '2026-03-02',
    substituteRef: 'user:default/dora',
  },
  {
    userRef: 'user:default/gus',
    until: '2026-02-28',
    substituteRef: 'user:default/dora',
  },
];

function create() {
  const presence = {
    list: jest.fn(async ({ reviewId }: { reviewId: string }) =>
      reviewId === '1'
        ? sessions.map((userRef, index) => ({
            userRef,
            sessionId: `${index}`,
            seenAt: '2026-03-01T10:00:00.000Z',
          }))
        : [],
    ),
  };
  const events = {
    publish: jest.fn(async () => {}),
    subscribe: jest.fn(async () => {}),
  };
  const notifications = {
    send: jest.fn(async (_: { recipients: object; payload: object }) => {}),
  };
  const signals = { publish: jest.fn(async () => {}) };
  const programme = {
    get: jest.fn(async () => undefined as StoredProgramme | undefined),
  };
  const away = {
    list: jest.fn(async (userRefs: string[], today: string) =>
      AWAY.filter(
        ({ userRef, until }) => userRefs.includes(userRef) && until >= today,
      ),
    ),
  };
  const delivery = new DeliveryService({
    programme,
    away,
    timeZone: 'UTC',
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [group, nested, childless, ...users],
    }),
    events,
    logger: mockServices.logger.mock(),
    notifications,
    signals,
    clock: { now: () => new Date('2026-03-01T10:00:00.000Z') },
    presence: presence as unknown as DatabasePresenceStore,
  });
  const recipientsOf = async (message: Partial<typeof notification>) => {
    await delivery.deliver({ ...notification, ...message });
    return notifications.send.mock.calls.map(([{ recipients }]) => recipients);
  };
  const mute = (muted: boolean) =>
    programme.get.mockResolvedValue({ document: { muted } } as StoredProgramme);
  return {
    delivery,
    events,
    notifications,
    programme,
    signals,
    recipientsOf,
    mute,
  };
}

describe('DeliveryService', () => {
  it('publishes events', async () => {
    const { delivery, events } = create();
    const payload = { act: 'submit', reviewId: '1' };
    await delivery.deliver({ channel: 'event', topic: 'orr.review', payload });
    expect(events.publish).toHaveBeenCalledWith({
      topic: 'orr.review',
      eventPayload: payload,
    });
  });

  it('notifies the direct members of a group under the scope of the message', async () => {
    const { delivery, notifications } = create();
    await delivery.deliver(notification);
    expect(notifications.send).toHaveBeenCalledTimes(1);
    expect(notifications.send).toHaveBeenCalledWith({
      recipients: {
        type: 'entity',
        entityRef: ['user:default/anna', 'user:default/ben'],
      },
      payload: {
        scope: notification.scope,
        title: notification.title,
        description: notification.description,
        link: notification.link,
        severity: 'normal',
        topic: 'orr:review',
      },
    });
  });

  it('notifies those in the groups below where nobody belongs to the group itself', async () => {
    const { recipientsOf } = create();
    expect(
      await recipientsOf({ recipientRefs: ['group:default/platform'] }),
    ).toEqual([{ type: 'entity', entityRef: ['user:default/carla'] }]);
  });

  it('notifies the owner of the programme where nobody else is left, if it is to', async () => {
    const { programme, recipientsOf } = create();
    programme.get.mockResolvedValue({
      document: { ownerRef: 'user:default/dora' },
    } as StoredProgramme);
    const nobody = { recipientRefs: ['group:default/gone'] };
    expect(await recipientsOf(nobody)).toEqual([]);
    expect(
      await recipientsOf({ ...nobody, otherwiseProgrammeOwner: true }),
    ).toEqual([{ type: 'entity', entityRef: ['user:default/dora'] }]);
  });

  it('leaves the actor out and names nobody twice', async () => {
    const { recipientsOf } = create();
    const recipients = await recipientsOf({
      recipientRefs: [
        'user:default/Ben',
        'group:default/reviewers',
        'user:default/dora',
      ],
      excludeRef: 'User:default/anna',
    });
    expect(recipients).toEqual([
      { type: 'entity', entityRef: ['user:default/ben', 'user:default/dora'] },
    ]);
  });

  it('tells who stands in for somebody away besides, and says why', async () => {
    const { delivery, notifications } = create();
    await delivery.deliver({
      ...notification,
      recipientRefs: ['user:default/eva', 'user:default/gus'],
    });
    expect(
      notifications.send.mock.calls.map(([{ recipients, payload }]) => ({
        ...recipients,
        ...payload,
      })),
    ).toEqual([
      expect.objectContaining({
        entityRef: ['user:default/eva', 'user:default/gus'],
        description: notification.description,
      }),
      expect.objectContaining({
        entityRef: ['user:default/fred'],
        scope: notification.scope,
        description:
          'The launch review was submitted. You are told because you stand in for somebody who is away.',
      }),
    ]);
  });

  it('refreshes what those who are told have open, and tells them all the same where that fails', async () => {
    const { delivery, notifications, signals } = create();
    await delivery.deliver({
      ...notification,
      recipientRefs: ['user:default/anna', 'user:default/eva'],
    });
    expect(signals.publish).toHaveBeenCalledTimes(1);
    expect(signals.publish).toHaveBeenCalledWith({
      recipients: {
        type: 'user',
        entityRef: [
          'user:default/anna',
          'user:default/eva',
          'user:default/fred',
        ],
      },
      channel: 'orr',
      message: { type: 'mine' },
    });
    notifications.send.mockClear();
    signals.publish.mockRejectedValueOnce(new Error('No signals'));
    expect(await delivery.deliver(notification)).toBe('delivered');
    expect(notifications.send).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      'who is told anyway',
      ['user:default/fred'],
      {},
      // Fred is away as well.
      ['user:default/eva', 'user:default/fred', 'user:default/dora'],
    ],
    [
      'who did it',
      [],
      { excludeRef: 'user:default/fred' },
      ['user:default/eva'],
    ],
    [
      'who stands in for whoever did it',
      ['user:default/anna'],
      { excludeRef: 'user:default/eva' },
      ['user:default/anna', 'user:default/fred'],
    ],
    [
      'who hears of it otherwise',
      [],
      { alsoExcludeRefs: ['user:default/fred'] },
      ['user:default/eva'],
    ],
  ])('tells who stands in once, if at all: %s', async (_, more, left, told) => {
    const { recipientsOf } = create();
    const recipientRefs = ['user:default/eva', ...more];
    const recipients = (await recipientsOf({ ...left, recipientRefs })) as {
      entityRef: string[];
    }[];
    expect(recipients.flatMap(({ entityRef }) => entityRef)).toEqual(told);
  });

  it.each([
    ['only the actor', ['user:default/anna']],
    ['a group that is gone', ['group:default/gone']],
    ['somebody who is gone', ['user:default/who-left']],
    ['neither people nor groups', ['system:default/shop']],
    ['nobody', []],
  ])(
    'is done where there is nobody left to notify: %s',
    async (_, recipientRefs) => {
      const { recipientsOf } = create();
      expect(
        await recipientsOf({ recipientRefs, excludeRef: 'user:default/anna' }),
      ).toEqual([]);
    },
  );

  it.each([
    ['somebody who left', 'user:default/dora', ['anna', 'ben']],
    ['somebody with one page', 'user:default/ben', ['anna']],
    ['somebody with two pages', 'user:default/anna', ['anna', 'ben']],
  ])(
    'signals to who has the review open, caused by %s',
    async (_, actorRef, names) => {
      const { delivery, signals } = create();
      const message = { type: 'answers', reviewId: '1' };
      const signal = {
        channel: 'signal',
        signalChannel: 'orr',
        message,
      } as const;
      await delivery.deliver({
        ...signal,
        audience: { presentIn: '1', actorRef },
      });
      await delivery.deliver({
        ...signal,
        audience: { presentIn: '2', actorRef },
      });
      expect(signals.publish).toHaveBeenCalledTimes(1);
      expect(signals.publish).toHaveBeenCalledWith({
        recipients: {
          type: 'user',
          entityRef: names.map(name => `user:default/${name}`),
        },
        channel: 'orr',
        message,
      });
    },
  );

  it('notifies nobody while messages are muted, and goes on with events and signals', async () => {
    const { delivery, events, notifications, signals, mute } = create();
    mute(true);
    expect(await delivery.deliver(notification)).toBe('muted');
    expect(notifications.send).not.toHaveBeenCalled();
    const payload = { act: 'submit' };
    expect(
      await delivery.deliver({
        channel: 'event',
        topic: 'orr.review',
        payload,
      }),
    ).toBe('delivered');
    expect(
      await delivery.deliver({
        channel: 'signal',
        signalChannel: 'orr',
        message: { type: 'answers' },
        audience: { presentIn: '1', actorRef: 'user:default/dora' },
      }),
    ).toBe('delivered');
    expect(events.publish).toHaveBeenCalledTimes(1);
    expect(signals.publish).toHaveBeenCalledTimes(1);
    mute(false);
    expect(await delivery.deliver(notification)).toBe('delivered');
    expect(notifications.send).toHaveBeenCalledTimes(1);
  });

  it('throws what keeps a message from being delivered', async () => {
    const { delivery, notifications } = create();
    notifications.send.mockRejectedValue(
      new Error('The notifications plugin is away'),
    );
    await expect(delivery.deliver(notification)).rejects.toThrow('is away');
  });

  it('refuses a channel that it does not know', async () => {
    const { delivery } = create();
    await expect(
      delivery.deliver({ channel: 'pigeon' } as unknown as OutboxMessage),
    ).rejects.toThrow('No way to deliver a message on channel pigeon');
  });
});
