import { Knex } from 'knex';
import { insertRows } from './chunks';

/** Sets of refs that a condition unknown to SQL lets through, for a short time. @internal */
export class DatabaseVisibleSetStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Until when a set is to be used; none where it was never filled. */
  async getExpiry(setKey: string): Promise<Date | undefined> {
    const row = await this.#knex('visible_set')
      .where({ key: setKey })
      .first('expires_at');
    return row && new Date(row.expires_at);
  }

  /** Puts a whole set in the place of the former one; nobody sees a part of it. */
  async replace(set: {
    setKey: string;
    entityRefs: string[];
    expiresAt: string;
  }): Promise<void> {
    const entityRefs = [...new Set(set.entityRefs)];
    await this.#knex.transaction(async trx => {
      // The row of the set comes first: a second writer waits here until this transaction has ended.
      await trx('visible_set')
        .insert({ key: set.setKey, expires_at: set.expiresAt })
        .onConflict('key')
        .merge(['expires_at']);
      await trx('visible_set_entity').where({ set_key: set.setKey }).delete();
      await insertRows(
        trx,
        'visible_set_entity',
        entityRefs.map(entityRef => ({
          set_key: set.setKey,
          entity_ref: entityRef,
        })),
      );
    });
  }

  /** Ends all sets before their time. Queries that were given one still find its rows. */
  async expire(now: string): Promise<void> {
    await this.#knex('visible_set')
      .where('expires_at', '>', now)
      .update({ expires_at: now });
  }

  async deleteExpired(before: string): Promise<void> {
    await this.#knex('visible_set').where('expires_at', '<', before).delete();
  }
}
