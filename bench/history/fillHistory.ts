import { randomUUID } from 'node:crypto';
import {
  ChecklistDocument,
  Level,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';

/** Of so many services, one was reviewed and decided before, under each checklist another. */
const REVIEWED_EVERY = 4;
const ANSWERS_PER_REVIEW = 10;
const OUTCOMES = ['go', 'go', 'conditionalGo', 'noGo'];
/** What each question shows, in turn; a decision to go leaves no high risk. */
const LEVELS: Level[] = [
  'HIGH',
  'NONE',
  'MEDIUM',
  'NONE',
  'NOT_APPLICABLE',
  'NONE',
  'LOW',
  'NONE',
  'NONE',
];
const CHUNK = 200;
const DAY = 24 * 60 * 60_000;

const PERSON = 'user:default/omar';

function instant(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY).toISOString();
}

interface Published {
  checklistId: string;
  version: number;
  questionIds: string[];
}

function levelsOf(questionIds: string[], index: number, outcome: string) {
  const levels = questionIds.map((id, number): [string, Level] => {
    const level = LEVELS[(index + number) % LEVELS.length];
    return [id, level === 'HIGH' && outcome === 'go' ? 'LOW' : level];
  });
  const found = levels.map(([, level]) => level);
  const left = found.filter(level => level === 'NOT_APPLICABLE').length;
  return {
    decided_levels: JSON.stringify(Object.fromEntries(levels)),
    applied_count: found.length - left,
    not_applicable_count: left,
    told_count: 0,
  };
}

function rowsOf(
  entityId: string,
  index: number,
  { now, published }: { now: Date; published: Published },
) {
  const [reviewId, snapshotId, decisionId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ];
  const outcome = OUTCOMES[index % OUTCOMES.length];
  const at = instant(now, -30 - (index % 300));
  const answered = published.questionIds.slice(0, ANSWERS_PER_REVIEW);
  const answers = answered.map(questionId => ({
    review_id: reviewId,
    question_id: questionId,
    revision: 1,
    statement: JSON.stringify({ kind: 'practice', value: 'yes' }),
    note: 'As written down at the time of the review',
    evidence: '[]',
    answered_by: PERSON,
    answered_at: at,
  }));
  const checklist = {
    checklist_id: published.checklistId,
    checklist_version: published.version,
  };
  return {
    about: {
      review_id: reviewId,
      entity_id: entityId,
      ...levelsOf(published.questionIds, index, outcome),
    },
    review: {
      ...checklist,
      id: reviewId,
      entity_id: entityId,
      kind: 'launch',
      state: 'decided',
      revision: 3,
      driver_ref: PERSON,
      started_by: PERSON,
      started_at: at,
      submitted_at: at,
      decided_at: at,
    },
    answers,
    snapshot: {
      id: snapshotId,
      review_id: reviewId,
      sequence: 1,
      content: '{}',
      content_hash: snapshotId,
      created_by: PERSON,
      created_at: at,
    },
    decision: {
      ...checklist,
      id: decisionId,
      review_id: reviewId,
      snapshot_id: snapshotId,
      entity_id: entityId,
      review_kind: 'launch',
      outcome,
      reason: 'Decided in the review meeting',
      confirmed_question_ids: '[]',
      decided_by: PERSON,
      decided_at: at,
      valid_until:
        outcome === 'noGo'
          ? null
          : instant(now, 330 - (index % 300)).slice(0, 10),
    },
    conditions:
      outcome === 'conditionalGo'
        ? [
            {
              id: randomUUID(),
              decision_id: decisionId,
              position: 0,
              text: 'Rehearse the rollback',
              owner_ref: PERSON,
              due_on: instant(now, (index % 60) - 10).slice(0, 10),
            },
          ]
        : [],
  };
}

async function insert(trx: Knex, table: string, rows: object[]) {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await trx(table).insert(rows.slice(start, start + CHUNK));
  }
}

async function listPublished(knex: Knex): Promise<Published[]> {
  const rows: { checklist_id: string; version: number; document: string }[] =
    await knex('checklist_version').orderBy(['checklist_id', 'version']);
  const latest = new Map(rows.map(row => [row.checklist_id, row]));
  return [...latest.values()].map(row => ({
    checklistId: row.checklist_id,
    version: row.version,
    questionIds: questionsOf(JSON.parse(row.document) as ChecklistDocument).map(
      ({ id }) => id,
    ),
  }));
}

/**
 * Writes a past into the tables, so that they grow with the catalog: reviews, answers and decisions of a part of the
 * services under each checklist. The standings are left to the next sweep, for which every entity is marked as changed.
 */
export async function fillHistory(knex: Knex, now: Date): Promise<number> {
  const services: { id: string }[] = await knex('entity')
    .where({ kind: 'component', type: 'service' })
    .orderBy('entity_ref')
    .select('id');
  const rows = (await listPublished(knex)).flatMap((published, turn) =>
    services
      .filter((_, index) => index % REVIEWED_EVERY === turn % REVIEWED_EVERY)
      .map(({ id }, index) => rowsOf(id, index + turn, { now, published })),
  );
  // In the order of ids, in which the jobs of the portal lock entities beside it.
  rows.sort((one, other) =>
    one.review.entity_id < other.review.entity_id ? -1 : 1,
  );
  await knex.transaction(async trx => {
    const columns = {
      review: rows.map(({ review }) => review),
      review_entity: rows.map(({ about }) => about),
      answer: rows.flatMap(row => row.answers),
      answer_revision: rows.flatMap(row => row.answers),
      snapshot: rows.map(({ snapshot }) => snapshot),
      decision: rows.map(({ decision }) => decision),
      decision_condition: rows.flatMap(row => row.conditions),
    };
    for (const [table, filled] of Object.entries(columns)) {
      await insert(trx, table, filled);
    }
    const nowOf = (column: string) =>
      trx('entity')
        .select(column)
        .whereRaw('entity.id = review_entity.entity_id');
    // A decision keeps what its entity was; none has changed since.
    await trx('review_entity').update({
      decided_tier: nowOf('tier'),
      decided_lifecycle: nowOf('lifecycle'),
    });
  });
  await markAllStale(knex);
  return rows.length;
}

/** In parts and in the order of ids, in which others take them too: they are at work meanwhile. */
async function markAllStale(knex: Knex): Promise<void> {
  const ids: string[] = await knex('entity').orderBy('id').pluck('id');
  for (let start = 0; start < ids.length; start += CHUNK) {
    const part = ids.slice(start, start + CHUNK);
    await knex.transaction(async trx => {
      await trx('entity')
        .whereIn('id', part)
        .orderBy('id')
        .select('id')
        .forUpdate();
      await trx('entity')
        .whereIn('id', part)
        .update({ stale_token: randomUUID() });
    });
  }
}

/**
 * Moves what became of standings by the decisions of that past to when these were taken, and lets every standing begin a
 * year ago, so that days in between can be told.
 */
export async function backdateHistory(knex: Knex, now: Date): Promise<void> {
  const yearAgo = instant(now, -365);
  await knex('entity').update({ first_seen_at: yearAgo });
  await knex('readiness_change')
    .where({ sequence: 1 })
    .update({ changed_at: yearAgo });
  const decidedAt = knex('decision as taken')
    .whereRaw('taken.entity_id = readiness_change.entity_id')
    .whereRaw('taken.checklist_id = readiness_change.checklist_id')
    .min('taken.decided_at');
  await knex('readiness_change')
    .where('sequence', '>', 1)
    .whereExists(decidedAt.clone().clearSelect().select('taken.id'))
    .update({ changed_at: decidedAt as never });
}
