import { Standing } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { filteredEntities, ReadinessListFilter } from './ReadinessListFilter';
import { Transaction } from './transaction';

interface DigestRow {
  user_ref: string;
  week: string;
  content_hash: string | null;
  wanted_at: string;
}

/** Somebody who is told once a week. @internal */
export interface Subscriber {
  userRef: string;
  /** Of what they were told last. */
  contentHash?: string;
}

/** How many entities there are of a kind, and what the first of them are called. @internal */
export interface NamedCount {
  count: number;
  names: string[];
}

/** Which entities of some owners a line of the digest is about. @internal */
export interface DigestLine {
  ownerRefs: string[];
  standings?: Standing[];
  due?: { from: string; to: string };
  /** A review of them waits for a decision. */
  submitted?: true;
}

/** Who is told once a week, and what there is to tell. @internal */
export class DatabaseDigestStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  async isWanted(userRef: string, handle: Knex = this.#knex): Promise<boolean> {
    const row = await handle<DigestRow>('digest')
      .where('user_ref', userRef)
      .first('user_ref');
    return row !== undefined;
  }

  /** From the week after this one on; whoever wants it already goes on as before. */
  async want(
    trx: Transaction,
    { userRef, week }: { userRef: string; week: string },
    now: Date,
  ): Promise<void> {
    await trx<DigestRow>('digest')
      .insert({
        user_ref: userRef,
        week,
        content_hash: null,
        wanted_at: now.toISOString(),
      })
      .onConflict('user_ref')
      .ignore();
  }

  async end(trx: Transaction, userRef: string): Promise<void> {
    await trx<DigestRow>('digest').where('user_ref', userRef).delete();
  }

  /** Those for whom a week was not looked at yet. */
  async listDue(options: {
    week: string;
    afterRef?: string;
    limit: number;
  }): Promise<Subscriber[]> {
    const query = this.#knex<DigestRow>('digest')
      .where('week', '<', options.week)
      .orderBy('user_ref')
      .limit(options.limit);
    if (options.afterRef !== undefined) {
      query.where('user_ref', '>', options.afterRef);
    }
    const rows: DigestRow[] = await query;
    return rows.map(row => ({
      userRef: row.user_ref,
      contentHash: row.content_hash ?? undefined,
    }));
  }

  /** Of several that come to tell the same, the first: answers whether it is this transaction's to tell. */
  async claim(
    trx: Transaction,
    told: { userRef: string; week: string; contentHash?: string },
  ): Promise<boolean> {
    const count = await trx<DigestRow>('digest')
      .where('user_ref', told.userRef)
      .where('week', '<', told.week)
      .update({ week: told.week, content_hash: told.contentHash ?? null });
    return count > 0;
  }

  /** In one statement. Whoever reads it belongs to the owners. */
  async count(line: DigestLine, named: number): Promise<NamedCount> {
    const { submitted, ...rest } = line;
    const filter: ReadinessListFilter = {
      ...rest,
      requiredOnly: true,
      visibility: { type: 'everything' },
    };
    const query = filteredEntities(this.#knex, filter);
    if (submitted) {
      query.whereExists(
        this.#knex('review_entity as about')
          .join('review', 'review.id', 'about.review_id')
          .whereRaw('about.entity_id = entity.id')
          .where('review.state', 'submitted')
          .select('about.review_id'),
      );
    }
    const rows: { name: string; title: string | null; total: unknown }[] =
      await query
        .orderBy(['entity.sort_name', 'entity.id'])
        .limit(named)
        .select('entity.name', 'entity.title')
        .select(this.#knex.raw('COUNT(*) OVER () AS total'));
    return {
      // PostgreSQL counts in 64 bits, which arrive as text.
      count: Number(rows[0]?.total ?? 0),
      names: rows.map(({ name, title }) => title ?? name),
    };
  }
}
