import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { orrReviewConditions } from 'backstage-plugin-orr-node';
import { Knex } from 'knex';
import {
  CHECKOUT,
  createTestPortal,
  group,
  NADIA,
  OMAR,
} from '../../__testUtils__/createTestPortal';
import { groupOf } from '../../__testUtils__/catalogEntities';
import { named } from '../../__testUtils__/ReviewStory';
import { createTestDatabases } from '../../__testUtils__/testDatabases';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const PAYMENTS = 'group:default/payments';
const AS_NADIA = { credentials: NADIA };
const DAYS = { trendDays: 91 };

const ownedBy = (name: string, owner: string): Entity => ({
  ...CHECKOUT,
  metadata: { name, uid: name },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
});
const CATALOG = catalogServiceMock({
  entities: [
    CHECKOUT,
    ownedBy('ledger', 'cards'),
    ownedBy('search', 'reliability'),
    groupOf('payments'),
    groupOf('cards', ['payments']),
    group('reliability'),
  ],
});

/** Shows Nadia what payments and those below own. */
const RESTRICTED = mockServices.permissions.mock({
  authorize: async requests =>
    requests.map(() => ({ result: AuthorizeResult.DENY })),
  authorizeConditional: async requests =>
    requests.map(({ permission }) =>
      permission.name === 'orr.readiness.read'
        ? {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'orr',
            resourceType: 'orr-review',
            conditions: orrReviewConditions.isEntityOwner({
              claims: [PAYMENTS],
            }),
          }
        : { result: AuthorizeResult.ALLOW },
    ),
});

