import { randomBytes, randomUUID } from 'node:crypto';
import {
  HistoryAggregate,
  HistoryDraft,
  HistoryHead,
  sealEntry,
} from 'backstage-plugin-orr-common';
import { chunksFor, insertRows } from './chunks';
import {
  HistoryEntryRow,
  HistoryHeadRow,
  toHistoryEntryRow,
} from './historyRows';
import { Transaction } from './transaction';
import { noteChange } from '../changeTrail';

/** What is to be told of a change; its id and salt are made here. @internal */
export type Telling = Omit<HistoryDraft, 'id' | 'salt'>;

/** Where words are kept elsewhere they are covered by the digest, and not stored a second time. @internal */
export interface AppendOptions {
  /** The end of the chain where it is known. */
  tail?: HistoryHead;
  wordsKeptElsewhere?: boolean;
}

function keyOf({ aggregateType, aggregateId }: HistoryAggregate) {
  return { aggregate_type: aggregateType, aggregate_id: aggregateId };
}

/**
 * Adds to the history, in the transaction of the change that it tells. Whoever writes holds the lock of the thing that is
 * changed, so that nobody else adds to its chain meanwhile.
 *
 * @internal
 */
export class DatabaseHistoryLog {
  async append(
    trx: Transaction,
    telling: Telling,
    { tail, wordsKeptElsewhere }: AppendOptions = {},
  ): Promise<void> {
    const entry = sealEntry(
      { ...telling, id: randomUUID(), salt: randomBytes(16).toString('hex') },
      tail ?? (await this.#tailOf(trx, telling)),
    );
    await trx<HistoryEntryRow>('history_entry').insert(
      toHistoryEntryRow(
        wordsKeptElsewhere ? { ...entry, words: undefined } : entry,
      ),
    );
    await trx<HistoryHeadRow>('history_head')
      .insert({
        ...keyOf(entry),
        seq: entry.seq,
        digest: entry.entryDigest,
        verified_seq: 0,
      })
      .onConflict(['aggregate_type', 'aggregate_id'])
      .merge(['seq', 'digest']);
    noteChange(entry);
  }

  /** The same for many changes, of one chain or of several, in a number of statements that does not grow with them. */
  async appendAll(
    trx: Transaction,
    tellings: Telling[],
    { wordsKeptElsewhere }: Pick<AppendOptions, 'wordsKeptElsewhere'> = {},
  ): Promise<void> {
    if (!tellings.length) {
      return;
    }
    const tails = await this.#tailsOf(trx, tellings);
    const entries = tellings.map(telling => {
      const key = JSON.stringify(keyOf(telling));
      const entry = sealEntry(
        { ...telling, id: randomUUID(), salt: randomBytes(16).toString('hex') },
        tails.get(key),
      );
      tails.set(key, { seq: entry.seq, digest: entry.entryDigest });
      return entry;
    });
    await insertRows(
      trx,
      'history_entry',
      entries.map(entry =>
        toHistoryEntryRow(
          wordsKeptElsewhere ? { ...entry, words: undefined } : entry,
        ),
      ),
    );
    const heads = [...tails].map(([key, { seq, digest }]) => ({
      ...(JSON.parse(key) as ReturnType<typeof keyOf>),
      seq,
      digest,
      verified_seq: 0,
    }));
    for (const chunk of chunksFor(trx, heads, 5)) {
      await trx<HistoryHeadRow>('history_head')
        .insert(chunk)
        .onConflict(['aggregate_type', 'aggregate_id'])
        .merge(['seq', 'digest']);
    }
    entries.forEach(noteChange);
  }

  /** The ends of chains by their keys. */
  async #tailsOf(
    trx: Transaction,
    aggregates: HistoryAggregate[],
  ): Promise<Map<string, HistoryHead>> {
    const ids = [...new Set(aggregates.map(({ aggregateId }) => aggregateId))];
    const tails = new Map<string, HistoryHead>();
    for (const chunk of chunksFor(trx, ids)) {
      const rows: HistoryHeadRow[] = await trx<HistoryHeadRow>(
        'history_head',
      ).whereIn('aggregate_id', chunk);
      rows.forEach(({ aggregate_type, aggregate_id, seq, digest }) =>
        tails.set(JSON.stringify({ aggregate_type, aggregate_id }), {
          seq,
          digest,
        }),
      );
    }
    return tails;
  }

  async #tailOf(
    trx: Transaction,
    aggregate: HistoryAggregate,
  ): Promise<HistoryHead | undefined> {
    const row = await trx<HistoryHeadRow>('history_head')
      .where(keyOf(aggregate))
      .first();
    return row && { seq: row.seq, digest: row.digest };
  }
}
