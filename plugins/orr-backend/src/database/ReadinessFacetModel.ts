import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { isPostgres } from './isPostgres';
import {
  COLUMN_FILTERS,
  filteredEntities,
  FLAG_FILTERS,
  ReadinessListFilter,
  standingColumn,
  visibleEntities,
} from './ReadinessListFilter';
import { VisibilityFilter } from './VisibilityFilter';

/** How many entities are alike in everything that a filter asks for. @internal */
export type LikeEntities = Record<
  (typeof COLUMN_FILTERS)[keyof typeof COLUMN_FILTERS],
  string
> &
  Record<(typeof FLAG_FILTERS)[keyof typeof FLAG_FILTERS], boolean> & {
    count: number;
  };

/** How many entities have these owners, and no other. @internal */
export interface LikeOwners {
  ownerRefs: string[];
  count: number;
}

/** A group that the viewer may see, as its own ancestor too. @internal */
export interface GroupAbove {
  groupRef: string;
  ancestorRef: string;
  /** Of the ancestor. */
  title?: string;
}

const FACET_COLUMNS = [
  ...Object.values(COLUMN_FILTERS),
  ...Object.values(FLAG_FILTERS),
];

/** The counts beside the values of the list's filters, in as many statements whatever there is. @internal */
export class ReadinessFacetModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Under visibility, owner and text; the other filters are left to whoever counts. */
  async countAlike(filter: ReadinessListFilter): Promise<LikeEntities[]> {
    const columns = FACET_COLUMNS.map(column =>
      column === 'headline' ? standingColumn(filter) : `entity.${column}`,
    );
    const rows = await visibleEntities(this.#knex, filter)
      .groupBy(columns)
      .select(columns)
      .select({ headline: standingColumn(filter) })
      .count({ count: '*' });
    return rows.map((row: Record<string, unknown>) => ({
      headline: String(row.headline),
      kind: String(row.kind),
      type: String(row.type ?? ''),
      lifecycle: String(row.lifecycle ?? ''),
      tier: String(row.tier ?? ''),
      owner_state: String(row.owner_state),
      programme_place: String(row.programme_place ?? 'notAsked'),
      // SQLite has no booleans and answers 0 and 1.
      in_review: Boolean(row.in_review),
      due_soon: Boolean(row.due_soon),
      launched_unreviewed: Boolean(row.launched_unreviewed),
      contradicted: Boolean(row.contradicted),
      count: Number(row.count),
    }));
  }

  /** Under all filters but the one on owners. */
  async countOwners(filter: ReadinessListFilter): Promise<LikeOwners[]> {
    const knex = this.#knex;
    const refs = isPostgres(knex)
      ? "string_agg(entity_owner.owner_ref, ' ')"
      : "group_concat(entity_owner.owner_ref, ' ')";
    const owned = filteredEntities(knex, { ...filter, ownerRefs: undefined })
      .join('entity_owner', 'entity_owner.entity_id', 'entity.id')
      .groupBy('entity.id')
      .select({ refs: knex.raw(refs) });
    const rows = await knex
      .from(owned.as('owned'))
      .groupBy('refs')
      .select('refs')
      .count({ count: '*' });
    return rows.map(row => ({
      ownerRefs: String(row.refs).split(' '),
      count: Number(row.count),
    }));
  }

  /** The groups above each group, as far as the viewer may see the one above. */
  async listGroupsAbove(visibility: VisibilityFilter): Promise<GroupAbove[]> {
    const rows: { group_ref: string; ancestor_ref: string; title?: string }[] =
      await applyVisibility(
        this.#knex('group_ancestor')
          .join('entity', 'entity.entity_ref', 'group_ancestor.ancestor_ref')
          .whereNull('entity.orphaned_at')
          .select('group_ref', 'ancestor_ref', 'entity.title'),
        visibility,
      );
    return rows.map(row => ({
      groupRef: row.group_ref,
      ancestorRef: row.ancestor_ref,
      title: row.title ?? undefined,
    }));
  }
}
