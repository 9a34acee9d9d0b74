import { Knex } from 'knex';
import { ReadinessListFilter } from './ReadinessListFilter';
import { ReadinessListModel } from './ReadinessListModel';
import { RelatedFacetModel } from './RelatedFacetModel';
import { VisibilityFilter } from './VisibilityFilter';
import { StatementLog } from './__testUtils__/StatementLog';
import {
  ListedEntity,
  storeListedEntities,
} from './__testUtils__/storeListedEntities';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { fillVisibleSet } from './__testUtils__/fillVisibleSet';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const AT = '2026-03-01T10:00:00.000Z';
const system = (name: string) => `system:default/${name}`;
const domain = (name: string) => `domain:default/${name}`;

const ENTITIES: ListedEntity[] = [
  { id: 'retail', kind: 'domain', title: 'Retail', headline: 'notRequired' },
  { id: 'dark', kind: 'domain', headline: 'notRequired' },
  { id: 'shop', kind: 'system', title: 'The Shop', domain: domain('retail') },
  { id: 'safe', kind: 'system', type: 'secret', domain: domain('dark') },
  { id: 'pay', system: system('shop'), headline: 'notReady', tier: '1' },
  { id: 'cart', system: system('shop'), headline: 'ready', tier: '2' },
  { id: 'keys', system: system('safe'), type: 'secret', headline: 'notReady' },
  { id: 'lost', system: system('nowhere'), headline: 'notRequired' },
];

/** The standing under each checklist, and which questions are open there. */
const READINESS: [string, string, string][] = [
  ['pay', 'launch', 'notReady'],
  ['pay', 'yearly', 'ready'],
  ['cart', 'launch', 'ready'],
  ['cart', 'archived', 'notReady'],
  ['keys', 'launch', 'notReady'],
  ['lost', 'launch', 'notRequired'],
];
const GAPS: [string, string, string, string, string][] = [
  ['pay', 'launch', 'a', 'HIGH', 'open'],
  ['pay', 'launch', 'b', 'HIGH', 'action'],
  ['pay', 'yearly', 'a', 'LOW', 'disclosed'],
  ['cart', 'launch', 'a', 'HIGH', 'accepted'],
  ['cart', 'launch', 'b', 'MEDIUM', 'open'],
  ['cart', 'archived', 'a', 'HIGH', 'open'],
  ['keys', 'launch', 'a', 'UNANSWERED', 'unanswered'],
  ['lost', 'launch', 'a', 'HIGH', 'open'],
];
const VISIBILITIES: Record<string, VisibilityFilter> = {
  everything: { type: 'everything' },
  'built-in rules': {
    type: 'not',
    filter: { type: 'column', column: 'type', values: ['secret'] },
  },
  'a rule of its own': { type: 'visibleSet', setKey: 'set' },
};

