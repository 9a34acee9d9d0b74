import { sha256Hex } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from './chunks';
import { isPostgres } from './isPostgres';

/** So many hexadecimal digits of a hash make a number of which very many can be added up exactly. */
const MARK_DIGITS = 8;

/** Of so many new rows of a set the planner of PostgreSQL is told at once. */
const TOLD_TO_PLANNER = 1_000;

/** Sets of entities, by uid, that a condition unknown to SQL lets through, for a short time. @internal */
export class DatabaseVisibleSetStore {
  readonly #knex: Knex;
  #telling: Promise<void> = Promise.resolve();
  #toTell?: Promise<void>;

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

  /** Puts a whole set in the place of the former one; nobody sees a part of it. Writes no uid that it has already. */
  async replace(set: {
    setKey: string;
    uids: string[];
    expiresAt: string;
  }): Promise<void> {
    const { setKey, expiresAt } = set;
    const uids = inOrderOnce(set.uids);
    const contentHash = sha256Hex(uids.join('\n'));
    const added = await this.#knex.transaction(async trx => {
      // The row of the set comes first: a second writer waits here until this transaction has ended.
      await trx('visible_set')
        .insert({ key: setKey, expires_at: expiresAt })
        .onConflict('key')
        .merge(['expires_at']);
      const kept = await trx('visible_set')
        .where({ key: setKey })
        .first('content_hash');
      if (kept.content_hash === contentHash) {
        return 0;
      }
      await trx('visible_set')
        .where({ key: setKey })
        .update({
          content_hash: contentHash,
          content_mark: markOf(setKey, contentHash),
        });
      return replaceUids(trx, setKey, uids);
    });
    if (added >= TOLD_TO_PLANNER && isPostgres(this.#knex)) {
      await this.#tellPlanner();
    }
  }

  /**
   * A set that it has not counted the planner takes for nearly empty: it then goes through others again for each entity of it.
   * Whoever asks while it counts shares the next time, which finds what they have written. Where it cannot be told, it counts
   * by itself within a minute or so.
   */
  #tellPlanner(): Promise<void> {
    this.#toTell ??= this.#telling.then(() => {
      this.#toTell = undefined;
      this.#telling = this.#analyze().catch(() => undefined);
      return this.#telling;
    });
    return this.#toTell;
  }

  async #analyze(): Promise<void> {
    await this.#knex.raw('ANALYZE visible_set_uid (set_key)');
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

/** The catalog tells them so, mostly, and sorting very many anew would hold up everybody. */
function inOrderOnce(uids: string[]): string[] {
  const isSo = uids.every((uid, index) => index === 0 || uids[index - 1] < uid);
  return isSo ? uids : [...new Set(uids)].sort();
}

function markOf(setKey: string, contentHash: string): number {
  return parseInt(
    sha256Hex(`${setKey} ${contentHash}`).slice(0, MARK_DIGITS),
    16,
  );
}

/** Answers how many there are that were not there before. */
async function replaceUids(
  trx: Knex.Transaction,
  setKey: string,
  uids: string[],
): Promise<number> {
  const had: string[] = await trx('visible_set_uid')
    .where({ set_key: setKey })
    .pluck('uid');
  const wanted = new Set(uids);
  const gone = had.filter(uid => !wanted.has(uid));
  for (const chunk of chunksFor(trx, gone)) {
    await trx('visible_set_uid')
      .where({ set_key: setKey })
      .whereIn('uid', chunk)
      .delete();
  }
  had.forEach(uid => wanted.delete(uid));
  // One value, however many they are: putting together a statement with tens of thousands of them takes seconds.
  const listed = isPostgres(trx)
    ? 'json_array_elements_text(cast(? as json)) as told(value)'
    : 'json_each(?) as told';
  await trx.raw(
    `INSERT INTO visible_set_uid (set_key, uid) SELECT ?, told.value FROM ${listed}`,
    [setKey, JSON.stringify([...wanted])],
  );
  return wanted.size;
}
