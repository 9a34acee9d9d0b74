import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';

const CHECKLIST = 'service-launch-readiness';
/** Of so many services, one was reviewed and decided before. */
const REVIEWED_EVERY = 4;
const ANSWERS_PER_REVIEW = 10;
const OUTCOMES = ['go', 'go', 'conditionalGo', 'noGo'];
const CHUNK = 200;
const DAY = 24 * 60 * 60_000;

const PERSON = 'user:default/omar';

function instant(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY).toISOString();
}

function rowsOf(entityId: string, index: number, now: Date) {
  const [reviewId, snapshotId, decisionId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ];
  const outcome = OUTCOMES[index % OUTCOMES.length];
  const at = instant(now, -30 - (index % 300));
  const answers = Array.from({ length: ANSWERS_PER_REVIEW }, (_, number) => ({
    review_id: reviewId,
    question_id: `question-${number}`,
    revision: 1,
    statement: JSON.stringify({ kind: 'practice', value: 'yes' }),
    note: 'As written down at the time of the review',
    evidence: '[]',
    answered_by: PERSON,
    answered_at: at,
  }));
  const checklist = { checklist_id: CHECKLIST, checklist_version: 1 };
  return {
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

/**
 * Writes a past into the tables, so that they grow with the catalog: reviews, answers and decisions of a part of the
 * services. The standings are left to the next sweep, for which every entity is marked as changed.
 */
export async function fillHistory(knex: Knex, now: Date): Promise<number> {
  const services: { id: string }[] = await knex('entity')
    .where({ kind: 'component', type: 'service' })
    .orderBy('entity_ref')
    .select('id');
  const rows = services
    .filter((_, index) => index % REVIEWED_EVERY === 0)
    .map(({ id }, index) => rowsOf(id, index, now));
  await knex.transaction(async trx => {
    await insert(
      trx,
      'review',
      rows.map(({ review }) => review),
    );
    const answers = rows.flatMap(row => row.answers);
    await insert(trx, 'answer', answers);
    await insert(trx, 'answer_revision', answers);
    await insert(
      trx,
      'snapshot',
      rows.map(({ snapshot }) => snapshot),
    );
    await insert(
      trx,
      'decision',
      rows.map(({ decision }) => decision),
    );
    await insert(
      trx,
      'decision_condition',
      rows.flatMap(row => row.conditions),
    );
    await trx('entity').update({ stale_token: randomUUID() });
  });
  return rows.length;
}
