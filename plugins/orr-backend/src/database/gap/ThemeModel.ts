import { OPEN_STATES } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { VisibilityFilter } from '../VisibilityFilter';
import { askedEntities, GapFilter, gapsOfEntities } from './gapFilter';

/** Entities that are alike in how they stand to a question. @internal */
export interface QuestionCount {
  questionId: string;
  level: string;
  state: string;
  contradicted: boolean;
  count: number;
}

/** An owner of entities for which a question is open. @internal */
export interface ThemeTeam {
  questionId: string;
  ownerRef: string;
  title?: string;
  entities: number;
  /** How many owners there are, those that are left out included. */
  teamCount: number;
}

/** What an analysis of questions is told from, in as many statements whatever there is. @internal */
export class ThemeModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async countEntities(
    filter: GapFilter,
  ): Promise<{ entities: number; decided: number }> {
    const [row] = await askedEntities(this.#knex, filter).count({
      entities: '*',
      decided: 'readiness.decision_id',
    });
    return { entities: Number(row.entities), decided: Number(row.decided) };
  }

  async countAlike(filter: GapFilter): Promise<QuestionCount[]> {
    const by = [
      'gap.question_id',
      'gap.level',
      'gap.state',
      'gap.contradicted',
    ];
    const rows: Record<string, unknown>[] = await gapsOfEntities(
      this.#knex,
      filter,
    )
      .groupBy(by)
      .select(by)
      .count({ count: '*' });
    return rows.map(row => ({
      questionId: String(row.question_id),
      level: String(row.level),
      state: String(row.state),
      contradicted: Boolean(row.contradicted),
      count: Number(row.count),
    }));
  }

  /** The owners with the most entities for each question. */
  async listTeams(
    filter: GapFilter,
    options: { limit: number; shown: VisibilityFilter },
  ): Promise<ThemeTeam[]> {
    const knex = this.#knex;
    const counted = gapsOfEntities(knex, filter)
      .whereIn('gap.state', [...OPEN_STATES])
      .join('entity_owner as claim', 'claim.entity_id', 'entity.id')
      .groupBy('gap.question_id', 'claim.owner_ref')
      .select('gap.question_id', 'claim.owner_ref')
      .count({ entities: '*' });
    const ranked = knex.from(counted.as('counted')).select('counted.*', {
      place: knex.raw(
        'ROW_NUMBER() OVER (PARTITION BY question_id ORDER BY entities DESC, owner_ref)',
      ),
      team_count: knex.raw('COUNT(*) OVER (PARTITION BY question_id)'),
    });
    const titled = applyVisibility(
      knex('entity as team').whereNull('team.orphaned_at'),
      options.shown,
      { entity: 'team' },
    ).select('team.entity_ref', 'team.title');
    const rows: Record<string, unknown>[] = await knex
      .from(ranked.as('ranked'))
      .leftJoin(titled.as('titled'), 'titled.entity_ref', 'ranked.owner_ref')
      .where('ranked.place', '<=', options.limit)
      .orderBy(['ranked.question_id', 'ranked.place'])
      .select('ranked.*', 'titled.title');
    return rows.map(row => ({
      questionId: String(row.question_id),
      ownerRef: String(row.owner_ref),
      title: row.title === null ? undefined : String(row.title),
      entities: Number(row.entities),
      teamCount: Number(row.team_count),
    }));
  }
}
