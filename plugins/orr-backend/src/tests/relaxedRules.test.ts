import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { ENTITY_REF, named, ReviewStory } from '../__testUtils__/ReviewStory';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
} from '../__testUtils__/createTestPortal';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const DOCUMENT: ChecklistDocument = {
  ...CHECKLIST,
  appliesTo: {
    $any: [
      { 'metadata.labels.tier': { $in: ['tier-1', 'tier-2'] } },
      { 'spec.lifecycle': 'production' },
    ],
  },
};

function checkout(tier: string | undefined, lifecycle: string): Entity {
  return {
    ...CHECKOUT,
    metadata: { ...CHECKOUT.metadata, ...(tier && { labels: { tier } }) },
    spec: { ...CHECKOUT.spec, lifecycle },
  };
}

describe.each(databases.eachSupportedId())(
  'a tier or lifecycle that was lowered, on %s',
  databaseId => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let present: Entity;

    const open = async (document: ChecklistDocument) => {
      knex = await databases.init(databaseId);
      present = checkout('tier-1', 'experimental');
      const catalog = () =>
        catalogServiceMock({
          entities: [present, group('payments'), group('reliability')],
        });
      portal = await createTestPortal(knex, {
        documents: [document],
        catalog: catalogServiceMock.mock({
          getEntityByRef: (...args) => catalog().getEntityByRef(...args),
          getEntitiesByRefs: (...args) => catalog().getEntitiesByRefs(...args),
          queryEntities: (...args) => catalog().queryEntities(...args),
        }),
      });
      await portal.services.programme.updateProgramme(
        named({
          revision: 0,
          document: { tierOrder: ['tier-1', 'tier-2', 'tier-3'] },
        }),
        { credentials: OMAR },
      );
    };

    beforeEach(() => open(DOCUMENT));

    afterEach(async () => {
      await knex.destroy();
    });

    const become = async (entity: Entity) => {
      present = entity;
      await portal.services.projection.runOnce(portal.clock.now());
    };
    const standing = async () => {
      const { headline, checklists } =
        await portal.services.readiness.getEntityReadiness(
          { entityRef: ENTITY_REF },
          { credentials: NADIA },
        );
      return [headline, checklists[0]?.flags.relaxed ?? false];
    };
    const decided = async () => {
      const story = await new ReviewStory(portal.services).submitted();
      return story.decide();
    };

    it('is asked as before until the cadence has passed', async () => {
      await decided();
      expect(await standing()).toEqual(['readyWithConditions', false]);
      await become(checkout('tier-3', 'experimental'));
      expect(await standing()).toEqual(['readyWithConditions', true]);
      portal.moveTo('2026-03-21T09:00:00.000Z');
      expect(await standing()).toEqual(['notReady', true]);
      portal.moveTo('2027-03-03T09:00:00.000Z');
      expect(await standing()).toEqual(['notRequired', true]);
    });

    it('is asked as before until the next decision, which the same checklist may take', async () => {
      await decided();
      await become(checkout(undefined, 'experimental'));
      expect(await standing()).toEqual(['readyWithConditions', true]);
      portal.moveTo('2026-03-10T09:00:00.000Z');
      await decided();
      expect(await standing()).toEqual(['notRequired', false]);
      await expect(new ReviewStory(portal.services).start()).rejects.toThrow(
        'does not apply',
      );
    });

    it('is flagged and no more where the checklist applies all the same', async () => {
      await decided();
      await become(checkout('tier-2', 'experimental'));
      expect(await standing()).toEqual(['readyWithConditions', true]);
      await become(checkout('tier-1', 'experimental'));
      expect(await standing()).toEqual(['readyWithConditions', false]);
    });

    it('counts for the lifecycle too', async () => {
      await become(checkout('tier-3', 'production'));
      await decided();
      await become(checkout('tier-3', 'deprecated'));
      expect(await standing()).toEqual(['readyWithConditions', true]);
    });

    it('takes away no gap that was disclosed of what was asked', async () => {
      await knex.destroy();
      const [section] = DOCUMENT.sections;
      await open({
        ...DOCUMENT,
        sections: [
          {
            ...section,
            questions: section.questions.map(question => ({
              ...question,
              ...(question.id === 'rollback' && {
                appliesTo: { 'spec.lifecycle': 'production' },
              }),
            })),
          },
        ],
      });
      await become(checkout('tier-1', 'production'));
      const story = await new ReviewStory(portal.services).submitted();
      await story.decide();
      portal.moveTo('2026-03-03T09:00:00.000Z');
      await portal.services.disclosures.discloseGap(
        named({
          reviewId: story.reviewId,
          questionId: 'rollback',
          statement: { kind: 'practice' as const, value: 'no' as const },
          note: 'It was never tried',
        }),
        { credentials: NADIA },
      );
      portal.moveTo('2026-03-19T09:00:00.000Z');
      await become(checkout('tier-1', 'experimental'));
      expect(await standing()).toEqual(['notReady', true]);
    });

    it('is let go at once without a decision, and where the scope itself was changed', async () => {
      await become(checkout('tier-3', 'experimental'));
      expect(await standing()).toEqual(['notRequired', false]);
      await become(checkout('tier-1', 'experimental'));
      await decided();
      await portal.services.programme.updateProgramme(
        named({ revision: 1, document: { scope: { kind: 'API' } } }),
        { credentials: OMAR },
      );
      await portal.services.projector.recompute({
        entityIds: (await knex('entity').select('id')).map(({ id }) => id),
        now: portal.clock.now(),
      });
      expect(await standing()).toEqual(['notRequired', false]);
    });

    it('takes nothing out of scope before the next decision', async () => {
      await portal.services.programme.updateProgramme(
        named({
          revision: 1,
          document: {
            tierOrder: ['tier-1', 'tier-2', 'tier-3'],
            scope: { 'metadata.labels.tier': 'tier-1' },
          },
        }),
        { credentials: OMAR },
      );
      await decided();
      await become(checkout('tier-2', 'experimental'));
      expect(await standing()).toEqual(['readyWithConditions', true]);
      expect(
        await knex('entity').where({ name: 'checkout' }).first(),
      ).toMatchObject({ programme_place: 'covered' });
    });

    it('is unknown of decisions that were taken before it was kept', async () => {
      await decided();
      await knex('review_entity').update({
        decided_tier: null,
        decided_lifecycle: null,
      });
      await become(checkout('tier-3', 'experimental'));
      expect(await standing()).toEqual(['notRequired', false]);
    });

    it('is kept with what the review was about', async () => {
      await decided();
      expect(
        await knex('review_entity').select('decided_tier', 'decided_lifecycle'),
      ).toEqual([
        { decided_tier: 'tier-1', decided_lifecycle: 'experimental' },
      ]);
    });
  },
);
