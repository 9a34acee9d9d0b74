import {
  answerWords,
  HistoryAggregate,
  HistoryEntry,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import {
  HistoryEntryRow,
  HistoryHeadRow,
  StoredHead,
  toHistoryEntry,
  toStoredHead,
} from './historyRows';

type Key = Pick<StoredHead, 'aggregateType' | 'aggregateId'>;

interface WordsRow {
  entity_id?: string;
  question_id: string;
  revision: number;
  statement: string | null;
  note: string | null;
  evidence: string;
}

/** Where the words of an entry are kept with the value that they belong to. */
const TABLES: Partial<Record<string, string>> = {
  'answer.saved': 'answer_revision',
  'answer.copied': 'answer_revision',
  'exception.saved': 'answer_exception_revision',
};

function keyOf({ aggregateType, aggregateId }: Key) {
  return { aggregate_type: aggregateType, aggregate_id: aggregateId };
}

function wordsKey(parts: (string | number | undefined)[]): string {
  return JSON.stringify(parts);
}

/** Reads the chains of the history as they have to be to follow them. @internal */
export class DatabaseHistoryChains {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The ends of chains in the order of their keys, all or those that grew since they were verified. */
  async listHeads(options: {
    after?: Key;
    limit: number;
    grownOnly: boolean;
  }): Promise<StoredHead[]> {
    const { after, limit, grownOnly } = options;
    const rows = await this.#knex<HistoryHeadRow>('history_head')
      .modify(query => {
        if (after) {
          query.whereRaw('(aggregate_type, aggregate_id) > (?, ?)', [
            after.aggregateType,
            after.aggregateId,
          ]);
        }
        if (grownOnly) {
          query.whereRaw('verified_seq < seq');
        }
      })
      .orderBy(['aggregate_type', 'aggregate_id'])
      .limit(limit);
    return rows.map(toStoredHead);
  }

  async getHead(key: Key): Promise<StoredHead | undefined> {
    const row = await this.#knex<HistoryHeadRow>('history_head')
      .where(keyOf(key))
      .first();
    return row && toStoredHead(row);
  }

  /** Chains without an end: whoever removed it did not write them. */
  async listHeadless(limit: number): Promise<HistoryAggregate[]> {
    const rows: HistoryEntryRow[] = await this.#knex('history_entry as entry')
      .leftJoin('history_head as head', join =>
        join
          .on('head.aggregate_type', 'entry.aggregate_type')
          .andOn('head.aggregate_id', 'entry.aggregate_id'),
      )
      .whereNull('head.seq')
      .distinct('entry.aggregate_type', 'entry.aggregate_id')
      .limit(limit);
    return rows.map(row => toHistoryEntryKey(row));
  }

  /** Entries of one chain in order, each with the words that its digest covers. */
  async readEntries(
    key: Key,
    range: { after: number; limit: number },
  ): Promise<HistoryEntry[]> {
    const rows = await this.#knex<HistoryEntryRow>('history_entry')
      .where(keyOf(key))
      .where('seq', '>', range.after)
      .orderBy('seq')
      .limit(range.limit);
    const entries = rows.map(toHistoryEntry);
    const words = await this.#readWords(key, entries);
    return entries.map(entry => {
      const table = TABLES[entry.action];
      return table
        ? {
            ...entry,
            words: words.get(
              wordsKey([
                table,
                table === 'answer_revision' ? undefined : entry.entityId,
                entry.subject,
                entry.facts.revision,
              ]),
            ),
          }
        : entry;
    });
  }

  /** By which ids entries of a review name entities whose histories were carried elsewhere since. */
  async #writtenAbout(reviewId: string): Promise<Map<string, string[]>> {
    const rows: { entity_id: string; written_about_id: string }[] =
      await this.#knex('carried_history')
        .where({ review_id: reviewId })
        .select('entity_id', 'written_about_id');
    const found = new Map<string, string[]>();
    rows.forEach(row =>
      found.set(row.entity_id, [
        ...(found.get(row.entity_id) ?? []),
        row.written_about_id,
      ]),
    );
    return found;
  }

  async noteVerified(head: StoredHead): Promise<void> {
    await this.#knex<HistoryHeadRow>('history_head')
      .where(keyOf(head))
      .update({ verified_seq: head.seq });
  }

  async #readWords(
    { aggregateId }: Key,
    entries: HistoryEntry[],
  ): Promise<Map<string, unknown>> {
    const words = new Map<string, unknown>();
    for (const table of new Set(Object.values(TABLES))) {
      const questionIds = entries
        .filter(({ action }) => TABLES[action] === table)
        .map(({ subject }) => subject!);
      const rows: WordsRow[] = questionIds.length
        ? await this.#knex(table!)
            .where({ review_id: aggregateId })
            .whereIn('question_id', [...new Set(questionIds)])
        : [];
      const aliases =
        rows.length && table === 'answer_exception_revision'
          ? await this.#writtenAbout(aggregateId)
          : new Map<string, string[]>();
      for (const row of rows) {
        const text = answerWords({
          statement: row.statement ? JSON.parse(row.statement) : null,
          note: row.note ?? undefined,
          evidence: JSON.parse(row.evidence),
        });
        const about = [row.entity_id, ...(aliases.get(row.entity_id!) ?? [])];
        about.forEach(entityId =>
          words.set(
            wordsKey([table, entityId, row.question_id, row.revision]),
            text,
          ),
        );
      }
    }
    return words;
  }
}

function toHistoryEntryKey(row: HistoryEntryRow): HistoryAggregate {
  return {
    aggregateType: row.aggregate_type as HistoryAggregate['aggregateType'],
    aggregateId: row.aggregate_id,
  };
}
