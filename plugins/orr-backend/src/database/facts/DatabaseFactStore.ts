import { FactReading } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { markDriftDue } from '../drift/markDriftDue';
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

  /** Keeps what a provider says of each of several entities; answers, by entity, what of it was new. */
  async recordAll(
    trx: Transaction,
    providerId: string,
    told: readonly { entityId: string; readings: readonly FactReading[] }[],
    now: Date,
    options: {
      /** Leaves what was said last where the source is known to fail: what is computed from old records is not new. */
      unlessFailing?: boolean;
    } = {},
  ): Promise<Map<string, Set<FactReading>>> {
    const newest = newestOf(told);
    const rows = newest.map(({ entityId, reading }) =>
      toFactRow(reading, { entityId, providerId, now }),
    );
    const kept = await this.#keep(
      trx,
      rows.filter(({ state }) => state !== 'error'),
      options,
    );
    await this.#keepFailures(
      trx,
      rows.filter(({ state }) => state === 'error'),
    );
    await markDriftDue(
      trx,
      told.map(({ entityId }) => entityId),
      now,
    );
    const written = new Map<string, Set<FactReading>>();
    for (const { entityId, reading } of newest) {
      if (kept.has(keyOf(entityId, reading.factId))) {
        const known = written.get(entityId) ?? new Set();
        written.set(entityId, known.add(reading));
      }
    }
    await markDriftDue(trx, [...written.keys()], now);
    return written;
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
  ): Promise<Set<string>> {
    const kept = new Set<string>();
    for (const chunk of inChunks(trx, rows)) {
      const written: Pick<FactReadingRow, 'entity_id' | 'fact_id'>[] =
        await trx<FactReadingRow>(TABLE)
          .insert(chunk)
          .onConflict(['entity_id', 'fact_id'])
          .merge({
            ...Object.fromEntries(
              SAID.map(column => [column, trx.raw('excluded.??', [column])]),
            ),
            changed_at: ifDifferent(trx, 'excluded.changed_at', 'changed_at'),
            previous_state: ifDifferent(
              trx,
              `${TABLE}.state`,
              'previous_state',
            ),
            previous_value: ifDifferent(
              trx,
              `${TABLE}.value`,
              'previous_value',
            ),
          })
          .where(query => {
            query.whereRaw(`${TABLE}.observed_at < excluded.observed_at`);
            query.orWhereRaw(
              `${TABLE}.observed_at = excluded.observed_at AND (${DIFFERS} OR ${TABLE}.failing_since IS NOT NULL)`,
            );
            // That it could not be read is no reading.
            query.orWhere(`${TABLE}.state`, 'error');
          })
          .modify(query => {
            if (unlessFailing) {
              query.whereNull(`${TABLE}.failing_since`);
            }
          })
          .returning(['entity_id', 'fact_id']);
      written.forEach(row => kept.add(keyOf(row.entity_id, row.fact_id)));
    }
    return kept;
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

function keyOf(entityId: string, factId: string): string {
  return `${entityId} ${factId}`;
}

/** A row can be written once by one statement: of each fact of an entity the newest reading, of equals the last. */
function newestOf(
  told: readonly { entityId: string; readings: readonly FactReading[] }[],
): { entityId: string; reading: FactReading }[] {
  const newest = new Map<string, { entityId: string; reading: FactReading }>();
  for (const { entityId, readings } of told) {
    for (const reading of readings) {
      const key = keyOf(entityId, reading.factId);
      const known = newest.get(key)?.reading.observedAt;
      if (!known || Date.parse(known) <= Date.parse(reading.observedAt)) {
        newest.set(key, { entityId, reading });
      }
    }
  }
  return [...newest.values()];
}

/** Always in the same order, so that two writers wait for each other instead of both failing. */
function inChunks(trx: Transaction, rows: FactReadingRow[]) {
  const order = (row: FactReadingRow) => keyOf(row.entity_id, row.fact_id);
  const sorted = [...rows].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return chunksFor(trx, sorted, COLUMNS);
}

function ifDifferent(trx: Transaction, then: string, kept: string): Knex.Raw {
  return trx.raw(`CASE WHEN ${DIFFERS} THEN ${then} ELSE ${TABLE}.${kept} END`);
}