describe.each(databases.eachSupportedId())('scorecards on %s', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });
  afterEach(() => knex?.destroy());

  const fold = (portal: Awaited<ReturnType<typeof createTestPortal>>) =>
    portal.stores.rollUps.foldDue({
      now: portal.clock.now(),
      limit: 1_000,
      timeZone: 'Europe/Berlin',
    });

  it('tell of a group with all below it, and say how current that is', async () => {
    const portal = await createTestPortal(knex, { catalog: CATALOG });
    const { scorecards } = portal.services;
    const ask = () =>
      scorecards.getScorecard(
        { ...DAYS, group: ['group:default/Payments'], since: '2026-03-01' },
        AS_NADIA,
      );
    const early = await ask();
    expect(early.counts?.total).toBe(0);
    expect(early.freshness).toEqual({
      from: 'rollUps',
      asOf: undefined,
      due: expect.any(Number),
    });
    expect(early.freshness.due).toBeGreaterThan(0);
    await fold(portal);

    const card = await ask();

    expect(card).toMatchObject({
      scope: { kind: 'group', refs: [PAYMENTS] },
      at: '2026-03-02',
      counts: {
        total: 2,
        standings: { notReady: 0, neverReviewed: 2, ready: 0 },
        tiers: [{ tier: '', total: 2 }],
      },
      since: { day: '2026-03-01', total: 0 },
      coverage: { inScope: 2, covered: 0, exempt: 0, outOfScope: 0 },
      history: { ownersAsOf: 'now', keptSince: '2026-03-02' },
      untold: [],
      freshness: { from: 'rollUps', due: 0 },
    });
    expect(card.trend).toHaveLength(14);
    expect(card.trend?.map(({ total }) => total).slice(-2)).toEqual([0, 2]);
  });

  it('name tiers in the order of the programme, what it leaves out after that by name', async () => {
    const tiered = (tier: string): Entity => ({
      ...ownedBy(`of-${tier}`, 'payments'),
      metadata: {
        name: `of-${tier}`,
        uid: tier,
        labels: { tier },
      },
    });
    const portal = await createTestPortal(knex, {
      catalog: catalogServiceMock({
        entities: [
          CHECKOUT,
          groupOf('payments'),
          ...['silver', 'gold', 'zinc', 'copper'].map(tiered),
        ],
      }),
    });
    await fold(portal);
    const tiers = async () =>
      (
        await portal.services.scorecards.getScorecard(DAYS, AS_NADIA)
      ).counts?.tiers?.map(({ tier }) => tier);

    expect(await tiers()).toEqual(['copper', 'gold', 'silver', 'zinc', '']);
    await portal.services.programme.updateProgramme(
      named({ revision: 0, document: { tierOrder: ['Silver', 'gold'] } }),
      { credentials: OMAR },
    );
    expect(await tiers()).toEqual(['silver', 'gold', 'copper', 'zinc', '']);
  });

  it('tell of today alone what a trend ends with, and read no past for it', async () => {
    const portal = await createTestPortal(knex, {
      catalog: CATALOG,
      permissions: RESTRICTED,
    });
    await fold(portal);
    const ask = (trendDays: number) =>
      portal.services.scorecards.getScorecard({ trendDays }, AS_NADIA);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    const today = await ask(0);
    expect(statements.join()).not.toContain('readiness_change');
    const trend = await ask(1);
    expect(statements.join()).toContain('readiness_change');
    expect(today).toEqual({
      ...trend,
      trend: trend.trend?.slice(-1),
      history: { ...trend.history, ownersAsOf: 'then' },
    });
    expect(today.trend).toMatchObject([{ day: '2026-03-02', total: 2 }]);
  });

  it('tell what was on past days, from kept counts and from rows alike', async () => {
    const portal = await createTestPortal(knex, { catalog: CATALOG });
    await fold(portal);
    portal.moveTo('2026-03-20T09:00:00.000Z');
    const ask = (groups: string[]) =>
      portal.services.scorecards.getScorecard(
        {
          trendDays: 10,
          group: groups,
          at: '2026-03-05',
          since: '2026-02-01',
        },
        AS_NADIA,
      );
    const kept = await ask([PAYMENTS]);
    const counted = await ask([PAYMENTS, 'group:default/cards']);

    expect([kept.freshness.from, counted.freshness.from]).toEqual([
      'rollUps',
      'rows',
    ]);
    for (const card of [kept, counted]) {
      expect(card).toMatchObject({
        at: '2026-03-05',
        today: '2026-03-20',
        counts: { total: 2 },
        since: { total: 0 },
      });
      expect(card.counts?.tiers).toBeUndefined();
      expect(card.coverage).toBeUndefined();
      expect(card.trend).toHaveLength(11);
    }
    expect(counted.trend).toEqual(kept.trend);
  });

  it('count for who sees less what they see, and show no more groups', async () => {
    const portal = await createTestPortal(knex, {
      catalog: CATALOG,
      permissions: RESTRICTED,
    });
    await fold(portal);
    const { scorecards } = portal.services;

    expect(await scorecards.getScorecard(DAYS, AS_NADIA)).toMatchObject({
      counts: { total: 2 },
      freshness: { from: 'rows', due: 0 },
    });
    expect(
      await scorecards.getScorecard(
        { ...DAYS, group: ['group:default/reliability'] },
        AS_NADIA,
      ),
    ).toMatchObject({ counts: { total: 0 } });
    const tree = await scorecards.getScorecardTree({ limit: 50 }, AS_NADIA);
    expect(tree.items).toEqual([]);
  });

  it('go down the tree page by page', async () => {
    const portal = await createTestPortal(knex, { catalog: CATALOG });
    await fold(portal);
    const { scorecards } = portal.services;
    const first = await scorecards.getScorecardTree({ limit: 1 }, AS_NADIA);
    expect(first.items).toMatchObject([
      { ref: PAYMENTS, hasBelow: true, counts: { total: 2 } },
    ]);
    const second = await scorecards.getScorecardTree(
      { limit: 1, cursor: first.nextCursor },
      AS_NADIA,
    );
    expect(second).toMatchObject({
      items: [{ name: 'reliability', hasBelow: false, counts: { total: 1 } }],
    });
    expect(second.nextCursor).toBeUndefined();
    expect(
      await scorecards.getScorecardTree(
        { limit: 50, parent: PAYMENTS },
        AS_NADIA,
      ),
    ).toMatchObject({ items: [{ name: 'cards', counts: { total: 1 } }] });
    await expect(
      scorecards.getScorecardTree(
        { limit: 1, parent: PAYMENTS, cursor: first.nextCursor },
        AS_NADIA,
      ),
    ).rejects.toThrow('cursor: belongs to a list with other filters');
    await expect(
      scorecards.getScorecardTree(
        { limit: 1, parent: PAYMENTS, of: 'systems' },
        AS_NADIA,
      ),
    ).rejects.toThrow('query.of: there are no systems below a group');
  });

  it('refuse days that are none to be told of', async () => {
    const { services } = await createTestPortal(knex);
    const ask = (query: object) =>
      services.scorecards.getScorecard({ ...DAYS, ...query }, AS_NADIA);

    await expect(ask({ at: '2026-03-03' })).rejects.toThrow('query.at: ');
    await expect(ask({ since: '2026-03-02' })).rejects.toThrow('query.since: ');
    await expect(
      ask({ system: 'system:default/a', domain: 'domain:default/b' }),
    ).rejects.toThrow('query.domain: cannot be asked together with system');
    await expect(
      services.scorecards.getScorecardFigures(
        { since: '2026-03-02', trendDays: 0 },
        AS_NADIA,
      ),
    ).rejects.toThrow('query.since: ');
  });

  it('are looked after by those alone who may', async () => {
    const { services } = await createTestPortal(knex, {
      permissions: RESTRICTED,
    });

    await expect(services.rollUps.getRollUpState(AS_NADIA)).rejects.toThrow(
      'orr.readmodel.maintain',
    );
    await expect(services.rollUps.checkRollUps(AS_NADIA)).rejects.toThrow(
      'orr.readmodel.maintain',
    );
    await expect(services.rollUps.rebuildRollUps(AS_NADIA)).rejects.toThrow(
      'orr.readmodel.maintain',
    );
  });
});
