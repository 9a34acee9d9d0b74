import { Knex } from 'knex';

/**
 * Narrows a query over reviews and their dispositions (`held`) to what a person is asked to decide: as one of the reviewers
 * of the checklist who has neither proposed it nor answered the question. What is about a covered entity alone is told where
 * that one can be seen.
 *
 * @internal
 */
export function askedRisks(
  knex: Knex,
  query: Knex.QueryBuilder,
  { userRef, groupRefs }: { userRef: string; groupRefs: string[] },
): Knex.QueryBuilder {
  return query
    .where('held.state', 'asked')
    .whereNull('held.covered_entity_id')
    .whereNot('held.proposed_by', userRef)
    .whereExists(
      knex('checklist_version as followed')
        .whereRaw('followed.checklist_id = review.checklist_id')
        .whereRaw('followed.version = review.checklist_version')
        .whereIn('followed.reviewer_group', groupRefs)
        .select('followed.version'),
    )
    .whereNotExists(
      knex('answer as given')
        .whereRaw('given.review_id = review.id')
        .whereRaw('given.question_id = held.question_id')
        .where('given.answered_by', userRef)
        .select('given.review_id'),
    );
}
