import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ProgrammeDocument } from 'backstage-plugin-orr-common';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
} from '../__testUtils__/createTestPortal';
import { ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { ReadinessClock } from '../tasks/ReadinessClock';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const PAYMENTS: Entity = {
  ...group('payments'),
  metadata: { name: 'payments', uid: 'uid-payments' },
  relations: [{ type: 'hasMember', targetRef: 'user:default/nadia' }],
};

function ownedBy(ownerRef: string): Entity {
  return {
    ...CHECKOUT,
    spec: { ...CHECKOUT.spec, owner: ownerRef },
    relations: [{ type: 'ownedBy', targetRef: ownerRef }],
  };
}

/** A catalog that has at each moment what the test says. */
function changingCatalog(entities: () => Entity[]) {
  return new Proxy(catalogServiceMock(), {
    get: (_, name) => {
      const current = catalogServiceMock({ entities: entities() });
      const method = Reflect.get(current, name);
      return typeof method === 'function' ? method.bind(current) : method;
    },
  });
}

describe.each(databases.eachSupportedId())(
  'Being told by time on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let entities: Entity[];

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      entities = [CHECKOUT, PAYMENTS, group('reliability')];
      portal = await createTestPortal(knex, {
        catalog: changingCatalog(() => entities),
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const notifications = async () => {
      const rows: { payload: string }[] = await knex('outbox')
        .where({ channel: 'notification' })
        .orderBy(['created_at', 'id'])
        .select('payload');
      return rows.map(({ payload }) => JSON.parse(payload));
    };
    /** What was told since, as scope and title. */
    const toldSince = async (work: () => Promise<unknown>) => {
      const before = (await notifications()).length;
      await work();
      return (await notifications()).slice(before);
    };
    /** What the jobs of a replica do at an instant. */
    const passTo = async (instant: string) => {
      portal.moveTo(instant);
      const now = new Date(instant);
      await new ReadinessClock({
        ...portal.stores,
        projector: portal.services.projector,
        logger: mockServices.logger.mock(),
      }).runOnce(now);
      await portal.services.deadlines.runOnce(now);
    };
    const sweep = async () => {
      const now = portal.clock.now();
      await portal.services.projection.runOnce(now);
      await portal.services.ownershipWatch.runOnce(now);
    };
    const saveProgramme = (document: ProgrammeDocument) =>
      knex.transaction(trx =>
        portal.stores.programme.save(trx, {
          document,
          revision: 0,
          userRef: 'user:default/omar',
          now: portal.clock.now(),
        }),
      );
    const decided = async () => {
      const story = await (
        await new ReviewStory(portal.services).submitted()
      ).decide();
      return story.reviewId;
    };

    it('says a week before that a condition is due, once, and that it was missed', async () => {
      const reviewId = await decided();
      const [condition] = await knex('decision_condition').select('id');
      const scope = `orr:condition:${condition.id}`;

      expect(await toldSince(() => passTo('2026-03-12T09:00:00.000Z'))).toEqual(
        [],
      );
      expect(await toldSince(() => passTo('2026-03-13T09:00:00.000Z'))).toEqual(
        [
          {
            recipientRefs: ['group:default/payments'],
            scope,
            topic: 'orr:condition',
            severity: 'normal',
            title: 'checkout: a condition is due 2026-03-20',
            description:
              'Say on the review when it is met, with a link or a note.',
            link: `/catalog/default/component/checkout/operational-readiness/reviews/${reviewId}`,
          },
        ],
      );
      expect(await toldSince(() => passTo('2026-03-20T09:00:00.000Z'))).toEqual(
        [],
      );
      expect(await toldSince(() => passTo('2026-03-20T23:00:01.000Z'))).toEqual(
        [
          expect.objectContaining({
            recipientRefs: ['group:default/payments', 'user:default/omar'],
            scope,
            severity: 'high',
            title: 'checkout: a condition was due 2026-03-20',
          }),
        ],
      );
      expect(await toldSince(() => passTo('2026-03-25T09:00:00.000Z'))).toEqual(
        [],
      );
    });

    it('tells one news where two replicas find it at once', async () => {
      await decided();
      const now = new Date('2026-03-14T09:00:00.000Z');
      expect(
        await toldSince(() =>
          Promise.all(
            [1, 2, 3].map(() => portal.services.deadlines.runOnce(now)),
          ),
        ),
      ).toHaveLength(1);
    });

    it('tells again of a condition whose day was moved', async () => {
      await decided();
      await passTo('2026-03-14T09:00:00.000Z');
      await knex('decision_condition').update({ due_on: '2026-03-30' });
      expect(
        await toldSince(() => passTo('2026-03-24T09:00:00.000Z')),
      ).toHaveLength(1);
    });

    it('says a month before that a review is due, and once that it is overdue', async () => {
      await decided();
      await knex('decision_condition').update({
        met_at: '2026-03-03T09:00:00.000Z',
      });
      const { id: entityId } = await knex('entity')
        .where({ name: 'checkout' })
        .first('id');
      const scope = `orr:review-due:${entityId}:${CHECKLIST.id}`;
      await knex('readiness').update({
        next_change_at: '2026-03-03T00:00:00Z',
      });

      expect(await toldSince(() => passTo('2026-03-04T09:00:00.000Z'))).toEqual(
        [],
      );
      const { valid_until: until } = await knex('readiness').first();
      const before = (days: number) =>
        new Date(
          Date.parse(`${until}T12:00:00Z`) - days * 86_400_000,
        ).toISOString();
      expect(await toldSince(() => passTo(before(31)))).toEqual([]);
      expect(await toldSince(() => passTo(before(30)))).toEqual([
        expect.objectContaining({
          recipientRefs: ['group:default/payments'],
          scope,
          topic: 'orr:standing',
          title: `checkout: a review is due by ${until}`,
        }),
      ]);
      expect(await toldSince(() => passTo(before(3)))).toEqual([]);
      expect(await toldSince(() => passTo(before(-1)))).toEqual([
        expect.objectContaining({
          scope,
          severity: 'high',
          title: 'checkout: a review is overdue',
        }),
      ]);
      expect(await toldSince(() => passTo(before(-40)))).toEqual([]);
    });

    it('says nothing of what was so before it was first looked at', async () => {
      entities = [ownedBy('group:default/gone'), PAYMENTS];
      expect(await toldSince(sweep)).toEqual([]);
      expect(await toldSince(() => passTo('2027-09-01T09:00:00.000Z'))).toEqual(
        [],
      );
    });

    it('tells those who owned an entity that nobody does any more, once', async () => {
      await sweep();
      expect(await toldSince(sweep)).toEqual([]);
      entities = [ownedBy('group:default/gone'), PAYMENTS];
      expect(await toldSince(sweep)).toEqual([
        expect.objectContaining({
          recipientRefs: ['group:default/payments'],
          otherwiseProgrammeOwner: true,
          topic: 'orr:ownership',
          title: 'checkout has no owner any more',
          link: '/catalog/default/component/checkout/operational-readiness',
        }),
      ]);
      expect(await toldSince(sweep)).toEqual([]);
      entities = [CHECKOUT, PAYMENTS];
      expect(await toldSince(sweep)).toEqual([]);
      entities = [CHECKOUT, { ...PAYMENTS, relations: [] }];
      expect(await toldSince(sweep)).toHaveLength(1);
    });

    it('says a month and a week before that the programme is not covered yet', async () => {
      await sweep();
      await saveProgramme({
        targetDate: '2026-06-30',
        ownerRef: 'group:default/reliability',
        sponsorRef: 'user:default/omar',
      });
      expect(await toldSince(() => passTo('2026-05-30T09:00:00.000Z'))).toEqual(
        [],
      );
      const [month] = await toldSince(() => passTo('2026-05-31T09:00:00.000Z'));
      expect(month).toMatchObject({
        recipientRefs: ['group:default/reliability', 'user:default/omar'],
        topic: 'orr:programme',
        severity: 'normal',
        title: 'The programme is to be covered by 2026-06-30',
        description: '1 entity has no decision in date yet.',
        link: '/orr?programme=uncovered',
      });
      expect(await toldSince(() => passTo('2026-06-10T09:00:00.000Z'))).toEqual(
        [],
      );
      expect(await toldSince(() => passTo('2026-06-24T09:00:00.000Z'))).toEqual(
        [expect.objectContaining({ scope: month.scope, severity: 'high' })],
      );
      expect(await toldSince(() => passTo('2026-06-30T09:00:00.000Z'))).toEqual(
        [],
      );
    });
  },
);
