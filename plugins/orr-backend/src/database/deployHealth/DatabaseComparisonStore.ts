import { RevisionComparison } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';

interface ComparisonRow {
  provider: string;
  binding_key: string;
  base: string;
  head: string;
  finished_at: string;
  asked_at: string | null;
  authored_at: string | null;
}

/** Two revisions of what a binding names. @internal */
export interface BindingComparison extends RevisionComparison {
  provider: string;
  bindingKey: string;
}

/** What is known between two revisions. @internal */
interface KnownComparison extends BindingComparison {
  /** Null where they cannot be compared, absent where nobody was asked yet. */
  authoredAt?: string[] | null;
}

function toComparison(row: ComparisonRow): KnownComparison {
  return {
    provider: row.provider,
    bindingKey: row.binding_key,
    base: row.base,
    head: row.head,
    finishedAt: row.finished_at,
    ...(row.asked_at !== null && {
      authoredAt: row.authored_at === null ? null : JSON.parse(row.authored_at),
    }),
  };
}

/** Which commits lie between revisions that were deployed, and what of it is still to be asked for. @internal */
export class DatabaseComparisonStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All of these bindings since an instant. */
  async listSince(
    bindingKeys: Iterable<string>,
    since: string,
  ): Promise<KnownComparison[]> {
    const found: KnownComparison[] = [];
    for (const chunk of chunksFor(this.#knex, [...bindingKeys])) {
      const rows = await this.#knex<ComparisonRow>('commit_comparison')
        .whereIn('binding_key', chunk)
        .where('finished_at', '>=', since)
        .select();
      found.push(...rows.map(toComparison));
    }
    return found;
  }

  /** These are to be asked for, unless they are known. */
  async want(comparisons: BindingComparison[]): Promise<void> {
    const rows = comparisons.map(
      (item): ComparisonRow => ({
        provider: item.provider,
        binding_key: item.bindingKey,
        base: item.base,
        head: item.head,
        finished_at: item.finishedAt,
        asked_at: null,
        authored_at: null,
      }),
    );
    const keyOf = (row: ComparisonRow) => `${row.binding_key} ${row.head}`;
    rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    for (const chunk of rows.length ? chunksFor(this.#knex, rows, 7) : []) {
      await this.#knex<ComparisonRow>('commit_comparison')
        .insert(chunk)
        .onConflict(['provider', 'binding_key', 'base', 'head'])
        .ignore();
    }
  }

  /** Of a binding those that nobody was asked for yet, the newest first. */
  async listWanted(options: {
    provider: string;
    bindingKey: string;
    limit: number;
  }): Promise<BindingComparison[]> {
    const { provider, bindingKey, limit } = options;
    const rows = await this.#knex<ComparisonRow>('commit_comparison')
      .where({ provider, binding_key: bindingKey })
      .whereNull('asked_at')
      .orderBy([
        { column: 'finished_at', order: 'desc' },
        { column: 'head' },
        { column: 'base' },
      ])
      .limit(limit)
      .select();
    return rows.map(toComparison);
  }

  /** Notes what was answered; null where the two cannot be compared. */
  async put(
    trx: Transaction,
    { provider, bindingKey, base, head }: BindingComparison,
    answer: { authoredAt: string[] | null; askedAt: string },
  ): Promise<void> {
    const { authoredAt, askedAt } = answer;
    await trx<ComparisonRow>('commit_comparison')
      .where({ provider, binding_key: bindingKey, base, head })
      .update({
        asked_at: askedAt,
        authored_at: authoredAt && JSON.stringify(authoredAt),
      });
  }

  /** Deletes some of deployments that ended before an instant; answers how many. */
  async purge(options: { before: Date; limit: number }): Promise<number> {
    const [last] = await this.#knex<ComparisonRow>('commit_comparison')
      .where('finished_at', '<', options.before.toISOString())
      .orderBy('finished_at')
      .offset(options.limit - 1)
      .limit(1)
      .select('finished_at');
    const until = last?.finished_at;
    return this.#knex<ComparisonRow>('commit_comparison')
      .modify(query =>
        until
          ? query.where('finished_at', '<=', until)
          : query.where('finished_at', '<', options.before.toISOString()),
      )
      .delete();
  }
}
