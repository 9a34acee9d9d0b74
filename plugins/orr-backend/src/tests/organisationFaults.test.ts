import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogConditions } from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  OperationId,
  OperationInput,
  operations,
  STANDINGS,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { catalogSeenBy } from '../__testUtils__/catalogSeenBy';
import { entityOf, groupOf } from '../__testUtils__/catalogEntities';
import {
  CHECKLIST,
  createTestPortal,
  NADIA,
  OMAR,
} from '../__testUtils__/createTestPortal';
import { ReviewStory } from '../__testUtils__/ReviewStory';
import { createTestDatabases } from '../__testUtils__/testDatabases';

/*
 * The page of the organisation where something is odd: policies of several levels, a catalog that hides a part of a team, days
 * before all history, cursors of something else, two replicas.
 */

jest.setTimeout(120_000);

const databases = createTestDatabases();
const groupRef = (name: string) => `group:default/${name}`;

function component(name: string, owner: string, type = 'service'): Entity {
  return entityOf({
    name,
    spec: { type, lifecycle: 'production', owner, system: 'shop' },
    relations: [
      ['ownedBy', groupRef(owner)],
      ['partOf', 'system:default/shop'],
    ],
  });
}

/** Of each team there is one half that a policy hides. */
const ENTITIES = [
  groupOf('company'),
  groupOf('payments', ['company']),
  groupOf('cards', ['company']),
  entityOf({
    kind: 'System',
    name: 'shop',
    relations: [['partOf', 'domain:default/retail']],
  }),
  entityOf({ kind: 'Domain', name: 'retail' }),
  component('checkout', 'payments'),
  component('ledger', 'payments', 'secret'),
  component('card', 'cards'),
  component('pin', 'cards', 'secret'),
];
const HIDDEN = ['ledger', 'pin'];

const isKind = (kind: string) =>
  catalogConditions.isEntityKind({ kinds: [kind] });
const isSecret = catalogConditions.hasSpec({ key: 'type', value: 'secret' });
const POLICIES: Record<string, object> = {
  'all of any and none': {
    allOf: [
      {
        anyOf: [
          isKind('component'),
          isKind('group'),
          isKind('system'),
          isKind('domain'),
        ],
      },
      { not: isSecret },
    ],
  },
  'not any of all': {
    not: {
      anyOf: [
        { allOf: [isKind('component'), isSecret] },
        { allOf: [isKind('user'), { not: isKind('component') }] },
      ],
    },
  },
  'a rule that nobody here knows, among others': {
    anyOf: [
      { not: { anyOf: [isKind('component')] } },
      {
        allOf: [
          isKind('component'),
          { resourceType: 'catalog-entity', rule: 'IS_OPEN', params: {} },
        ],
      },
    ],
  },
};

const isNadia = ({ principal }: BackstageCredentials) =>
  (principal as { userEntityRef?: string }).userEntityRef ===
  'user:default/nadia';

function catalogHidingFromNadia() {
  const whole = catalogServiceMock({ entities: ENTITIES });
  const part = catalogServiceMock({
    entities: ENTITIES.filter(
      ({ metadata }) => !HIDDEN.includes(metadata.name),
    ),
  });
  return catalogSeenBy(credentials => (isNadia(credentials) ? part : whole));
}

function policyFor(conditions: object) {
  const hiding = {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions,
  } as PolicyDecision;
  const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
  return mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    authorizeConditional: async (requests, options) =>
      requests.map(({ permission }) =>
        permission.name === catalogEntityReadPermission.name &&
        options &&
        isNadia(options.credentials)
          ? hiding
          : allow,
      ),
  });
}

type Portal = Awaited<ReturnType<typeof createTestPortal>>;
type QueryOf<TId extends OperationId> = OperationInput<TId> extends {
  query: infer TQuery;
}
  ? TQuery
  : OperationInput<TId> extends { query?: infer TQuery }
  ? TQuery
  : never;

function asking(portal: Portal, credentials = NADIA) {
  const { readiness, scorecards, gapService, briefings } = portal.services;
  const options = { credentials };
  return {
    list: (query: QueryOf<'listReadiness'> = {}) =>
      readiness.listReadiness(
        operations.listReadiness.query.parse(query),
        options,
      ),
    facets: (query: QueryOf<'getReadinessFacets'> = {}) =>
      readiness.getReadinessFacets(
        operations.getReadinessFacets.query.parse(query),
        options,
      ),
    scorecard: (query: QueryOf<'getScorecard'> = {}) =>
      scorecards.getScorecard(
        operations.getScorecard.query.parse(query),
        options,
      ),
    figures: (query: QueryOf<'getScorecardFigures'> = {}) =>
      scorecards.getScorecardFigures(
        operations.getScorecardFigures.query.parse(query),
        options,
      ),
    sections: (query: QueryOf<'getScorecard'> = {}) =>
      gapService.getScorecardSections(
        operations.getScorecardSections.query.parse({
          ...query,
          checklist: CHECKLIST.id,
        }),
        options,
      ),
    changes: (query: QueryOf<'listReadinessChanges'> = {}) =>
      briefings.listReadinessChanges(
        operations.listReadinessChanges.query.parse(query),
        options,
      ),
  };
}

/** What a scorecard is asked for, and the list of the same. */
const SCOPES: [QueryOf<'getScorecard'>, QueryOf<'listReadiness'>][] = [
  [{}, {}],
  [{ group: [groupRef('payments')] }, { owner: [groupRef('payments')] }],
  [{ group: [groupRef('company')] }, { owner: [groupRef('company')] }],
  [{ system: 'system:default/shop' }, { system: ['system:default/shop'] }],
  [{ domain: 'domain:default/retail' }, { domain: ['domain:default/retail'] }],
];

