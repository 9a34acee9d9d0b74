import { DecisionCondition } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from './chunks';
import { Transaction } from './transaction';

interface ToldRow {
  scope: string;
  stage: string;
  told_at: string;
}

/** A condition that nobody has met yet, of a decision in force. @internal */
export interface PendingCondition
  extends Pick<DecisionCondition, 'id' | 'dueOn' | 'ownerRef'> {
  reviewId: string;
  entity: { entityRef: string; name: string; title?: string };
}

/** What people were told of by time, and what there may be to tell. @internal */
export class DatabaseToldStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  /** Whether the stage was told of already. */
  async isTold(told: Pick<ToldRow, 'scope' | 'stage'>): Promise<boolean> {
    const { scope, stage } = told;
    return (
      (await this.#knex<ToldRow>('told')
        .where({ scope, stage })
        .first('scope')) !== undefined
    );
  }

  /** Of several that tell the same, the first: answers the scopes that are this transaction's to tell. */
  async claim(
    trx: Transaction,
    told: Pick<ToldRow, 'scope' | 'stage'>[],
    now: Date,
  ): Promise<Set<string>> {
    const claimed = new Set<string>();
    for (const chunk of chunksFor(trx, told, 3)) {
      const rows = await trx<ToldRow>('told')
        .insert(chunk.map(row => ({ ...row, told_at: now.toISOString() })))
        .onConflict(['scope', 'stage'])
        .ignore()
        .returning('scope');
      rows.forEach(({ scope }) => claimed.add(scope));
    }
    return claimed;
  }

  /** Open conditions due on one of these days, both included, by id. */
  async listConditionsDue(options: {
    from: string;
    to: string;
    afterId?: string;
    limit: number;
  }): Promise<PendingCondition[]> {
    const query = this.#knex('decision_condition as c')
      .join('decision as d', 'd.id', 'c.decision_id')
      .join('entity as e', 'e.id', 'd.entity_id')
      .whereNull('c.met_at')
      .whereBetween('c.due_on', [options.from, options.to])
      .whereNull('e.orphaned_at')
      .whereExists(
        this.#knex('readiness as r')
          .select('r.entity_id')
          .whereRaw('r.decision_id = d.id')
          // What nobody is asked for has no conditions to meet.
          .whereNot('r.standing', 'notRequired'),
      )
      .orderBy('c.id')
      .limit(options.limit)
      .select('c.id', 'c.due_on', 'c.owner_ref', 'd.review_id')
      .select('e.entity_ref', 'e.name', 'e.title');
    if (options.afterId !== undefined) {
      query.where('c.id', '>', options.afterId);
    }
    const rows: Record<string, string>[] = await query;
    return rows.map(row => ({
      id: row.id,
      dueOn: row.due_on,
      ownerRef: row.owner_ref,
      reviewId: row.review_id,
      entity: {
        entityRef: row.entity_ref,
        name: row.name,
        title: row.title ?? undefined,
      },
    }));
  }

  /** How many entities in scope have no decision in date. */
  async countUncovered(): Promise<number> {
    const row = await this.#knex('entity')
      .whereNull('orphaned_at')
      .where('programme_place', 'uncovered')
      .count({ count: '*' })
      .first();
    return Number(row?.count ?? 0);
  }
}
