import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { VisibilityFilter } from './VisibilityFilter';

/** Of which entities and reviews policy lets somebody confirm mitigations, accept risks, and accept high ones. @internal */
export interface RiskGrants {
  decide: VisibilityFilter;
  accept: VisibilityFilter;
  acceptHigh: VisibilityFilter;
}

/** Whom policy lets decide what, and of which groups they are. @internal */
export interface AskedPerson {
  userRef: string;
  /** The person and the groups they belong to. */
  ownRefs: string[];
  /** The groups with those above. */
  groupRefs: string[];
  grants: RiskGrants;
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
 * The person reviews by the checklist, or the entity is of their groups or of groups below these: nobody is asked about
 * all that a wide permission covers.
 */
function applyNearness(
  knex: Knex,
  query: Knex.QueryBuilder,
  { ownRefs, groupRefs }: Pick<AskedPerson, 'ownRefs' | 'groupRefs'>,
): void {
  query
    .whereExists(
      knex('checklist_version as followed')
        .whereRaw('followed.checklist_id = review.checklist_id')
        .whereRaw('followed.version = review.checklist_version')
        .whereIn('followed.reviewer_group', groupRefs)
        .select('followed.version'),
    )
    .orWhere(owned =>
      applyVisibility(owned, {
        type: 'column',
        column: 'owner',
        values: ownRefs,
      }),
    );
}

/**
 * Narrows a query over entities, reviews and their dispositions (`held`) to what a person is asked to decide: policy lets
 * them, they have neither proposed it nor answered the question, and they review by the checklist or stand at or above the
 * owner. What is about a covered entity alone is told where that one can be seen.
 *
 * @internal
 */
export function askedRisks(
  knex: Knex,
  query: Knex.QueryBuilder,
  person: AskedPerson,
): Knex.QueryBuilder {
  const { userRef, grants } = person;
  return query
    .where('held.state', 'asked')
    .whereNull('held.covered_entity_id')
    .whereNot('held.proposed_by', userRef)
    .andWhere(granted => applyGrants(granted, grants))
    .andWhere(near => applyNearness(knex, near, person))
    .whereNotExists(
      knex('answer as given')
        .whereRaw('given.review_id = review.id')
        .whereRaw('given.question_id = held.question_id')
        .where('given.answered_by', userRef)
        .select('given.review_id'),
    );
}
