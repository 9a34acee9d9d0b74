import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogConditions } from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  isResourcePermission,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { orrReviewConditions } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
  OTHER_CHECKLIST,
  TOM,
} from '../__testUtils__/createTestPortal';
import { StatementLog } from '../database/__testUtils__/StatementLog';
import { createTestDatabases } from '../__testUtils__/testDatabases';

/*
 * What a request may cost, in SQL statements and in requests to others. Both are counts, not times, so they hold on every
 * machine. `bench/` measures the times.
 */
const LIMITS = {
  getEntityOverview: 12,
  /** While a review runs of what is built on something: what that vouches for, by all of it and for all reviews at once. */
  getEntityOverviewBuiltOn: 13,
  /** Where tier or lifecycle are others than they were when it was decided, under whatever many checklists. */
  getEntityOverviewChanged: 15,
  getEntityReadiness: 8,
  getEntityVerdict: 6,
  getReview: 12,
  saveAnswer: 10,
  notePresence: 10,
  getMyReadiness: 13,
  listWaiting: 14,
  listDesk: 14,
  lookUpStandings: 3,
  listReadinessChanges: 8,
  listDue: 6,
  listCampaigns: 8,
  getCampaign: 8,
  listCampaignEntities: 8,
  listCampaignAsks: 8,
  previewCampaign: 8,
  /** For one group, however much there is of each part. */
  getBriefing: 44,
  listChecklistOverviews: 5,
  listChecklistVersions: 6,
  listChecklistDrafts: 3,
  getChecklistDraft: 3,
  saveChecklistDraft: 8,
  getChecklistImpact: 12,
  /** Whoever comes to it is judged as the projection of standings does. */
  'getChecklistImpact of a new one': 25,
  listFilterMatches: 4,
  listEntityDispositions: 10,
  getScorecard: 6,
  getScorecardTree: 7,
  /** With past days, whatever number of them. */
  getScorecardFigures: 11,
  getEntityDeployHealth: 5,
  listEntityDeployments: 5,
  listEntityIncidents: 10,
  /** However many are told, as far as they fit the statements of one batch. */
  recordDeployments: 14,
};

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ENTITY = 'component:default/checkout';

type Criteria = PermissionCriteria<PermissionCondition>;

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const onCatalog = (conditions: Criteria): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions,
});
const owned = orrReviewConditions.isEntityOwner({
  claims: ['group:default/payments', 'group:default/reliability'],
});

/** What policies answer about our permissions and the catalog's. All of them let Nadia do everything. */
const POLICIES: Record<
  string,
  { ours: PolicyDecision; catalogs: PolicyDecision }
> = {
  'a policy that allows all': { ours: ALLOW, catalogs: ALLOW },
  'conditions that come with the plugins': {
    ours: {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'orr',
      resourceType: 'orr-review',
      conditions: owned,
    },
    catalogs: onCatalog({
      anyOf: [
        { not: catalogConditions.hasAnnotation({ annotation: 'secret' }) },
        catalogConditions.isEntityOwner({ claims: ['group:default/payments'] }),
      ],
    }),
  },
  'a rule that only the catalog knows': {
    ours: ALLOW,
    catalogs: onCatalog({
      resourceType: 'catalog-entity',
      rule: 'IS_NOT_SECRET',
      params: {},
    }),
  },
};

/** Where a rule that only the catalog knows has been applied to the entity within the last minute. */
const ASKED_AGAIN = ['permission.authorizeConditional'];

