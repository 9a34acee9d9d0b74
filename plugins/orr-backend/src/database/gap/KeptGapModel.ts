import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { ANY_CHECKLIST, GapScope } from '../rollUp/gapPlacement';
import { RollUpStateRow } from '../rollUp/rollUpRows';
import { FoundRow } from './HeatMapModel';
import { HeatMapRows } from './heatMapRows';
import { CountedGaps } from './countedGaps';
import { GapFilter } from './gapFilter';

/** What is counted of some scopes, each apart. @internal */
export interface KeptGaps {
  scopes: GapScope[];
  columns: 'section_id' | 'area';
  /** Absent for all that are published. */
  checklistId?: string;
}

interface KeptRow {
  scope_kind: string;
  scope_ref: string;
  checklist_id: string;
  counted: string;
  column_id: string;
  level: string;
  state: string;
  contradicted: boolean | number;
  count: number;
}

const KEPT_WITH: ReadonlySet<string> = new Set<keyof GapFilter>([
  'visibility',
  'checklistId',
  'groupRef',
]);

/** Whether kept counts tell what a filter leaves: only where the viewer may see all, and nothing else narrows it. @internal */
export function isKeptFor(filter: GapFilter): boolean {
  return (
    filter.visibility.type === 'everything' &&
    Object.entries(filter).every(
      ([name, value]) =>
        KEPT_WITH.has(name) ||
        value === undefined ||
        (Array.isArray(value) && !value.length),
    )
  );
}

/** The scope of all rows of a heat map together. @internal */
export function wholeScope({ filter }: HeatMapRows): GapScope {
  return filter.groupRef === undefined
    ? ['all', '']
    : ['group', filter.groupRef.toLocaleLowerCase('en-US')];
}

/** The scope of one row. @internal */
export function rowScope(
  { by, groupRef }: HeatMapRows,
  rowRef: string,
): GapScope {
  if (by === 'systems') {
    return ['part', rowRef];
  }
  // Of the group itself what it owns without the groups below.
  return [rowRef === groupRef ? 'owner' : 'group', rowRef];
}

