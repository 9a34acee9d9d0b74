import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { named, ReviewStory } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const NADIA_REF = 'user:default/nadia';

/** Nadia belongs to the group above the one that owns things. */
const nadia: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'nadia' },
  spec: {},
  relations: [{ type: 'memberOf', targetRef: 'group:default/commerce' }],
};
/** Tom belongs to a group that has none below. */
const tom: Entity = {
  ...nadia,
  metadata: { name: 'tom' },
  relations: [{ type: 'memberOf', targetRef: 'group:default/payments' }],
};
const commerce: Entity = {
  ...group('commerce'),
  relations: [{ type: 'parentOf', targetRef: 'group:default/payments' }],
};
const payments: Entity = {
  ...group('payments'),
  spec: { type: 'team', parent: 'commerce', children: [] },
  relations: [{ type: 'childOf', targetRef: 'group:default/commerce' }],
};

function service(name: string, owner: string): Entity {
  return {
    ...CHECKOUT,
    metadata: { name, uid: `uid-${name}` },
    spec: { ...CHECKOUT.spec, owner },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
  };
}

const ENTITIES = [
  nadia,
  tom,
  commerce,
  payments,
  group('reliability'),
  CHECKOUT,
  ...['a', 'b', 'c', 'd', 'e'].map(name => service(name, 'payments')),
  service('foreign', 'reliability'),
];

describe.each(databases.eachSupportedId())(
  'weekly digest on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: catalogServiceMock({ entities: ENTITIES }),
      });
      const rows: { id: string }[] = await knex('entity').select('id');
      await portal.services.projector.recompute({
        entityIds: rows.map(({ id }) => id),
        now: portal.clock.now(),
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    /** A Monday, at ten in Berlin. */
    const want = (wanted = true, credentials = NADIA) =>
      portal.services.settings.setDigest(named({ wanted }), { credentials });
    const digests = async () => {
      const rows: { payload: string }[] = await knex('outbox')
        .where({ channel: 'notification' })
        .select('payload');
      return rows
        .map(({ payload }) => JSON.parse(payload))
        .filter(({ topic }) => topic === 'orr:digest');
    };
    /** How many were told by what a replica does at an instant. */
    const passTo = async (instant: string) => {
      portal.moveTo(instant);
      return portal.services.weeklyDigest.runOnce(new Date(instant));
    };

    it('comes on Monday at eight to who wants it, about their groups and those below', async () => {
      expect(await passTo('2026-03-02T09:00:00.000Z')).toBe(0);
      expect((await want()).digest).toBe(true);
      // The morning of this Monday is over.
      expect(await passTo('2026-03-02T10:00:00.000Z')).toBe(0);
      expect(await passTo('2026-03-09T06:59:59.000Z')).toBe(0);
      expect(await passTo('2026-03-09T07:00:00.000Z')).toBe(1);
      expect(await digests()).toEqual([
        {
          recipientRefs: [NADIA_REF],
          scope: `orr:digest:${NADIA_REF}`,
          topic: 'orr:digest',
          severity: 'low',
          title: 'Your teams this week',
          description:
            '0 of 6 that need reviews are ready, 0 a week ago. 6 never reviewed: a, b, c, checkout, d, and 1 more.',
          link: '/orr/briefing?group=group%3Adefault%2Fcommerce&since=2026-03-02',
        },
      ]);
    });

    it('tells of nothing but what is owed where there are no groups below', async () => {
      await want(true, TOM);
      expect(await passTo('2026-03-09T07:00:00.000Z')).toBe(1);
      expect(await digests()).toMatchObject([
        {
          recipientRefs: ['user:default/tom'],
          description: '6 never reviewed: a, b, c, checkout, d, and 1 more.',
          link: '/orr/mine',
        },
      ]);
    });

    it('tells who has groups below theirs what has moved, which is told once', async () => {
      await want();
      portal.moveTo('2026-03-03T09:00:00.000Z');
      await (await new ReviewStory(portal.services).submitted()).decide();
      expect(await passTo('2026-03-09T07:00:00.000Z')).toBe(1);
      const [{ description }] = await digests();
      expect(description).toMatch(
        /^1 of 6 that need reviews are ready, 0 a week ago\./,
      );
      // That the week before is another one is nothing new.
      expect(await passTo('2026-03-16T07:00:00.000Z')).toBe(0);
    });

    it('keeps to the clock on the wall when that is put forward', async () => {
      portal.moveTo('2026-03-23T12:00:00.000Z');
      await want();
      expect(await passTo('2026-03-30T05:59:59.000Z')).toBe(0);
      expect(await passTo('2026-03-30T06:00:00.000Z')).toBe(1);
    });

    it('says nothing anew while nothing has changed, and again once something has', async () => {
      await want();
      expect(await passTo('2026-03-09T07:00:00.000Z')).toBe(1);
      expect(await passTo('2026-03-16T07:00:00.000Z')).toBe(0);
      portal.moveTo('2026-03-16T08:00:00.000Z');
      await new ReviewStory(portal.services).submitted();
      // In the middle of a week there is none.
      expect(await passTo('2026-03-18T07:00:00.000Z')).toBe(0);
      expect(await passTo('2026-03-23T07:00:00.000Z')).toBe(1);
      const texts = (await digests()).map(({ description }) => description);
      expect(texts).toContain(
        '0 of 6 that need reviews are ready, 0 a week ago. 6 never reviewed: a, b, c, checkout, d, and 1 more. 1 waiting for a decision: checkout.',
      );
    });

    it('comes once where two replicas tell it, and later where none was there', async () => {
      await want();
      const now = new Date('2026-03-11T15:00:00.000Z');
      const told = await Promise.all([
        portal.services.weeklyDigest.runOnce(now),
        portal.services.weeklyDigest.runOnce(now),
      ]);
      expect(told.sort()).toEqual([0, 1]);
      expect(await digests()).toHaveLength(1);
    });

    it('is not lost where writing it fails: the week is not taken for told', async () => {
      await want();
      const add = jest
        .spyOn(portal.stores.outbox, 'add')
        .mockRejectedValueOnce(new Error('The disk is full'));
      await expect(passTo('2026-03-09T07:00:00.000Z')).rejects.toThrow('disk');
      add.mockRestore();
      expect(await passTo('2026-03-09T07:00:01.000Z')).toBe(1);
      expect(await digests()).toHaveLength(1);
    });

    it('ends with the wish, and with nothing to say', async () => {
      await want();
      expect((await want(false)).digest).toBe(false);
      expect(await passTo('2026-03-09T07:00:00.000Z')).toBe(0);
      await want();
      await knex('entity').update({ orphaned_at: '2026-03-10T07:00:00.000Z' });
      expect(await passTo('2026-03-16T07:00:00.000Z')).toBe(0);
      expect(await digests()).toEqual([]);
    });

    it('costs each person the same number of statements, however much their groups own', async () => {
      await want();
      let statements = 0;
      knex.on('query', () => {
        statements += 1;
      });
      await passTo('2026-03-09T07:00:00.000Z');
      const forSix = statements;
      expect(forSix).toBeLessThanOrEqual(16);
      await knex('entity')
        .where('name', '<>', 'a')
        .whereNot('kind', 'group')
        .update({ orphaned_at: '2026-03-10T07:00:00.000Z' });
      statements = 0;
      await passTo('2026-03-16T07:00:00.000Z');
      expect(statements).toBe(forSix);
    });
  },
);
