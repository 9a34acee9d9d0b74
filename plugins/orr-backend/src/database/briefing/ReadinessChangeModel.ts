import {
  ReadinessChange,
  ReadinessChangePage,
  readinessDirectionSchema,
  Standing,
  STANDINGS,
  StandingReason,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { ReadinessListFilter } from '../ReadinessListFilter';
import {
  ComparedInstants,
  DIFFERS,
  DIRECTION,
  headlinesBetween,
  standingOf,
  withStandingsAt,
} from './standingsBetween';

/** A place in the list of changes: which way it went, then by name. @internal */
export interface ReadinessChangePosition {
  direction: number;
  sortName: string;
  id: string;
}

/** An entity that stands elsewhere, without what the entity is. @internal */
export interface FoundReadinessChange extends Omit<ReadinessChange, 'entity'> {
  entityId: string;
  position: ReadinessChangePosition;
}

/** How many entities had which headline at an instant, and at a later one. @internal */
export interface HeadlineCount {
  before?: Standing;
  after?: Standing;
  count: number;
}

interface MovedRow {
  id: string;
  sort_name: string;
  past_rank: number | null;
  present_rank: number;
  moved_at: string;
  direction: number;
}

interface DetailRow {
  entity_id: string;
  checklist_id: string;
  title: string;
  was: string | null;
  is_now: string;
  changed_at: string;
}

const DIRECTIONS = readinessDirectionSchema.options;

/** What stands elsewhere at one instant than at another, told from the history of standings. @internal */
export class ReadinessChangeModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** What became worse comes first; one more than the limit where there is a next page. */
  async listPage(options: {
    filter: ReadinessListFilter;
    between: ComparedInstants;
    limit: number;
    after?: ReadinessChangePosition;
  }): Promise<FoundReadinessChange[]> {
    const { filter, between, limit, after } = options;
    const query = this.#moved(filter, between)
      .orderBy(['direction', 'sort_name', 'id'])
      .limit(limit + 1)
      .select('*');
    if (after) {
      query.whereRaw('(direction, sort_name, id) > (?, ?, ?)', [
        after.direction,
        after.sortName,
        after.id,
      ]);
    }
    const rows: MovedRow[] = await query;
    const ids = rows.map(({ id }) => id);
    const details = await this.#detailsOf(ids, between);
    const reasons = await this.#reasonsOf(ids);
    return rows.map(row => ({
      entityId: row.id,
      direction: DIRECTIONS[row.direction],
      before: standingOf(row.past_rank),
      after: standingOf(row.present_rank),
      changedAt: row.moved_at,
      reasons: reasons.get(row.id) ?? [],
      checklists: details
        .filter(({ entity_id }) => entity_id === row.id)
        .map(toChecklistChange),
      position: {
        direction: row.direction,
        sortName: row.sort_name,
        id: row.id,
      },
    }));
  }

  /** How many went from where to where, what became worse first. */
  async countMoves(
    filter: ReadinessListFilter,
    between: ComparedInstants,
  ): Promise<ReadinessChangePage['moves']> {
    const rows: (MovedRow & { count: number | string })[] = await this.#moved(
      filter,
      between,
    )
      .groupBy('direction', 'past_rank', 'present_rank')
      .orderBy(['direction', 'past_rank', 'present_rank'])
      .select('direction', 'past_rank', 'present_rank')
      .count({ count: '*' });
    return rows.map(row => ({
      direction: DIRECTIONS[row.direction],
      before: standingOf(row.past_rank),
      after: standingOf(row.present_rank),
      count: Number(row.count),
    }));
  }

  /** The headlines of all of the entities at both instants, of those that had none by then too. */
  async countHeadlines(
    filter: ReadinessListFilter,
    between: ComparedInstants,
  ): Promise<HeadlineCount[]> {
    const rows: {
      past_rank: number | null;
      present_rank: number | null;
      count: number | string;
    }[] = await this.#knex
      .from(headlinesBetween(this.#knex, filter, between).as('stood'))
      .groupBy('past_rank', 'present_rank')
      .select('past_rank', 'present_rank')
      .count({ count: '*' });
    return rows.map(row => ({
      before: standingOf(row.past_rank),
      after: standingOf(row.present_rank),
      count: Number(row.count),
    }));
  }

  /** The first instant of which anything is known, of whatever entity. */
  async historyFrom(): Promise<string | undefined> {
    const row = await this.#knex('readiness_change')
      .min({ first: 'changed_at' })
      .first();
    return row?.first ?? undefined;
  }

  #moved(
    filter: ReadinessListFilter,
    between: ComparedInstants,
  ): Knex.QueryBuilder {
    const stood = headlinesBetween(this.#knex, filter, between).whereIn(
      'entity.id',
      this.#knex('readiness_change')
        .where('changed_at', '>', between.since)
        .where('changed_at', '<=', between.until)
        .select('entity_id'),
    );
    return this.#knex.from(
      this.#knex
        .from(stood.as('stood'))
        .whereNotNull('moved_at')
        .select('*', this.#knex.raw(`${DIRECTION} AS direction`))
        .as('moved'),
    );
  }

  async #detailsOf(
    entityIds: string[],
    between: ComparedInstants,
  ): Promise<DetailRow[]> {
    const rows: DetailRow[] = [];
    for (const chunk of chunksFor(this.#knex, entityIds)) {
      rows.push(
        ...(await withStandingsAt(
          this.#knex,
          this.#knex('entity').whereIn('entity.id', chunk),
          between,
        )
          .whereRaw(DIFFERS)
          .orderBy(['stands.entity_id', 'stands.checklist_id'])
          .select('stands.entity_id', 'stands.checklist_id', 'asking.title', {
            was: 'past.standing',
            is_now: 'present.standing',
            changed_at: 'present.changed_at',
          })),
      );
    }
    return rows;
  }

  async #reasonsOf(
    entityIds: string[],
  ): Promise<Map<string, StandingReason[]>> {
    const reasons = new Map<string, StandingReason[]>();
    for (const chunk of chunksFor(this.#knex, entityIds)) {
      const rows: { id: string; reasons: string }[] = await this.#knex('entity')
        .whereIn('id', chunk)
        .select('id', 'reasons');
      rows.forEach(row => reasons.set(row.id, JSON.parse(row.reasons)));
    }
    return reasons;
  }
}

function toChecklistChange(
  row: DetailRow,
): ReadinessChange['checklists'][number] {
  return {
    checklistId: row.checklist_id,
    checklistTitle: row.title,
    before: STANDINGS.find(standing => standing === row.was),
    after: row.is_now as Standing,
    changedAt: row.changed_at,
  };
}