/** What is open, from the counts that are kept for those who may see all. @internal */
export class KeptGapModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Whether every entity was counted; not so right after an upgrade. */
  async areKept(): Promise<boolean> {
    const state = await this.#knex<RollUpStateRow>('rollup_state').first(
      'gaps_kept_from',
    );
    return !!state?.gaps_kept_from;
  }

  /** One more than the limit where there is a next page. */
  async listRows(
    options: HeatMapRows & {
      limit: number;
      after?: { sortName: string; rowRef: string };
    },
  ): Promise<FoundRow[]> {
    const { after, filter, limit, shown } = options;
    const knex = this.#knex;
    const query = this.#kept(filter.checklistId)
      .where('kept.counted', 'asked')
      .modify(kept => this.#applyRows(kept, options))
      .join('entity as named', 'named.entity_ref', 'kept.scope_ref')
      .whereNull('named.orphaned_at');
    applyVisibility(query, shown, { entity: 'named' });
    if (after) {
      query.whereRaw('(named.sort_name, named.entity_ref) > (?, ?)', [
        after.sortName,
        after.rowRef,
      ]);
    }
    const rows: {
      entity_ref: string;
      title: string | null;
      sort_name: string;
      below: number | string;
    }[] = await query
      .orderBy(['named.sort_name', 'named.entity_ref'])
      .limit(limit + 1)
      .select('named.entity_ref', 'named.title', 'named.sort_name', {
        below: knex('group_ancestor as below')
          .whereRaw('below.ancestor_ref = named.entity_ref')
          .where('below.depth', '>', 0)
          .count(),
      });
    return rows.map(row => ({
      rowRef: row.entity_ref,
      title: row.title ?? undefined,
      sortName: row.sort_name,
      hasGroupsBelow: Number(row.below) > 0,
    }));
  }

  /** In the order of the scopes. */
  async count(options: KeptGaps): Promise<CountedGaps[]> {
    const { checklistId, columns, scopes } = options;
    const knex = this.#knex;
    const rows: KeptRow[] = await this.#kept(checklistId, ANY_CHECKLIST)
      .where(either => {
        for (const kind of new Set(scopes.map(scope => scope[0]))) {
          either.orWhere(some =>
            some.where('kept.scope_kind', kind).whereIn(
              'kept.scope_ref',
              scopes.filter(scope => scope[0] === kind).map(([, ref]) => ref),
            ),
          );
        }
      })
      .whereIn('kept.counted', [
        'asked',
        'decided',
        ...(columns === 'area'
          ? ['area', 'openArea']
          : ['section', 'openSection']),
      ])
      .where(either => {
        if (checklistId === undefined) {
          either
            .where('kept.checklist_id', ANY_CHECKLIST)
            .orWhereIn(
              'kept.checklist_id',
              knex('checklist').where('state', 'published').select('id'),
            );
        }
      })
      .select('kept.*');
    const byScope = new Map<string, KeptRow[]>();
    for (const row of rows) {
      const key = keyOf([row.scope_kind, row.scope_ref]);
      byScope.set(key, [...(byScope.get(key) ?? []), row]);
    }
    return scopes.map(scope =>
      countedOf(scope[1], byScope.get(keyOf(scope)) ?? [], checklistId),
    );
  }

  #applyRows(
    query: Knex.QueryBuilder,
    { by, groupRef }: HeatMapRows,
  ): Knex.QueryBuilder {
    const knex = this.#knex;
    if (by === 'systems') {
      return query.where('kept.scope_kind', 'part');
    }
    if (groupRef === undefined) {
      return query
        .where('kept.scope_kind', 'group')
        .whereIn(
          'kept.scope_ref',
          knex('group_ancestor as top')
            .where('top.depth', 0)
            .whereNotExists(
              knex('group_ancestor as higher')
                .whereRaw('higher.group_ref = top.group_ref')
                .where('higher.depth', '>', 0)
                .select('higher.group_ref'),
            )
            .select('top.group_ref'),
        );
    }
    return query.where(either =>
      either
        .where(below =>
          below.where('kept.scope_kind', 'group').whereIn(
            'kept.scope_ref',
            knex('group_ancestor as right_below')
              .where({
                'right_below.ancestor_ref': groupRef,
                'right_below.depth': 1,
              })
              .select('right_below.group_ref'),
          ),
        )
        .orWhere({ 'kept.scope_kind': 'owner', 'kept.scope_ref': groupRef }),
    );
  }

  #kept(checklistId: string | undefined, all?: string): Knex.QueryBuilder {
    const query = this.#knex('rollup_gap as kept').where(
      'kept.generation',
      this.#knex('rollup_state').select('generation'),
    );
    if (checklistId !== undefined) {
      query.where('kept.checklist_id', checklistId);
    } else if (all === undefined) {
      query.where('kept.checklist_id', ANY_CHECKLIST);
    }
    return query;
  }
}

function keyOf(scope: [kind: string, ref: string]): string {
  return JSON.stringify(scope);
}

function countedOf(
  rowRef: string,
  rows: KeptRow[],
  checklistId: string | undefined,
): CountedGaps {
  const entitiesUnder = (id: string, counted: string) =>
    rows.find(row => row.checklist_id === id && row.counted === counted)
      ?.count ?? 0;
  const askedUnder = (id: string) => ({
    rowRef,
    entities: entitiesUnder(id, 'asked'),
    decided: entitiesUnder(id, 'decided'),
  });
  const once = checklistId ?? ANY_CHECKLIST;
  return {
    asked: [
      ...new Set(
        rows.map(row => row.checklist_id).filter(id => id !== ANY_CHECKLIST),
      ),
    ].map(id => ({ checklistId: id, ...askedUnder(id) })),
    entities: [askedUnder(once)],
    gaps: rows
      .filter(row => row.counted === 'section' || row.counted === 'area')
      .map(row => ({
        rowRef,
        checklistId: row.checklist_id,
        column: row.column_id,
        level: row.level,
        state: row.state,
        contradicted: Boolean(row.contradicted),
        count: row.count,
      })),
    concerned: rows
      .filter(
        row => row.counted.startsWith('open') && row.checklist_id === once,
      )
      .map(row => ({ rowRef, column: row.column_id, entities: row.count })),
  };
}
