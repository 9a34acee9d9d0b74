import { STANDINGS } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import {
  OrganisationEvent,
  RandomOrganisation,
} from '../__testUtils__/RandomOrganisation';
import { ReadinessListModel } from '../ReadinessListModel';
import { VisibilityFilter } from '../VisibilityFilter';
import { DatabaseRollUpStore } from './DatabaseRollUpStore';
import { AlikeCount, DayChange, ScorecardModel } from './ScorecardModel';
import { ScorecardScope } from './scopeMembers';
import { ScorecardTreeModel } from './ScorecardTreeModel';
import { fillVisibleSet } from '../__testUtils__/fillVisibleSet';

jest.setTimeout(120_000);

const databases = createTestDatabases();

const EVERYTHING: VisibilityFilter = { type: 'everything' };
const CUSTOM: VisibilityFilter = { type: 'visibleSet', setKey: 'set' };

/** Policies as they reach the database. */
const FILTERS: Record<string, VisibilityFilter> = {
  all: EVERYTHING,
  nothing: { type: 'nothing' },
  'what a group owns': {
    type: 'column',
    column: 'owner',
    values: ['group:default/g1'],
  },
  'what is not of a tier, or of a group': {
    type: 'any',
    filters: [
      {
        type: 'not',
        filter: { type: 'column', column: 'tier', values: ['tier-1'] },
      },
      { type: 'search', key: 'metadata.name', values: ['e2'] },
    ],
  },
  'a custom rule': CUSTOM,
};

const SCOPES: ScorecardScope[] = [
  { kind: 'all', refs: [] },
  ...[0, 1, 2, 3].map(
    (group): ScorecardScope => ({
      kind: 'group',
      refs: [`group:default/g${group}`],
    }),
  ),
  { kind: 'system', refs: ['system:default/s0'] },
  { kind: 'system', refs: ['system:default/s1'] },
  { kind: 'domain', refs: ['domain:default/d0'] },
  { kind: 'domain', refs: ['domain:default/d1'] },
];

/** g0 is above g1, and that above g2; g3 stands alone. Entity 7 belongs to both sides. */
const EVENTS: OrganisationEvent[] = [
  { type: 'group', group: 0 },
  { type: 'group', group: 1, parent: 0 },
  { type: 'group', group: 2, parent: 1 },
  { type: 'group', group: 3 },
  { type: 'system', system: 0, domain: 0, owner: 1 },
  { type: 'system', system: 1 },
  ...Array.from(
    { length: 8 },
    (_, entity): OrganisationEvent => ({
      type: 'entity',
      entity,
      owners: entity === 7 ? [2, 3] : [entity % 4],
      tier: entity % 3 ? `tier-${entity % 3}` : undefined,
      system: entity % 3 === 2 ? undefined : entity % 3,
    }),
  ),
  ...Array.from({ length: 30 }, (_, index): OrganisationEvent[] => [
    {
      type: 'judged',
      entity: (index * 5) % 8,
      checklist: index % 3,
      standing: STANDINGS[(index * 7) % STANDINGS.length],
      place: index % 2 ? 'covered' : 'outOfScope',
    },
    ...(index % 4 ? [] : [{ type: 'dayPasses' as const }]),
  ]).flat(),
  { type: 'gone', entity: 5 },
];

function byStanding(counts: { standing: string; count: number }[]) {
  const sums: Record<string, number> = {};
  for (const { standing, count } of counts) {
    sums[standing] = (sums[standing] ?? 0) + count;
  }
  return sums;
}

const inOrder = (alike: AlikeCount[]) =>
  alike
    .map(({ tier, standing, place, count }) =>
      JSON.stringify([
        tier,
        standing,
        place === 'notAsked' ? '' : place,
        count,
      ]),
    )
    .sort();

const changesInOrder = (changes: DayChange[] | undefined) =>
  changes
    ?.filter(({ change }) => change)
    .map(({ day, standing, change }) => `${day} ${standing} ${change}`)
    .sort();

