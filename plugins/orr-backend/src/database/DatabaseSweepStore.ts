import { Knex } from 'knex';
import { CatalogSweepPageRow, CatalogSweepRow } from './entityRows';

const ROW_ID = 'catalog';
const MAX_ERROR_LENGTH = 2_000;

/** Where the sweep of the catalog stands. @internal */
export interface StoredSweep {
  generation: number;
  /** Where the running sweep goes on; none once it has ended. */
  position?: string;
  startedAt: string;
  completedAt?: string;
  lastCompletedAt?: string;
  lastError?: string;
}

/**
 * One row for all replicas. Every step names the generation and the position that it starts from, so that of two runs
 * that overlap one goes on and the other learns that it has lost.
 *
 * @internal
 */
export class DatabaseSweepStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(): Promise<StoredSweep | undefined> {
    const row = await this.#rows().where({ id: ROW_ID }).first();
    return (
      row && {
        generation: row.generation,
        position: row.cursor ?? undefined,
        startedAt: row.started_at,
        completedAt: row.completed_at ?? undefined,
        lastCompletedAt: row.last_completed_at ?? undefined,
        lastError: row.last_error ?? undefined,
      }
    );
  }

  /** Begins the next generation; false where another run was first. */
  async begin(options: {
    after?: number;
    position: string;
    now: string;
  }): Promise<boolean> {
    const { after, position, now } = options;
    const start = { cursor: position, started_at: now, completed_at: null };
    if (after === undefined) {
      const inserted = await this.#rows()
        .insert({
          id: ROW_ID,
          generation: 1,
          ...start,
          last_completed_at: null,
          last_error: null,
        })
        .onConflict('id')
        .ignore()
        .returning('id');
      return inserted.length === 1;
    }
    const updated = await this.#rows()
      .where({ id: ROW_ID, generation: after })
      .update({ generation: after + 1, ...start });
    if (updated === 1) {
      await this.#pages().where('generation', '<=', after).delete();
    }
    return updated === 1;
  }

  /** Moves on past a page, with what was met on it; false where another run has done so. */
  async advance(
    generation: number,
    step: { from: string; to: string; page: number; entityIds: string[] },
  ): Promise<boolean> {
    return this.#knex.transaction(async trx => {
      const updated = await trx<CatalogSweepRow>('catalog_sweep')
        .where({ id: ROW_ID, generation, cursor: step.from })
        .update({ cursor: step.to });
      if (updated !== 1) {
        return false;
      }
      await trx<CatalogSweepPageRow>('catalog_sweep_page')
        .insert({
          generation,
          page: step.page,
          entity_ids: JSON.stringify(step.entityIds),
        })
        .onConflict(['generation', 'page'])
        .merge();
      return true;
    });
  }

  /** The ids of all entities that a sweep has met so far. */
  async listMet(generation: number): Promise<Set<string>> {
    const met = new Set<string>();
    let after = -1;
    for (;;) {
      const row = await this.#pages()
        .where({ generation })
        .where('page', '>', after)
        .orderBy('page')
        .first();
      if (!row) {
        return met;
      }
      after = row.page;
      const ids: string[] = JSON.parse(row.entity_ids);
      ids.forEach(id => met.add(id));
    }
  }

  async complete(
    generation: number,
    options: { now: string; error?: string },
  ): Promise<boolean> {
    const updated = await this.#rows()
      .where({ id: ROW_ID, generation, completed_at: null })
      .update({
        cursor: null,
        completed_at: options.now,
        last_completed_at: options.now,
        last_error: options.error?.slice(0, MAX_ERROR_LENGTH) ?? null,
      });
    if (updated === 1) {
      await this.#pages().where('generation', '<=', generation).delete();
    }
    return updated === 1;
  }

  /** Records why a run stopped; the sweep stays open, from the given position where there is one. */
  async fail(
    generation: number,
    error: string,
    position?: string,
  ): Promise<void> {
    await this.#rows()
      .where({ id: ROW_ID, generation, completed_at: null })
      .update({
        last_error: error.slice(0, MAX_ERROR_LENGTH),
        ...(position === undefined ? {} : { cursor: position }),
      });
  }

  #pages() {
    return this.#knex<CatalogSweepPageRow>('catalog_sweep_page');
  }

  #rows() {
    return this.#knex<CatalogSweepRow>('catalog_sweep');
  }
}
