import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
} from '../__testUtils__/createTestPortal';
import { ENTITY_REF, ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { EntityPurge } from './EntityPurge';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const GONE_AT = '2026-03-03T10:00:00.000Z';
const AFTER_DAYS = 400;
const LAST_DAY = Date.parse(GONE_AT) + AFTER_DAYS * 24 * 60 * 60_000;
const GROUPS = [group('payments'), group('reliability')];

const named = (name: string): Entity => ({
  ...CHECKOUT,
  metadata: { name, uid: `uid-${name}`, labels: { tier: '1' } },
});
/** Never reviewed, and more of them than fit a batch. */
const BARE = ['bare-1', 'bare-2', 'bare-3'].map(named);

describe.each(databases.eachSupportedId())('EntityPurge on %s', databaseId => {
  let knex: Knex;
  let entities: Entity[];
  let portal: Awaited<ReturnType<typeof createTestPortal>>;
  let story: ReviewStory;
  const purge = () =>
    new EntityPurge({
      ...portal.stores,
      afterDays: AFTER_DAYS,
      logger: mockServices.logger.mock(),
      batch: 2,
    });
  const catalogIs = async (instant: string, ...now: Entity[]) => {
    entities = now;
    portal.moveTo(instant);
    await portal.services.projection.runOnce(portal.clock.now());
  };
  const refs = () =>
    knex('entity')
      .where({ kind: 'component' })
      .orderBy('name')
      .pluck('entity_ref');

  beforeEach(async () => {
    entities = [CHECKOUT, ...BARE, ...GROUPS];
    knex = await databases.init(databaseId);
    portal = await createTestPortal(knex, {
      catalog: new Proxy({} as CatalogService, {
        get: (_, name: keyof CatalogService) => {
          const catalog = catalogServiceMock({ entities });
          return (catalog[name] as Function).bind(catalog);
        },
      }),
    });
    story = await new ReviewStory(portal.services).submitted();
    await catalogIs(GONE_AT, ...GROUPS);
  });

  afterEach(async () => {
    await knex.destroy();
  });

  it('touches nothing before the day, and only what is gone after it', async () => {
    const before = await knex('entity').orderBy('id');
    expect(await purge().runOnce(new Date(LAST_DAY))).toEqual({
      deleted: 0,
      emptied: 0,
    });
    expect(await knex('entity').orderBy('id')).toEqual(before);

    expect(await purge().runOnce(new Date(LAST_DAY + 1))).toEqual({
      deleted: 3,
      emptied: 1,
    });
    expect(await refs()).toEqual([ENTITY_REF]);
    expect(
      await knex('entity').where({ kind: 'group' }).pluck('content_hash'),
    ).toEqual([expect.any(String), expect.any(String)]);
    expect(await purge().runOnce(new Date(LAST_DAY + 2))).toEqual({
      deleted: 0,
      emptied: 0,
    });
  });

  it('is done once where two replicas do it at the same time', async () => {
    const runs = await Promise.all(
      [1, 2].map(() => purge().runOnce(new Date(LAST_DAY + 1))),
    );
    expect(runs.reduce((sum, { deleted }) => sum + deleted, 0)).toBe(3);
    expect(runs.reduce((sum, { emptied }) => sum + emptied, 0)).toBe(1);
    expect(await refs()).toEqual([ENTITY_REF]);
  });

  it('stops between two batches where it is told to', async () => {
    const stopped = AbortSignal.abort();
    expect(await purge().runOnce(new Date(LAST_DAY + 1), stopped)).toEqual({
      deleted: 0,
      emptied: 0,
    });
  });

  it('leaves the history whole, takes the stored entry, and lets what comes back stand again with it', async () => {
    await purge().runOnce(new Date(LAST_DAY + 1));
    const { id, entity_json } = await knex('entity')
      .where({ entity_ref: ENTITY_REF })
      .first();
    for (const table of ['entity_owner', 'entity_search', 'owner_known']) {
      expect(await knex(table).where({ entity_id: id })).toEqual([]);
    }
    expect(JSON.parse(entity_json)).toEqual({
      kind: 'component',
      metadata: { namespace: 'default', name: 'checkout' },
      spec: { type: 'service', lifecycle: 'experimental' },
    });
    const verified = await portal.services.historyCare.verifyHistory({
      credentials: OMAR,
    });
    expect(verified).toMatchObject({ brokenChains: 0 });
    expect(verified.chains).toBeGreaterThan(0);

    await catalogIs('2027-06-01T10:00:00.000Z', CHECKOUT, BARE[0], ...GROUPS);
    expect(await refs()).toEqual(['component:default/bare-1', ENTITY_REF]);
    expect(
      await portal.services.reviews.getReview(
        { reviewId: story.reviewId },
        { credentials: NADIA },
      ),
    ).toMatchObject({
      review: { state: 'submitted' },
      entity: { ownerRefs: ['group:default/payments'] },
    });
    const { checklists, entity } =
      await portal.services.readiness.getEntityReadiness(
        { entityRef: ENTITY_REF },
        { credentials: NADIA },
      );
    expect(entity.ownerRefs).toEqual(['group:default/payments']);
    expect(checklists[0]).toMatchObject({
      openReviewId: story.reviewId,
      flags: { inReview: true },
    });
  });
});
