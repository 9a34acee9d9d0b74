import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { VisibilityFilter } from '../VisibilityFilter';

/** What is listed below which place. @internal */
export interface BranchQuery {
  kind: 'group' | 'system' | 'domain';
  /** Lower case: a group above groups, or the domain of systems. */
  parentRef?: string;
  visibility: VisibilityFilter;
}

/** A group, system or domain. @internal */
export interface Branch {
  id: string;
  ref: string;
  name: string;
  title?: string;
  sortName: string;
}

/** The groups, systems and domains that a viewer may see, place by place. @internal */
export class ScorecardTreeModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By name, those behind a position. */
  async list(
    query: BranchQuery,
    page: { limit: number; after?: { sortName: string; id: string } },
  ): Promise<Branch[]> {
    const { kind, parentRef, visibility } = query;
    const found = applyVisibility(
      this.#knex('entity')
        .where('entity.kind', kind)
        .whereNull('entity.orphaned_at'),
      visibility,
    );
    if (kind === 'system' && parentRef) {
      found.where('entity.domain_ref', parentRef);
    } else if (kind === 'group' && parentRef) {
      found.whereIn(
        'entity.entity_ref',
        this.#knex('group_ancestor')
          .where({ ancestor_ref: parentRef, depth: 1 })
          .select('group_ref'),
      );
    } else if (kind === 'group') {
      this.#withoutParent(found, visibility);
    }
    const { after } = page;
    if (after) {
      found.where(behind =>
        behind
          .where('entity.sort_name', '>', after.sortName)
          .orWhere(same =>
            same
              .where('entity.sort_name', after.sortName)
              .where('entity.id', '>', after.id),
          ),
      );
    }
    const rows = await found
      .orderBy(['entity.sort_name', 'entity.id'])
      .limit(page.limit)
      .select(
        'entity.id',
        'entity.entity_ref',
        'entity.name',
        'entity.title',
        'entity.sort_name',
      );
    return rows.map((row: Record<string, string | null>) => ({
      id: row.id!,
      ref: row.entity_ref!,
      name: row.name!,
      title: row.title ?? undefined,
      sortName: row.sort_name!,
    }));
  }

  /** Those of these groups or domains that have groups or systems below that the viewer may see. */
  async havingBelow(
    refs: string[],
    { kind, visibility }: BranchQuery,
  ): Promise<Set<string>> {
    if (kind === 'system' || !refs.length) {
      return new Set();
    }
    const below =
      kind === 'domain'
        ? this.#knex('entity as below')
            .where('below.kind', 'system')
            .whereIn('below.domain_ref', refs)
            .distinct({ ref: 'below.domain_ref' })
        : this.#knex('group_ancestor')
            .join('entity as below', 'below.entity_ref', 'group_ref')
            .where('depth', 1)
            .whereIn('ancestor_ref', refs)
            .distinct({ ref: 'ancestor_ref' });
    const rows: { ref: string }[] = await applyVisibility(
      below.whereNull('below.orphaned_at'),
      visibility,
      { entity: 'below' },
    );
    return new Set(rows.map(({ ref }) => ref));
  }

  #withoutParent(query: Knex.QueryBuilder, visibility: VisibilityFilter): void {
    query.whereNotExists(
      applyVisibility(
        this.#knex('group_ancestor')
          .join('entity as above', 'above.entity_ref', 'ancestor_ref')
          .whereRaw('group_ancestor.group_ref = entity.entity_ref')
          .where('depth', 1)
          .whereNull('above.orphaned_at')
          .select(this.#knex.raw('1')),
        visibility,
        { entity: 'above' },
      ),
    );
  }
}