async function storeAll(knex: Knex): Promise<void> {
  await storeListedEntities(knex, ENTITIES);
  for (const id of ['launch', 'yearly', 'archived']) {
    await knex('checklist').insert({
      id,
      title: `The ${id} one`,
      state: id === 'archived' ? 'archived' : 'published',
      owner_ref: 'group:default/x',
      current_version: 1,
      updated_at: AT,
    });
  }
  for (const [entityId, checklistId, standing] of READINESS) {
    await knex('readiness').insert({
      entity_id: entityId,
      checklist_id: checklistId,
      checklist_version: 1,
      standing,
      rule: 6,
      reasons: `[{"code":"decidedGo","checklist":"${checklistId}"}]`,
      flags: '{}',
      valid_until: checklistId === 'yearly' ? '2027-01-01' : null,
      sequence: 1,
      computed_at: AT,
    });
  }
  for (const [entityId, checklistId, questionId, level, state] of GAPS) {
    await knex('standing_gap').insert({
      entity_id: entityId,
      checklist_id: checklistId,
      question_id: questionId,
      section_id: 's',
      area: 'Process',
      level,
      level_rank: 0,
      state,
      contradicted: false,
      since: AT,
    });
  }
  for (const [entityId, state] of [
    ['pay', 'attention'],
    ['cart', 'none'],
    ['keys', 'steady'],
    ['shop', null],
  ]) {
    await knex('deploy_health').insert({
      entity_id: entityId,
      due_at: AT,
      state,
    });
  }
  await fillVisibleSet(
    knex,
    'set',
    ENTITIES.filter(({ type }) => type !== 'secret').map(
      entity => `${entity.kind ?? 'component'}:default/${entity.id}`,
    ),
  );
}

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  let knex: Knex;
  let facets: RelatedFacetModel;
  let list: ReadinessListModel;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    facets = new RelatedFacetModel(knex);
    list = new ReadinessListModel(knex);
    await storeAll(knex);
  });
  afterAll(() => knex?.destroy());

  const listed = async (filter: ReadinessListFilter) => {
    const items = await list.listPage({
      filter,
      order: { sort: 'name', direction: 'asc' },
      limit: 50,
    });
    return items.map(({ entityId }) => entityId);
  };

  it.each<[Partial<ReadinessListFilter>, string]>([
    [{ systemRefs: [system('Shop')] }, 'cart pay shop'],
    [{ systemRefs: [system('nowhere'), system('safe')] }, 'keys lost safe'],
    [{ domainRefs: [domain('retail')] }, 'cart pay shop'],
    [{ domainRefs: [domain('dark')], systemRefs: [system('shop')] }, ''],
    [{ deployStates: ['attention', 'steady'] }, 'keys pay'],
    [
      { deployStates: ['none'], kinds: ['component', 'system'] },
      'cart lost safe shop',
    ],
    [
      { deployStates: ['none', 'steady'], kinds: ['component'] },
      'cart keys lost',
    ],
    [{ risks: ['high'] }, 'pay'],
    [{ risks: ['medium', 'unanswered'] }, 'cart keys'],
    [{ risks: ['low'], underChecklistId: 'launch' }, ''],
    [{ risks: ['low'], underChecklistId: 'yearly' }, 'pay'],
    [{ underChecklistId: 'launch' }, 'cart keys lost pay'],
    [{ underChecklistId: 'launch', requiredOnly: true }, 'cart keys pay'],
    [{ underChecklistId: 'yearly', standings: ['notReady'] }, ''],
    [{ underChecklistId: 'yearly', standings: ['ready'] }, 'pay'],
    [{ underChecklistId: 'unheard-of' }, ''],
  ])('narrows by %j', async (filter, expected) => {
    expect(
      (await listed({ visibility: { type: 'everything' }, ...filter }))
        .sort()
        .join(' '),
    ).toBe(expected);
  });

  it('tells the standing under a chosen checklist in place of the headline', async () => {
    const filter: ReadinessListFilter = {
      visibility: { type: 'everything' },
      underChecklistId: 'yearly',
    };
    const [item] = await list.listPage({
      filter,
      order: { sort: 'standing', direction: 'asc' },
      limit: 5,
    });
    expect(item.headline).toMatchObject({
      headline: 'ready',
      reasons: [{ code: 'decidedGo', checklist: 'yearly' }],
      validUntil: '2027-01-01',
    });
    expect(await list.countStandings(filter)).toEqual({ ready: 1 });
  });

  describe.each(Object.entries(VISIBILITIES))('seeing %s', (_, visibility) => {
    it.each<Partial<ReadinessListFilter>>([
      {},
      { requiredOnly: true },
      { standings: ['notReady'] },
      { underChecklistId: 'launch', standings: ['notReady'] },
      { systemRefs: [system('shop')], risks: ['high', 'medium'] },
      { domainRefs: [domain('retail')], deployStates: ['none', 'attention'] },
      { risks: ['low'], requiredOnly: true },
    ])(
      'counts beside each value what the list has under it: %j',
      async some => {
        const filter: ReadinessListFilter = { visibility, ...some };
        const choices: [
          (value: string) => Partial<ReadinessListFilter>,
          { value: string; count: number }[],
        ][] = [
          [
            value => ({ systemRefs: [value] }),
            await facets.countSystems(filter),
          ],
          [
            value => ({ domainRefs: [value] }),
            await facets.countDomains(filter),
          ],
          [
            value => ({ underChecklistId: value }),
            await facets.countChecklists(filter),
          ],
          [
            value => ({ deployStates: [value as 'none'] }),
            await facets.countDeployStates(filter),
          ],
          [
            value => ({ risks: [value as 'high'] }),
            await facets.countRisks(filter),
          ],
        ];
        for (const [chosen, values] of choices) {
          for (const { value, count } of values) {
            expect([
              value,
              (await listed({ ...filter, ...chosen(value) })).length,
            ]).toEqual([value, count]);
          }
        }
        const hidden =
          visibility.type === 'everything' ? /nothing/ : /safe|dark|keys/;
        expect(JSON.stringify(choices)).not.toMatch(hidden);
      },
    );

    it('names systems and domains that the viewer sees, and finds nothing that is hidden', async () => {
      const secret = visibility.type === 'everything' ? 1 : 0;
      expect(await facets.countSystems({ visibility })).toEqual([
        { value: system('shop'), title: 'The Shop', count: 3 },
        ...(secret ? [{ value: system('safe'), count: 2 }] : []),
      ]);
      expect(
        (await facets.countDomains({ visibility })).map(({ value }) => value),
      ).toEqual([
        ...(secret ? [domain('retail'), domain('dark')] : [domain('retail')]),
      ]);
      expect(await facets.countRisks({ visibility })).toEqual([
        { value: 'high', count: 1 },
        ...(secret ? [{ value: 'unanswered', count: 1 }] : []),
        { value: 'medium', count: 1 },
        { value: 'low', count: 1 },
      ]);
      for (const filter of [
        { systemRefs: [system('safe')] },
        { domainRefs: [domain('dark')] },
        { deployStates: ['steady' as const] },
        { risks: ['unanswered' as const] },
      ]) {
        expect((await listed({ visibility, ...filter })).length > 0).toBe(
          visibility.type === 'everything',
        );
      }
    });
  });

  it('asks as often whatever there is', async () => {
    const log = new StatementLog(knex);
    const ask = async (filter: ReadinessListFilter) => {
      await facets.countSystems(filter);
      await facets.countDomains(filter);
      await facets.countChecklists(filter);
      await facets.countDeployStates(filter);
      await facets.countRisks(filter);
    };
    const costs: number[] = [];
    for (const visibility of [
      { type: 'everything' as const },
      { type: 'nothing' as const },
    ]) {
      costs.push((await log.during(() => ask({ visibility }))).length);
    }
    expect(costs).toEqual([5, 5]);
  });
});
