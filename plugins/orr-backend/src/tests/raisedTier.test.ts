import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  ChecklistDocument,
  orrReviewReadPermission,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { ENTITY_REF, named, ReviewStory } from '../__testUtils__/ReviewStory';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  NADIA,
  OMAR,
} from '../__testUtils__/createTestPortal';
import { PAY, SHOP, SHOP_ENTITIES } from '../__testUtils__/shopSystem';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const [ROLLBACK, RUNBOOK] = CHECKLIST.sections[0].questions;
/** The runbook is asked of what matters most alone, the drill of what is in production. */
const DOCUMENT: ChecklistDocument = {
  ...CHECKLIST,
  sections: [
    {
      ...CHECKLIST.sections[0],
      questions: [
        ROLLBACK,
        {
          ...ROLLBACK,
          id: 'drill',
          title: 'Was it tried?',
          risk: 'medium',
          appliesTo: { 'spec.lifecycle': 'production' },
        },
        {
          ...RUNBOOK,
          appliesTo: { 'metadata.labels.tier': { $in: ['tier-1'] } },
        },
      ],
    },
  ],
};
const RUNBOOK_ASKED = {
  questionId: 'runbook',
  title: 'Is there a runbook?',
  risk: 'high',
};

const withTier = (entity: Entity, tier?: string): Entity => ({
  ...entity,
  metadata: {
    ...entity.metadata,
    labels: tier === undefined ? undefined : { tier },
  },
});
const checkout = (tier?: string, lifecycle = 'experimental'): Entity =>
  withTier({ ...CHECKOUT, spec: { ...CHECKOUT.spec, lifecycle } }, tier);

