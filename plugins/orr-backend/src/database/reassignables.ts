import {
  AnswerStatement,
  answerFacts,
  answerWords,
  ReassignableKind,
  RUNNING_STATES,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor, insertRows } from './chunks';
import { DispositionRow } from './dispositionRows';
import { Telling } from './DatabaseHistoryLog';
import { AnswerRow, toAnswer } from './answerRows';
import { Transaction } from './transaction';

/** One thing of a review that somebody has in hand. @internal */
export interface AssignedItem {
  review_id: string;
  /** Of the review. */
  entity_id: string;
  /** Whatever names it within its review. */
  item_id: string;
}

/** What of reviews can be given: all but campaigns, which hang on none. @internal */
export type ReviewReassignableKind = Exclude<ReassignableKind, 'campaigns'>;

/** Who gives it to whom, and when. @internal */
export interface Handing {
  toRef: string;
  actorRef: string;
  at: string;
}

interface Reassignable {
  /** All that somebody has in hand; the ref is in lower case. */
  find(handle: Knex, fromRef: string): Knex.QueryBuilder;
  /** Gives these to another; answers what is to be told of it. The reviews are locked. */
  give(
    trx: Transaction,
    items: AssignedItem[],
    handing: Handing,
  ): Promise<Omit<Telling, 'at' | 'actorRef'>[]>;
}

/** While a review is with those who decide, its answers stand. */
const ANSWERED_STATES = ['inProgress', 'changesRequested'];

const ofReview = (item: AssignedItem) => ({
  aggregateType: 'review' as const,
  aggregateId: item.review_id,
  entityId: item.entity_id,
});

const drivers: Reassignable = {
  find: (handle, fromRef) =>
    handle('review')
      .whereIn('review.state', [...RUNNING_STATES])
      .whereRaw('LOWER(review.driver_ref) = ?', [fromRef])
      .select({ item_id: 'review.id' }),
  async give(trx, items, { toRef }) {
    const ids = items.map(({ review_id }) => review_id);
    for (const chunk of chunksFor(trx, ids)) {
      await trx('review').whereIn('id', chunk).update({ driver_ref: toRef });
    }
    return items.map(item => ({
      ...ofReview(item),
      action: 'review.driverChanged',
      facts: {},
    }));
  },
};

const conditions: Reassignable = {
  find: (handle, fromRef) =>
    handle('decision_condition as held')
      .join('decision', 'decision.id', 'held.decision_id')
      .join('review', 'review.id', 'decision.review_id')
      .where('review.state', 'decided')
      .whereNull('held.met_at')
      .whereRaw('LOWER(held.owner_ref) = ?', [fromRef])
      .select({ item_id: 'held.id' }),
  async give(trx, items, { toRef }) {
    const ids = items.map(({ item_id }) => item_id);
    const bound = new Map<string, string[]>();
    for (const chunk of chunksFor(trx, ids)) {
      await trx('decision_condition')
        .whereIn('id', chunk)
        .update({ owner_ref: toRef });
      const rows: { condition_id: string; entity_id: string }[] = await trx(
        'decision_condition_entity',
      ).whereIn('condition_id', chunk);
      rows.forEach(row =>
        bound.set(row.condition_id, [
          ...(bound.get(row.condition_id) ?? []),
          row.entity_id,
        ]),
      );
    }
    return items.map(item => {
      const parts = bound.get(item.item_id);
      return {
        ...ofReview(item),
        // What binds some of the entities is not told of the others.
        ...(parts && { entityId: parts.length === 1 ? parts[0] : undefined }),
        action: 'condition.ownerChanged',
        subject: item.item_id,
        facts: {},
      };
    });
  },
};

/** A later value of the answer, as whoever hands it over by hand would save it. */
function handed(row: AnswerRow, { toRef, actorRef, at }: Handing): AnswerRow {
  const statement: AnswerStatement = JSON.parse(row.statement!);
  return {
    ...row,
    revision: row.revision + 1,
    statement: JSON.stringify({ ...statement, assigneeRef: toRef }),
    assignee_ref: toRef,
    answered_by: actorRef,
    answered_at: at,
    // The words beside it stay whose they are, for when that person is to be erased.
    copied_answered_by: row.copied_answered_by ?? row.answered_by,
    copied_answered_at: row.copied_answered_at ?? row.answered_at,
  };
}

const questions: Reassignable = {
  find: (handle, fromRef) =>
    handle('answer as held')
      .join('review', 'review.id', 'held.review_id')
      .whereIn('review.state', ANSWERED_STATES)
      .where('held.assignee_ref', fromRef)
      .select({ item_id: 'held.question_id' }),
  async give(trx, items, handing) {
    const ids = [...new Set(items.map(({ review_id }) => review_id))];
    const before = new Map<string, AnswerRow>();
    for (const chunk of chunksFor(trx, ids)) {
      const rows: AnswerRow[] = await trx<AnswerRow>('answer').whereIn(
        'review_id',
        chunk,
      );
      rows.forEach(row =>
        before.set(`${row.review_id} ${row.question_id}`, row),
      );
    }
    const changes = items.map(item => {
      const earlier = before.get(`${item.review_id} ${item.item_id}`)!;
      return { item, earlier, later: handed(earlier, handing) };
    });
    const rows = changes.map(({ later }) => later);
    for (const chunk of chunksFor(trx, rows, 11)) {
      await trx<AnswerRow>('answer')
        .insert(chunk)
        .onConflict(['review_id', 'question_id'])
        .merge();
    }
    await insertRows(trx, 'answer_revision', rows);
    return changes.map(({ item, earlier, later }) => ({
      ...ofReview(item),
      action: 'answer.saved',
      subject: item.item_id,
      facts: answerFacts(toAnswer(earlier), toAnswer(later)),
      words: answerWords(toAnswer(later)),
    }));
  },
};

const actions: Reassignable = {
  find: (handle, fromRef) =>
    handle('disposition as held')
      .join('review', 'review.id', 'held.review_id')
      .where('held.type', 'action')
      .where('held.state', 'open')
      .where('held.owner_ref', fromRef)
      .select({ item_id: 'held.id' }),
  async give(trx, items, { toRef }) {
    const ids = items.map(({ item_id }) => item_id);
    const about = new Map<string, DispositionRow>();
    for (const chunk of chunksFor(trx, ids)) {
      await trx('disposition')
        .whereIn('id', chunk)
        .update({ owner_ref: toRef, revision: trx.raw('revision + 1') });
      const rows: DispositionRow[] = await trx('disposition').whereIn(
        'id',
        chunk,
      );
      rows.forEach(row => about.set(row.id, row));
    }
    return items.map(item => {
      const row = about.get(item.item_id)!;
      return {
        ...ofReview(item),
        // What is about one of the entities is not told of the others.
        ...(row.covered_entity_id && { entityId: row.covered_entity_id }),
        action: 'action.ownerChanged',
        subject: row.question_id,
        facts: {},
      };
    });
  },
};

/** What of reviews can be given from one to another. What is to be given in future is added here. @internal */
export const REASSIGNABLES: Record<ReviewReassignableKind, Reassignable> = {
  drivers,
  conditions,
  questions,
  actions,
};
