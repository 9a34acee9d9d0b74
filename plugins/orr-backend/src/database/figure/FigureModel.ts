import { Knex } from 'knex';
import { VisibilityFilter } from '../VisibilityFilter';
import { applyVisibility } from '../applyVisibility';
import { openQuestions, RISK_LEVELS } from '../relatedFilters';
import { scopedEntities, ScorecardScope } from '../rollUp/scopeMembers';

/** As of when figures are told. @internal */
export interface FigureDay {
  day: string;
  /** The instant after which nothing counts yet. */
  until: string;
  /** Up to which day an end is near. */
  soon: string;
}

/** How many gaps are where, and at how many entities. @internal */
export type GapCounts = Record<
  'acceptedHighs' | 'overdueActions' | 'expiringAcceptances',
  Counted
>;

/** @internal */
export interface Counted {
  count: number;
  entities: number;
}

interface Condition {
  sql: string;
  bindings: string[];
}

/** What is counted on past days; actions are left out that were ever postponed. @internal */
export type PastGapCounts = Record<keyof GapCounts, number>;

/** An action that was postponed, with what tells whether it was late on a day. @internal */
export interface PostponedAction {
  proposedAt: string;
  closedAt?: string;
  /** The day that it has now, and those that it had, oldest first. */
  until: string;
  postponements: { from: string; postponedAt: string }[];
}

/** More closed actions than this are not read for a median: the latest are. @internal */
export const CLOSED_ACTIONS = 5_000;
/** More actions that were postponed are not read to tell of past days. */
const POSTPONED_ACTIONS = 5_000;

