import { Knex } from 'knex';

/** Narrows to standings that have a decision to go by, under checklists that ask. @internal */
export function decidedStandings(
  knex: Knex,
  query: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return query
    .whereIn(
      'readiness.checklist_id',
      knex('checklist').where('state', 'published').select('id'),
    )
    .whereNot('readiness.standing', 'notRequired')
    .whereNotNull('readiness.decision_id');
}

/** The same with what the decision in force found of the entity, as `found`. @internal */
export function decidedAnswers(
  knex: Knex,
  query: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return decidedStandings(knex, query)
    .join('decision', 'decision.id', 'readiness.decision_id')
    .join('review_entity as found', join =>
      join
        .on('found.review_id', 'decision.review_id')
        .andOn('found.entity_id', 'readiness.entity_id'),
    )
    .whereNotNull('found.applied_count');
}
