import { Exemption, ExemptionState } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { chunksFor } from './chunks';
import { Transaction } from './transaction';
import { VisibilityFilter } from './VisibilityFilter';

interface ExemptionRow {
  id: string;
  entity_id: string;
  state: string;
  reason: string;
  until: string;
  asked_by: string;
  asked_at: string;
  decided_by: string | null;
  decided_at: string | null;
  decision_note: string | null;
  ended_by: string | null;
  ended_at: string | null;
  revision: number;
}

/** An exemption as stored: one that has run out is approved still. @internal */
export interface StoredExemption extends Omit<Exemption, 'entityRef'> {
  entityId: string;
}

/** An exemption with what it is for. @internal */
export interface ListedExemption {
  exemption: StoredExemption;
  entityRef: string;
  title?: string;
}

/** The place behind a row of the list. @internal */
export interface ExemptionPosition {
  askedAt: string;
  id: string;
}

type FoundRow = ExemptionRow & { entity_ref: string; title: string | null };

/** What narrows the list of exemptions. @internal */
export interface ExemptionFilter {
  visibility: VisibilityFilter;
  /** As shown today; all where empty. */
  states?: ExemptionState[];
  /** YYYY-MM-DD: what was approved until an earlier day has ended. */
  today: string;
}

function toExemption(row: ExemptionRow): StoredExemption {
  return {
    id: row.id,
    entityId: row.entity_id,
    state: row.state as ExemptionState,
    reason: row.reason,
    until: row.until,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    decisionNote: row.decision_note ?? undefined,
    endedBy: row.ended_by ?? undefined,
    endedAt: row.ended_at ?? undefined,
    revision: row.revision,
  };
}

function toRow(exemption: StoredExemption): ExemptionRow {
  return {
    id: exemption.id,
    entity_id: exemption.entityId,
    state: exemption.state,
    reason: exemption.reason,
    until: exemption.until,
    asked_by: exemption.askedBy,
    asked_at: exemption.askedAt,
    decided_by: exemption.decidedBy ?? null,
    decided_at: exemption.decidedAt ?? null,
    decision_note: exemption.decisionNote ?? null,
    ended_by: exemption.endedBy ?? null,
    ended_at: exemption.endedAt ?? null,
    revision: exemption.revision,
  };
}

/** Exemptions of entities from their reviews. @internal */
export class DatabaseExemptionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(
    id: string,
    handle: Knex = this.#knex,
  ): Promise<StoredExemption | undefined> {
    const row = await handle<ExemptionRow>('exemption').where({ id }).first();
    return row && toExemption(row);
  }

  /** Those of these entities that are asked for or approved, among them what has run out. */
  async listOpen(
    entityIds: string[],
    handle: Knex = this.#knex,
  ): Promise<StoredExemption[]> {
    const found: StoredExemption[] = [];
    for (const chunk of chunksFor(handle, entityIds)) {
      const rows = await handle<ExemptionRow>('exemption')
        .whereIn('entity_id', chunk)
        .whereIn('state', ['asked', 'approved'])
        .orderBy('id');
      found.push(...rows.map(toExemption));
    }
    return found;
  }

  async insert(trx: Transaction, exemption: StoredExemption): Promise<void> {
    await trx<ExemptionRow>('exemption').insert(toRow(exemption));
  }

  /** The row of its entity is to be locked before, which keeps other writers away. */
  async update(trx: Transaction, exemption: StoredExemption): Promise<void> {
    await trx<ExemptionRow>('exemption')
      .where({ id: exemption.id })
      .update(toRow(exemption));
  }

  /** Newest first, one more than the limit where there is a next page. */
  async listPage(options: {
    filter: ExemptionFilter;
    limit: number;
    after?: ExemptionPosition;
  }): Promise<ListedExemption[]> {
    const { filter, limit, after } = options;
    const query = this.#filtered(filter);
    if (after) {
      query.whereRaw('(exemption.asked_at, exemption.id) < (?, ?)', [
        after.askedAt,
        after.id,
      ]);
    }
    const rows: FoundRow[] = await query
      .orderBy([
        { column: 'exemption.asked_at', order: 'desc' },
        { column: 'exemption.id', order: 'desc' },
      ])
      .limit(limit + 1)
      .select('exemption.*', 'entity.entity_ref', 'entity.title');
    return rows.map(row => ({
      exemption: toExemption(row),
      entityRef: row.entity_ref,
      title: row.title ?? undefined,
    }));
  }

  async count(filter: ExemptionFilter): Promise<number> {
    const [{ count }] = await this.#filtered(filter).count({ count: '*' });
    return Number(count);
  }

  #filtered({ visibility, states = [], today }: ExemptionFilter) {
    const query = this.#knex('exemption')
      .join('entity', 'entity.id', 'exemption.entity_id')
      .whereNull('entity.orphaned_at');
    applyVisibility(query, visibility);
    if (states.length) {
      query.where(either => {
        for (const state of states) {
          either.orWhere(one => {
            one.where('exemption.state', state);
            if (state === 'approved') {
              one.where('exemption.until', '>=', today);
            }
          });
        }
        if (states.includes('ended')) {
          either.orWhere(one =>
            one
              .where('exemption.state', 'approved')
              .where('exemption.until', '<', today),
          );
        }
      });
    }
    return query;
  }
}
