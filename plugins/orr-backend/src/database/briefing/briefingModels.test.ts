import { DueKind } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/testDatabases';
import { storeListedEntities } from '../__testUtils__/storeListedEntities';
import { VisibilityFilter } from '../VisibilityFilter';
import { BriefingModel } from './BriefingModel';
import { DueModel, DuePosition } from './DueModel';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const NOW = '2026-03-01T10:00:00.000Z';
const EVERYTHING: VisibilityFilter = { type: 'everything' };
const ofOwner = (owner: string): VisibilityFilter => ({
  type: 'column',
  column: 'owner',
  values: [owner],
});
const A = 'group:default/a';
const B = 'group:default/b';

const under = { checklist_id: 'launch', checklist_version: 1 };
const reviewOf = (id: string, rest: object = {}) => ({
  id,
  entity_id: 'pay',
  ...under,
  kind: 'launch',
  state: 'decided',
  revision: 1,
  driver_ref: 'user:default/nadia',
  started_by: 'user:default/nadia',
  started_at: NOW,
  ...rest,
});
const decisionOf = (id: string, rest: object = {}) => ({
  id,
  review_id: `review-of-${id}`,
  snapshot_id: `snapshot-of-${id}`,
  entity_id: 'pay',
  ...under,
  review_kind: 'launch',
  outcome: 'conditionalGo',
  reason: 'It will do',
  confirmed_question_ids: '[]',
  decided_by: 'user:default/omar',
  decided_at: NOW,
  ...rest,
});
const standingOf = (entityId: string, rest: object = {}) => ({
  entity_id: entityId,
  ...under,
  standing: 'readyWithConditions',
  rule: 5,
  reasons: '[{"code":"conditionOpen"}]',
  flags: '{}',
  sequence: 1,
  computed_at: NOW,
  ...rest,
});
const gapOf = (id: string, rest: object = {}) => ({
  id,
  type: 'action',
  state: 'open',
  revision: 1,
  entity_id: 'pay',
  checklist_id: 'launch',
  question_id: 'rollback',
  review_id: 'review-of-now',
  level: 'HIGH',
  text: 'Write it',
  text_by: 'u',
  owner_ref: A,
  until_day: '2026-04-01',
  sort_day: '2026-04-01',
  proposed_by: 'u',
  proposed_at: NOW,
  postponements: '[]',
  times_postponed: 0,
  ...rest,
});

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  let knex: Knex;
  let due: DueModel;
  let briefings: BriefingModel;

  async function decide(
    id: string,
    rest: { entity_id?: string; outcome?: string; decided_at?: string } = {},
  ) {
    const { entity_id = 'pay' } = rest;
    await knex('review').insert(reviewOf(`review-of-${id}`, { entity_id }));
    await knex('snapshot').insert({
      id: `snapshot-of-${id}`,
      review_id: `review-of-${id}`,
      sequence: 1,
      content: '{}',
      content_hash: 'h',
      created_by: 'u',
      created_at: NOW,
    });
    await knex('decision').insert(decisionOf(id, rest));
  }

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    due = new DueModel(knex);
    briefings = new BriefingModel(knex);
    await knex('checklist').insert({
      id: 'launch',
      title: 'Launch',
      state: 'published',
      owner_ref: 'o',
      current_version: 1,
      updated_at: NOW,
    });
    await knex('checklist_version').insert({
      checklist_id: 'launch',
      version: 1,
      content_hash: 'h',
      document: '{}',
      published_at: NOW,
    });
    await storeListedEntities(knex, [
      { id: 'pay', owners: [A] },
      { id: 'search', owners: [B] },
      { id: 'kiosk', owners: [A] },
      { id: 'gone', owners: [A], orphaned: true },
    ]);
    await decide('before', { decided_at: '2026-01-01T10:00:00.000Z' });
    await decide('now');
    await decide('refused', { entity_id: 'search', outcome: 'noGo' });
    await knex('review').insert([
      reviewOf('running', {
        entity_id: 'kiosk',
        state: 'submitted',
        target_date: '2026-03-20',
      }),
      reviewOf('of-what-is-gone', {
        entity_id: 'gone',
        state: 'inProgress',
        target_date: '2026-03-20',
      }),
    ]);
    await knex('readiness').insert([
      standingOf('pay', { valid_until: '2026-03-31', decision_id: 'now' }),
      standingOf('search', {
        standing: 'notReady',
        decision_id: 'refused',
        reasons: '[{"code":"decidedNoGo"}]',
      }),
      standingOf('kiosk', {
        standing: 'neverReviewed',
        open_review_id: 'running',
        reasons: '[{"code":"noDecision"}]',
      }),
    ]);
    await knex('decision_condition').insert(
      [
        { id: 'open', decision_id: 'now', due_on: '2026-03-10' },
        { id: 'met', decision_id: 'now', due_on: '2026-03-10', met_at: NOW },
        { id: 'superseded', decision_id: 'before', due_on: '2026-03-10' },
      ].map((condition, position) => ({
        position,
        text: 'Do it',
        owner_ref: A,
        ...condition,
      })),
    );
    await knex('exemption').insert({
      id: 'until-summer',
      entity_id: 'search',
      state: 'approved',
      reason: 'It goes',
      until: '2026-06-30',
      asked_by: 'u',
      asked_at: NOW,
      decided_by: 'user:default/omar',
      decided_at: NOW,
      revision: 2,
    });
    for (const gap of [
      gapOf('action'),
      gapOf('late', { until_day: '2026-02-01', sort_day: '2026-02-01' }),
      gapOf('done', { state: 'done' }),
      gapOf('backlog', {
        until_day: null,
        sort_day: '9999-12-31',
        level: 'MEDIUM',
      }),
      gapOf('accepted', {
        type: 'acceptance',
        state: 'approved',
        owner_ref: null,
        decided_by: 'user:default/omar',
        until_day: '2026-05-01',
        sort_day: '2026-05-01',
      }),
      gapOf('asked', { type: 'mitigation', state: 'asked' }),
      gapOf('of-a-part', { covered_entity_id: 'search' }),
    ]) {
      await knex('disposition').insert(gap);
    }
  });

  afterAll(async () => {
    await knex.destroy();
  });

  const filterOf = (rest: object = {}) => ({
    visibility: EVERYTHING,
    reviews: EVERYTHING,
    from: '2026-03-01',
    until: '2026-12-31',
    ...rest,
  });

  async function daysOf(rest: object = {}, limit = 3) {
    const filter = filterOf(rest);
    const seen: string[] = [];
    let after: DuePosition | undefined;
    for (;;) {
      const found = await due.listPage({ filter, limit, after });
      const page = found.slice(0, limit);
      seen.push(...page.map(one => `${one.dueOn} ${one.kind} ${one.id}`));
      if (found.length <= page.length) {
        return seen;
      }
      after = page[page.length - 1];
    }
  }

  const ALL = [
    '2026-03-10 condition open',
    '2026-03-20 target running',
    '2026-03-31 review pay:launch',
    '2026-04-01 action action',
    '2026-04-01 action of-a-part',
    '2026-05-01 acceptance accepted',
    '2026-06-30 exemption until-summer',
  ];

  it('tells what falls due day by day, without what is met, done, superseded, gone or was only asked for', async () => {
    expect(await daysOf()).toEqual(ALL);
    expect(await daysOf({ until: '2026-03-31' })).toEqual(ALL.slice(0, 3));
    expect(await daysOf({ from: undefined, until: '2026-02-28' })).toEqual([
      '2026-02-01 action late',
    ]);
    const kinds: DueKind[] = ['condition', 'exemption'];
    expect(await daysOf({ kinds })).toEqual([ALL[0], ALL[6]]);
    expect(await daysOf({ ownerRefs: [B] })).toEqual([ALL[6]]);
    const [first] = await due.listPage({ filter: filterOf(), limit: 1 });
    expect(first).toEqual({
      kind: 'condition',
      id: 'open',
      dueOn: '2026-03-10',
      entityId: 'pay',
      checklistId: 'launch',
      reviewId: 'review-of-now',
      text: 'Do it',
      personRef: A,
    });
  });

  it('counts each kind, whatever kinds are asked for', async () => {
    expect(await due.countKinds(filterOf({ kinds: ['condition'] }))).toEqual([
      { kind: 'acceptance', count: 1 },
      { kind: 'action', count: 2 },
      { kind: 'condition', count: 1 },
      { kind: 'exemption', count: 1 },
      { kind: 'review', count: 1 },
      { kind: 'target', count: 1 },
    ]);
  });

  it('tells what was said in reviews only where these may be read, and nothing of hidden parts', async () => {
    expect(await daysOf({ reviews: { type: 'nothing' } })).toEqual([
      ALL[2],
      ALL[6],
    ]);
    expect(
      await daysOf({ visibility: ofOwner(A), reviews: ofOwner(A) }),
    ).toEqual([ALL[0], ALL[1], ALL[2], ALL[3], ALL[5]]);
    expect(
      await daysOf({
        visibility: { type: 'nothing' },
        reviews: { type: 'nothing' },
      }),
    ).toEqual([]);
  });

  it('tells what is done about questions, what is due first before the rest, without what is closed or ran out', async () => {
    const [{ entity_ref: pay }] = await knex('entity').where({ id: 'pay' });
    const of = async (reviews: VisibilityFilter, rest: object = {}) =>
      (
        await briefings.listWork(reviews, {
          entityRefs: [pay],
          questionIds: ['rollback'],
          today: '2026-05-01',
          ...rest,
        })
      ).map(({ dispositionId }) => dispositionId);
    const all = ['late', 'action', 'asked', 'of-a-part', 'accepted', 'backlog'];
    expect(await of(EVERYTHING)).toEqual(all);
    expect(await of(EVERYTHING, { today: '2026-05-02' })).toEqual(
      all.filter(id => id !== 'accepted'),
    );
    expect(await of(ofOwner(A))).toEqual(all.filter(id => id !== 'of-a-part'));
    expect(await of(ofOwner(B))).toEqual([]);
    expect(await of(EVERYTHING, { questionIds: ['other'] })).toEqual([]);
  });

  it('lists launches that run and those that were refused, with what stands in their way', async () => {
    const launches = async (today: string, ownerRefs: string[]) =>
      briefings.listLaunches(
        { reviews: EVERYTHING, ownerRefs },
        { today, limit: 5 },
      );
    const { found, totalItems } = await launches('2026-03-20', [A, B]);
    expect(totalItems).toBe(2);
    expect(found).toMatchObject([
      {
        entityId: 'kiosk',
        reviewId: 'running',
        state: 'submitted',
        targetDate: '2026-03-20',
        blocked: false,
        standing: 'neverReviewed',
      },
      {
        entityId: 'search',
        reviewId: 'review-of-refused',
        blocked: true,
        reasons: [{ code: 'decidedNoGo' }],
      },
    ]);
    expect((await launches('2026-03-21', [A])).found).toMatchObject([
      { reviewId: 'running', blocked: true },
    ]);
  });

  it('tells when each was last reviewed, and what still waits for a first decision', async () => {
    expect(await briefings.listReviewed(['pay', 'search', 'kiosk'])).toEqual(
      new Map([
        ['pay', { lastAt: NOW, undecided: [] }],
        ['search', { lastAt: NOW, undecided: [] }],
        ['kiosk', { lastAt: undefined, undecided: ['Launch'] }],
      ]),
    );
    expect(await briefings.listReviewed([])).toEqual(new Map());
  });
});
