import { Knex } from 'knex';
import { chunksFor } from './chunks';
import { Transaction } from './transaction';

interface AwayRow {
  user_ref: string;
  until: string;
  substitute_ref: string | null;
  set_at: string;
}

/** Somebody who is away. @internal */
export interface Away {
  userRef: string;
  /** The last day. */
  until: string;
  substituteRef?: string;
}

/** Who is away until when, and who is told in their place. @internal */
export class DatabaseAwayStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those of these people who are away on a day. */
  async list(
    userRefs: string[],
    today: string,
    handle: Knex = this.#knex,
  ): Promise<Away[]> {
    const found: Away[] = [];
    for (const chunk of chunksFor(handle, userRefs)) {
      const rows: AwayRow[] = await handle<AwayRow>('away')
        .whereIn('user_ref', chunk)
        .where('until', '>=', today)
        .orderBy('user_ref');
      found.push(
        ...rows.map(row => ({
          userRef: row.user_ref,
          until: row.until,
          ...(row.substitute_ref !== null && {
            substituteRef: row.substitute_ref,
          }),
        })),
      );
    }
    return found;
  }

  async save(trx: Transaction, away: Away, now: Date): Promise<void> {
    await trx<AwayRow>('away')
      .insert({
        user_ref: away.userRef,
        until: away.until,
        substitute_ref: away.substituteRef ?? null,
        set_at: now.toISOString(),
      })
      .onConflict('user_ref')
      .merge();
  }

  async end(trx: Transaction, userRef: string): Promise<void> {
    await trx<AwayRow>('away').where('user_ref', userRef).delete();
  }
}