describe.each(databases.eachSupportedId())('a raised tier on %s', id => {
  let knex: Knex;
  let present: Entity[];
  let denied: Set<string>;
  let portal: Awaited<ReturnType<typeof createTestPortal>>;

  beforeEach(async () => {
    knex = await databases.init(id);
    present = [checkout('tier-2')];
    denied = new Set();
    const catalog = () =>
      catalogServiceMock({
        entities: [
          ...present,
          ...SHOP_ENTITIES.filter(
            ({ metadata }) =>
              !present.some(({ metadata: { name } }) => name === metadata.name),
          ),
        ],
      });
    const allowed = async (
      requests: { permission: { name: string } }[],
    ): Promise<DefinitivePolicyDecision[]> =>
      requests.map(({ permission }) => ({
        result: denied.has(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      }));
    portal = await createTestPortal(knex, {
      documents: [DOCUMENT],
      catalog: catalogServiceMock.mock({
        getEntityByRef: (...args) => catalog().getEntityByRef(...args),
        getEntitiesByRefs: (...args) => catalog().getEntitiesByRefs(...args),
        queryEntities: (...args) => catalog().queryEntities(...args),
      }),
      permissions: mockServices.permissions.mock({
        authorize: allowed,
        authorizeConditional: allowed,
      }),
    });
  });

  afterEach(async () => {
    await knex.destroy();
  });

  async function become(...entities: Entity[]) {
    present = entities;
    await portal.services.projection.runOnce(portal.clock.now());
  }

  const overview = (entityRef = ENTITY_REF) =>
    portal.services.overview.getEntityOverview(
      { entityRef, reviews: 5 },
      { credentials: NADIA },
    );
  const newlyAsked = async (entityRef?: string) =>
    (await overview(entityRef)).newlyAsked;

  async function decided(outcome: 'go' | 'conditionalGo' = 'go') {
    const story = await new ReviewStory(portal.services).start();
    await story.answer('rollback', { kind: 'practice', value: 'yes' });
    await story.submit();
    return outcome === 'go'
      ? story.decide({ outcome, conditions: [] })
      : story.decide();
  }

  it('keeps its decision until the next review, which asks what applies now', async () => {
    const story = await decided();
    await become(checkout('tier-1'));
    // What was decided stands: that more is asked now is no reason by itself.
    const { checklists } = await portal.services.readiness.getEntityReadiness(
      { entityRef: ENTITY_REF },
      { credentials: NADIA },
    );
    expect(checklists).toMatchObject([
      { standing: 'ready', reasons: [{ code: 'decidedGo' }] },
    ]);

    await story.start();
    await story.answer('rollback', { kind: 'practice', value: 'yes' });
    await story.submit();
    await expect(
      story.decide({ outcome: 'go', conditions: [] }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('outcome'),
    });
  });

  it('is told with the questions that apply since, until the next decision', async () => {
    const story = await decided();
    expect(await newlyAsked()).toEqual([]);
    await become(checkout('tier-1'));
    const told = {
      checklistId: CHECKLIST.id,
      decisionId: story.detail.decision!.id,
      tier: { was: 'tier-2', is: 'tier-1' },
      questions: [RUNBOOK_ASKED],
    };
    expect(await newlyAsked()).toEqual([told]);
    // What a running review asks is for its readers to see: the decision is still without it.
    await story.start();
    expect(await newlyAsked()).toEqual([told]);
    portal.moveTo('2026-03-03T09:00:00.000Z');
    await story.answer('rollback', { kind: 'practice', value: 'yes' });
    await story.submit();
    await story.decide();
    expect(await newlyAsked()).toEqual([]);
  });

  it('is told of another lifecycle, and of both', async () => {
    await decided();
    await become(checkout('tier-2', 'production'));
    const drill = {
      questionId: 'drill',
      title: 'Was it tried?',
      risk: 'medium',
    };
    const lifecycle = { was: 'experimental', is: 'production' };
    const [ofLifecycle] = await newlyAsked();
    expect(ofLifecycle).toMatchObject({ lifecycle, questions: [drill] });
    expect(ofLifecycle).not.toHaveProperty('tier');
    await become(checkout('tier-1', 'production'));
    expect(await newlyAsked()).toMatchObject([
      {
        tier: { was: 'tier-2', is: 'tier-1' },
        lifecycle,
        questions: [RUNBOOK_ASKED, drill],
      },
    ]);
  });

  it('is told where there was none, but not where nobody knows what it was', async () => {
    await become(checkout());
    await decided();
    await become(checkout('tier-1'));
    expect(await newlyAsked()).toMatchObject([
      { tier: { is: 'tier-1' }, questions: [RUNBOOK_ASKED] },
    ]);
    for (const row of await knex('snapshot')) {
      const { state: _state, ...content } = JSON.parse(row.content);
      await knex('snapshot')
        .where({ id: row.id })
        .update({ content: JSON.stringify(content) });
    }
    expect(await newlyAsked()).toEqual([]);
  });

  it('brings nothing where it was lowered, and nothing that was asked', async () => {
    await become(checkout('tier-1'));
    await decided('conditionalGo');
    await become(checkout('tier-2'));
    expect(await newlyAsked()).toEqual([]);
    await become(checkout('tier-1'));
    expect(await newlyAsked()).toEqual([]);
  });

  it('is read where the programme reads tiers from', async () => {
    const { programme } = portal.services;
    await programme.updateProgramme(
      named({ revision: 0, document: { tierSource: { label: 'tier' } } }),
      { credentials: OMAR },
    );
    await decided();
    await become(checkout('tier-1'));
    expect(await newlyAsked()).toMatchObject([{ questions: [RUNBOOK_ASKED] }]);
  });

  it('names no question to whoever may not read reviews', async () => {
    await decided();
    await become(checkout('tier-1'));
    denied.add(orrReviewReadPermission.name);
    const shown = await overview();
    expect(shown.newlyAsked).toEqual([]);
    expect(JSON.stringify(shown)).not.toContain(RUNBOOK_ASKED.title);
  });

  describe('of a part of a system', () => {
    const partAs = (tier: string) =>
      withTier(
        SHOP_ENTITIES.find(({ metadata }) => metadata.name === 'pay')!,
        tier,
      );

    async function decideSystem() {
      const { reviews } = portal.services;
      const { review } = await reviews.createReview(
        named({
          entityRef: SHOP,
          checklistId: CHECKLIST.id,
          kind: 'launch' as const,
          coveredEntityRefs: [PAY],
        }),
        { credentials: NADIA },
      );
      const story = new ReviewStory(portal.services);
      await story.follow(review.id);
      await story.answer('rollback', { kind: 'practice', value: 'yes' });
      await story.answer('drill', { kind: 'practice', value: 'yes' });
      await story.submit();
      await story.decide({ outcome: 'go', conditions: [] });
    }

    it('is told on the tab of the part, to whoever may read the review of the system', async () => {
      await become(partAs('tier-2'));
      await decideSystem();
      expect(await newlyAsked(PAY)).toEqual([]);
      await become(partAs('tier-1'));
      expect(await newlyAsked(PAY)).toMatchObject([
        {
          tier: { was: 'tier-2', is: 'tier-1' },
          questions: [RUNBOOK_ASKED],
        },
      ]);
      denied.add(orrReviewReadPermission.name);
      expect(await newlyAsked(PAY)).toEqual([]);
    });
  });
});
