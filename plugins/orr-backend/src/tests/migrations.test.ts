import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { DatabaseDecisionStore } from '../database/DatabaseDecisionStore';
import { applyMigrations, migrationsDirectory } from '../database/migrations';
import { createTestDatabases } from '../__testUtils__/testDatabases';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const NOW = '2026-03-01T10:00:00.000Z';
const MIGRATION = { directory: migrationsDirectory() };

/** One row in each table that there is or was, in an order that the references allow. */
const ROWS: [table: string, row: object][] = [
  [
    'entity',
    {
      id: 'e1',
      entity_ref: 'component:default/pay',
      kind: 'component',
      namespace: 'default',
      name: 'pay',
      owner_state: 'owned',
      sort_name: 'pay',
      entity_json: '{}',
      content_hash: 'h',
      first_seen_at: NOW,
      updated_at: NOW,
    },
  ],
  ['entity_seen', { entity_id: 'e1', generation: 1, seen_at: NOW }],
  ['entity_owner', { entity_id: 'e1', owner_ref: 'group:default/pay' }],
  ['entity_search', { entity_id: 'e1', key: 'kind', value: 'component' }],
  [
    'group_ancestor',
    {
      group_ref: 'group:default/pay',
      ancestor_ref: 'group:default/pay',
      depth: 0,
    },
  ],
  ['catalog_sweep', { id: 'catalog', generation: 1, started_at: NOW }],
  ['catalog_sweep_page', { generation: 1, page: 0, entity_ids: '["e1"]' }],
  ['visible_set', { key: 's', expires_at: NOW }],
  ['visible_set_entity', { set_key: 's', entity_ref: 'component:default/pay' }],
  ['visible_set_uid', { set_key: 's', uid: 'u1' }],
  [
    'checklist',
    {
      id: 'c',
      title: 'C',
      state: 'published',
      owner_ref: 'o',
      current_version: 1,
      updated_at: NOW,
    },
  ],
  [
    'checklist_version',
    {
      checklist_id: 'c',
      version: 1,
      content_hash: 'h',
      document: '{}',
      published_at: NOW,
    },
  ],
  [
    'checklist_draft',
    {
      id: 'd1',
      checklist_id: 'c',
      based_on: 1,
      revision: 1,
      document: '{}',
      created_by: 'u',
      created_at: NOW,
      updated_by: 'u',
      updated_at: NOW,
      location: './own.yaml',
    },
  ],
  ['review', reviewOf('r1', 'inProgress')],
  ['review', reviewOf('r2', 'decided')],
  [
    'programme',
    {
      id: 'programme',
      document: '{}',
      revision: 1,
      changed_by: 'u',
      changed_at: NOW,
      rules_revision: 0,
      applied_revision: 0,
    },
  ],
  [
    'programme_revision',
    { revision: 1, document: '{}', changed_by: 'u', changed_at: NOW },
  ],
  ['exemption', exemptionOf('x1', 'asked')],
  ['exemption', exemptionOf('x2', 'approved')],
  ['exemption', exemptionOf('x3', 'refused')],
  [
    'answer',
    {
      review_id: 'r1',
      question_id: 'q',
      revision: 1,
      evidence: '[]',
      answered_by: 'u',
      answered_at: NOW,
    },
  ],
  [
    'history_entry',
    {
      id: 'h1',
      aggregate_type: 'review',
      aggregate_id: 'r1',
      seq: 1,
      entity_id: 'e1',
      at: NOW,
      action: 'review.started',
      facts: '{}',
      content_digest: 'd',
      previous_digest: '',
      entry_digest: 'd',
    },
  ],
  [
    'history_head',
    { aggregate_type: 'review', aggregate_id: 'r1', seq: 1, digest: 'd' },
  ],
  [
    'entity_move',
    {
      id: 'm1',
      from_ref: 'component:default/paying',
      to_ref: 'component:default/pay',
      is_swap: false,
      cause: 'annotation',
      moved_at: NOW,
      counts: '{}',
    },
  ],
  [
    'carried_history',
    { review_id: 'r1', entity_id: 'e1', written_about_id: 'e1' },
  ],
  [
    'entity_move_waiting',
    {
      to_ref: 'component:default/pay',
      from_ref: 'component:default/paying',
      problems: '[]',
      both_in_review_of: '[]',
    },
  ],
  [
    'campaign',
    {
      id: 'k1',
      revision: 1,
      state: 'ended',
      title: 'Cells',
      owner_ref: 'group:default/pay',
      checklist_id: 'c',
      question_ids: '["q"]',
      starts_on: '2026-03-01',
      due_on: '2026-06-30',
      created_by: 'u',
      created_at: NOW,
    },
  ],
  ['campaign_entity', { campaign_id: 'k1', entity_id: 'e1', asked_count: 1 }],
  [
    'campaign_not_asked',
    { campaign_id: 'k1', entity_id: 'e1', question_id: 'q' },
  ],
  [
    'campaign_result',
    {
      campaign_id: 'k1',
      entity_ref: 'component:default/pay',
      entity_id: 'e1',
      sort_name: 'pay',
      outcome: 'done',
      open_count: 0,
      open_questions: '[]',
    },
  ],
  [
    'campaign_result_owner',
    {
      campaign_id: 'k1',
      entity_ref: 'component:default/pay',
      owner_ref: 'group:default/pay',
    },
  ],
  [
    'comment_thread',
    {
      id: 't1',
      review_id: 'r1',
      question_id: 'q',
      covered_entity_id: 'e1',
      started_by: 'u',
      started_at: NOW,
    },
  ],
  [
    'review_comment',
    {
      id: 'm1',
      thread_id: 't1',
      position: 0,
      revision: 1,
      text: 'Which region?',
      mentions: '[]',
      written_by: 'u',
      written_at: NOW,
    },
  ],
  [
    'disposition',
    {
      id: 'f1',
      type: 'action',
      state: 'open',
      revision: 1,
      entity_id: 'e1',
      checklist_id: 'c',
      question_id: 'q',
      review_id: 'r1',
      level: 'HIGH',
      text: 'Write it',
      text_by: 'u',
      owner_ref: 'group:default/pay',
      until_day: '2026-04-01',
      sort_day: '2026-04-01',
      proposed_by: 'u',
      proposed_at: NOW,
      postponements: '[]',
      times_postponed: 0,
    },
  ],
  [
    'ticket',
    {
      disposition_id: 'f1',
      url: 'https://github.com/acme/pay/issues/1',
      tracker_id: 'github:github.com',
      ticket_key: 'acme/pay#1',
      state: 'open',
      failures: 0,
    },
  ],
  [
    'ticket_attempt',
    {
      disposition_id: 'f1',
      marker: 'm',
      tracker_id: 'github:github.com',
      place_id: 'acme/pay',
      begun_at: NOW,
      leased_until: NOW,
    },
  ],
  [
    'standing_gap',
    {
      entity_id: 'e1',
      checklist_id: 'c',
      question_id: 'q',
      section_id: 's',
      area: 'Release',
      level: 'HIGH',
      level_rank: 0,
      state: 'open',
      contradicted: false,
      since: NOW,
    },
  ],
  [
    'contradiction',
    {
      id: 'k1',
      entity_id: 'e1',
      review_id: 'r2',
      decision_id: 'd1',
      checklist_id: 'c',
      question_id: 'q',
      cause: 'evidenceExpired',
      cause_key: '',
      signal: '{}',
      since: NOW,
      last_seen_at: NOW,
    },
  ],
  [
    'drift_look',
    {
      entity_id: 'e1',
      checklist_id: 'c',
      decision_id: 'd1',
      dependencies: '[]',
      due_at: NOW,
    },
  ],
  [
    'vouching',
    {
      id: 'v1',
      entity_id: 'e1',
      checklist_id: 'c',
      question_ids: '["q"]',
      statement: 'It does so',
      url: 'https://docs.example.org',
      valid_until: '2026-12-31',
      state: 'active',
      created_by: 'u',
      created_at: NOW,
      changed_by: 'u',
      changed_at: NOW,
      next_change_at: NOW,
      revision: 1,
    },
  ],
  [
    'vouched_answer',
    {
      entity_id: 'e1',
      decision_id: 'd1',
      question_id: 'q',
      vouching_id: 'v1',
    },
  ],
  [
    'break_glass',
    {
      id: 'b1',
      entity_id: 'e1',
      reason: 'The shop is down',
      person_ref: 'user:default/u',
      broken_at: NOW,
      expires_at: NOW,
    },
  ],
  ['badge_key', { id: 'addresses', secret: 's', made_at: NOW }],
  [
    'badge',
    {
      id: 'g1',
      entity_id: 'e1',
      minted_by: 'user:default/u',
      minted_at: NOW,
    },
  ],
  [
    'lesson',
    {
      id: 'l1',
      decision_id: 'd1',
      review_id: 'r2',
      entity_id: 'e1',
      checklist_id: 'c',
      launched_at: NOW,
      asked_at: NOW,
      state: 'asked',
    },
  ],
  [
    'incident_finding',
    {
      id: 'h1',
      entity_id: 'e1',
      incident_id: 'i1',
      opened_at: NOW,
      review_id: 'r2',
      checklist_id: 'c',
      question_id: 'q',
      question_title: 'Can you roll back?',
      would_have_helped: 'partly',
      revision: 1,
      said_by: 'u',
      said_at: NOW,
    },
  ],
  [
    'rollup_cell',
    {
      generation: 1,
      scope_kind: 'all',
      scope_ref: '',
      checklist_id: '',
      tier: '',
      standing: 'ready',
      place: 'covered',
      entities: 1,
    },
  ],
  [
    'rollup_day',
    {
      generation: 1,
      scope_kind: 'all',
      scope_ref: '',
      checklist_id: '',
      day: '2026-03-01',
      standing: 'ready',
      change: 1,
    },
  ],
  ['rollup_folded', { generation: 1, entity_id: 'e1', placement: '{}' }],
  [
    'rollup_gap',
    {
      generation: 1,
      scope_kind: 'all',
      scope_ref: '',
      checklist_id: 'c',
      counted: 'area',
      column_id: 'Change',
      level: 'HIGH',
      state: 'open',
      contradicted: false,
      count: 1,
    },
  ],
  ['rollup_due', { entity_id: 'e1' }],
  ['rollup_state', { id: 'another', generation: 1 }],
  [
    'disclosure',
    {
      id: 'g1',
      decision_id: 'd1',
      review_id: 'r2',
      entity_id: 'e1',
      checklist_id: 'c',
      question_id: 'q',
      statement: '{"kind":"practice","value":"no"}',
      note: 'It was switched off',
      level: 'HIGH',
      gate: 'blocking',
      disclosed_by: 'u',
      disclosed_at: NOW,
    },
  ],
  [
    'escalation',
    {
      id: 'n1',
      review_id: 'r2',
      entity_id: 'e1',
      checklist_id: 'c',
      question_id: 'q',
      to_ref: 'group:default/a',
      situation: 's',
      criticality: 'c',
      who: 'w',
      impact: 'i',
      urgency: 'u',
      remedy: 'r',
      state: 'open',
      raised_by: 'u',
      raised_at: NOW,
    },
  ],
  [
    'section_sign_off',
    {
      id: 'o1',
      review_id: 'r2',
      sequence: 1,
      section_id: 'release',
      snapshot_id: 's1',
      section_hash: 'h',
      verdict: 'signed',
      for_ref: 'group:default/pay',
      signed_by: 'u',
      signed_at: NOW,
    },
  ],
  [
    'section_sign_off_request',
    {
      review_id: 'r2',
      section_id: 'release',
      asked_ref: 'group:default/pay',
      asked_at: NOW,
    },
  ],
  [
    'section_answerer',
    { review_id: 'r2', section_id: 'release', person_ref: 'u' },
  ],
  [
    'amendment',
    {
      id: 'm1',
      decision_id: 'd1',
      review_id: 'r2',
      entity_id: 'e1',
      question_id: 'q',
      revision: 1,
      note: 'As it was meant',
      evidence: null,
      amended_by: 'u',
      amended_at: NOW,
    },
  ],
  [
    'decision_owner',
    {
      decision_id: 'd9',
      review_id: 'r2',
      entity_id: 'e1',
      owner_ref: 'group:default/payments',
    },
  ],
  [
    'ownership_affirmation',
    {
      decision_id: 'd9',
      review_id: 'r2',
      entity_id: 'e1',
      owner_ref: 'group:default/search',
      affirmed_by: 'u',
      affirmed_at: NOW,
    },
  ],
  [
    'review_assignment',
    {
      review_id: 'r1',
      person_ref: 'u',
      state: 'taken',
      by_ref: 'u',
      at: NOW,
    },
  ],
  ['away', { user_ref: 'u', until: '2026-05-31', set_at: NOW }],
  [
    'saved_view',
    {
      id: 'sv1',
      owner_ref: 'u',
      name: 'n',
      view: '',
      search: 'tier=1',
      shared: true,
      revision: 1,
      changed_at: NOW,
    },
  ],
  ['digest', { user_ref: 'u', week: '2026-02-23', wanted_at: NOW }],
  ['told', { scope: 's', stage: 'soon', told_at: NOW }],
  [
    'owner_known',
    {
      entity_id: 'e1',
      owner_state: 'owned',
      owner_refs: '[]',
      content_hash: 'h',
    },
  ],
  [
    'deployment',
    {
      id: 'dep',
      provider: 'api',
      instance: 'default',
      source_id: '17',
      binding_key: 'api:default',
      environment: 'production',
      tier: 'production',
      outcome: 'running',
      outcome_rank: 1,
      kind: 'deploy',
      source_updated_at: NOW,
      observed_at: NOW,
      observed_via: 'api',
      happened_at: NOW,
    },
  ],
  [
    'commit_comparison',
    {
      provider: 'github',
      binding_key: 'github:github.com/acme/pay',
      base: 'a',
      head: 'b',
      finished_at: NOW,
    },
  ],
  [
    'inbox_event',
    {
      id: 'ev',
      topic: 'cdevents',
      payload: '{}',
      received_at: NOW,
      via: 'api',
      verified: true,
      state: 'waiting',
      state_at: NOW,
      attempts: 0,
      due_at: NOW,
    },
  ],
  [
    'inbox_topic',
    {
      topic: 'cdevents',
      rejected: 0,
      unknown_bindings: 0,
      too_large: 0,
      collapsed: 0,
    },
  ],
  [
    'deployment_entity',
    {
      entity_id: 'e1',
      deployment_id: 'dep',
      tier: 'production',
      happened_at: NOW,
    },
  ],
  [
    'incident',
    {
      id: 'inc',
      provider: 'api',
      instance: 'default',
      source_id: '7',
      opened_at: NOW,
      source_updated_at: NOW,
      observed_at: NOW,
    },
  ],
  ['incident_entity', { entity_id: 'e1', incident_id: 'inc' }],
  ['deploy_health', { entity_id: 'e1', due_at: NOW }],
  [
    'source_binding',
    {
      kind: 'deployments',
      provider: 'github',
      key: 'github:github.com/acme/pay',
      instance: 'github.com',
      title: 'acme/pay',
      selector: '{}',
      host: 'github.com',
      bound_at: NOW,
      due_at: NOW,
    },
  ],
  [
    'source_binding_entity',
    {
      entity_id: 'e1',
      kind: 'deployments',
      provider: 'github',
      binding_key: 'github:github.com/acme/pay',
    },
  ],
  [
    'entity_source_state',
    {
      entity_id: 'e1',
      kind: 'deployments',
      provider: 'github',
      status: 'bound',
    },
  ],
  [
    'entity_source_mark',
    { entity_id: 'e1', content_hash: 'h', fingerprint: 'f' },
  ],
  [
    'source_rule',
    {
      id: 'sr1',
      kind: 'environment',
      position: 0,
      document: '{}',
      revision: 1,
      created_by: 'u',
      created_at: NOW,
      changed_by: 'u',
      changed_at: NOW,
    },
  ],
  ['source_rule_walk', { id: 'rules', fingerprint: 'f' }],
  [
    'alert',
    {
      id: 'al',
      provider: 'prometheus',
      instance: 'main',
      source_id: '9',
      name: 'HighErrorRate',
      fired_at: NOW,
      source_updated_at: NOW,
      observed_at: NOW,
    },
  ],
  ['alert_entity', { entity_id: 'e1', alert_id: 'al' }],
  [
    'fact_reading',
    {
      entity_id: 'e1',
      fact_id: 'catalog.contact',
      provider: 'catalog',
      state: 'ok',
      value: 'true',
      observed_at: NOW,
      received_at: NOW,
      changed_at: NOW,
    },
  ],
  [
    'checklist_proposal',
    {
      id: 'p1',
      checklist_id: 'c',
      kind: 'newQuestion',
      text: 'Who may delete data?',
      state: 'open',
      proposed_by: 'user:default/ada',
      proposed_at: NOW,
      revision: 1,
    },
  ],
  ['checklist_location', { location: './own.yaml', checked_at: NOW }],
  [
    'recorded_review_import',
    { id: 'i1', recorded_by: 'user:default/ada', recorded_at: NOW },
  ],
  [
    'recorded_review',
    {
      id: 'r1',
      import_id: 'i1',
      entity_id: 'e1',
      reviewed_on: '2025-03-31',
      outcome: 'go',
    },
  ],
];

