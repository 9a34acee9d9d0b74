import { Erasure, HistoryAggregate } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from './chunks';
import { eraseAuthor } from './checklistDraft/eraseAuthor';
import { DatabaseHistoryLog } from './DatabaseHistoryLog';
import { HistoryEntryRow } from './historyRows';
import { Transaction } from './transaction';
import {
  carriedAmendments,
  eraseAmendments,
  writtenAmendments,
} from './writtenAmendments';
import { eraseAnswers, writtenAnswers } from './writtenAnswers';
import { eraseTexts, writtenTexts } from './writtenTexts';

type Handle = Knex | Transaction;
type WrittenEntry = Pick<
  HistoryEntryRow,
  'id' | 'aggregate_type' | 'aggregate_id' | 'seq'
>;

interface ErasureOptions {
  userRef: string;
  actorRef: string;
  now: Date;
}

/**
 * Erases what a person wrote and their name from the history. Choices, outcomes and dates stay, since they are the
 * organisation's, and so do frozen snapshots, on which decisions were taken. The number of statements grows with what
 * fits into one, not with each thing that was written.
 *
 * @internal
 */
export class DatabaseErasure {
  readonly #knex: Knex;
  readonly #historyLog: DatabaseHistoryLog;

  constructor(knex: Knex, historyLog: DatabaseHistoryLog) {
    this.#knex = knex;
    this.#historyLog = historyLog;
  }

  /** What an erasure would take. */
  async count(userRef: string): Promise<Erasure> {
    const handle = this.#knex;
    return {
      userRef,
      entries: await countOf([entriesOf(handle, userRef)]),
      answers: await countOf(writtenAnswers(handle, userRef)),
      texts: await countOf([
        ...writtenTexts(handle, userRef),
        writtenAmendments(handle, userRef),
      ]),
    };
  }

  /** Takes it, in the transaction that is given; the counts are of what was there. */
  async erase(trx: Transaction, options: ErasureOptions): Promise<Erasure> {
    const { userRef } = options;
    await lockReviews(trx, userRef);
    const entries = await this.#eraseEntries(trx, options);
    const answers = await eraseAnswers(trx, userRef);
    const texts =
      (await eraseTexts(trx, userRef)) + (await eraseAmendments(trx, userRef));
    await eraseAuthor(trx, userRef);
    await trx('digest').where({ user_ref: userRef }).delete();
    await trx('saved_view').where({ owner_ref: userRef }).delete();
    await trx('away').where({ user_ref: userRef }).delete();
    await trx('away')
      .where({ substitute_ref: userRef })
      .update({ substitute_ref: null });
    // What was answered to them once holds their words too; nobody asks for it again.
    await trx('mutation').where({ user_ref: userRef }).delete();
    return { userRef, entries, answers, texts };
  }

  async #eraseEntries(
    trx: Transaction,
    { userRef, actorRef, now }: ErasureOptions,
  ): Promise<number> {
    const at = now.toISOString();
    const rows: WrittenEntry[] = await entriesOf(trx, userRef)
      .orderBy(['aggregate_type', 'aggregate_id', 'seq'])
      .select('id', 'aggregate_type', 'aggregate_id', 'seq');
    const chains = new Map<string, WrittenEntry[]>();
    rows.forEach(row =>
      chains.set(row.aggregate_id, [
        ...(chains.get(row.aggregate_id) ?? []),
        row,
      ]),
    );
    const subjects = await lockSubjects(trx, rows);
    for (const chunk of chunksFor(trx, rows)) {
      await trx('history_entry')
        .whereIn(
          'id',
          chunk.map(({ id }) => id),
        )
        .update({ actor_ref: null, words: null, salt: null, erased_at: at });
    }
    await this.#historyLog.appendAll(
      trx,
      [...chains.values()].map(([first, ...others]) => ({
        aggregateType:
          first.aggregate_type as HistoryAggregate['aggregateType'],
        aggregateId: first.aggregate_id,
        entityId: subjects.get(first.aggregate_id),
        at,
        action: 'content.erased' as const,
        facts: { erased: [first, ...others].map(({ seq }) => seq) },
        actorRef,
      })),
    );
    return rows.length;
  }
}

/** Every review that holds something of theirs, by id; before anything else is locked. */
async function lockReviews(trx: Transaction, userRef: string): Promise<void> {
  await trx('review')
    .where(written => {
      written.whereIn(
        'id',
        entriesOf(trx, userRef)
          .where({ aggregate_type: 'review' })
          .select('aggregate_id'),
      );
      writtenAnswers(trx, userRef).forEach(answers =>
        written.orWhereIn('id', answers.select('review_id')),
      );
      written.orWhereIn(
        'id',
        carriedAmendments(trx, 'answer', userRef).select('own.review_id'),
      );
    })
    .orderBy('id')
    .select('id')
    .forUpdate();
}

/** The entity that each chain is about, where it is about one. Those of other chains than reviews are kept from writers. */
async function lockSubjects(
  trx: Transaction,
  rows: WrittenEntry[],
): Promise<Map<string, string>> {
  const idsOf = (type: string) => [
    ...new Set(
      rows
        .filter(({ aggregate_type }) => aggregate_type === type)
        .map(({ aggregate_id }) => aggregate_id),
    ),
  ];
  const subjects = new Map(idsOf('entity').map(id => [id, id]));
  for (const table of ['review', 'exemption']) {
    for (const chunk of chunksFor(trx, idsOf(table))) {
      const about: { id: string; entity_id: string }[] = await trx(table)
        .whereIn('id', chunk)
        .select('id', 'entity_id');
      about.forEach(({ id, entity_id }) => subjects.set(id, entity_id));
    }
  }
  await lockRows(
    trx,
    'entity',
    [...idsOf('entity'), ...idsOf('exemption')].map(id => subjects.get(id)!),
  );
  await lockRows(trx, 'source_rule', idsOf('sourceRule'));
  await lockRows(trx, 'campaign', idsOf('campaign'));
  if (idsOf('programme').length) {
    await trx('programme').forUpdate().first();
  }
  return subjects;
}

/** In the order in which everybody locks them. */
async function lockRows(
  trx: Transaction,
  table: string,
  ids: string[],
): Promise<void> {
  for (const chunk of chunksFor(trx, [...new Set(ids)].sort())) {
    await trx(table)
      .whereIn('id', chunk)
      .orderBy('id')
      .select('id')
      .forUpdate();
  }
}

async function countOf(queries: Knex.QueryBuilder[]): Promise<number> {
  let sum = 0;
  for (const query of queries) {
    const [{ count }] = await query.count({ count: '*' });
    // PostgreSQL counts in 64 bits, which arrive as text.
    sum += Number(count);
  }
  return sum;
}

/** Their own entries, and those of answers that others copied from them. */
function entriesOf(handle: Handle, userRef: string): Knex.QueryBuilder {
  return handle('history_entry')
    .whereNull('erased_at')
    .where(of =>
      of
        .where({ actor_ref: userRef })
        .orWhere(copies =>
          copies
            .whereIn('action', ['answer.saved', 'answer.copied'])
            .whereExists(
              handle('answer_revision as copy')
                .select('copy.review_id')
                .whereRaw('copy.review_id = history_entry.aggregate_id')
                .whereRaw('copy.question_id = history_entry.subject')
                .whereRaw('copy.answered_at = history_entry.at')
                .where('copy.copied_answered_by', userRef),
            ),
        ),
    );
}
