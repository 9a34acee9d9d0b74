import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { VisibilityFilter } from './VisibilityFilter';

/** Of which entities and reviews policy lets somebody confirm mitigations, accept risks, and accept high ones. @internal */
export interface RiskGrants {
  decide: VisibilityFilter;
  accept: VisibilityFilter;
  acceptHigh: VisibilityFilter;
}

function applyGrants(
  query: Knex.QueryBuilder,
  { decide, accept, acceptHigh }: RiskGrants,
): void {
  const target = { review: 'review' };
  query
    .where(one =>
      applyVisibility(one.where('held.type', 'mitigation'), decide, target),
    )
    .orWhere(one =>
      applyVisibility(
        one.where('held.type', 'acceptance').whereNot('held.level', 'HIGH'),
        accept,
        target,
      ),
    )
    .orWhere(one =>
      applyVisibility(
        one.where('held.type', 'acceptance').where('held.level', 'HIGH'),
        acceptHigh,
        target,
      ),
    );
}

/**
 * Narrows a query over reviews and their dispositions (`held`) to what a person is asked to decide: as one of the reviewers
 * of the checklist who has neither proposed it nor answered the question, and whom policy lets decide it. What is about a covered entity alone is told where
 * that one can be seen.
 *
 * @internal
 */
export function askedRisks(
  knex: Knex,
  query: Knex.QueryBuilder,
  {
    userRef,
    groupRefs,
    grants,
  }: { userRef: string; groupRefs: string[]; grants: RiskGrants },
): Knex.QueryBuilder {
  return query
    .where('held.state', 'asked')
    .whereNull('held.covered_entity_id')
    .whereNot('held.proposed_by', userRef)
    .andWhere(granted => applyGrants(granted, grants))
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