describe.each(databases.eachSupportedId())('scorecards on %s', databaseId => {
  let knex: Knex;
  let model: ScorecardModel;
  let organisation: RandomOrganisation;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    model = new ScorecardModel(knex);
    organisation = new RandomOrganisation(knex);
    await organisation.begin();
    for (const event of EVENTS) {
      await organisation.happen(event);
    }
    await fillVisibleSet(
      knex,
      'set',
      [0, 3, 6, 7].map(entity => `component:default/e${entity}`),
    );
    await new DatabaseRollUpStore(knex).foldDue({
      now: organisation.now,
      limit: 1_000,
      timeZone: 'UTC',
    });
  });
  afterAll(() => knex?.destroy());

  it.each(Object.entries(FILTERS))(
    'count what the list of entities lists, under %s',
    async (_, visibility) => {
      const list = new ReadinessListModel(knex);
      for (const scope of SCOPES.filter(({ kind }) =>
        ['all', 'group'].includes(kind),
      )) {
        const counted = { scope, visibility };
        const listed = await list.countStandings({
          visibility,
          ownerRefs: scope.refs,
          kinds: ['component', 'system'],
        });
        expect(byStanding(await model.countRows(counted))).toEqual(listed);
        expect(
          byStanding(
            scope.kind === 'all' ? [] : await model.countRowsEach(counted),
          ),
        ).toEqual(scope.kind === 'all' ? {} : listed);
      }
    },
  );

  it.each([undefined, 'c0', 'c2'])(
    'are kept as the rows say, now and day by day (%s)',
    async checklistId => {
      const seen: number[] = [];
      for (const scope of SCOPES) {
        const counted = { scope, checklistId, visibility: EVERYTHING };
        const rows = await model.countRows(counted);
        expect(inOrder(await model.countKept(counted))).toEqual(inOrder(rows));
        seen.push(rows.length);
        const today = organisation.now.toISOString().slice(0, 10);
        expect(
          changesInOrder(
            await model.listKeptChanges(counted, {
              from: '2020-01-01',
              to: today,
            }),
          ),
        ).toEqual(
          changesInOrder(
            await model.listRowChanges(counted, { today, timeZone: 'UTC' }),
          ),
        );
      }
      expect(Math.max(...seen)).toBeGreaterThan(3);
    },
  );

  it('count an entity of two groups once', async () => {
    const counted = {
      scope: {
        kind: 'group' as const,
        refs: ['group:default/g2', 'group:default/g3'],
      },
      visibility: EVERYTHING,
    };
    const sum = (alike: AlikeCount[]) =>
      alike.reduce((total, { count }) => total + count, 0);

    // e2, e3, e6, e7.
    expect(sum(await model.countRows(counted))).toBe(4);
    expect(sum(await model.countRowsEach(counted))).toBe(5);
  });

  it('tell all days before the first as of that day', async () => {
    const counted = { scope: SCOPES[0] };
    const all = await model.listKeptChanges(counted, {
      from: '2020-01-01',
      to: '2026-03-04',
    });
    const late = await model.listKeptChanges(counted, {
      from: '2026-03-04',
      to: '2026-03-04',
    });

    expect(new Set(late.map(({ day }) => day))).toEqual(
      new Set(['2026-03-04']),
    );
    const sumOf = (changes: DayChange[]) =>
      byStanding(
        changes.map(({ standing, change }) => ({ standing, count: change })),
      );
    expect(sumOf(late)).toEqual(sumOf(all));
  });

  it('have the groups that are seen in a tree, page by page', async () => {
    const tree = new ScorecardTreeModel(knex);
    const top = { kind: 'group' as const, visibility: EVERYTHING };
    const [first, second, ...rest] = await tree.list(top, { limit: 10 });
    expect([first.name, second.name, rest]).toEqual(['g0', 'g3', []]);
    expect(
      await tree.list(top, {
        limit: 10,
        after: { sortName: first.sortName, id: first.id },
      }),
    ).toEqual([second]);
    expect(await tree.havingBelow([first.ref, second.ref], top)).toEqual(
      new Set(['group:default/g0']),
    );
    const below = { ...top, parentRef: 'group:default/g0' };
    expect(
      (await tree.list(below, { limit: 10 })).map(({ name }) => name),
    ).toEqual(['g1']);

    const hidden: VisibilityFilter = {
      type: 'search',
      key: 'metadata.name',
      values: ['g1', 'g2'],
    };
    const seen = { kind: 'group' as const, visibility: hidden };
    expect(
      (await tree.list(seen, { limit: 10 })).map(({ name }) => name),
    ).toEqual(['g1']);
    expect(await tree.havingBelow(['group:default/g2'], seen)).toEqual(
      new Set(),
    );
    expect(
      (
        await tree.list(
          {
            kind: 'system',
            parentRef: 'domain:default/d0',
            visibility: EVERYTHING,
          },
          { limit: 10 },
        )
      ).map(({ name }) => name),
    ).toEqual(['s0']);
    expect(
      await tree.havingBelow(['domain:default/d0', 'domain:default/d1'], {
        kind: 'domain',
        visibility: EVERYTHING,
      }),
    ).toEqual(new Set(['domain:default/d0']));
  });
});
