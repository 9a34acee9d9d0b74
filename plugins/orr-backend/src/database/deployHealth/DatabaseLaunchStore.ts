import { Knex } from 'knex';
import { EntityRow } from '../entityRows';
import { chunksFor } from '../chunks';
import { lockEntities } from '../lockEntities';
import { Transaction } from '../transaction';

type LaunchRow = Pick<EntityRow, 'id' | 'first_production_at'>;

/** Since when entities run in production, as far as deployments have told. @internal */
export class DatabaseLaunchStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those of which another, later instant is stored, or none. */
  async listLater(
    first: ReadonlyMap<string, string>,
  ): Promise<Map<string, string>> {
    const later = new Map<string, string>();
    for (const chunk of chunksFor(this.#knex, [...first.keys()])) {
      const rows: LaunchRow[] = await this.#knex<EntityRow>('entity')
        .whereIn('id', chunk)
        .select('id', 'first_production_at');
      rows
        .filter(row => isLater(row, first.get(row.id)!))
        .forEach(({ id }) => later.set(id, first.get(id)!));
    }
    return later;
  }

  /** Answers the ids of those that were not known to run in production, in key order. */
  async note(
    trx: Transaction,
    first: ReadonlyMap<string, string>,
  ): Promise<string[]> {
    const ids = [...first.keys()].sort();
    await lockEntities(trx, trx<EntityRow>('entity').whereIn('id', ids));
    const rows: LaunchRow[] = await trx<EntityRow>('entity')
      .whereIn('id', ids)
      .orderBy('id')
      .select('id', 'first_production_at');
    for (const row of rows.filter(item => isLater(item, first.get(item.id)!))) {
      await trx<EntityRow>('entity')
        .where({ id: row.id })
        .update({ first_production_at: first.get(row.id)! });
    }
    return rows
      .filter(row => row.first_production_at === null)
      .map(({ id }) => id);
  }
}

function isLater({ first_production_at }: LaunchRow, at: string): boolean {
  return first_production_at === null || first_production_at > at;
}
