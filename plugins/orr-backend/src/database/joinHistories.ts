import { Knex } from 'knex';
import { chunksFor, insertRows } from './chunks';
import { joinFigureHistories } from './figure/DatabaseFigureHistoryStore';
import { markDue } from './rollUp/markDue';
import { Transaction } from './transaction';

/** What hangs on an entity and on nothing else. */
const OWN_TABLES = [
  'review',
  'decision',
  'exemption',
  'disposition',
  'disclosure',
  'escalation',
  'amendment',
  'contradiction',
  'lesson',
  'vouching',
  'break_glass',
  'badge',
  'recorded_review',
] as const;

/** What hangs on an entity as a part of a review. */
const PART_TABLES = [
  'review_entity',
  'answer_exception',
  'answer_exception_revision',
] as const;

/** What is said of one part of a review. */
const PART_TEXTS = [
  'disposition',
  'disclosure',
  'escalation',
  'amendment',
  'comment_thread',
] as const;

interface ChangeRow {
  entity_id: string;
  checklist_id: string;
  sequence: number;
  changed_at: string;
}

/** Two histories of which one becomes a part of the other. */
interface Joined {
  /** Whose history there is afterwards. */
  intoId: string;
  /** Who has none of its own any more. */
  fromId: string;
}

/**
 * Carries the history of one entity into that of another. A review of a system that covers both stays as it is: it says
 * of both what it said. Both entities are to be locked.
 *
 * @internal
 */
export async function joinHistories(
  trx: Transaction,
  joined: Joined,
): Promise<void> {
  const { intoId, fromId } = joined;
  await noteWhomItWasAbout(trx, joined);
  await endDoubled(trx, joined);
  for (const table of OWN_TABLES) {
    await trx(table).where({ entity_id: fromId }).update({ entity_id: intoId });
  }
  await trx('decision_condition_entity')
    .where({ entity_id: fromId })
    .whereNotIn(
      'condition_id',
      trx('decision_condition_entity as bound')
        .where('bound.entity_id', intoId)
        .select('bound.condition_id'),
    )
    .update({ entity_id: intoId });
  for (const table of ['decision_owner', 'ownership_affirmation']) {
    await trx(table)
      .where({ entity_id: fromId })
      .whereNotIn(
        'decision_id',
        trx(`${table} as known`)
          .where('known.entity_id', intoId)
          .select('known.decision_id'),
      )
      .update({ entity_id: intoId });
  }
  await joinFindings(trx, joined);
  await trx('vouched_answer')
    .where({ entity_id: fromId })
    .whereNotIn(
      'decision_id',
      trx('vouched_answer as known')
        .where('known.entity_id', intoId)
        .select('known.decision_id'),
    )
    .update({ entity_id: intoId });
  const covered: string[] = await trx('review_entity')
    .where({ entity_id: fromId })
    .whereNotIn('review_id', reviewsAbout(trx, intoId))
    .pluck('review_id');
  for (const table of PART_TABLES) {
    await trx(table)
      .where({ entity_id: fromId })
      .whereIn('review_id', covered)
      .update({ entity_id: intoId });
  }
  for (const table of PART_TEXTS) {
    await trx(table)
      .where({ covered_entity_id: fromId })
      .whereIn('review_id', covered)
      .update({ covered_entity_id: intoId });
  }
  await joinSpared(trx, joined, covered);
  await joinStandings(trx, joined);
}

/** What reviews do not ask of the one they do not ask of the other from now on. */
async function joinSpared(
  trx: Transaction,
  { intoId, fromId }: Joined,
  reviewIds: string[],
): Promise<void> {
  for (const chunk of chunksFor(trx, reviewIds)) {
    const rows: { id: string; spared: string }[] = await trx('review')
      .whereIn('id', chunk)
      .whereNotNull('spared')
      .select('id', 'spared');
    for (const { id, spared } of rows) {
      const { [fromId]: own, ...others } = JSON.parse(spared);
      const joined = { ...others, ...(own && { [intoId]: own }) };
      await trx('review')
        .where({ id })
        .update({ spared: JSON.stringify(joined) });
    }
  }
}