async function drain(portal: Portal) {
  await portal.stores.rollUps.foldDue({
    now: portal.clock.now(),
    limit: 1_000,
    timeZone: 'Europe/Berlin',
  });
}

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
  });
  afterEach(() => knex?.destroy());

  it.each(Object.entries(POLICIES))(
    'adds up the same everywhere under %s, which hides half of each team',
    async (_, conditions) => {
      const portal = await createTestPortal(knex, {
        catalog: catalogHidingFromNadia(),
        permissions: policyFor(conditions),
      });
      await drain(portal);
      const seen = asking(portal);
      const names = async (query: QueryOf<'listReadiness'>) =>
        (await seen.list(query)).items.map(({ entity }) => entity.name);

      expect(await names({ scope: 'required' })).toEqual(['card', 'checkout']);
      expect(
        (await asking(portal, OMAR).list({ scope: 'required' })).totalItems,
      ).toBe(4);
      for (const [scope, filter] of SCOPES) {
        const page = await seen.list({ scope: 'required', ...filter });
        const { counts } = await seen.scorecard(scope);
        expect(page.items).toHaveLength(page.totalItems);
        for (const standing of STANDINGS.filter(one => one !== 'notRequired')) {
          expect([standing, counts?.standings[standing]]).toEqual([
            standing,
            page.standings[standing],
          ]);
        }
        // Nothing is asked of the system and the domain themselves.
        expect((await seen.sections(scope)).entities).toBe(page.totalItems);
      }
      const facets = await seen.facets({ scope: 'required' });
      expect(facets.system).toEqual([
        { value: 'system:default/shop', count: 2 },
      ]);
      expect(facets.domain).toEqual([
        { value: 'domain:default/retail', count: 2 },
      ]);
      expect(facets.owner).toMatchObject([
        { value: groupRef('company'), count: 2 },
        { value: groupRef('cards'), count: 1 },
        { value: groupRef('payments'), count: 1 },
      ]);
      expect(JSON.stringify([facets, await seen.list()])).not.toMatch(
        /ledger|pin\b|secret/,
      );
    },
  );

  it('tells of days before all history that nothing was there', async () => {
    const portal = await createTestPortal(knex);
    await drain(portal);
    const { scorecard, figures, changes } = asking(portal);

    const card = await scorecard({ at: '1999-12-31', since: '1990-01-01' });
    expect(card).toMatchObject({
      at: '1999-12-31',
      counts: { total: 0 },
      since: { day: '1990-01-01', total: 0 },
      untold: [],
    });
    expect(card.trend?.every(({ total }) => total === 0)).toBe(true);
    const told = await figures({ since: '1990-01-01' });
    const then = told.figures.map(({ key, since }) => [key, since?.value]);
    expect(then).toContainEqual(['acceptedHighs', 0]);
    // What is not kept of past days is not told of them.
    expect(then).toContainEqual(['openHighs', undefined]);
    const moved = await changes({ since: '1990-01-01' });
    expect(moved).toMatchObject({
      historyFrom: '2026-03-02',
      totalItems: 1,
      items: [{ direction: 'joined' }],
    });
    expect(
      (await changes({ since: '1990-01-01', until: '1999-12-31' })).items,
    ).toEqual([]);
  });

  it('refuses a cursor of another order, other filters or another list', async () => {
    const portal = await createTestPortal(knex);
    const { list, changes } = asking(portal);
    const { nextCursor: cursor } = await list({ limit: 1, sort: 'type' });
    expect(cursor).toBeDefined();
    for (const query of [
      { sort: 'kind' as const },
      { sort: 'type' as const, direction: 'desc' as const },
      { sort: 'type' as const, checklist: CHECKLIST.id },
      { sort: 'type' as const, risk: ['high' as const] },
      { sort: 'type' as const, system: ['system:default/shop'] },
    ]) {
      await expect(list({ limit: 1, cursor, ...query })).rejects.toThrow(
        'cursor: ',
      );
    }
    await expect(changes({ cursor })).rejects.toThrow('cursor: ');
    await expect(
      asking(portal, OMAR).list({ limit: 1, cursor, sort: 'type' }),
    ).rejects.toThrow('cursor: ');
    await expect(list({ cursor: 'bm9uc2Vuc2U' })).rejects.toThrow('cursor: ');
  });

  it('agrees on two replicas once something was written by one', async () => {
    const portals = [
      await createTestPortal(knex),
      await createTestPortal(knex),
    ];
    const [writer, reader] = portals;
    const told = (portal: Portal) => {
      const { list, facets, scorecard, figures, sections } = asking(portal);
      return Promise.all([
        list({ scope: 'required', checklist: CHECKLIST.id }),
        facets(),
        scorecard(),
        figures(),
        sections(),
      ]);
    };
    await drain(writer);
    const before = await told(reader);
    await (await new ReviewStory(writer.services).submitted()).decide();
    // The one that has not written folds the counts.
    await drain(reader);

    const [first, second] = [await told(writer), await told(reader)];

    expect(second).toEqual(first);
    expect(second).not.toEqual(before);
    const [page, , card] = second;
    expect(page.items[0].headline).toBe('readyWithConditions');
    expect(card.counts?.standings.readyWithConditions).toBe(1);
  });
});
