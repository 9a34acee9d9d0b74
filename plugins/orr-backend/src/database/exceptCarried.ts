import { Knex } from 'knex';

/**
 * Leaves out the answers that were carried over from an earlier review and that nobody has affirmed: whoever gave one there
 * has not taken part here.
 *
 * @internal
 */
export function exceptCarried(
  query: Knex.QueryBuilder,
  table: string,
): Knex.QueryBuilder {
  return query.where(own =>
    own
      .whereNull(`${table}.copied_answered_at`)
      .orWhereRaw('?? <> ??', [
        `${table}.answered_at`,
        `${table}.copied_answered_at`,
      ]),
  );
}