/** Of an incident that hurt both, what was said last is kept. */
async function joinFindings(
  trx: Transaction,
  { intoId, fromId }: Joined,
): Promise<void> {
  const said: { id: string; incident_id: string; said_at: string }[] =
    await trx('incident_finding')
      .whereIn('entity_id', [intoId, fromId])
      .orderBy([
        { column: 'said_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .select('id', 'incident_id', 'said_at');
  const last = new Map<string, string>();
  said.forEach(({ id, incident_id }) => {
    last.set(incident_id, last.get(incident_id) ?? id);
  });
  const older = said.filter(
    ({ id, incident_id }) => last.get(incident_id) !== id,
  );
  for (const { id } of older) {
    await trx('incident_finding').where({ id }).delete();
  }
  await trx('incident_finding')
    .where({ entity_id: fromId })
    .update({ entity_id: intoId });
}

function reviewsAbout(trx: Knex, entityId: string) {
  return trx('review_entity as about')
    .where('about.entity_id', entityId)
    .select('about.review_id');
}

/** What contradicts the same answer for both is one contradiction from now on. */
async function endDoubled(
  trx: Transaction,
  { intoId, fromId }: Joined,
): Promise<void> {
  await trx('contradiction')
    .where({ entity_id: fromId })
    .whereNull('ended_at')
    .whereIn(
      'decision_id',
      trx('contradiction as known')
        .where('known.entity_id', intoId)
        .whereNull('known.ended_at')
        .select('known.decision_id'),
    )
    .update({ ended_at: trx.ref('last_seen_at'), ended_why: 'notAsked' });
}

/** The entries of the history are chained and keep the id that they were written with. */
async function noteWhomItWasAbout(
  trx: Transaction,
  { intoId, fromId }: Joined,
): Promise<void> {
  await trx('carried_history')
    .where({ entity_id: fromId })
    .update({ entity_id: intoId });
  const own: string[] = await trx('review')
    .where({ entity_id: fromId })
    .pluck('id');
  const covering: string[] = await trx('review_entity')
    .where({ entity_id: fromId })
    .whereNotIn('review_id', reviewsAbout(trx, intoId))
    .pluck('review_id');
  await insertRows(
    trx,
    'carried_history',
    [...new Set([...own, ...covering])].map(reviewId => ({
      review_id: reviewId,
      entity_id: intoId,
      written_about_id: fromId,
    })),
  );
}

/** The changes of both in the order in which they were, counted anew; the standing itself is computed afterwards. */
async function joinStandings(
  trx: Transaction,
  { intoId, fromId }: Joined,
): Promise<void> {
  const both = [intoId, fromId];
  const rows: ChangeRow[] = await trx<ChangeRow>('readiness_change')
    .whereIn('entity_id', both)
    .orderBy(['checklist_id', 'changed_at', 'sequence']);
  const counts = new Map<string, number>();
  const joined = rows.map(row => {
    const sequence = (counts.get(row.checklist_id) ?? 0) + 1;
    counts.set(row.checklist_id, sequence);
    return { ...row, entity_id: intoId, sequence };
  });
  await trx('readiness_change').whereIn('entity_id', both).delete();
  await insertRows(trx, 'readiness_change', joined);
  await trx('readiness')
    .where({ entity_id: fromId })
    .whereNotIn(
      'checklist_id',
      trx('readiness as known')
        .where('known.entity_id', intoId)
        .select('known.checklist_id'),
    )
    .update({ entity_id: intoId });
  await trx('readiness').where({ entity_id: fromId }).delete();
  await trx('standing_gap').where({ entity_id: fromId }).delete();
  await joinFigureHistories(trx, { intoId, fromId });
  for (const [checklistId, sequence] of counts) {
    await trx('readiness')
      .where({ entity_id: intoId, checklist_id: checklistId })
      .update({ sequence });
  }
  await markDue(trx, both);
}
