import { Knex } from 'knex';
import { chunksFor, insertRows } from '../chunks';
import { Transaction } from '../transaction';
import {
  ContradictionRow,
  StoredContradiction,
  toContradiction,
  toContradictionRow,
} from './contradictionRows';

/** Signals that disagree with what was decided on, and what was said to them. @internal */
export class DatabaseContradictionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  /** What somebody is asked about, of these entities, oldest first. */
  async listOpen(
    entityIds: string[],
    handle: Knex = this.#knex,
  ): Promise<StoredContradiction[]> {
    const found: StoredContradiction[] = [];
    for (const chunk of chunksFor(handle, entityIds)) {
      const rows = await handle<ContradictionRow>('contradiction')
        .whereIn('entity_id', chunk)
        .whereNull('ended_at')
        .whereNotNull('opened_at')
        .orderBy(['opened_at', 'id']);
      found.push(...rows.map(toContradiction));
    }
    return found;
  }

  /** What is not over of an entity under a checklist, and what somebody was asked about that ended no earlier than the instant. */
  async listRecent(
    trx: Transaction,
    about: { entityId: string; checklistId: string; endedSince: string },
  ): Promise<StoredContradiction[]> {
    const rows = await trx<ContradictionRow>('contradiction')
      .where({
        entity_id: about.entityId,
        checklist_id: about.checklistId,
      })
      .where(recent =>
        recent
          .whereNull('ended_at')
          .orWhere(asked =>
            asked
              .whereNotNull('opened_at')
              .where('ended_at', '>=', about.endedSince),
          ),
      )
      .orderBy(['since', 'id']);
    return rows.map(toContradiction);
  }

  /** One of an entity that is not over and somebody is asked about. */
  async getOpen(
    trx: Transaction,
    about: { id: string; entityId: string },
  ): Promise<StoredContradiction | undefined> {
    const row = await trx<ContradictionRow>('contradiction')
      .where({ id: about.id, entity_id: about.entityId })
      .whereNotNull('opened_at')
      .first();
    return row && toContradiction(row);
  }

  async insert(trx: Transaction, added: StoredContradiction[]): Promise<void> {
    await insertRows(trx, 'contradiction', added.map(toContradictionRow));
  }

  /** The row of its review is to be locked before, which keeps other writers away. */
  async update(trx: Transaction, changed: StoredContradiction): Promise<void> {
    await trx<ContradictionRow>('contradiction')
      .where({ id: changed.id })
      .update(toContradictionRow(changed));
  }
}
