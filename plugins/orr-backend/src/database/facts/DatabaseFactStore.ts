import { FactReading } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';
import {
  FactReadingRow,
  StoredReading,
  toFactRow,
  toStoredReading,
} from './factRows';

const TABLE = 'fact_reading';
const COLUMNS = 15;

/** Taken over as they come with a newer reading. */
const SAID = [
  'provider',
  'state',
  'value',
  'sample',
  'note',
  'url',
  'observed_at',
  'received_at',
  'failing_since',
  'failure',
] as const satisfies (keyof FactReadingRow)[];

/** What the stored row says is another thing than what comes. */
const DIFFERS = `(${TABLE}.state <> excluded.state OR coalesce(${TABLE}.value, '') <> coalesce(excluded.value, ''))`;

/** The newest reading of each fact of each entity. @internal */
export class DatabaseFactStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  /**
   * Keeps what a provider says of entities. An older reading than the one that is kept changes nothing; one that could not be read
   * leaves what was said last, and notes that its source fails.
   */
  async record(
    trx: Transaction,
    entityIds: Iterable<string>,
    providerId: string,
    readings: readonly FactReading[],
    now: Date,
  ): Promise<void> {
    const ids = [...new Set(entityIds)];
    await this.recordAll(
      trx,
      providerId,
      ids.map(entityId => ({ entityId, readings })),
      now,
    );
  }

  /** Keeps what a provider says of each of several entities. */
  async recordAll(
    trx: Transaction,
    providerId: string,
    told: readonly { entityId: string; readings: readonly FactReading[] }[],
    now: Date,
    options: {
      /** Leaves what was said last where the source is known to fail: what is computed from old records is not new. */
      unlessFailing?: boolean;
    } = {},
  ): Promise<void> {
    const rows = told.flatMap(({ entityId, readings }) =>
      newestOf(readings).map(reading =>
        toFactRow(reading, { entityId, providerId, now }),
      ),
    );
    await this.#keep(
      trx,
      rows.filter(({ state }) => state !== 'error'),
      options,
    );
    await this.#keepFailures(
      trx,
      rows.filter(({ state }) => state === 'error'),
    );
  }

  /** The source of these could not be asked: what it has said last stays, and counts for a while. */
  async noteFailure(
    trx: Transaction,
    entityIds: Iterable<string>,
    providerId: string,
    failure: string,
    now: Date,
  ): Promise<void> {
    for (const chunk of chunksFor(trx, [...new Set(entityIds)].sort())) {
      await trx<FactReadingRow>(TABLE)
        .where({ provider: providerId })
        .whereIn('entity_id', chunk)
        .update({
          failing_since: trx.raw('coalesce(failing_since, ?)', [
            now.toISOString(),
          ]),
          failure: failure.slice(0, 1_000),
        });
    }
  }

  /** The source of these can be asked again. */
  async noteRecovery(
    trx: Transaction,
    entityIds: Iterable<string>,
    providerId: string,
  ): Promise<void> {
    for (const chunk of chunksFor(trx, [...new Set(entityIds)].sort())) {
      await trx<FactReadingRow>(TABLE)
        .where({ provider: providerId })
        .whereIn('entity_id', chunk)
        .whereNotNull('failing_since')
        .update({ failing_since: null, failure: null });
    }
  }

  /** What is known of these entities, by entity; all facts unless some are named. */
  async list(
    entityIds: readonly string[],
    options: { factIds?: readonly string[]; trx?: Transaction } = {},
  ): Promise<Map<string, StoredReading[]>> {
    const { factIds, trx } = options;
    const knex: Knex = trx ?? this.#knex;
    const found = new Map<string, StoredReading[]>(
      entityIds.map(id => [id, []]),
    );
    for (const chunk of chunksFor(knex, [...entityIds])) {
      const rows: FactReadingRow[] = await knex<FactReadingRow>(TABLE)
        .whereIn('entity_id', chunk)
        .modify(query => {
          if (factIds) {
            query.whereIn('fact_id', factIds as string[]);
          }
        })
        .orderBy(['entity_id', 'fact_id']);
      rows.forEach(row => found.get(row.entity_id)?.push(toStoredReading(row)));
    }
    return found;
  }

  /** Entities that the catalog has and of which a provider said nothing since an instant, by id. */
  async listUnreadBy(
    providerId: string,
    options: { since: string; afterId?: string; limit: number },
  ): Promise<string[]> {
    const { since, afterId, limit } = options;
    const rows: { id: string }[] = await this.#knex('entity')
      .whereNull('orphaned_at')
      .whereNotExists(
        this.#knex(TABLE)
          .whereRaw(`${TABLE}.entity_id = entity.id`)
          .where({ provider: providerId })
          .where('received_at', '>=', since)
          .select('entity_id'),
      )
      .modify(query => {
        if (afterId !== undefined) {
          query.where('id', '>', afterId);
        }
      })
      .orderBy('id')
      .limit(limit)
      .select('id');
    return rows.map(({ id }) => id);
  }

  async #keep(
    trx: Transaction,
    rows: FactReadingRow[],
    { unlessFailing }: { unlessFailing?: boolean },
  ): Promise<void> {
    for (const chunk of inChunks(trx, rows)) {
      await trx<FactReadingRow>(TABLE)
        .insert(chunk)
        .onConflict(['entity_id', 'fact_id'])
        .merge({
          ...Object.fromEntries(
            SAID.map(column => [column, trx.raw('excluded.??', [column])]),
          ),
          changed_at: ifDifferent(trx, 'excluded.changed_at', 'changed_at'),
          previous_state: ifDifferent(trx, `${TABLE}.state`, 'previous_state'),
          previous_value: ifDifferent(trx, `${TABLE}.value`, 'previous_value'),
        })
        .where(query => {
          query.whereRaw(`${TABLE}.observed_at <= excluded.observed_at`);
          // That it could not be read is no reading.
          query.orWhere(`${TABLE}.state`, 'error');
        })
        .modify(query => {
          if (unlessFailing) {
            query.whereNull(`${TABLE}.failing_since`);
          }
        });
    }
  }

  async #keepFailures(trx: Transaction, rows: FactReadingRow[]): Promise<void> {
    for (const chunk of inChunks(trx, rows)) {
      await trx<FactReadingRow>(TABLE)
        .insert(chunk)
        .onConflict(['entity_id', 'fact_id'])
        .merge({
          failing_since: trx.raw(
            `coalesce(${TABLE}.failing_since, excluded.failing_since)`,
          ),
          failure: trx.raw('excluded.failure'),
        });
    }
  }
}

/** A row can be written once by one statement. */
function newestOf(readings: readonly FactReading[]): FactReading[] {
  const newest = new Map<string, FactReading>();
  for (const reading of readings) {
    const known = newest.get(reading.factId);
    if (
      !known ||
      Date.parse(known.observedAt) <= Date.parse(reading.observedAt)
    ) {
      newest.set(reading.factId, reading);
    }
  }
  return [...newest.values()];
}

/** Always in the same order, so that two writers wait for each other instead of both failing. */
function inChunks(trx: Transaction, rows: FactReadingRow[]) {
  const order = (row: FactReadingRow) => `${row.entity_id} ${row.fact_id}`;
  const sorted = [...rows].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return chunksFor(trx, sorted, COLUMNS);
}

function ifDifferent(trx: Transaction, then: string, kept: string): Knex.Raw {
  return trx.raw(`CASE WHEN ${DIFFERS} THEN ${then} ELSE ${TABLE}.${kept} END`);
}
