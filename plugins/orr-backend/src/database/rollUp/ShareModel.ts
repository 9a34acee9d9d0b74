import { Knex } from 'knex';
import { VisibilityFilter } from '../VisibilityFilter';
import { scopedEntities, ScorecardScope } from './scopeMembers';

/** What the decisions in force have found, added up. @internal */
export interface DecidedAnswers {
  /** Those of which it was kept. */
  decisions: number;
  applied: number;
  notApplicable: number;
  told: number;
}

/** What shares of a scope are made of, as far as a viewer sees. @internal */
export class ShareModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Entities in scope of the programme with any decision to go by, and those of them whose reviews are within their period. */
  async countCurrent(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
  ): Promise<{ reviewed: number; current: number }> {
    const [row] = await scopedEntities(this.#knex, scope, visibility)
      .whereIn('entity.programme_place', ['covered', 'uncovered'])
      .whereExists(
        this.#decided(this.#knex('readiness'))
          .whereRaw('readiness.entity_id = entity.id')
          .select('readiness.entity_id'),
      )
      .select({
        reviewed: this.#knex.raw('COUNT(*)'),
        current: this.#knex.raw(
          "COUNT(CASE WHEN entity.programme_place = 'covered' THEN 1 END)",
        ),
      });
    return { reviewed: Number(row.reviewed), current: Number(row.current) };
  }

  /** Under each checklist that an entity is asked by, what its decision in force found. */
  async countAnswers(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
  ): Promise<DecidedAnswers> {
    const query = scopedEntities(this.#knex, scope, visibility).join(
      'readiness',
      'readiness.entity_id',
      'entity.id',
    );
    const [row] = await this.#decided(query)
      .join('decision', 'decision.id', 'readiness.decision_id')
      .join('review_entity as found', join =>
        join
          .on('found.review_id', 'decision.review_id')
          .andOn('found.entity_id', 'entity.id'),
      )
      .whereNotNull('found.applied_count')
      .count({ decisions: '*' })
      .sum({
        applied: 'found.applied_count',
        not_applicable: 'found.not_applicable_count',
        told: 'found.told_count',
      });
    return {
      decisions: Number(row.decisions),
      // The sum of nothing is NULL.
      applied: Number(row.applied ?? 0),
      notApplicable: Number(row.not_applicable ?? 0),
      told: Number(row.told ?? 0),
    };
  }

  #decided(query: Knex.QueryBuilder): Knex.QueryBuilder {
    return query
      .whereIn(
        'readiness.checklist_id',
        this.#knex('checklist').where('state', 'published').select('id'),
      )
      .whereNot('readiness.standing', 'notRequired')
      .whereNotNull('readiness.decision_id');
  }
}
