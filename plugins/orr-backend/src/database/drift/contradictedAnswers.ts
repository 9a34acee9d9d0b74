import { Knex } from 'knex';

/**
 * The answers of what these own that signals contradict, as long as a response is waited for: what will be fixed is waited for by
 * its day.
 *
 * @internal
 */
export function contradictedAnswers(
  knex: Knex,
  { ownRefs }: { ownRefs: string[] },
) {
  return {
    since: 'asked.opened_at',
    idOf: 'asked.id',
    query: knex('contradiction as asked')
      .join('review', 'review.id', 'asked.review_id')
      .join('entity', 'entity.id', 'asked.entity_id')
      .whereNull('entity.orphaned_at')
      .whereNull('asked.ended_at')
      .whereNotNull('asked.opened_at')
      .where(open =>
        open.whereNull('asked.response').orWhere('asked.look', 'refused'),
      )
      .whereExists(
        knex('entity_owner as claim')
          .whereRaw('claim.entity_id = asked.entity_id')
          .whereIn('claim.owner_ref', ownRefs)
          .select('claim.owner_ref'),
      )
      .select('asked.question_id'),
  };
}
