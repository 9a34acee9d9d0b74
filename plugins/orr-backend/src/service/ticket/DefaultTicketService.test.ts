import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  FindingDisposition,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { TrackerError } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  TOM,
} from '../../__testUtils__/createTestPortal';
import { permissionsWithout } from '../../__testUtils__/permissionsWithout';
import { named, ReviewStory } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { TestTracker } from './__testUtils__/TestTracker';
import { TrackerRegistry } from './TrackerRegistry';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const PLACED = {
  ...CHECKOUT,
  metadata: {
    ...CHECKOUT.metadata,
    annotations: { 'tracker.example/place': 'shop' },
  },
};
const BOARD = {
  id: 'board',
  title: 'Board',
  url: 'https://board.example/new?t={{title}}',
  recognises: 'https://board.example/browse/',
};
const SECRET = 'upstream-words-nobody-may-see';
const unavailable = () =>
  new TrackerError('unavailable', 'Tracker cannot be reached at the moment.');

describe.each(databases.eachSupportedId())(
  'tickets of actions, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let story: ReviewStory;
    let tracker: TestTracker;
    let action: FindingDisposition;
    const denied = new Set<string>();

    const propose = (change: object = {}) =>
      portal.services.dispositions.proposeDisposition(
        named({
          reviewId: story.reviewId,
          questionId: 'runbook',
          type: 'action' as const,
          text: 'Write the runbook',
          ownerRef: 'group:default/payments',
          until: '2026-05-31',
          ...change,
        }),
        { credentials: NADIA },
      );

    beforeEach(async () => {
      denied.clear();
      knex = await databases.init(databaseId);
      tracker = new TestTracker();
      portal = await createTestPortal(knex, {
        catalog: catalogServiceMock({
          entities: [PLACED, group('payments'), group('reliability')],
        }),
        permissions: permissionsWithout(denied),
        trackers: new TrackerRegistry({
          templates: [BOARD],
          trackers: [tracker],
        }),
      });
      story = await new ReviewStory(portal.services).start();
      await story.answer('rollback', { kind: 'practice', value: 'yes' });
      await story.answer(
        'runbook',
        { kind: 'choices', choices: ['written'] },
        { credentials: TOM },
      );
      action = await propose();
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const wanted = (change: object = {}) =>
      named({
        dispositionId: action.id,
        revision: action.revision,
        trackerId: 'tracker',
        placeId: 'shop',
        title: 'Write the runbook',
        body: 'See the portal',
        ...change,
      });
    const create = (input = wanted(), credentials = NADIA) =>
      portal.services.ticketService.createTicket(input, { credentials });
    const failureOf = async (work: Promise<unknown>) => {
      const error = await work.then(
        () => undefined,
        thrown => thrown,
      );
      expect(JSON.stringify({ ...error, stack: error.stack })).not.toContain(
        SECRET,
      );
      return error;
    };
    const items = async () =>
      (
        await portal.services.dispositionLists.listReviewDispositions(
          { reviewId: story.reviewId },
          { credentials: NADIA },
        )
      ).items;
    const attempts = () => knex('ticket_attempt').select('*');
    const historyOf = async (act: string) =>
      knex('history_entry').where({ action: act });

    it('says where a ticket can be made, and what it begins with, without answers and notes', async () => {
      const places = await portal.services.ticketService.listTicketPlaces(
        { dispositionId: action.id },
        { credentials: NADIA },
      );
      expect(places).toEqual({
        trackers: [
          {
            id: 'tracker',
            title: 'Tracker',
            places: [{ id: 'shop', title: 'Place shop' }],
          },
        ],
        templates: [{ id: 'board', title: 'Board', url: BOARD.url }],
        draft: {
          title: 'checkout: Write the runbook',
          body: expect.stringContaining('Question: Is there a runbook?'),
        },
      });
      expect(places.draft.body).toContain(`/reviews/${story.reviewId}`);
      expect(places.draft.body).not.toContain('It is written');
    });

    it('makes one, shows it and tells of it', async () => {
      const made = await create();
      expect(made).toMatchObject({
        revision: 2,
        url: 'https://tracker.example/shop-1',
      });
      expect(tracker.made).toMatchObject([
        { placeId: 'shop', title: 'Write the runbook', body: 'See the portal' },
      ]);
      expect(await items()).toMatchObject([
        {
          disposition: { id: action.id, url: made.url },
          ticket: {
            key: 'SHOP-1',
            tracker: 'Tracker',
            follows: true,
            state: 'unknown',
          },
        },
      ]);
      expect(await attempts()).toEqual([]);
      expect(await historyOf('ticket.made')).toMatchObject([
        { actor_ref: 'user:default/nadia', subject: 'runbook' },
      ]);
    });

    it('answers a retry of the same request with the same ticket', async () => {
      const input = wanted();
      const made = await create(input);
      expect(await create(input)).toEqual(made);
      expect(tracker.made).toHaveLength(1);
      expect(await failureOf(create(wanted({ revision: 2 })))).toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('has a ticket already'),
      });
    });

    it('finds the ticket of an attempt whose answer was lost, whoever tries again and wherever', async () => {
      tracker.losesAnswers = unavailable();
      expect(await failureOf(create())).toMatchObject({
        name: 'TrackerFailedError',
        statusCode: 503,
        problem: 'unavailable',
      });
      expect(await items()).toMatchObject([
        { disposition: { revision: 1, url: undefined }, ticket: undefined },
      ]);
      tracker.losesAnswers = undefined;
      tracker.failures.push(unavailable());
      expect(await failureOf(create())).toMatchObject({
        problem: 'unavailable',
      });
      expect(await create(wanted(), TOM)).toMatchObject({
        url: 'https://tracker.example/shop-1',
      });
      expect(tracker.made).toHaveLength(1);
      expect(tracker.asked).toEqual(['create shop', 'find shop', 'find shop']);
      expect(await attempts()).toEqual([]);
    });

    it('finds the ticket again where it could not be stored', async () => {
      tracker.gate = (async () => {
        await portal.services.dispositions.changeAction(
          named({ dispositionId: action.id, revision: 1, text: 'Quickly' }),
          { credentials: TOM },
        );
      })();
      expect(await failureOf(create())).toMatchObject({
        name: 'ConflictError',
      });
      expect(await items()).toMatchObject([{ ticket: undefined }]);
      expect(await create(wanted({ revision: 2 }))).toMatchObject({
        text: 'Quickly',
        url: 'https://tracker.example/shop-1',
      });
      expect(tracker.made).toHaveLength(1);
    });

    it('makes one where two ask at once', async () => {
      let open = () => {};
      tracker.gate = new Promise(resolve => {
        open = resolve;
      });
      const first = create();
      const second = create(wanted(), TOM);
      const refused = await failureOf(Promise.race([second, first]));
      open();
      expect(refused).toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('is being made'),
      });
      const [one, other] = await Promise.allSettled([first, second]);
      expect([one.status, other.status].sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(tracker.made).toHaveLength(1);
    });

    it.each([
      ['notAllowed', 502],
      ['notFound', 502],
      ['unexpected', 502],
      ['rateLimited', 503],
      ['unavailable', 503],
    ] as const)(
      'leaves everything as it was where the tracker says %s',
      async (problem, statusCode) => {
        const retryAt = new Date('2026-03-02T09:05:00.000Z');
        tracker.failures.push(
          new TrackerError(problem, 'It did not work.', { retryAt }),
        );
        expect(await failureOf(create())).toMatchObject({
          statusCode,
          problem,
          retryAt: retryAt.toISOString(),
          message: 'No ticket was made: It did not work.',
        });
        expect(await items()).toMatchObject([
          { disposition: action, ticket: undefined },
        ]);
        expect(await historyOf('ticket.made')).toEqual([]);
        expect(await create()).toMatchObject({
          url: 'https://tracker.example/shop-1',
        });
      },
    );

    it('passes on nothing of an error that is none of ours', async () => {
      tracker.failures.push(
        Object.assign(new Error(SECRET), { config: { token: SECRET } }),
      );
      expect(await failureOf(create())).toMatchObject({
        statusCode: 502,
        problem: 'unexpected',
      });
    });

    it('refuses what is no place of the entity, and what is no open action', async () => {
      expect(
        await failureOf(create(wanted({ placeId: 'elsewhere' }))),
      ).toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('placeId: '),
      });
      expect(
        await failureOf(create(wanted({ trackerId: 'other' }))),
      ).toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('trackerId: '),
      });
      expect(await failureOf(create(wanted({ revision: 7 })))).toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('revision: '),
      });
      await portal.services.dispositions.closeDisposition(
        named({
          dispositionId: action.id,
          revision: 1,
          act: 'finish' as const,
          note: 'Done',
        }),
        { credentials: NADIA },
      );
      expect(await failureOf(create(wanted({ revision: 2 })))).toMatchObject({
        name: 'ConflictError',
      });
      expect(tracker.asked).toEqual([]);
    });

    it('is for its owner and who may answer', async () => {
      denied.add(orrReviewUpdatePermission.name);
      expect(await failureOf(create(wanted(), OMAR))).toMatchObject({
        name: 'NotAllowedError',
      });
      expect(
        await failureOf(
          portal.services.ticketService.listTicketPlaces(
            { dispositionId: action.id },
            { credentials: OMAR },
          ),
        ),
      ).toMatchObject({ name: 'NotAllowedError' });
      expect(
        await failureOf(
          portal.services.ticketService.listTicketPlaces(
            { dispositionId: action.id },
            { credentials: mockCredentials.service() },
          ),
        ),
      ).toMatchObject({ name: 'NotAllowedError' });
      expect(tracker.asked).toEqual([]);
      expect(await create(wanted(), TOM)).toMatchObject({ revision: 2 });
    });

    it('knows the address of a ticket that a person writes down', async () => {
      const linked = await propose({ url: 'https://tracker.example/SHOP-9' });
      const ticketOf = async (id: string) =>
        (await items()).find(({ disposition }) => disposition.id === id)
          ?.ticket;
      expect(await ticketOf(linked.id)).toMatchObject({
        key: 'SHOP-9',
        follows: true,
      });
      const change = async (url: string | null, revision: number) =>
        portal.services.dispositions.changeAction(
          named({ dispositionId: linked.id, revision, url }),
          { credentials: NADIA },
        );
      await change('https://board.example/browse/OPS-4?x=1', 1);
      expect(await ticketOf(linked.id)).toEqual({
        url: 'https://board.example/browse/OPS-4?x=1',
        key: 'OPS-4',
        tracker: 'Board',
        follows: false,
        state: 'unknown',
      });
      await change('https://elsewhere.example/1', 2);
      expect(await ticketOf(linked.id)).toBeUndefined();
      await change('https://tracker.example/SHOP-9', 3);
      await change(null, 4);
      expect(await ticketOf(linked.id)).toBeUndefined();
      expect(await knex('ticket').select('*')).toEqual([]);
    });
  },
);