function exemptionOf(id: string, state: string) {
  return {
    id,
    entity_id: 'e1',
    state,
    reason: 'Soon gone',
    until: '2026-05-31',
    asked_by: 'u',
    asked_at: NOW,
    revision: 1,
  };
}

function reviewOf(id: string, state: string) {
  return {
    id,
    entity_id: 'e1',
    checklist_id: 'c',
    checklist_version: 1,
    kind: 'launch',
    state,
    revision: 1,
    driver_ref: 'u',
    started_by: 'u',
    started_at: NOW,
  };
}

function rowOf(table: string): object {
  return ROWS.find(([name]) => name === table)![1];
}

async function fill(knex: Knex): Promise<void> {
  for (const [table, row] of ROWS) {
    if (await knex.schema.hasTable(table)) {
      await knex(table).insert(row);
    }
  }
}

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('go up, down with rows in the tables, and up again', async () => {
    const knex = await databases.initEmpty(id);
    await knex.migrate.latest(MIGRATION);
    await fill(knex);
    await knex.migrate.rollback(MIGRATION, true);
    for (const [table] of ROWS) {
      expect([table, await knex.schema.hasTable(table)]).toEqual([
        table,
        false,
      ]);
    }
    await knex.migrate.latest(MIGRATION);
    await fill(knex);
    expect(await knex('entity').select('headline', 'orphaned_at')).toEqual([
      { headline: 'notRequired', orphaned_at: null },
    ]);
  });

  it('find out to whom questions were handed before it was written down', async () => {
    const knex = await databases.initEmpty(id);
    await knex.migrate.up(MIGRATION);
    await fill(knex);
    const answerOf = (question: string, statement: object) => ({
      ...rowOf('answer'),
      question_id: question,
      statement: JSON.stringify(statement),
    });
    const handed = answerOf('handed', {
      kind: 'toBeResearched',
      assigneeRef: 'user:default/Ann',
    });
    const quoted = answerOf('quoted', {
      kind: 'text',
      value: '{"kind":"toBeResearched"}',
    });
    for (const table of ['answer', 'answer_revision']) {
      await knex(table).insert([handed, quoted]);
    }
    await knex.migrate.latest(MIGRATION);
    for (const table of ['answer', 'answer_revision']) {
      expect(
        await knex(table)
          .whereNotNull('assignee_ref')
          .select('question_id', 'assignee_ref', 'copied_review_id'),
      ).toEqual([
        {
          question_id: 'handed',
          assignee_ref: 'user:default/ann',
          copied_review_id: null,
        },
      ]);
    }
  });

  it('keep one open review of a checklist on an entity, and rows together with what they hang on', async () => {
    const knex = await databases.init(id);
    await fill(knex);

    await expect(
      knex('review').insert(reviewOf('r3', 'submitted')),
    ).rejects.toThrow();
    await expect(
      knex('answer').insert({ ...rowOf('answer'), review_id: 'none' }),
    ).rejects.toThrow();
    await knex('visible_set').delete();
    expect(await knex('visible_set_entity').select()).toEqual([]);
    expect(await knex('visible_set_uid').select()).toEqual([]);
  });

  it('give entities of the first release what the list sorts them by', async () => {
    const knex = await databases.initEmpty(id);
    await knex.migrate.up({ ...MIGRATION, name: '20261121000000_init.js' });
    await fill(knex);
    await knex('entity_owner').insert({
      entity_id: 'e1',
      owner_ref: 'group:default/a',
    });
    await knex('checklist').update({ applied_mark: '1:published:UTC:30' });
    await knex.migrate.latest(MIGRATION);
    expect(await knex('entity').select('sort_owner', 'due_on')).toEqual([
      { sort_owner: 'group:default/a', due_on: null },
    ]);
    expect(await knex('checklist').select('applied_mark')).toEqual([
      { applied_mark: null },
    ]);
    expect(await knex('entity_owner').select('entity_id')).toHaveLength(2);
  });

  it('keep the decisions that were taken before there was more to keep', async () => {
    const knex = await databases.initEmpty(id);
    await knex.migrate.up({ ...MIGRATION, name: '20261121000000_init.js' });
    await fill(knex);
    await knex('snapshot').insert({
      id: 's1',
      review_id: 'r2',
      sequence: 1,
      content: '{}',
      content_hash: 'h',
      created_by: 'u',
      created_at: NOW,
    });
    await knex('decision').insert({
      id: 'd1',
      review_id: 'r2',
      snapshot_id: 's1',
      entity_id: 'e1',
      checklist_id: 'c',
      checklist_version: 1,
      review_kind: 'launch',
      outcome: 'conditionalGo',
      reason: 'Fine',
      confirmed_question_ids: '[]',
      decided_by: 'u',
      decided_at: NOW,
    });
    await knex('decision_condition').insert({
      id: 'dc1',
      decision_id: 'd1',
      position: 0,
      text: 'Do it',
      owner_ref: 'o',
      due_on: '2026-03-20',
    });
    await knex.migrate.latest(MIGRATION);

    const [stored] = await new DatabaseDecisionStore(knex).listByIds(['d1']);
    expect(stored).toMatchObject({
      looks: [],
      conditions: [{ text: 'Do it', extensions: [] }],
    });
    expect(stored.rungs).toBeUndefined();
    expect(stored.sample).toBeUndefined();
    expect(stored.gaps).toBeUndefined();
  });

  it('know of each review that was there before what it is about', async () => {
    const knex = await databases.initEmpty(id);
    await knex.migrate.up({ ...MIGRATION, name: '20261121000000_init.js' });
    await fill(knex);
    await knex.migrate.latest(MIGRATION);
    expect(await knex('review_entity').orderBy('review_id')).toMatchObject([
      { review_id: 'r1', entity_id: 'e1', open_checklist_id: 'c' },
      { review_id: 'r2', entity_id: 'e1', open_checklist_id: null },
    ]);
    expect(await knex('review').distinct('is_covering')).toHaveLength(1);
  });

  it('keep an entity in one open review of a checklist, as one part or as the whole', async () => {
    const knex = await databases.init(id);
    await fill(knex);
    const part = (reviewId: string, checklistId: string | null) =>
      knex('review_entity').insert({
        review_id: reviewId,
        entity_id: 'e1',
        open_checklist_id: checklistId,
      });
    await part('r1', 'c');
    await expect(part('r2', 'c')).rejects.toThrow();
    await part('r2', null);
  });

  it('know who reviews by each version of a checklist that was there before', async () => {
    const knex = await databases.initEmpty(id);
    await knex.migrate.up({ ...MIGRATION, name: '20261121000000_init.js' });
    await fill(knex);
    await knex('checklist_version').update({
      document: JSON.stringify({ reviewerGroup: 'group:default/Reliability' }),
    });
    await knex('checklist_version').insert({
      ...rowOf('checklist_version'),
      version: 2,
      document: '{}',
    });
    await knex.migrate.latest(MIGRATION);
    expect(
      await knex('checklist_version')
        .orderBy('version')
        .select('version', 'reviewer_group'),
    ).toEqual([
      { version: 1, reviewer_group: 'group:default/reliability' },
      { version: 2, reviewer_group: null },
    ]);
  });

  it('hold whoever made a campaign for the writer of its brief', async () => {
    const knex = await databases.init(id);
    await knex('campaign').insert([
      { ...rowOf('campaign'), id: 'k2', brief: 'Why' },
      rowOf('campaign'),
    ]);
    await knex.migrate.down({
      ...MIGRATION,
      name: '20261202150000_campaign_brief_by.js',
    });
    await knex.migrate.latest(MIGRATION);
    expect(
      await knex('campaign').orderBy('id').select('id', 'brief_by'),
    ).toEqual([
      { id: 'k1', brief_by: null },
      { id: 'k2', brief_by: 'u' },
    ]);
  });

  it('keep one exemption asked and one approved of an entity', async () => {
    const knex = await databases.init(id);
    await fill(knex);
    for (const state of ['asked', 'approved']) {
      await expect(
        knex('exemption').insert(exemptionOf('x4', state)),
      ).rejects.toThrow();
    }
    await knex('exemption').insert(exemptionOf('x4', 'refused'));
  });

  it('leave what an entity was at an earlier decision unknown, and give each a place in the programme', async () => {
    const knex = await databases.initEmpty(id);
    await knex.migrate.up({ ...MIGRATION, name: '20261121000000_init.js' });
    await fill(knex);
    await knex('checklist').update({ applied_mark: '1:published:UTC:30' });
    await knex.migrate.latest(MIGRATION);
    expect(
      await knex('review_entity').distinct('decided_tier', 'decided_lifecycle'),
    ).toEqual([{ decided_tier: null, decided_lifecycle: null }]);
    expect(await knex('entity').select('in_scope', 'programme_place')).toEqual([
      { in_scope: null, programme_place: null },
    ]);
    expect(await knex('checklist').select('applied_mark')).toEqual([
      { applied_mark: null },
    ]);
  });

  it('keep one open disclosure of a question, of each covered entity and of all', async () => {
    const knex = await databases.init(id);
    await fill(knex);
    const disclosed = (change: object) =>
      knex('disclosure').insert({ ...rowOf('disclosure'), ...change });
    await expect(disclosed({ id: 'g2' })).rejects.toThrow();
    await disclosed({ id: 'g2', covered_entity_id: 'e1' });
    await expect(
      disclosed({ id: 'g3', covered_entity_id: 'e1' }),
    ).rejects.toThrow();
    await disclosed({ id: 'g3', closed_by: 'u', closed_at: NOW });
  });

  it('keep one open escalation of a gap, of each covered entity and of all', async () => {
    const knex = await databases.init(id);
    await fill(knex);
    const escalated = (change: object) =>
      knex('escalation').insert({ ...rowOf('escalation'), ...change });
    await expect(escalated({ id: 'n2' })).rejects.toThrow();
    await escalated({ id: 'n2', covered_entity_id: 'e1' });
    await expect(
      escalated({ id: 'n3', covered_entity_id: 'e1' }),
    ).rejects.toThrow();
    await escalated({ id: 'n3', state: 'withdrawn', withdrawn_at: NOW });
  });

  it('are left to the portal where it asks for that', async () => {
    const knex = await databases.initEmpty(id);
    await applyMigrations(
      mockServices.database({ knex, migrations: { skip: true } }),
    );
    expect(await knex.schema.hasTable('entity')).toBe(false);
    await applyMigrations(mockServices.database({ knex }));
    expect(await knex.schema.hasTable('entity')).toBe(true);
  });
});
