import { OPEN_STATES } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { VisibilityFilter } from '../VisibilityFilter';
import { AskedCount, ConcernedCount, GapCount } from './countedGaps';
import { askedEntities, GapFilter, gapsOfEntities } from './gapFilter';

/** What the rows are. @internal */
export interface HeatMapRows {
  filter: GapFilter;
  /** Whose title may be told, whatever may be read of it. */
  shown: VisibilityFilter;
  by: 'groups' | 'systems';
  /** Rows are the groups right below; the top ones where it is absent. */
  groupRef?: string;
}

/** A group or system with entities that are asked. @internal */
export interface FoundRow {
  rowRef: string;
  title?: string;
  sortName: string;
  hasGroupsBelow: boolean;
}

type Columns = 'section_id' | 'area';
type Narrow = (query: Knex.QueryBuilder) => Knex.QueryBuilder;

/** The counts behind a heat map, in as many statements whatever there is. @internal */
export class HeatMapModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** One more than the limit where there is a next page. */
  async listRows(
    options: HeatMapRows & {
      limit: number;
      after?: { sortName: string; rowRef: string };
    },
  ): Promise<FoundRow[]> {
    const { filter, shown, after, limit } = options;
    const query = this.#byRow(options, askedEntities(this.#knex, filter))
      .join('entity as named', 'named.entity_ref', 'member.row_ref')
      .whereNull('named.orphaned_at');
    applyVisibility(query, shown, { entity: 'named' });
    if (after) {
      query.whereRaw('(named.sort_name, named.entity_ref) > (?, ?)', [
        after.sortName,
        after.rowRef,
      ]);
    }
    const below = this.#knex('group_ancestor as below')
      .whereRaw('below.ancestor_ref = named.entity_ref')
      .where('below.depth', '>', 0);
    const rows: {
      entity_ref: string;
      title: string | null;
      sort_name: string;
      below: number | string;
    }[] = await query
      .groupBy('named.entity_ref', 'named.title', 'named.sort_name')
      .orderBy(['named.sort_name', 'named.entity_ref'])
      .limit(limit + 1)
      .select('named.entity_ref', 'named.title', 'named.sort_name', {
        below: below.count(),
      });
    return rows.map(row => ({
      rowRef: row.entity_ref,
      title: row.title ?? undefined,
      sortName: row.sort_name,
      hasGroupsBelow: Number(row.below) > 0,
    }));
  }

  /** Of these rows, or where none are named of all together, whose ref is empty then. */
  async countAsked(
    options: HeatMapRows,
    rowRefs?: string[],
  ): Promise<AskedCount[]> {
    const { query, row } = this.#of(options, askedEntities, rowRefs);
    const rows: {
      row_ref?: string;
      checklist_id: string;
      entities: number | string;
      decided: number | string;
    }[] = await query
      .groupBy([...row, 'readiness.checklist_id'])
      .select([...row, 'readiness.checklist_id'])
      .count({ entities: '*', decided: 'readiness.decision_id' });
    return rows.map(found => ({
      rowRef: found.row_ref ?? '',
      checklistId: found.checklist_id,
      entities: Number(found.entities),
      decided: Number(found.decided),
    }));
  }

  /** How many entities there are in each row, whatever number of checklists asks for them, and how many were decided on. */
  async countEntities(
    options: HeatMapRows,
    rowRefs?: string[],
  ): Promise<Omit<AskedCount, 'checklistId'>[]> {
    const { query, row } = this.#of(options, askedEntities, rowRefs);
    const rows: {
      row_ref?: string;
      entities: number | string;
      decided: number | string;
    }[] = await query
      .modify(some => {
        if (row.length) {
          some.groupBy(row).select(row);
        }
      })
      .select({
        entities: this.#knex.raw('COUNT(DISTINCT entity.id)'),
        decided: this.#knex.raw(
          'COUNT(DISTINCT CASE WHEN readiness.decision_id IS NOT NULL THEN entity.id END)',
        ),
      });
    return rows.map(found => ({
      rowRef: found.row_ref ?? '',
      entities: Number(found.entities),
      decided: Number(found.decided),
    }));
  }

  async countGaps(
    options: HeatMapRows & { columns: Columns },
    rowRefs?: string[],
  ): Promise<GapCount[]> {
    const { query, row } = this.#of(options, gapsOfEntities, rowRefs);
    const by = [
      ...row,
      'gap.checklist_id',
      `gap.${options.columns}`,
      'gap.level',
      'gap.state',
      'gap.contradicted',
    ];
    const rows: Record<string, unknown>[] = await query
      .groupBy(by)
      .select(by)
      .count({ count: '*' });
    return rows.map(found => ({
      rowRef: String(found.row_ref ?? ''),
      checklistId: String(found.checklist_id),
      column: String(found[options.columns]),
      level: String(found.level),
      state: String(found.state),
      contradicted: Boolean(found.contradicted),
      count: Number(found.count),
    }));
  }

  async countConcerned(
    options: HeatMapRows & { columns: Columns },
    rowRefs?: string[],
  ): Promise<ConcernedCount[]> {
    const { query, row } = this.#of(options, gapsOfEntities, rowRefs);
    const by = [...row, `gap.${options.columns}`];
    const rows: Record<string, unknown>[] = await query
      .whereIn('gap.state', [...OPEN_STATES])
      .groupBy(by)
      .select(by)
      .countDistinct({ entities: 'entity.id' });
    return rows.map(found => ({
      rowRef: String(found.row_ref ?? ''),
      column: String(found[options.columns]),
      entities: Number(found.entities),
    }));
  }

  #of(
    options: HeatMapRows,
    choose: (knex: Knex, filter: GapFilter) => Knex.QueryBuilder,
    rowRefs: string[] | undefined,
  ): { query: Knex.QueryBuilder; row: string[] } {
    const query = choose(this.#knex, options.filter);
    return rowRefs
      ? {
          query: this.#byRow(options, query, some =>
            some.whereIn('member.row_ref', rowRefs),
          ),
          row: ['member.row_ref'],
        }
      : { query, row: [] };
  }

  #byRow(
    options: HeatMapRows,
    query: Knex.QueryBuilder,
    narrow: Narrow = some => some,
  ): Knex.QueryBuilder {
    return narrow(
      query.join(
        this.#members(options).as('member'),
        'member.entity_id',
        'entity.id',
      ),
    );
  }

  /** Which entity is in which rows, once in each. */
  #members({ by, groupRef }: HeatMapRows): Knex.QueryBuilder {
    const knex = this.#knex;
    if (by === 'systems') {
      return knex('entity as part')
        .whereNotNull('part.system_ref')
        .select({ entity_id: 'part.id', row_ref: 'part.system_ref' });
    }
    const owned = knex('entity_owner as claim')
      .join('group_ancestor as above', 'above.group_ref', 'claim.owner_ref')
      .select({ entity_id: 'claim.entity_id', row_ref: 'above.ancestor_ref' });
    if (groupRef === undefined) {
      return owned
        .distinct()
        .whereNotExists(
          knex('group_ancestor as higher')
            .whereRaw('higher.group_ref = above.ancestor_ref')
            .where('higher.depth', '>', 0)
            .select('higher.group_ref'),
        );
    }
    return owned
      .whereIn(
        'above.ancestor_ref',
        knex('group_ancestor as right_below')
          .where({
            'right_below.ancestor_ref': groupRef,
            'right_below.depth': 1,
          })
          .select('right_below.group_ref'),
      )
      .union(
        knex('entity_owner as direct')
          .where('direct.owner_ref', groupRef)
          .select({
            entity_id: 'direct.entity_id',
            row_ref: 'direct.owner_ref',
          }),
      );
  }
}
