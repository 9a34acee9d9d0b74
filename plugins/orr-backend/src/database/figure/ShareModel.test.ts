import { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { VisibilityFilter } from '../VisibilityFilter';
import { storeListedEntities } from '../__testUtils__/storeListedEntities';
import { ScorecardScope } from '../rollUp/scopeMembers';
import { ShareModel } from './ShareModel';
import { fillVisibleSet } from '../__testUtils__/fillVisibleSet';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const AT = '2026-03-01T10:00:00.000Z';
const ALL: ScorecardScope = { kind: 'all', refs: [] };
const VISIBILITIES: [string, VisibilityFilter][] = [
  ['everything', { type: 'everything' }],
  [
    'built-in rules',
    {
      type: 'not',
      filter: { type: 'column', column: 'type', values: ['secret'] },
    },
  ],
  ['a rule of its own', { type: 'visibleSet', setKey: 'set' }],
];

/** A decision under a checklist, and what it found: applied, not applicable, told. */
type Decided = [
  entity: string,
  checklist: string,
  counts?: [number, number, number],
];
const DECIDED: Decided[] = [
  ['pay', 'launch', [10, 2, 4]],
  ['pay', 'yearly', [5, 0, 0]],
  ['cart', 'launch', [8, 1, 8]],
  ['cart', 'archived', [100, 100, 100]],
  ['old', 'launch'],
  ['vault', 'launch', [1_000, 500, 250]],
];

async function decide(knex: Knex, [entity, checklist, counts]: Decided) {
  const id = `${entity}-${checklist}`;
  await knex('review').insert({
    id,
    entity_id: entity,
    checklist_id: checklist,
    checklist_version: 1,
    kind: 'launch',
    state: 'decided',
    revision: 1,
    driver_ref: 'u',
    started_by: 'u',
    started_at: AT,
  });
  await knex('review_entity').insert({
    review_id: id,
    entity_id: entity,
    applied_count: counts?.[0],
    not_applicable_count: counts?.[1],
    told_count: counts?.[2],
  });
  await knex('snapshot').insert({
    id,
    review_id: id,
    sequence: 1,
    content: '{}',
    content_hash: 'h',
    created_by: 'u',
    created_at: AT,
  });
  await knex('decision').insert({
    id,
    review_id: id,
    entity_id: entity,
    checklist_id: checklist,
    checklist_version: 1,
    snapshot_id: id,
    review_kind: 'launch',
    outcome: 'go',
    reason: 'Fine',
    confirmed_question_ids: '[]',
    decided_by: 'u',
    decided_at: AT,
  });
  await knex('readiness').insert({
    entity_id: entity,
    checklist_id: checklist,
    checklist_version: 1,
    standing: 'ready',
    rule: 6,
    reasons: '[]',
    flags: '{}',
    decision_id: id,
    sequence: 1,
    computed_at: AT,
  });
}

describe.each(databases.eachSupportedId())('shares on %s', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await storeListedEntities(knex, [
      { id: 'pay', place: 'covered', system: 'system:default/shop' },
      { id: 'cart', place: 'uncovered', system: 'system:default/shop' },
      { id: 'old', place: 'covered' },
      { id: 'vault', place: 'covered', type: 'secret' },
      { id: 'new', place: 'uncovered' },
    ]);
    for (const id of ['launch', 'yearly', 'archived']) {
      await knex('checklist').insert({
        id,
        title: id,
        state: id === 'archived' ? 'archived' : 'published',
        owner_ref: 'group:default/x',
        current_version: 1,
        updated_at: AT,
      });
      await knex('checklist_version').insert({
        checklist_id: id,
        version: 1,
        content_hash: 'h',
        document: '{}',
        published_at: AT,
      });
    }
    for (const decided of DECIDED) {
      await decide(knex, decided);
    }
    // Decided on, but asked for no longer.
    await knex('readiness')
      .where({ entity_id: 'old' })
      .update({ standing: 'notRequired' });
    await fillVisibleSet(
      knex,
      'set',
      ['pay', 'cart', 'old', 'new'].map(name => `component:default/${name}`),
    );
  });
  afterAll(() => knex?.destroy());

  it.each(VISIBILITIES)('add up what is seen of %s', async (_, visibility) => {
    const model = new ShareModel(knex);
    const secret = visibility.type === 'everything' ? 1 : 0;
    expect(await model.countCovered(ALL, visibility)).toEqual({
      inScope: 4 + secret,
      covered: 2 + secret,
      reviewed: 2 + secret,
    });
    expect(await model.countAnswers(ALL, visibility)).toEqual({
      decisions: 3 + secret,
      applied: 23 + 1_000 * secret,
      notApplicable: 3 + 500 * secret,
      told: 12 + 250 * secret,
    });
    const shop: ScorecardScope = {
      kind: 'system',
      refs: ['system:default/shop'],
    };
    expect(await model.countAnswers(shop, visibility)).toMatchObject({
      applied: 23,
    });
    expect(
      await model.countAnswers({ kind: 'system', refs: ['x'] }, visibility),
    ).toEqual({ decisions: 0, applied: 0, notApplicable: 0, told: 0 });
  });
});
