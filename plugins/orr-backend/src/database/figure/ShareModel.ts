import { Knex } from 'knex';
import { VisibilityFilter } from '../VisibilityFilter';
import { scopedEntities, ScorecardScope } from '../rollUp/scopeMembers';
import { decidedAnswers, decidedStandings } from './decidedAnswers';

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

  /** Entities in scope of the programme, those of them with a decision in date, and those with any to go by. */
  async countCovered(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
  ): Promise<{ inScope: number; covered: number; reviewed: number }> {
    const [row] = await scopedEntities(this.#knex, scope, visibility)
      .whereIn('entity.programme_place', ['covered', 'uncovered'])
      .leftJoin(
        decidedStandings(this.#knex, this.#knex('readiness'))
          .distinct('readiness.entity_id')
          .as('decided'),
        'decided.entity_id',
        'entity.id',
      )
      .select({
        inScope: this.#knex.raw('COUNT(*)'),
        covered: this.#knex.raw(
          "COUNT(CASE WHEN entity.programme_place = 'covered' THEN 1 END)",
        ),
        reviewed: this.#knex.raw('COUNT(decided.entity_id)'),
      });
    return {
      inScope: Number(row.inScope),
      covered: Number(row.covered),
      reviewed: Number(row.reviewed),
    };
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
    const [row]: Record<string, string | number | null>[] =
      await decidedAnswers(this.#knex, query).count({ decisions: '*' }).sum({
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
}
