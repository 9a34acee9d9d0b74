import { ChecklistImpact, Question } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
  TOM,
} from '../__testUtils__/createTestPortal';
import { named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { ROLLBACK, WrittenChecklist } from '../__testUtils__/WrittenChecklist';

jest.setTimeout(60_000);

const ENTITY = 'component:default/checkout';
const options = { credentials: NADIA };
const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'what a new checklist does to headlines, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex);
      // It stands well under the checklist that there is.
      const story = new ReviewStory(portal.services);
      await story.submitted(CHECKLIST.id);
      await story.decide();
    });

    afterEach(async () => {
      await knex.destroy();
    });

    const written = new WrittenChecklist(() => portal);
    const drafted = async (...questions: Question[]) =>
      written.save(
        await written.begin(),
        WrittenChecklist.withQuestions(...questions),
      );
    const impactOf = (
      { id: draftId }: { id: string },
      state?: 'pilot',
    ): Promise<ChecklistImpact> =>
      portal.services.checklistDraftService.getImpact(
        { draftId, rollout: [], state },
        options,
      );
    const headline = async () => {
      await written.tick();
      const readiness = await portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY },
        options,
      );
      return readiness.headline;
    };

    const FALLS: Partial<ChecklistImpact> = {
      fallingAtOnce: {
        entities: 1,
        first: [
          {
            entityRef: ENTITY,
            ownerRef: 'group:default/payments',
            from: 'readyWithConditions',
            to: 'neverReviewed',
          },
        ],
      },
      falling: [],
      owners: [{ ownerRef: 'group:default/payments', entities: 1, falling: 1 }],
    };

    it('is told before it is published, as it then comes', async () => {
      expect(await headline()).toBe('readyWithConditions');
      const draft = await drafted(ROLLBACK);
      expect(await impactOf(draft)).toMatchObject({
        ...FALLS,
        entities: { asked: 1, newlyAsked: 1 },
      });
      expect(await headline()).toBe('readyWithConditions');
      await written.publish(draft);
      expect(await headline()).toBe('neverReviewed');
      // Whoever is asked already does not fall by the next version.
      expect(await impactOf(await written.goOn())).not.toHaveProperty(
        'fallingAtOnce',
      );
    });

    it('is nothing for a pilot, until that is published for all', async () => {
      const piloted = await written.save(await drafted(ROLLBACK), {
        pilotEntities: [ENTITY],
      });
      expect(await impactOf(piloted, 'pilot')).not.toHaveProperty(
        'fallingAtOnce',
      );
      await written.publish(piloted, { state: 'pilot' });
      expect(await headline()).toBe('readyWithConditions');
      const next = await written.goOn();
      expect(await impactOf(next)).toMatchObject({
        ...FALLS,
        entities: { asked: 1, newlyAsked: 0 },
      });
      await written.publish(next);
      expect(await headline()).toBe('neverReviewed');
    });

    it('is nothing for an entity that is exempt, which is not asked either', async () => {
      const { exemptions } = portal.services;
      const { id } = await exemptions.requestExemption(
        named({ entityRef: ENTITY, reason: 'It ends', until: '2026-05-31' }),
        { credentials: TOM },
      );
      await exemptions.decideExemption(
        named({ exemptionId: id, revision: 1, outcome: 'approved' as const }),
        { credentials: OMAR },
      );
      const impact = await impactOf(await drafted(ROLLBACK));
      expect(impact).toMatchObject({
        entities: { asked: 0, newlyAsked: 0 },
        owners: [],
      });
      expect(impact).not.toHaveProperty('fallingAtOnce');
    });

    it('is nothing for an entity outside of the scope', async () => {
      await knex.transaction(trx =>
        portal.stores.programme.save(trx, {
          document: { scope: { kind: 'System' } },
          revision: 0,
          userRef: 'user:default/omar',
          now: portal.clock.now(),
        }),
      );
      const impact = await impactOf(await drafted(ROLLBACK));
      expect(impact).toMatchObject({ entities: { asked: 0 } });
      expect(impact).not.toHaveProperty('fallingAtOnce');
    });
  },
);
