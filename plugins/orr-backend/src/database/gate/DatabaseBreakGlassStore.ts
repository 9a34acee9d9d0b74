import { Knex } from 'knex';
import { Transaction } from '../transaction';

interface BreakGlassRow {
  id: string;
  entity_id: string;
  reason: string;
  person_ref: string;
  declared_by: string | null;
  broken_at: string;
  expires_at: string;
}

/** An override of the verdict on an entity, in force or not any more. @internal */
export interface StoredBreakGlass {
  id: string;
  entityId: string;
  reason: string;
  personRef: string;
  /** The token that named the person. */
  declaredBy?: string;
  brokenAt: string;
  expiresAt: string;
}

function toStored(row: BreakGlassRow): StoredBreakGlass {
  return {
    id: row.id,
    entityId: row.entity_id,
    reason: row.reason,
    personRef: row.person_ref,
    declaredBy: row.declared_by ?? undefined,
    brokenAt: row.broken_at,
    expiresAt: row.expires_at,
  };
}

/** Overrides of verdicts. @internal */
export class DatabaseBreakGlassStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(id: string): Promise<StoredBreakGlass | undefined> {
    const row = await this.#knex<BreakGlassRow>('break_glass')
      .where({ id })
      .first();
    return row && toStored(row);
  }

  /** The one that is in force; there may be two where two histories became one: then the one that lasts longer. */
  async findCurrent(
    entityId: string,
    now: Date,
    handle: Knex = this.#knex,
  ): Promise<StoredBreakGlass | undefined> {
    const row = await handle<BreakGlassRow>('break_glass')
      .where({ entity_id: entityId })
      .where('expires_at', '>', now.toISOString())
      .orderBy('expires_at', 'desc')
      .first();
    return row && toStored(row);
  }

  /** The row of its entity is to be locked before, which keeps other writers away. */
  async insert(trx: Transaction, one: StoredBreakGlass): Promise<void> {
    await trx<BreakGlassRow>('break_glass').insert({
      id: one.id,
      entity_id: one.entityId,
      reason: one.reason,
      person_ref: one.personRef,
      declared_by: one.declaredBy ?? null,
      broken_at: one.brokenAt,
      expires_at: one.expiresAt,
    });
  }
}
