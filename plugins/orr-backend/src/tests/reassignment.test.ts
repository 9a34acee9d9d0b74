import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { catalogConditions } from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { ReassignableKind } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  OTHER_CHECKLIST,
} from '../__testUtils__/createTestPortal';
import { createPolicy } from '../__testUtils__/createPolicy';
import { named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { StatementLog } from '../database/__testUtils__/StatementLog';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const FROM = 'user:default/nadia';
const TOM_REF = 'user:default/tom';
const PAYMENTS = 'group:default/payments';

function person(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { memberOf: [] },
  };
}

function service(index: number): Entity {
  return {
    ...CHECKOUT,
    metadata: { name: `service-${index}`, uid: `uid-${index}` },
  };
}

describe.each(databases.eachSupportedId())(
  'what one had in hand, on %s',
  databaseId => {
    let knex: Knex;
    let allowed: boolean;
    let catalogs: PolicyDecision;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    const asOmar = { credentials: OMAR };

    beforeEach(async () => {
      allowed = true;
      catalogs = { result: AuthorizeResult.ALLOW };
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: catalogServiceMock({
          entities: [
            CHECKOUT,
            ...Array.from({ length: 3 }, (_, index) => service(index)),
            group('payments'),
            group('reliability'),
            person('tom'),
          ],
        }),
        documents: [CHECKLIST, OTHER_CHECKLIST],
        permissions: createPolicy(
          name => name.startsWith('orr.assignment') && !allowed,
          () => catalogs,
        ),
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const give = (change: object = {}) =>
      portal.services.reassignments.reassign(
        named({
          fromRef: FROM,
          toRef: TOM_REF,
          kinds: ['drivers', 'questions'] as ReassignableKind[],
          ...change,
        }),
        asOmar,
      );
    const preview = async (fromRef = FROM) =>
      (
        await portal.services.reassignments.previewReassignment(
          { fromRef },
          asOmar,
        )
      ).kinds.map(({ kind, count }) => [kind, count]);
    const handToNadia = (story: ReviewStory) =>
      story.answer('rollback', {
        kind: 'toBeResearched',
        assigneeRef: FROM,
        note: 'Ask the team',
      });
    const brokenChains = async () =>
      (await portal.services.historyCare.verifyHistory(asOmar)).brokenChains;

    it('goes to another, in the history and with one message each', async () => {
      const story = await new ReviewStory(portal.services).start();
      await handToNadia(story);
      expect(await preview()).toEqual([
        ['drivers', 1],
        ['conditions', 0],
        ['questions', 1],
        ['actions', 0],
        ['campaigns', 0],
      ]);
      await knex('outbox').delete();

      const input = named({
        fromRef: 'User:Default/Nadia',
        toRef: TOM_REF,
        kinds: ['drivers', 'questions'] as ReassignableKind[],
      });
      const given = await portal.services.reassignments.reassign(input, asOmar);
      expect(given).toEqual({
        fromRef: FROM,
        toRef: TOM_REF,
        given: [
          { kind: 'drivers', count: 1 },
          { kind: 'questions', count: 1 },
        ],
        left: 0,
      });
      expect(
        await portal.services.reassignments.reassign(input, asOmar),
      ).toEqual(given);

      const { review, answers } = (await story.reload()).detail;
      expect(review.driverRef).toBe(TOM_REF);
      expect(answers).toMatchObject([
        {
          revision: 2,
          answeredBy: 'user:default/omar',
          statement: {
            kind: 'toBeResearched',
            assigneeRef: TOM_REF,
            note: 'Ask the team',
          },
        },
      ]);
      expect(await preview()).toEqual([
        ['drivers', 0],
        ['conditions', 0],
        ['questions', 0],
        ['actions', 0],
        ['campaigns', 0],
      ]);
      const { items } = await portal.services.changes.listEntityChanges(
        { entityRef: 'component:default/checkout', limit: 2 },
        { credentials: NADIA },
      );
      expect(items.map(({ action }) => action).sort()).toEqual([
        'answer.saved',
        'review.driverChanged',
      ]);
      expect(await brokenChains()).toBe(0);
      const told = await knex('outbox').where('channel', 'notification');
      expect(
        told.map(({ payload }) => JSON.parse(payload).recipientRefs).sort(),
      ).toEqual([[FROM], [TOM_REF]]);
    });

    it('goes on where a person left off', async () => {
      const story = await new ReviewStory(portal.services).start();
      await handToNadia(story);
      await give();
      // The answer as the page knew it is no longer the current one.
      await expect(
        story.answer(
          'rollback',
          { kind: 'practice', value: 'yes' },
          { revision: 1 },
        ),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      await story.answer(
        'rollback',
        { kind: 'practice', value: 'yes' },
        { revision: 2 },
      );
      expect(await brokenChains()).toBe(0);
    });

    it('leaves words to whoever wrote them, to be erased with them', async () => {
      const story = await new ReviewStory(portal.services).start();
      await handToNadia(story);
      await give();
      const notes = async () =>
        (await knex('answer_revision').orderBy('revision')).map(
          ({ statement }) => JSON.parse(statement).note,
        );
      expect(await notes()).toEqual(['Ask the team', 'Ask the team']);
      const [, answer] = await knex('answer_revision').orderBy('revision');
      expect(answer).toMatchObject({
        answered_by: 'user:default/omar',
        copied_answered_by: FROM,
        copied_review_id: null,
      });
      await portal.services.historyCare.eraseContent(
        named({ userRef: FROM }),
        asOmar,
      );
      expect(await notes()).toEqual([undefined, undefined]);
      expect(await brokenChains()).toBe(0);
    });

    it('names only entities that the catalog shows, and counts all', async () => {
      await new ReviewStory(portal.services).start();
      catalogs = {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: catalogConditions.hasMetadata({ key: 'name', value: 'x' }),
      };
      const { kinds } = await portal.services.reassignments.previewReassignment(
        { fromRef: FROM },
        asOmar,
      );
      expect(kinds[0]).toEqual({ kind: 'drivers', count: 1, entities: [] });
    });

    it('gives conditions of decisions in force to a group', async () => {
      const story = await (
        await new ReviewStory(portal.services).submitted()
      ).decide();
      expect(await preview(PAYMENTS)).toEqual([
        ['drivers', 0],
        ['conditions', 1],
        ['questions', 0],
        ['actions', 0],
        ['campaigns', 0],
      ]);
      await give({
        fromRef: PAYMENTS,
        toRef: 'group:default/reliability',
        kinds: ['conditions'],
      });

      expect((await story.reload()).detail.decision?.conditions).toMatchObject([
        { ownerRef: 'group:default/reliability' },
      ]);
      const { checklists } = await portal.services.readiness.getEntityReadiness(
        { entityRef: 'component:default/checkout' },
        asOmar,
      );
      expect(checklists[0].reasons).toMatchObject([
        { personRef: 'group:default/reliability' },
      ]);
      expect(await brokenChains()).toBe(0);
    });

    it('leaves alone what is decided, and answers that are being decided on', async () => {
      const story = await new ReviewStory(portal.services).start();
      await handToNadia(story);
      await story.submit();
      expect(await preview()).toEqual([
        ['drivers', 1],
        ['conditions', 0],
        ['questions', 0],
        ['actions', 0],
        ['campaigns', 0],
      ]);
      await story.decide({ outcome: 'noGo', conditions: [] });
      expect(await preview()).toEqual([
        ['drivers', 0],
        ['conditions', 0],
        ['questions', 0],
        ['actions', 0],
        ['campaigns', 0],
      ]);
    });

    it('sends no more statements for many than for one', async () => {
      await new ReviewStory(portal.services).start();
      const statements = new StatementLog(knex);
      const costOf = async () =>
        (await statements.during(() => give({ kinds: ['drivers'] }))).length;
      const one = await costOf();
      for (let index = 0; index < 3; index += 1) {
        await portal.services.reviews.createReview(
          named({
            entityRef: `component:default/service-${index}`,
            checklistId: CHECKLIST.id,
            kind: 'launch' as const,
          }),
          { credentials: NADIA },
        );
      }
      expect(await preview()).toContainEqual(['drivers', 3]);
      expect(await costOf()).toBe(one);
      expect(await brokenChains()).toBe(0);
    });

    it('is given to nobody who could not have it, naming the field', async () => {
      await expect(give({ toRef: FROM })).rejects.toThrow(
        /^toRef: is the same/,
      );
      await expect(give({ toRef: 'user:default/x' })).rejects.toThrow(
        /^toRef: the catalog has no/,
      );
      await expect(give({ toRef: PAYMENTS })).rejects.toThrow(
        /^toRef: .* cannot take over drivers/,
      );
    });

    it('is left to those who may', async () => {
      allowed = false;
      await expect(give()).rejects.toMatchObject({ name: 'NotAllowedError' });
      await expect(preview()).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    });
  },
);
