import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  EventsService,
  EventsServiceSubscribeOptions,
} from '@backstage/plugin-events-node';
import { FindingDisposition } from 'backstage-plugin-orr-common';
import { TrackerError } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import { createTestPortal, NADIA } from '../__testUtils__/createTestPortal';
import { named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { TestTracker } from '../service/ticket/__testUtils__/TestTracker';
import { subscribeToTrackers } from '../service/ticket/subscribeToTrackers';
import { TrackerRegistry } from '../service/ticket/TrackerRegistry';
import { TicketWatch } from './TicketWatch';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SECRET = 'upstream-words-nobody-may-see';

describe.each(databases.eachSupportedId())('TicketWatch on %s', databaseId => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let story: ReviewStory;
  let tracker: TestTracker;
  let other: TestTracker;
  let trackers: TrackerRegistry;
  let logger: jest.Mocked<LoggerService>;
  let watch: TicketWatch;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    tracker = new TestTracker();
    other = Object.assign(new TestTracker('other'), {
      recognise: () => undefined,
    });
    trackers = new TrackerRegistry({
      templates: [],
      trackers: [tracker, other],
    });
    logger = mockServices.logger.mock();
    portal = await createTestPortal(knex, { trackers });
    watch = new TicketWatch({
      ...portal.stores,
      ...portal.services,
      trackers,
      logger,
    });
    story = await new ReviewStory(portal.services).start();
    await story.answer('rollback', { kind: 'practice', value: 'no' });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  /** Passes so much time, and runs once. */
  const after = async (ms: number) => {
    const now = new Date(portal.clock.now().getTime() + ms);
    portal.moveTo(now.toISOString());
    tracker.asked.length = 0;
    return watch.runOnce(now);
  };
  const ticketAt = (url: string) =>
    tracker.made.push({
      placeId: 'shop',
      title: 't',
      body: 'b',
      marker: url,
      url,
    });
  const actionWith = async (url: string): Promise<FindingDisposition> => {
    ticketAt(url);
    return portal.services.dispositions.proposeDisposition(
      named({
        reviewId: story.reviewId,
        questionId: 'rollback',
        type: 'action' as const,
        text: 'Rehearse it',
        ownerRef: 'group:default/payments',
        until: '2027-05-31',
        url,
      }),
      { credentials: NADIA },
    );
  };
  const urlOf = (name: string) => `https://tracker.example/${name}`;
  const shown = async () => {
    const { items } =
      await portal.services.dispositionLists.listReviewDispositions(
        { reviewId: story.reviewId },
        { credentials: NADIA },
      );
    return items.map(({ disposition, ticket }) => ({
      action: disposition.state,
      revision: disposition.revision,
      ticket: ticket?.state,
      problem: ticket?.problem,
    }));
  };
  const notices = async () =>
    (await knex('outbox').where({ channel: 'notification' }))
      .map(({ payload }) => JSON.parse(payload))
      .filter(({ scope }) => scope.startsWith('orr:action-ticket:'));
  const history = async () =>
    (
      await knex('history_entry')
        .where('action', 'like', 'ticket.%')
        .orderBy('seq')
    ).map(({ action, actor_ref }) => ({ action, actor_ref }));

  it('looks at an open ticket regularly, and at no other', async () => {
    await actionWith(urlOf('a'));
    expect(await after(0)).toBe(1);
    expect(await shown()).toMatchObject([{ ticket: 'open' }]);
    expect(await after(14 * MINUTE)).toBe(0);
    expect(await after(5 * MINUTE)).toBe(1);
    expect(tracker.asked).toEqual([`status ${urlOf('a')}`]);
    expect(await history()).toEqual([]);
  });

  it('proposes to close the action of a closed ticket, once, and closes none', async () => {
    const { id } = await actionWith(urlOf('a'));
    await after(0);
    tracker.made[0].closedAt = '2026-03-02T10:00:00.000Z';
    await after(20 * MINUTE);
    await after(2 * DAY);
    expect(await shown()).toMatchObject([
      { action: 'open', revision: 1, ticket: 'closed' },
    ]);
    expect(await notices()).toEqual([
      expect.objectContaining({
        scope: `orr:action-ticket:${id}`,
        recipientRefs: ['group:default/payments'],
        title:
          'checkout: the ticket A is closed. Close the action with evidence?',
      }),
    ]);
    expect(await history()).toEqual([
      { action: 'ticket.closed', actor_ref: null },
    ]);
    tracker.made[0].closedAt = undefined;
    await after(2 * DAY);
    expect(await shown()).toMatchObject([{ action: 'open', ticket: 'open' }]);
    expect(await history()).toEqual([
      { action: 'ticket.closed', actor_ref: null },
      { action: 'ticket.reopened', actor_ref: null },
    ]);
  });

  it('looks at a closed ticket daily for a month, and at that of a closed action never', async () => {
    await actionWith(urlOf('a'));
    tracker.made[0].closedAt = '2026-03-02T09:00:00.000Z';
    const { id } = await actionWith(urlOf('b'));
    expect(await after(0)).toBe(2);
    await portal.services.dispositions.closeDisposition(
      named({
        dispositionId: id,
        revision: 1,
        act: 'finish' as const,
        note: 'Done',
      }),
      { credentials: NADIA },
    );
    expect(await after(20 * MINUTE)).toBe(0);
    expect(await after(2 * DAY)).toBe(1);
    expect(await after(30 * DAY)).toBe(1);
    expect(await after(300 * DAY)).toBe(0);
  });

  it('catches up after downtime, in bounded runs', async () => {
    for (let index = 0; index < 103; index += 1) {
      await actionWith(urlOf(`t${index}`));
    }
    expect(await after(9 * DAY)).toBe(100);
    expect(await after(0)).toBe(3);
    expect(await after(0)).toBe(0);
  });

  it('asks less and less often where the tracker fails, and keeps what it knows', async () => {
    await actionWith(urlOf('a'));
    await after(0);
    const fail = () =>
      tracker.failures.push(new TrackerError('notFound', 'Gone.'));
    fail();
    await after(20 * MINUTE);
    expect(await shown()).toMatchObject([
      { ticket: 'open', problem: 'notFound' },
    ]);
    fail();
    expect(await after(19 * MINUTE)).toBe(1);
    expect(await after(29 * MINUTE)).toBe(0);
    for (let times = 0; times < 12; times += 1) {
      fail();
      expect(await after(29 * HOUR)).toBe(1);
    }
    expect(await after(23 * HOUR)).toBe(0);
    expect(await after(6 * HOUR)).toBe(1);
    expect(await shown()).toMatchObject([
      { ticket: 'open', problem: undefined },
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('leaves a tracker alone as long as it asks for, and goes on with the others', async () => {
    await actionWith(urlOf('a'));
    await actionWith(urlOf('b'));
    await actionWith(urlOf('c'));
    await knex('ticket')
      .where({ url: urlOf('c') })
      .update({ tracker_id: 'other' });
    const now = portal.clock.now().getTime();
    tracker.failures.push(
      new TrackerError('rateLimited', 'Wait.', {
        retryAt: new Date(now + 2 * HOUR),
      }),
    );
    expect(await after(0)).toBe(2);
    expect(tracker.asked).toHaveLength(1);
    expect(other.asked).toHaveLength(1);
    await after(HOUR);
    expect(tracker.asked).toHaveLength(0);
    await after(61 * MINUTE);
    expect(tracker.asked).toHaveLength(2);
  });

  it('stops asking in a run where the tracker is down', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await actionWith(urlOf(name));
      tracker.failures.push(new TrackerError('unavailable', 'Down.'));
    }
    expect(await after(0)).toBe(3);
    expect(await after(0)).toBe(2);
    tracker.failures.length = 0;
    expect(await after(DAY)).toBe(5);
  });

  it('logs nothing of an error that is none of ours', async () => {
    await actionWith(urlOf('a'));
    tracker.failures.push(
      Object.assign(new Error(SECRET), { config: { token: SECRET } }),
    );
    await after(0);
    expect(await shown()).toMatchObject([{ problem: 'unexpected' }]);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(logger.error.mock.calls)).not.toContain(SECRET);
  });

  it('leaves a ticket as it was where it is told to stop', async () => {
    await actionWith(urlOf('a'));
    const stopped = new AbortController();
    stopped.abort();
    tracker.failures.push(new TrackerError('unavailable', 'Given up.'));
    await watch.runOnce(portal.clock.now(), stopped.signal);
    expect(await shown()).toMatchObject([
      { ticket: 'unknown', problem: undefined },
    ]);
    expect(await after(0)).toBe(1);
  });

  it('takes nothing of an event but that the ticket is to be looked at', async () => {
    const subscribed: EventsServiceSubscribeOptions[] = [];
    const events = {
      subscribe: async options => {
        subscribed.push(options);
      },
    } as Partial<EventsService> as EventsService;
    await subscribeToTrackers({
      ...portal.stores,
      clock: portal.clock,
      events,
      trackers,
    });
    const tell = async (url: string) => {
      for (const { onEvent } of subscribed) {
        await onEvent({
          topic: 'tracker.tickets',
          eventPayload: { url, state: 'closed' },
        });
      }
    };
    expect(subscribed.map(({ topics }) => topics)).toEqual([
      ['tracker.tickets'],
      ['tracker.tickets'],
    ]);
    await actionWith(urlOf('a'));
    await actionWith(urlOf('b'));
    await after(0);
    await tell(urlOf('A'));
    await tell('https://elsewhere.example/a');
    expect(await shown()).toMatchObject([
      { ticket: 'open' },
      { ticket: 'open' },
    ]);
    expect(await after(0)).toBe(1);
    expect(tracker.asked).toEqual([`status ${urlOf('a')}`]);
    expect(await shown()).toMatchObject([
      { ticket: 'open' },
      { ticket: 'open' },
    ]);
    tracker.failures.push(new TrackerError('unavailable', 'Down.'));
    await tell(urlOf('a'));
    await after(0);
    await tell(urlOf('a'));
    expect(await after(0)).toBe(0);
  });
});
