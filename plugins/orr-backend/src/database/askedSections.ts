import { Knex } from 'knex';

/** Since when a section waits, and what names it among all that wait. @internal */
export const ASKED_SECTION = {
  since: 'asked.asked_at',
  idOf: "review.id || ':' || asked.section_id",
} as const;

/**
 * Narrows a query over reviews to the sections (`asked`) that wait for somebody's sign-off: by themselves or by a group of
 * theirs, and not where they answered in it.
 *
 * @internal
 */
export function askedSections(
  knex: Knex,
  query: Knex.QueryBuilder,
  { userRef, groupRefs }: { userRef: string; groupRefs: string[] },
): Knex.QueryBuilder {
  const personRef = userRef.toLocaleLowerCase('en-US');
  return query
    .join(
      knex('section_sign_off_request')
        .whereIn('asked_ref', [personRef, ...groupRefs])
        .groupBy('review_id', 'section_id')
        .select('review_id', 'section_id')
        .min({ asked_at: 'asked_at' })
        .as('asked'),
      'asked.review_id',
      'review.id',
    )
    .where('review.state', 'submitted')
    .whereNotExists(
      knex('section_answerer as own')
        .whereRaw('own.review_id = asked.review_id')
        .whereRaw('own.section_id = asked.section_id')
        .where('own.person_ref', personRef)
        .select('own.review_id'),
    )
    .select({ section_id: 'asked.section_id' });
}
