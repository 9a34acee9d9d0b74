import { OPEN_STATES } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { CountedGaps } from './countedGaps';
import { askedEntities } from './gapFilter';
import {
  askedOfRow,
  HeatMapRows,
  possibleRows,
  rowMembers,
} from './heatMapRows';

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
  'contradicted',
] as const;

type CountedBy = (typeof COUNTED_BY)[number];

const GAP_BY: CountedBy[] = [
  'checklist_id',
  'column_id',
  'level',
  'state',
  'contradicted',
];

type CountedRow = Record<Exclude<CountedBy, 'contradicted'>, string> & {
  counted: 'asked' | 'entities' | 'gap' | 'concerned';
  contradicted: number;
  count: number | string;
  decided: number | string;
};

interface Counting {
  counted: CountedRow['counted'];
  by: CountedBy[];
  count: string;
  decided?: string;
}

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
    const { shown, after, limit } = options;
    const query = possibleRows(this.#knex, options).whereNull(
      'named.orphaned_at',
    );
    applyVisibility(query, shown, { entity: 'named' });
    // A comparison, not EXISTS: each row is to be left at the first entity that is found, not joined with all of them.
    query.where(1, askedOfRow(this.#knex, options));
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
    const entities = { count: 'COUNT(*)', decided: 'COUNT(decided_id)' };
    const counts = [
      { counted: 'asked', of: 'asked', by: ['checklist_id'], ...entities },
      { counted: 'entities', of: 'asked_once', by: [], ...entities },
      { counted: 'gap', of: 'gap', by: GAP_BY, count: 'SUM(questions)' },
      {
        counted: 'concerned',
        of: 'concerned',
        by: ['column_id'],
        count: 'COUNT(*)',
      },
    ] satisfies (Counting & { of: string })[];
    const rows: CountedRow[] = await this.#withParts(options, rowRefs).unionAll(
      counts.flatMap(({ of, ...counting }) => [
        this.#counting(knex(of), counting),
        this.#counting(
          knex(of).join('member', 'member.entity_id', `${of}.entity_id`),
          { ...counting, by: ['row_ref', ...counting.by] },
        ),
      ]),
    );
    return toCountedGaps(rows);
  }

  /**
   * Names what all counts are made of: who is asked, in which rows that is, and what is not met there. Each is of one row
   * for what is counted, since counting what is distinct sorts all of it.
   */
  #withParts(
    options: HeatMapRows & { columns: Columns },
    rowRefs: string[],
  ): Knex.QueryBuilder {
    const knex = this.#knex;
    const { checklistId } = options.filter;
    const asked = askedEntities(knex, options.filter).select({
      entity_id: 'entity.id',
      checklist_id: 'readiness.checklist_id',
      decided_id: knex.raw(
        'CASE WHEN readiness.decision_id IS NOT NULL THEN entity.id END',
      ),
    });
    const askedOnce = knex('asked').select('entity_id');
    if (checklistId === undefined) {
      askedOnce.groupBy('entity_id').max({ decided_id: 'decided_id' });
    } else {
      askedOnce.select('decided_id');
    }
    const { columns } = options;
    const gap = knex('asked')
      .join('standing_gap as found', on =>
        on
          .on('found.entity_id', 'asked.entity_id')
          .andOn('found.checklist_id', 'asked.checklist_id'),
      )
      .groupBy(
        'found.entity_id',
        'found.checklist_id',
        `found.${columns}`,
        'found.level',
        'found.state',
        'found.contradicted',
      )
      .select(
        'found.entity_id',
        'found.checklist_id',
        { column_id: `found.${columns}` },
        'found.level',
        'found.state',
        'found.contradicted',
      )
      .count({ questions: '*' });
    const concerned = knex('gap')
      .whereIn('state', [...OPEN_STATES])
      .distinct('entity_id', 'column_id');
    return knex
      .queryBuilder()
      .withMaterialized('asked', asked)
      .withMaterialized('asked_once', askedOnce)
      .withMaterialized('member', rowMembers(knex, options, rowRefs))
      .withMaterialized('gap', gap)
      .withMaterialized('concerned', concerned);
  }

  /** One of the counts, with the columns that all of them have. */
  #counting(
    query: Knex.QueryBuilder,
    { counted, by, count, decided = '0' }: Counting,
  ): Knex.QueryBuilder {
    const raw = (sql: string, bindings: string[] = []) =>
      this.#knex.raw(sql, bindings);
    if (by.length) {
      query.groupBy(by);
    }
    return query.select({
      counted: raw('?', [counted]),
      ...Object.fromEntries(
        COUNTED_BY.map(column => [
          column,
          by.includes(column) ? column : raw("''"),
        ]),
      ),
      contradicted: raw(
        by.includes('contradicted')
          ? 'CASE WHEN contradicted THEN 1 ELSE 0 END'
          : '0',
      ),
      count: raw(count),
      decided: raw(decided),
    });
  }
}