const many: Entity[] = Array.from({ length: 40 }, (_, index) => ({
  ...CHECKOUT,
  metadata: { name: `other-${index}`, uid: `other-${index}` },
}));

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  describe.each(Object.entries(POLICIES))('under %s', (name, policy) => {
    let knex: Knex;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let log: StatementLog;
    const asked: string[] = [];
    /** What the catalog says of the entity; a test may say more. */
    const relations = [...CHECKOUT.relations!];
    const reviews = () => portal.services.reviews;
    const askedWithoutCatalog = [
      ...(name.startsWith('a rule') ? ['permission.authorize'] : []),
      'permission.authorizeConditional',
    ];

    function countingCatalog(): CatalogService {
      const catalog = catalogServiceMock({
        entities: [
          { ...CHECKOUT, relations },
          group('payments'),
          group('reliability'),
          ...many,
        ],
      });
      return new Proxy(catalog, {
        get(target, key) {
          const method = Reflect.get(target, key);
          return typeof method === 'function'
            ? (...args: unknown[]) => {
                asked.push(`catalog.${String(key)}`);
                return method.apply(target, args);
              }
            : method;
        },
      });
    }

    beforeEach(async () => {
      relations.splice(CHECKOUT.relations!.length);
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        documents: [CHECKLIST, OTHER_CHECKLIST],
        catalog: countingCatalog(),
        permissions: mockServices.permissions.mock({
          authorize: async requests => {
            asked.push('permission.authorize');
            return requests.map(() => ({ result: AuthorizeResult.ALLOW }));
          },
          authorizeConditional: async requests => {
            asked.push('permission.authorizeConditional');
            return requests.map(({ permission }) => {
              if (permission.name === catalogEntityReadPermission.name) {
                return policy.catalogs;
              }
              // No rule is about one that is not of a resource.
              return isResourcePermission(permission)
                ? policy.ours
                : { result: AuthorizeResult.ALLOW };
            });
          },
        }),
      });
      log = new StatementLog(knex);
    });

    afterEach(async () => {
      await knex.destroy();
    });

    async function costOf(work: () => Promise<unknown>) {
      asked.length = 0;
      const statements = await log.during(work);
      return { statements, asked: [...asked].sort() };
    }

    const start = async (checklistId = CHECKLIST.id) =>
      (
        await reviews().createReview(
          {
            mutationId: randomUUID(),
            entityRef: ENTITY,
            checklistId,
            kind: 'launch',
          },
          { credentials: NADIA },
        )
      ).review.id;

    const save = (reviewId: string, revision: number) =>
      reviews().saveAnswer(
        {
          mutationId: randomUUID(),
          reviewId,
          questionId: 'rollback',
          revision,
          statement: { kind: 'practice', value: 'yes' },
          evidence: [],
        },
        { credentials: NADIA },
      );

    async function decideConditionally(reviewId: string) {
      await save(reviewId, 0);
      const { snapshot } = await reviews().submitReview(
        { mutationId: randomUUID(), reviewId, revision: 1 },
        { credentials: NADIA },
      );
      await reviews().decideReview(
        {
          mutationId: randomUUID(),
          reviewId,
          revision: 2,
          snapshotId: snapshot!.id,
          outcome: 'conditionalGo',
          reason: 'Good enough',
          conditions: [
            {
              questionId: 'runbook',
              text: 'Write the runbook',
              ownerRef: 'group:default/payments',
              dueOn: '2026-03-20',
            },
          ],
          confirmedQuestionIds: [],
        },
        { credentials: OMAR },
      );
    }

    it('opens the tab within its limit and with one request to the catalog, whatever there is to show', async () => {
      const open = async () => {
        const cost = await costOf(() =>
          portal.services.overview.getEntityOverview(
            { entityRef: ENTITY, reviews: 10 },
            { credentials: OMAR },
          ),
        );
        expect(cost.statements.length).toBeLessThanOrEqual(
          LIMITS.getEntityOverview,
        );
        expect(cost.asked).toEqual([
          'catalog.getEntityByRef',
          'permission.authorizeConditional',
        ]);
      };
      await open();
      await decideConditionally(await start());
      await open();
      const submitted = await start();
      await save(submitted, 0);
      await reviews().submitReview(
        { mutationId: randomUUID(), reviewId: submitted, revision: 1 },
        { credentials: NADIA },
      );
      await open();
      await start(OTHER_CHECKLIST.id);
      await open();
    });

    it('counts scopes within their limits and without the catalog, whatever there is', async () => {
      const { scorecards } = portal.services;
      const options = { credentials: NADIA };
      const paging = { limit: 50 };
      const requests = {
        getScorecard: () =>
          scorecards.getScorecard(
            { since: '2026-01-01', trendDays: 91 },
            options,
          ),
        getScorecardTree: () => scorecards.getScorecardTree(paging, options),
        getScorecardFigures: () =>
          scorecards.getScorecardFigures(
            { since: '2026-01-01', trendDays: 91 },
            options,
          ),
      };
      // Fills the set of what is visible where there is one.
      await requests.getScorecard();
      const count = async () => {
        const costs: number[] = [];
        for (const [operation, send] of Object.entries(requests)) {
          const { statements, asked: others } = await costOf(send);
          const limit = LIMITS[operation as keyof typeof requests];
          expect([operation, statements.length]).toEqual([
            operation,
            Math.min(statements.length, limit),
          ]);
          expect(others).toEqual(['permission.authorizeConditional']);
          costs.push(statements.length);
        }
        return costs;
      };
      const few = await count();
      await decideConditionally(await start());
      await portal.stores.rollUps.foldDue({
        now: portal.clock.now(),
        limit: 1_000,
        timeZone: 'UTC',
      });
      expect(await count()).toEqual(few);
    });

    it('reads what is vouched for in one statement more, by however many and for however many reviews', async () => {
      relations.push(
        ...Array.from({ length: 20 }, (_, index) => ({
          type: 'dependsOn',
          targetRef: `component:default/other-${index}`,
        })),
      );
      const open = async () =>
        (
          await costOf(() =>
            portal.services.overview.getEntityOverview(
              { entityRef: ENTITY, reviews: 10 },
              { credentials: OMAR },
            ),
          )
        ).statements.length;
      await start();
      const one = await open();
      expect(one).toBeLessThanOrEqual(LIMITS.getEntityOverviewBuiltOn);
      for (let index = 0; index < 5; index += 1) {
        await portal.services.vouchingService.giveVouching(
          {
            mutationId: randomUUID(),
            voucherRef: `component:default/other-${index}`,
            checklistId: CHECKLIST.id,
            questionIds: ['rollback'],
            statement: 'It does so',
            url: 'https://docs.example.org',
            validUntil: '2026-12-31',
          },
          { credentials: OMAR },
        );
      }
      await start(OTHER_CHECKLIST.id);
      const overview = await portal.services.overview.getEntityOverview(
        { entityRef: ENTITY, reviews: 10 },
        { credentials: OMAR },
      );
      expect(overview.running).toHaveLength(2);
      expect(
        overview.running.flatMap(({ questionFacts = [] }) => questionFacts),
      ).toMatchObject([{ questionId: 'rollback', vouching: {} }]);
      expect(await open()).toBeLessThanOrEqual(LIMITS.getEntityOverviewBuiltOn);
    });

    it('reads no more for what a changed tier asks besides than its limit, under however many checklists', async () => {
      const open = async () => {
        const { statements } = await costOf(() =>
          portal.services.overview.getEntityOverview(
            { entityRef: ENTITY, reviews: 10 },
            { credentials: OMAR },
          ),
        );
        return statements.length;
      };
      await decideConditionally(await start());
      const unchanged = await open();
      expect(unchanged).toBeLessThanOrEqual(LIMITS.getEntityOverview);
      await knex('review_entity').update({ decided_tier: 'tier-2' });
      const changed = await open();
      expect(changed).toBeGreaterThan(unchanged);
      expect(changed).toBeLessThanOrEqual(LIMITS.getEntityOverviewChanged);
      const other = await start(OTHER_CHECKLIST.id);
      await save(other, 0);
      const { snapshot } = await reviews().submitReview(
        { mutationId: randomUUID(), reviewId: other, revision: 1 },
        { credentials: NADIA },
      );
      await reviews().decideReview(
        {
          mutationId: randomUUID(),
          reviewId: other,
          revision: 2,
          snapshotId: snapshot!.id,
          outcome: 'go',
          reason: 'All there',
          conditions: [],
          confirmedQuestionIds: [],
        },
        { credentials: OMAR },
      );
      await knex('review_entity').update({ decided_tier: 'tier-2' });
      expect(await open()).toBeLessThanOrEqual(changed);
    });

    it('shows what becomes of gaps within its limit, in however many reviews that was said', async () => {
      const list = async () =>
        (
          await costOf(() =>
            portal.services.dispositionLists.listEntityDispositions(
              { entityRef: ENTITY },
              { credentials: NADIA },
            ),
          )
        ).statements.length;
      const propose = async (checklistId: string) => {
        const reviewId = await start(checklistId);
        await reviews().saveAnswer(
          {
            mutationId: randomUUID(),
            reviewId,
            questionId: 'rollback',
            revision: 0,
            statement: { kind: 'practice', value: 'no' },
            evidence: [],
          },
          { credentials: NADIA },
        );
        await portal.services.dispositions.proposeDisposition(
          {
            mutationId: randomUUID(),
            reviewId,
            questionId: 'rollback',
            type: 'action',
            text: 'Build a button',
            ownerRef: 'group:default/payments',
            until: '2026-03-20',
          },
          { credentials: NADIA },
        );
        await portal.services.escalations.escalateGap(
          {
            mutationId: randomUUID(),
            reviewId,
            questionId: 'rollback',
            to: 'group:default/payments',
            situation: 'The pipeline is not ours',
            criticality: 'All orders go through it',
            who: 'Everybody who buys',
            impact: 'A bad release stays',
            urgency: 'Before the launch',
            remedy: 'A way back',
          },
          { credentials: NADIA },
        );
      };
      await propose(CHECKLIST.id);
      const one = await list();
      expect(one).toBeLessThanOrEqual(LIMITS.listEntityDispositions);
      await propose(OTHER_CHECKLIST.id);
      expect(await list()).toBe(one);
    });

    it('shows incidents at one cost, however many there are, and without the catalog', async () => {
      await start();
      const { deployHealthService, incidentService } = portal.services;
      const tell = (from: number, count: number) =>
        deployHealthService.recordIncidents(
          {
            incidents: Array.from({ length: count }, (_, index) => ({
              entityRefs: [ENTITY],
              source: 'default',
              id: `${from + index}`,
              openedAt: portal.clock.now().toISOString(),
            })),
          },
          { credentials: NADIA },
        );
      const look = () =>
        costOf(() =>
          incidentService.listEntityIncidents(
            { entityRef: ENTITY, limit: 50 },
            { credentials: NADIA },
          ),
        );
      await tell(0, 1);
      await look();
      const one = await look();
      expect(one.statements.length).toBeLessThanOrEqual(
        LIMITS.listEntityIncidents,
      );
      expect(one.asked).not.toContain('catalog.getEntityByRef');
      await tell(1, 40);
      expect((await look()).statements).toHaveLength(one.statements.length);
    });

    it('takes and shows deployments at one cost, however many there are', async () => {
      await start();
      const { deployHealthService: health } = portal.services;
      const input = { entityRef: ENTITY, limit: 50 };
      const tell = (from: number, count: number) =>
        costOf(() =>
          health.recordDeployments(
            {
              deployments: Array.from({ length: count }, (_, index) => ({
                entityRefs: [ENTITY],
                source: 'default',
                id: `${from + index}`,
                environment: 'production',
                outcome: 'succeeded' as const,
                kind: 'deploy' as const,
                finishedAt: portal.clock.now().toISOString(),
              })),
            },
            { credentials: NADIA },
          ),
        );
      const look = async () => {
        const { deployHealth } = portal.stores;
        const now = portal.clock.now();
        await portal.services.deployHealthProjector.recompute(
          await deployHealth.listDue({ now, limit: 10 }),
          now,
        );
        const shown = await costOf(() =>
          health.getEntityDeployHealth(input, { credentials: NADIA }),
        );
        const listed = await costOf(() =>
          health.listEntityDeployments(input, { credentials: NADIA }),
        );
        expect(shown.statements.length).toBeLessThanOrEqual(
          LIMITS.getEntityDeployHealth,
        );
        expect(listed.statements.length).toBeLessThanOrEqual(
          LIMITS.listEntityDeployments,
        );
        // Without the catalog; a rule that only it knows is asked for once a minute.
        expect([askedWithoutCatalog, ASKED_AGAIN]).toContainEqual(shown.asked);
        expect(listed.asked).toEqual(ASKED_AGAIN);
        return [shown.statements.length, listed.statements.length];
      };
      const few = await tell(0, 1);
      const costs = await look();
      const batch = await tell(1, 150);
      expect(few.statements.length).toBeLessThanOrEqual(
        LIMITS.recordDeployments,
      );
      // What may be seen is asked once, and kept for a while.
      expect(batch.statements.length).toBeLessThanOrEqual(
        few.statements.length,
      );
      expect(await look()).toEqual(costs);
    });

    it('shows what is one’s own within its limits and without the catalog, however much waits', async () => {
      const { mine } = portal.services;
      const look = async (credentials: typeof NADIA) => {
        const teams = await costOf(() => mine.getMyReadiness({ credentials }));
        expect(teams.statements.length).toBeLessThanOrEqual(
          LIMITS.getMyReadiness,
        );
        expect(teams.asked.filter(one => one.startsWith('catalog'))).toEqual(
          [],
        );
        const waiting = await costOf(() =>
          mine.listWaiting({ limit: 50 }, { credentials }),
        );
        expect(waiting.statements.length).toBeLessThanOrEqual(
          LIMITS.listWaiting,
        );
        expect(waiting.asked.filter(one => one.startsWith('catalog'))).toEqual(
          [],
        );
        const desk = await costOf(() =>
          mine.listDesk({ limit: 50, show: 'all' }, { credentials }),
        );
        expect(desk.statements.length).toBeLessThanOrEqual(LIMITS.listDesk);
        expect(desk.asked.filter(one => one.startsWith('catalog'))).toEqual([]);
      };
      // What a rule of the portal's own lets through is listed once, and kept for a while.
      await mine.getMyReadiness({ credentials: OMAR });
      await mine.getMyReadiness({ credentials: NADIA });
      await look(NADIA);
      await decideConditionally(await start());
      const submitted = await start();
      await save(submitted, 0);
      await reviews().submitReview(
        { mutationId: randomUUID(), reviewId: submitted, revision: 1 },
        { credentials: NADIA },
      );
      await start(OTHER_CHECKLIST.id);
      await look(NADIA);
      await look(OMAR);
    });

    it('shows campaigns within their limits and without the catalog, about however many entities', async () => {
      const { campaignService, projector } = portal.services;
      const options = { credentials: NADIA };
      const asking = { checklistId: CHECKLIST.id, questionIds: ['rollback'] };
      const draft = await campaignService.createCampaign(
        {
          ...asking,
          mutationId: randomUUID(),
          title: 'Roll back by spring',
          ownerRef: 'group:default/reliability',
          scope: { 'metadata.name': 'checkout' },
          startsOn: '2026-03-02',
          dueOn: '2026-03-31',
        },
        options,
      );
      const { id: campaignId } = await campaignService.moveCampaign(
        {
          mutationId: randomUUID(),
          campaignId: draft.id,
          revision: draft.revision,
          act: 'start',
        },
        options,
      );
      const paging = { campaignId, limit: 50 };
      const requests = {
        listCampaigns: (about: number) =>
          campaignService
            .listCampaigns({ limit: 50 }, options)
            .then(({ items }) => expect(items[0].counts?.entities).toBe(about)),
        getCampaign: (about: number) =>
          campaignService
            .getCampaign({ campaignId }, options)
            .then(({ counts }) => expect(counts?.entities).toBe(about)),
        listCampaignEntities: (about: number) =>
          campaignService
            .listCampaignEntities(paging, options)
            .then(({ totalItems }) => expect(totalItems).toBe(about)),
        listCampaignAsks: () => campaignService.listCampaignAsks({}, options),
        previewCampaign: (about: number) =>
          campaignService
            .previewCampaign(
              {
                ...asking,
                scope:
                  about === 1 ? { 'metadata.name': 'checkout' } : undefined,
              },
              options,
            )
            .then(({ entities }) => expect(entities).toBe(about)),
      };
      const look = async (about: number) => {
        const costs: [string, number][] = [];
        for (const [operation, send] of Object.entries(requests)) {
          const { statements, asked: others } = await costOf(() => send(about));
          expect(others.filter(one => one.startsWith('catalog'))).toEqual([]);
          costs.push([operation, statements.length]);
        }
        return costs;
      };
      // Fills the set of what is visible where there is one.
      await requests.listCampaigns(1);
      const one = await look(1);
      const ids = await knex('entity').where({ kind: 'component' }).pluck('id');
      await projector.recompute({ entityIds: ids, now: portal.clock.now() });
      await knex('campaign').update({ scope: null, matched_mark: null });
      await portal.services.campaignRound.runOnce(portal.clock.now());
      expect(await look(ids.length)).toEqual(one);
      one.forEach(([operation, count]) =>
        expect([operation, count]).toEqual([
          operation,
          Math.min(count, LIMITS[operation as keyof typeof requests]),
        ]),
      );
    });

    it('tells where many entities stand by as much as where one does', async () => {
      const lookUp = (entityRefs: string[]) =>
        costOf(() =>
          portal.services.readiness.lookUpStandings(
            { entityRefs },
            { credentials: NADIA },
          ),
        );
      const refs = many.map(
        ({ metadata }) => `component:default/${metadata.name}`,
      );
      await lookUp([ENTITY]);
      const one = await lookUp([ENTITY]);
      const all = await lookUp([ENTITY, ...refs]);
      expect(all.statements.length).toBe(one.statements.length);
      expect(all.statements.length).toBeLessThanOrEqual(LIMITS.lookUpStandings);
      expect(all.asked).toEqual(ASKED_AGAIN);
    });

    it('tells how checklists stand within its limits, however many entities and versions there are', async () => {
      const { checklists, checklistPublisher } = portal.services;
      const options = { credentials: NADIA };
      const requests = {
        listChecklistOverviews: () =>
          checklists.listChecklistOverviews({}, options),
        listChecklistVersions: () =>
          checklists.listChecklistVersions(
            { checklistId: CHECKLIST.id, limit: 50 },
            options,
          ),
      };
      // Fills the set of what is visible where there is one.
      await requests.listChecklistOverviews();
      const count = async () => {
        const costs: number[] = [];
        for (const [operation, send] of Object.entries(requests)) {
          const { statements } = await costOf(send);
          const limit = LIMITS[operation as keyof typeof requests];
          expect([operation, statements.length]).toEqual([
            operation,
            Math.min(statements.length, limit),
          ]);
          costs.push(statements.length);
        }
        return costs;
      };
      const few = await count();
      for (const { metadata } of many) {
        await portal.services.readiness.getEntityReadiness(
          { entityRef: `component:default/${metadata.name}` },
          options,
        );
      }
      for (const title of ['Second', 'Third', 'Fourth']) {
        await checklistPublisher.publish({
          documents: [{ ...CHECKLIST, title }, OTHER_CHECKLIST],
          now: portal.clock.now(),
        });
        await checklists.listChecklists(options);
      }
      expect(await count()).toEqual(few);
    });

    it('writes a checklist and tells its impact within their limits, however many entities, drafts and versions there are', async () => {
      const { checklistDraftService: drafts } = portal.services;
      const options = { credentials: NADIA };
      const begin = (id: string) =>
        drafts.createDraft(
          {
            from: {
              type: 'version',
              checklistId: CHECKLIST.id,
              as: { id, title: id },
            },
          },
          options,
        );
      const publish = (draftId: string, revision: number, changelog: string) =>
        drafts.publishDraft(
          { draftId, revision, rollout: [], state: 'published', changelog },
          options,
        );
      const goOn = () =>
        drafts.createDraft(
          { from: { type: 'version', checklistId: 'copy' } },
          options,
        );
      await publish((await begin('copy')).id, 1, 'First');
      const draft = await goOn();
      const draftId = draft.id;
      const fresh = await begin('fresh');
      let revision = 0;
      const requests = {
        listChecklistDrafts: () => drafts.listDrafts(options),
        getChecklistDraft: () => drafts.getDraft({ draftId }, options),
        saveChecklistDraft: () => {
          revision += 1;
          const document = { ...draft.document, minutes: revision };
          return drafts.saveDraft({ draftId, revision, document }, options);
        },
        listFilterMatches: () =>
          drafts.listMatches(
            { filter: CHECKLIST.appliesTo, entityRef: ENTITY, limit: 20 },
            options,
          ),
        getChecklistImpact: () =>
          drafts.getImpact({ draftId, rollout: [] }, options),
        'getChecklistImpact of a new one': () =>
          drafts.getImpact({ draftId: fresh.id, rollout: [] }, options),
      };
      // Fills the set of what is visible where there is one.
      await requests.getChecklistImpact();
      const count = async () => {
        const costs: number[] = [];
        for (const [operation, send] of Object.entries(requests)) {
          const { statements } = await costOf(send);
          const limit = LIMITS[operation as keyof typeof requests];
          expect([operation, statements.length]).toEqual([
            operation,
            Math.min(statements.length, limit),
          ]);
          costs.push(statements.length);
        }
        return costs;
      };
      const few = await count();
      for (const { metadata } of many) {
        await portal.services.readiness.getEntityReadiness(
          { entityRef: `component:default/${metadata.name}` },
          options,
        );
      }
      for (const id of ['second', 'third']) {
        await begin(id);
        await publish((await begin(`${id}-one`)).id, 1, 'First');
      }
      await drafts.listDrafts(options);
      await requests.getChecklistImpact();
      expect(await count()).toEqual(few);
    });

    it('tells what changed, what falls due and both in a briefing within their limits, however many there are', async () => {
      const { briefings, readiness } = portal.services;
      const credentials = NADIA;
      const look = async () => {
        const costs = {
          listReadinessChanges: await costOf(() =>
            briefings.listReadinessChanges({ limit: 50 }, { credentials }),
          ),
          listDue: await costOf(() =>
            briefings.listDue({ limit: 50 }, { credentials }),
          ),
          getBriefing: await costOf(() =>
            briefings.getBriefing(
              { group: ['group:default/payments'] },
              { credentials },
            ),
          ),
        };
        return Object.entries(costs).map(([asked_, cost]) => [
          asked_,
          cost.statements.length,
        ]) as [keyof typeof costs, number][];
      };
      await decideConditionally(await start());
      await start();
      await look();
      const few = await look();
      for (const { metadata } of many.slice(0, 10)) {
        await readiness.getEntityReadiness(
          { entityRef: `component:default/${metadata.name}` },
          { credentials },
        );
      }
      expect(await look()).toEqual(few);
      few.forEach(([asked_, count]) =>
        expect([asked_, count <= LIMITS[asked_], count]).toEqual([
          asked_,
          true,
          count,
        ]),
      );
    });

    it('shows a standing and a review within their limits and with one request to the catalog', async () => {
      await decideConditionally(await start());
      const reviewId = await start();
      await save(reviewId, 0);
      const { snapshot } = await reviews().submitReview(
        { mutationId: randomUUID(), reviewId, revision: 1 },
        { credentials: NADIA },
      );
      expect(snapshot).toBeDefined();
      const once = [
        'catalog.getEntityByRef',
        'permission.authorizeConditional',
      ];

      const standing = await costOf(() =>
        portal.services.readiness.getEntityReadiness(
          { entityRef: ENTITY },
          { credentials: OMAR },
        ),
      );
      expect(standing.statements.length).toBeLessThanOrEqual(
        LIMITS.getEntityReadiness,
      );
      expect(standing.asked).toEqual(once);
      const review = await costOf(() =>
        reviews().getReview({ reviewId }, { credentials: OMAR }),
      );
      expect(review.statements.length).toBeLessThanOrEqual(LIMITS.getReview);
      expect(review.asked).toEqual(once);
    });

    it('tells a verdict within its limit and without the catalog', async () => {
      const verdict = () =>
        costOf(() =>
          portal.services.gateService.getEntityVerdict(
            { entityRef: ENTITY },
            { credentials: NADIA },
          ),
        );
      const before = await verdict();
      expect(before.asked).toEqual(askedWithoutCatalog);
      await decideConditionally(await start());
      const after = await verdict();
      expect(after.asked).toEqual(ASKED_AGAIN);
      expect(
        Math.max(before.statements.length, after.statements.length),
      ).toBeLessThanOrEqual(LIMITS.getEntityVerdict);
    });

    it('saves an answer within its limit and without the catalog', async () => {
      const reviewId = await start();

      for (const revision of [0, 1]) {
        const cost = await costOf(() => save(reviewId, revision));
        expect(cost.statements.length).toBeLessThanOrEqual(LIMITS.saveAnswer);
        expect(cost.asked).toEqual(
          revision === 0 ? askedWithoutCatalog : ASKED_AGAIN,
        );
      }
    });

    it('saves in company, and says where one is, within their limits and without the catalog', async () => {
      const reviewId = await start();
      const note = (credentials: typeof NADIA, questionId: string) =>
        portal.services.presence.notePresence(
          { reviewId, sessionId: randomUUID(), questionId, leaving: false },
          { credentials },
        );
      await note(TOM, 'rollback');

      const noted = await costOf(() => note(NADIA, 'runbook'));
      expect(noted.statements.length).toBeLessThanOrEqual(LIMITS.notePresence);
      expect(noted.asked).toEqual(askedWithoutCatalog);
      const saved = await costOf(() => save(reviewId, 0));
      expect(saved.statements.length).toBeLessThanOrEqual(LIMITS.saveAnswer);
      expect(saved.asked).toEqual(ASKED_AGAIN);
      expect(
        await knex('outbox').where({ channel: 'signal' }),
      ).not.toHaveLength(0);
    });
  });
});
