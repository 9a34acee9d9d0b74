import { OPEN_STATES } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { VisibilityFilter } from '../VisibilityFilter';
import { CountedGaps } from './countedGaps';
import { askedEntities, GapFilter } from './gapFilter';

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

const COUNTED_BY = [
  'row_ref',
  'checklist_id',
  'column_id',
  'level',
  'state',
] as const;

const GAP_BY = [
  'gap.row_ref',
  'gap.checklist_id',
  'gap.column_id',
  'gap.level',
  'gap.state',
  'gap.contradicted',
];

type CountedRow = Record<(typeof COUNTED_BY)[number], string> & {
  counted: 'asked' | 'entities' | 'gap' | 'concerned';
  contradicted: number;
  count: number | string;
  decided: number | string;
};

function toCountedGaps(rows: CountedRow[]): CountedGaps {
  const of = (counted: CountedRow['counted']) =>
    rows.filter(row => row.counted === counted);
  const counts = (row: CountedRow) => ({
    rowRef: row.row_ref,
    entities: Number(row.count),
    decided: Number(row.decided),
  });
  return {
    asked: of('asked').map(row => ({
      checklistId: row.checklist_id,
      ...counts(row),
    })),
    entities: of('entities').map(counts),
    gaps: of('gap').map(row => ({
      rowRef: row.row_ref,
      checklistId: row.checklist_id,
      column: row.column_id,
      level: row.level,
      state: row.state,
      contradicted: Boolean(row.contradicted),
      count: Number(row.count),
    })),
    concerned: of('concerned').map(row => ({
      rowRef: row.row_ref,
      column: row.column_id,
      entities: Number(row.count),
    })),
  };
}

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

  /**
   * Of these rows, and of all together, whose ref is empty. One statement, so that what the viewer may see is worked out
   * once.
   */
  async count(
    options: HeatMapRows & { columns: Columns },
    rowRefs: string[],
  ): Promise<CountedGaps> {
    const knex = this.#knex;
    const ofEntities = () =>
      knex('asked').join('member', 'member.entity_id', 'asked.entity_id');
    const entities = {
      count: 'COUNT(DISTINCT asked.entity_id)',
      decided: 'COUNT(DISTINCT asked.decided_id)',
    };
    const rows: CountedRow[] = await this.#withParts(options, rowRefs).unionAll(
      [
        this.#counting(
          'asked',
          ofEntities(),
          ['member.row_ref', 'asked.checklist_id'],
          entities,
        ),
        this.#counting('entities', ofEntities(), ['member.row_ref'], entities),
        this.#counting('gap', knex('gap'), GAP_BY, { count: 'COUNT(*)' }),
        this.#counting(
          'concerned',
          knex('gap').whereIn('gap.state', [...OPEN_STATES]),
          ['gap.row_ref', 'gap.column_id'],
          { count: 'COUNT(DISTINCT gap.entity_id)' },
        ),
      ],
    );
    return toCountedGaps(rows);
  }

  /** Names what all counts are made of: who is asked, in which rows that is, and what is not met there. */
  #withParts(
    options: HeatMapRows & { columns: Columns },
    rowRefs: string[],
  ): Knex.QueryBuilder {
    const knex = this.#knex;
    const asked = askedEntities(knex, options.filter).select({
      entity_id: 'entity.id',
      checklist_id: 'readiness.checklist_id',
      decided_id: knex.raw(
        'CASE WHEN readiness.decision_id IS NOT NULL THEN entity.id END',
      ),
    });
    const member = knex
      .from(this.#members(options).as('any_row'))
      .whereIn('any_row.row_ref', rowRefs)
      .whereIn('any_row.entity_id', knex('asked').select('entity_id'))
      .select('any_row.entity_id', 'any_row.row_ref')
      .unionAll(
        knex('asked')
          .distinct()
          .select('entity_id', { row_ref: knex.raw("''") }),
      );
    const gap = knex('asked')
      .join('member', 'member.entity_id', 'asked.entity_id')
      .join('standing_gap', on =>
        on
          .on('standing_gap.entity_id', 'asked.entity_id')
          .andOn('standing_gap.checklist_id', 'asked.checklist_id'),
      )
      .select(
        'member.row_ref',
        'standing_gap.entity_id',
        'standing_gap.checklist_id',
        { column_id: `standing_gap.${options.columns}` },
        'standing_gap.level',
        'standing_gap.state',
        'standing_gap.contradicted',
      );
    return knex
      .queryBuilder()
      .withMaterialized('asked', asked)
      .withMaterialized('member', member)
      .withMaterialized('gap', gap);
  }

  /** One of the counts, with the columns that all of them have. */
  #counting(
    counted: CountedRow['counted'],
    query: Knex.QueryBuilder,
    by: string[],
    { count, decided = '0' }: { count: string; decided?: string },
  ): Knex.QueryBuilder {
    const raw = (sql: string, bindings: string[] = []) =>
      this.#knex.raw(sql, bindings);
    return query.groupBy(by).select({
      counted: raw('?', [counted]),
      ...Object.fromEntries(
        COUNTED_BY.map(column => [
          column,
          by.find(name => name.endsWith(`.${column}`)) ?? raw("''"),
        ]),
      ),
      contradicted: raw(
        by.includes('gap.contradicted')
          ? 'CASE WHEN gap.contradicted THEN 1 ELSE 0 END'
          : '0',
      ),
      count: raw(count),
      decided: raw(decided),
    });
  }

  #byRow(options: HeatMapRows, query: Knex.QueryBuilder): Knex.QueryBuilder {
    return query.join(
      this.#members(options).as('member'),
      'member.entity_id',
      'entity.id',
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
