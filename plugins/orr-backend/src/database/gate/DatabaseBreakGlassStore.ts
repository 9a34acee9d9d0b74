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
  ended_at: string | null;
  ended_by: string | null;
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
  /** Where it was ended before. */
  endedAt?: string;
  endedBy?: string;
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
    endedAt: row.ended_at ?? undefined,
    endedBy: row.ended_by ?? undefined,
  };
}

/** Overrides of verdicts. @internal */
export class DatabaseBreakGlassStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(
    id: string,
    handle: Knex = this.#knex,
  ): Promise<StoredBreakGlass | undefined> {
    const row = await handle<BreakGlassRow>('break_glass')
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
      .whereNull('ended_at')
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
      ended_at: null,
      ended_by: null,
    });
  }

  /** Whether it was in force until now. */
  async end(
    trx: Transaction,
    id: string,
    by: { endedAt: string; endedBy: string },
  ): Promise<boolean> {
    const changed = await trx<BreakGlassRow>('break_glass')
      .where({ id })
      .where('expires_at', '>', by.endedAt)
      .whereNull('ended_at')
      .update({ ended_at: by.endedAt, ended_by: by.endedBy });
    return changed > 0;
  }
}
