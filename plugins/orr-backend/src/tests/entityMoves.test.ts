import { Entity } from '@backstage/catalog-model';
import { catalogConditions } from '@backstage/plugin-catalog-backend/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { PREVIOUS_REF_ANNOTATION } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  CHECKLIST,
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
} from '../__testUtils__/createTestPortal';
import { createPolicy } from '../__testUtils__/createPolicy';
import { named, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const OLD = 'component:default/checkout';
const NEW = 'component:default/basket';
const onlyNamed = (name: string): PolicyDecision => ({
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: catalogConditions.hasMetadata({ key: 'name', value: name }),
});
const GROUPS = [group('payments'), group('reliability')];

function component(
  name: string,
  options: { previous?: string; owner?: string } = {},
): Entity {
  const owner = options.owner ?? 'group:default/payments';
  return {
    ...CHECKOUT,
    metadata: {
      name,
      uid: `uid-${name}`,
      ...(options.previous && {
        annotations: { [PREVIOUS_REF_ANNOTATION]: options.previous },
      }),
    },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

describe.each(databases.eachSupportedId())(
  'an entity that has another ref, on %s',
  databaseId => {
    let knex: Knex;
    let entities: Entity[];
    let allowed: boolean;
    let catalogs: PolicyDecision;
    let portal: Awaited<ReturnType<typeof createTestPortal>>;
    let hour: number;
    const as = (credentials = OMAR) => ({ credentials });
    const moves = () => portal.services.moves;

    beforeEach(async () => {
      allowed = true;
      catalogs = { result: AuthorizeResult.ALLOW };
      hour = 10;
      entities = [CHECKOUT, ...GROUPS];
      knex = await databases.init(databaseId);
      portal = await createTestPortal(knex, {
        catalog: new Proxy({} as CatalogService, {
          get: (_, name: keyof CatalogService) => {
            const catalog = catalogServiceMock({ entities });
            return (catalog[name] as Function).bind(catalog);
          },
        }),
        permissions: createPolicy(
          name => name.startsWith('orr.entity.move') && !allowed,
          () => catalogs,
        ),
      });
    });

    afterEach(async () => {
      await knex.destroy();
    });

    /** The catalog is so, and was swept an hour later. */
    const catalogIs = async (...now: Entity[]) => {
      entities = [...now, ...GROUPS];
      portal.moveTo(`2026-03-03T${hour}:00:00.000Z`);
      hour += 1;
      await portal.services.projection.runOnce(portal.clock.now());
      await portal.services.annotatedMoves.apply(portal.clock.now());
    };
    const move = (change: object = {}) =>
      moves().moveEntity(
        named({ fromRef: OLD, toRef: NEW, swap: false, ...change }),
        as(),
      );
    const start = (entityRef: string) =>
      portal.services.reviews.createReview(
        named({
          entityRef,
          checklistId: CHECKLIST.id,
          kind: 'launch' as const,
        }),
        as(NADIA),
      );
    const standingOf = async (entityRef: string) =>
      (
        await portal.services.readiness.getEntityReadiness(
          { entityRef },
          as(NADIA),
        )
      ).checklists.map(({ standing }) => standing);
    const reviewsOf = async (entityRef: string) =>
      (
        await portal.services.reviews.listEntityReviews(
          { entityRef, limit: 10 },
          as(NADIA),
        )
      ).items.map(({ id, state }) => [id, state]);
    const changesOf = async (entityRef: string) =>
      (
        await portal.services.changes.listEntityChanges(
          { entityRef, limit: 100 },
          as(NADIA),
        )
      ).items;
    const waiting = async () =>
      (await moves().listWaitingEntityMoves(as())).items;
    const decided = async () =>
      (await new ReviewStory(portal.services).submitted()).decide();
    const brokenChains = async () =>
      (await portal.services.historyCare.verifyHistory(as())).brokenChains;

    it('goes on with its history once it was carried, and says so in it', async () => {
      const { reviewId } = await decided();
      await catalogIs(component('basket'));
      expect(await standingOf(NEW)).toEqual(['neverReviewed']);

      const input = named({ fromRef: OLD, toRef: NEW, swap: false });
      expect(await moves().previewEntityMove({ ...input }, as())).toMatchObject(
        {
          problems: [],
          carried: { reviews: 1, decisions: 1 },
          met: { reviews: 0 },
        },
      );
      const moved = await moves().moveEntity(input, as());

      expect(moved).toMatchObject({
        fromRef: OLD,
        toRef: NEW,
        cause: 'admin',
        movedBy: 'user:default/omar',
        carried: { reviews: 1, decisions: 1 },
      });
      expect(await moves().moveEntity(input, as())).toEqual(moved);
      expect(await standingOf(NEW)).toEqual(['readyWithConditions']);
      expect(await reviewsOf(NEW)).toEqual([[reviewId, 'decided']]);
      const [newest] = await changesOf(NEW);
      expect(newest).toMatchObject({
        action: 'entity.moved',
        actorRef: 'user:default/omar',
        facts: { entityFrom: OLD, entityTo: NEW },
      });
      expect(await brokenChains()).toBe(0);
      expect(await moves().listEntityMoves({ limit: 10 }, as())).toEqual({
        items: [moved],
      });
      await expect(standingOf(OLD)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      // A sweep finds it as the catalog has it, and writes nothing.
      const before = await knex('entity').orderBy('id');
      await catalogIs(component('basket'));
      expect(await knex('entity').orderBy('id')).toEqual(before);
    });

    it('keeps what pipelines have told under either ref', async () => {
      const { deployHealthService: health } = portal.services;
      const tell = (id: string, ...entityRefs: string[]) =>
        health.recordDeployments(
          {
            deployments: [
              {
                entityRefs,
                source: 'default',
                id,
                environment: 'production',
                outcome: 'succeeded',
                kind: 'deploy',
                finishedAt: '2026-03-02T08:00:00.000Z',
              },
            ],
          },
          as(NADIA),
        );
      const deploymentsOf = async (entityRef: string) =>
        (
          await health.listEntityDeployments(
            { entityRef, limit: 10 },
            as(NADIA),
          )
        ).totalItems;
      await decided();
      await tell('before', OLD);
      await catalogIs(CHECKOUT, component('basket'));
      await tell('both', OLD, NEW);
      await tell('after', NEW);
      await catalogIs(component('basket'));
      await move();

      expect(await deploymentsOf(NEW)).toBe(3);
      expect(
        await health.getEntityDeployHealth({ entityRef: NEW }, as(NADIA)),
      ).toMatchObject({ isStale: true });
      await catalogIs(component('basket'), CHECKOUT);
      expect(await deploymentsOf(OLD)).toBe(0);
    });

    it('begins anew under the old ref', async () => {
      await decided();
      await catalogIs(component('basket'));
      await move();
      await catalogIs(component('basket'), CHECKOUT);

      expect(await standingOf(OLD)).toEqual(['neverReviewed']);
      expect(await standingOf(NEW)).toEqual(['readyWithConditions']);
    });

    it('lets a review that runs go on', async () => {
      const { review } = await start(OLD);
      await catalogIs(component('basket'));
      await move();

      const answer = await portal.services.reviews.saveAnswer(
        named({
          reviewId: review.id,
          questionId: 'rollback',
          statement: { kind: 'practice' as const, value: 'yes' as const },
          evidence: [],
          revision: 0,
        }),
        as(NADIA),
      );
      expect(answer.revision).toBe(1);
      const detail = await portal.services.reviews.getReview(
        { reviewId: review.id },
        as(NADIA),
      );
      expect(detail.entity.entityRef).toBe(NEW);
      await expect(start(NEW)).rejects.toMatchObject({ name: 'ConflictError' });
    });

    it('joins what was reviewed under both refs, in the order of time', async () => {
      const first = await decided();
      await catalogIs(component('basket'));
      const second = await start(NEW);
      const asked = await portal.services.exemptions.requestExemption(
        named({ entityRef: NEW, reason: 'Soon', until: '2026-04-01' }),
        as(NADIA),
      );
      const revisions = await knex('readiness_change').count({ all: '*' });

      expect(
        await moves().previewEntityMove(
          { fromRef: OLD, toRef: NEW, swap: false },
          as(),
        ),
      ).toMatchObject({ problems: [], met: { reviews: 1, exemptions: 1 } });
      await move();

      expect(await reviewsOf(NEW)).toEqual([
        [second.review.id, 'inProgress'],
        [first.reviewId, 'decided'],
      ]);
      const told = await changesOf(NEW);
      expect(told.map(({ reviewId }) => reviewId)).toEqual(
        expect.arrayContaining([first.reviewId, second.review.id]),
      );
      expect(await brokenChains()).toBe(0);
      const after = await knex('readiness_change').orderBy('sequence');
      expect(after.length).toBeGreaterThanOrEqual(Number(revisions[0].all));
      const ofRow = after.filter(
        row => row.checklist_id === CHECKLIST.id && row.sequence === 1,
      );
      expect(new Set(ofRow.map(row => row.entity_id)).size).toBe(ofRow.length);
      const { items } = await portal.services.exemptions.listExemptions(
        { limit: 10 },
        as(NADIA),
      );
      expect(items.map(({ exemption }) => exemption.id)).toEqual([asked.id]);
      expect(items[0].entity.entityRef).toBe(NEW);
    });

    it('lets the later of two decisions hold', async () => {
      const first = await decided();
      await catalogIs(component('basket'));
      const { review } = await start(NEW);
      const submitted = await portal.services.reviews.submitReview(
        named({ reviewId: review.id, revision: 1 }),
        as(NADIA),
      );
      await portal.services.reviews.decideReview(
        named({
          reviewId: review.id,
          revision: 2,
          snapshotId: submitted.snapshot!.id,
          outcome: 'noGo' as const,
          reason: 'No',
          conditions: [],
          confirmedQuestionIds: [],
        }),
        as(),
      );
      await move();

      expect(await reviewsOf(NEW)).toEqual([
        [review.id, 'decided'],
        [first.reviewId, 'superseded'],
      ]);
      expect(await standingOf(NEW)).toEqual(['notReady']);
    });

    it('refuses what would not be a rename, naming why', async () => {
      await start(OLD);
      await expect(move({ toRef: OLD })).rejects.toThrow(/^toRef: /);
      await expect(move({ fromRef: 'component:default/x' })).rejects.toThrow(
        /^fromRef: nothing is known/,
      );
      await expect(move()).rejects.toThrow(/^toRef: the catalog has no/);
      await catalogIs(CHECKOUT, component('basket'));
      await expect(move()).rejects.toThrow(/is still in the catalog/);
      await start(NEW);
      await catalogIs(component('basket'));
      await expect(move()).rejects.toThrow(/open review of “Launch”/);
      await expect(move({ swap: true })).rejects.toThrow(/not in the catalog/);
      expect(await knex('entity_move')).toEqual([]);
    });

    it('lets two entities of the catalog exchange their histories', async () => {
      const { reviewId } = await decided();
      await catalogIs(CHECKOUT, component('basket'));
      const { review } = await start(NEW);
      await move({ swap: true });

      expect(await reviewsOf(NEW)).toEqual([[reviewId, 'decided']]);
      expect(await reviewsOf(OLD)).toEqual([[review.id, 'inProgress']]);
      expect(await brokenChains()).toBe(0);
    });

    it('names the other of two that exchanged their histories to nobody who may not see it', async () => {
      await decided();
      await catalogIs(CHECKOUT, component('basket'));
      await start(NEW);
      await move({ swap: true });
      const [shown] = await changesOf(NEW);
      expect(shown.facts).toEqual({ entityFrom: OLD, entityTo: NEW });

      catalogs = onlyNamed('basket');
      const [told] = await changesOf(NEW);
      expect(told).toMatchObject({ action: 'entity.moved' });
      expect(told.facts).toEqual({ entityTo: NEW });
      let file = '';
      for await (const part of await portal.services.changes.exportJson(
        { entityRef: NEW },
        as(NADIA),
      )) {
        file += part;
      }
      expect(file).toContain(NEW);
      expect(file).not.toContain('default/checkout');
    });

    it('is not held up by exemptions that have run out', async () => {
      await decided();
      await catalogIs(component('basket'));
      const idOf = async (name: string) =>
        (await knex('entity').where({ name }).first()).id;
      for (const [name, until] of [
        ['checkout', '2026-03-01'],
        ['basket', '2026-03-02'],
      ]) {
        await knex('exemption').insert({
          id: name,
          entity_id: await idOf(name),
          state: 'approved',
          reason: 'Soon gone',
          until,
          asked_by: 'user:default/nadia',
          asked_at: '2026-01-01T00:00:00.000Z',
          revision: 2,
        });
      }
      await move();
      expect(
        await knex('exemption')
          .where({ entity_id: await idOf('basket') })
          .orderBy('id')
          .pluck('state'),
      ).toEqual(['ended', 'ended']);
    });

    it('refuses what was begun under the old ref and comes to be written afterwards', async () => {
      await decided();
      const old = (await portal.stores.entities.getByRef(OLD))!;
      await catalogIs(component('basket'));
      const { entities: store } = portal.stores;
      const lock = () => knex.transaction(trx => store.lockAsRead(trx, old));
      await lock();
      await move();
      await expect(lock()).rejects.toMatchObject({
        name: 'ConflictError',
        message: `${OLD} was moved meanwhile; open it again`,
      });
    });

    it('follows the annotation of an entry once', async () => {
      const { reviewId } = await decided();
      await catalogIs(component('basket', { previous: 'checkout' }));

      expect(await reviewsOf(NEW)).toEqual([[reviewId, 'decided']]);
      const [newest] = await changesOf(NEW);
      expect(newest).toMatchObject({ action: 'entity.moved' });
      expect(newest.actorRef).toBeUndefined();
      await catalogIs(component('basket', { previous: 'checkout' }));
      expect(await knex('entity_move')).toHaveLength(1);
      expect(await waiting()).toEqual([]);
    });

    it('lets an annotation wait, and says for what', async () => {
      await decided();
      await catalogIs(
        component('basket', {
          previous: OLD,
          owner: 'group:default/reliability',
        }),
        component('cart', { previous: 'a:b:c' }),
        component('trolley', { previous: 'component:default/never' }),
      );

      expect(await waiting()).toEqual([
        {
          toRef: NEW,
          fromRef: OLD,
          problems: ['otherOwners'],
          bothInReviewOf: [],
        },
        {
          toRef: 'component:default/cart',
          fromRef: 'a:b:c',
          problems: ['notARef'],
          bothInReviewOf: [],
        },
        {
          toRef: 'component:default/trolley',
          fromRef: 'component:default/never',
          problems: ['fromUnknown'],
          bothInReviewOf: [],
        },
      ]);
      expect(await reviewsOf(NEW)).toEqual([]);
      await catalogIs(component('basket', { previous: OLD }));
      expect(await waiting()).toEqual([]);
      expect(await reviewsOf(NEW)).toHaveLength(1);
    });

    it('waits while the old entry is there, unless both name each other', async () => {
      const { reviewId } = await decided();
      await catalogIs(CHECKOUT, component('basket', { previous: OLD }));
      expect(await waiting()).toMatchObject([{ problems: ['fromInCatalog'] }]);

      await catalogIs(
        component('checkout', { previous: NEW }),
        component('basket', { previous: OLD }),
      );
      expect(await reviewsOf(NEW)).toEqual([[reviewId, 'decided']]);
      expect(await reviewsOf(OLD)).toEqual([]);
      expect(await knex('entity_move')).toHaveLength(1);
      expect(await waiting()).toEqual([]);
    });

    it('is left to those who may', async () => {
      allowed = false;
      for (const attempt of [
        () => move(),
        () => waiting(),
        () => moves().listEntityMoves({ limit: 1 }, as()),
        () =>
          moves().previewEntityMove(
            { fromRef: OLD, toRef: NEW, swap: false },
            as(),
          ),
      ]) {
        await expect(attempt()).rejects.toMatchObject({
          name: 'NotAllowedError',
        });
      }
    });
  },
);