/** What is told of gaps and what was decided about them, as far as a viewer sees. @internal */
export class FigureModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** In one statement. */
  async countGaps(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
    day: FigureDay,
  ): Promise<GapCounts> {
    const conditions = conditionsAt(day);
    const query = this.#dispositions(scope, visibility);
    for (const [name, { sql, bindings }] of Object.entries(conditions)) {
      query.select(
        this.#knex.raw(
          `COUNT(CASE WHEN ${sql} THEN 1 END) AS "${name}Count", COUNT(DISTINCT CASE WHEN ${sql} THEN disposition.entity_id END) AS "${name}Entities"`,
          [...bindings, ...bindings],
        ),
      );
    }
    const [row] = (await query) as Record<string, number | string>[];
    return Object.fromEntries(
      Object.keys(conditions).map(name => [
        name,
        {
          count: Number(row[`${name}Count`]),
          entities: Number(row[`${name}Entities`]),
        },
      ]),
    ) as GapCounts;
  }

  /** How many gaps were where on each of some days before today, in one statement. */
  async countPastGaps(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
    days: FigureDay[],
  ): Promise<PastGapCounts[]> {
    const query = this.#dispositions(scope, visibility);
    days.forEach((day, index) => {
      const { overdueActions, ...others } = conditionsAt(day);
      const conditions = {
        ...others,
        overdueActions: {
          ...overdueActions,
          sql: `${overdueActions.sql} AND disposition.times_postponed = 0`,
        },
      };
      for (const [name, { sql, bindings }] of Object.entries(conditions)) {
        query.select(
          this.#knex.raw(
            `COUNT(CASE WHEN ${sql} THEN 1 END) AS "${name}${index}"`,
            bindings,
          ),
        );
      }
    });
    const [row] = (await query) as Record<string, number | string>[];
    return days.map((_, index) => ({
      acceptedHighs: Number(row[`acceptedHighs${index}`]),
      overdueActions: Number(row[`overdueActions${index}`]),
      expiringAcceptances: Number(row[`expiringAcceptances${index}`]),
    }));
  }

  /** Actions that were ever postponed and were open at an instant or later; undefined where they are too many. */
  async listPostponed(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
    from: string,
  ): Promise<PostponedAction[] | undefined> {
    const rows: {
      proposed_at: string;
      closed_at: string | null;
      until_day: string;
      postponements: string;
    }[] = await this.#dispositions(scope, visibility)
      .where('disposition.type', 'action')
      .where('disposition.times_postponed', '>', 0)
      .where(either =>
        either
          .where('disposition.state', 'open')
          .orWhere('disposition.closed_at', '>=', from),
      )
      .limit(POSTPONED_ACTIONS + 1)
      .select(
        'disposition.proposed_at',
        'disposition.closed_at',
        'disposition.until_day',
        'disposition.postponements',
      );
    return rows.length > POSTPONED_ACTIONS
      ? undefined
      : rows.map(row => ({
          proposedAt: row.proposed_at,
          closedAt: row.closed_at ?? undefined,
          until: row.until_day,
          postponements: JSON.parse(row.postponements),
        }));
  }

  /** Questions of a high level that are open by the decisions in force, as the list of open questions has them. */
  async countOpenHighs(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
  ): Promise<Counted> {
    const [row] = await scopedEntities(this.#knex, scope, visibility)
      .join(
        openQuestions(this.#knex, {})
          .where('unmet.level', RISK_LEVELS.high)
          .select('unmet.entity_id')
          .as('found'),
        'found.entity_id',
        'entity.id',
      )
      .count({ count: '*' })
      .countDistinct({ entities: 'entity.id' });
    return { count: Number(row.count), entities: Number(row.entities) };
  }

  /** When actions that were done between two instants began and ended. */
  async listClosed(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
    between: { from: string; until: string },
  ): Promise<{ from: string; to: string }[]> {
    const rows: { proposed_at: string; closed_at: string }[] =
      await this.#dispositions(scope, visibility)
        .where({ 'disposition.type': 'action', 'disposition.state': 'done' })
        .where('disposition.closed_at', '>=', between.from)
        .where('disposition.closed_at', '<', between.until)
        .orderBy('disposition.closed_at', 'desc')
        .limit(CLOSED_ACTIONS)
        .select('disposition.proposed_at', 'disposition.closed_at');
    return rows.map(row => ({ from: row.proposed_at, to: row.closed_at }));
  }

  /** Those about an entity of the scope, where the viewer sees the part that they are about, too. */
  #dispositions(
    scope: ScorecardScope,
    visibility: VisibilityFilter,
  ): Knex.QueryBuilder {
    const query = scopedEntities(this.#knex, scope, visibility).join(
      'disposition',
      'disposition.entity_id',
      'entity.id',
    );
    if (visibility.type !== 'everything') {
      query.where(either =>
        either
          .whereNull('disposition.covered_entity_id')
          .orWhereIn(
            'disposition.covered_entity_id',
            applyVisibility(
              this.#knex('entity as seen').select('seen.id'),
              visibility,
              { entity: 'seen' },
            ),
          ),
      );
    }
    return query;
  }
}

/** Whatever has ended since was open then. */
function conditionsAt({
  day,
  until,
  soon,
}: FigureDay): Record<keyof GapCounts, Condition> {
  const open: Condition = {
    sql: "disposition.type = 'action' AND disposition.proposed_at < ? AND (disposition.state = 'open' OR disposition.closed_at >= ?)",
    bindings: [until, until],
  };
  const accepted: Condition = {
    sql: "disposition.type = 'acceptance' AND disposition.decided_at < ? AND (disposition.state = 'approved' OR (disposition.state = 'ended' AND disposition.closed_at >= ?)) AND disposition.until_day >= ?",
    bindings: [until, until, day],
  };
  return {
    acceptedHighs: {
      sql: `${accepted.sql} AND disposition.level = 'HIGH'`,
      bindings: accepted.bindings,
    },
    overdueActions: {
      sql: `${open.sql} AND disposition.until_day < ?`,
      bindings: [...open.bindings, day],
    },
    expiringAcceptances: {
      sql: `${accepted.sql} AND disposition.until_day <= ?`,
      bindings: [...accepted.bindings, soon],
    },
  };
}
