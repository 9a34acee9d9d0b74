import { Standing } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { StoredHeadline } from './readinessRows';
import { VisibilityFilter } from './VisibilityFilter';

/** @internal */
export interface ReadinessListFilter {
  visibility: VisibilityFilter;
  standings?: string[];
  /** Owners, groups with all that is below them. */
  ownerRefs?: string[];
  kinds?: string[];
  /** Part of a name, title or ref. */
  text?: string;
}

/** One entity of the list, in the order of the list. @internal */
export interface ReadinessListItem {
  entityId: string;
  sortName: string;
  headline: StoredHeadline;
}

interface ListRow {
  id: string;
  sort_name: string;
  headline: string;
  in_review: boolean | number;
  due_soon: boolean | number;
  reasons: string;
  valid_until: string | null;
}

function toItem(row: ListRow): ReadinessListItem {
  return {
    entityId: row.id,
    sortName: row.sort_name,
    headline: {
      headline: row.headline as Standing,
      // SQLite has no booleans and answers 0 and 1.
      inReview: Boolean(row.in_review),
      dueSoon: Boolean(row.due_soon),
      reasons: JSON.parse(row.reasons),
      validUntil: row.valid_until ?? undefined,
    },
  };
}

/** The query behind the list of all entities: a page, and how many stand where. @internal */
export class ReadinessListModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Ids of a page by name, one more than the limit where there is a next page. */
  async listPage(options: {
    filter: ReadinessListFilter;
    limit: number;
    after?: { value: string; id: string };
  }): Promise<ReadinessListItem[]> {
    const { filter, limit, after } = options;
    const query = this.#filtered(filter);
    if (filter.standings?.length) {
      query.whereIn('entity.headline', filter.standings);
    }
    if (after) {
      query.whereRaw('(entity.sort_name, entity.id) > (?, ?)', [
        after.value,
        after.id,
      ]);
    }
    const rows: ListRow[] = await query
      .orderBy(['entity.sort_name', 'entity.id'])
      .limit(limit + 1)
      .select(
        'entity.id',
        'entity.sort_name',
        'entity.headline',
        'entity.in_review',
        'entity.due_soon',
        'entity.reasons',
        'entity.valid_until',
      );
    return rows.map(toItem);
  }

  /** How many entities stand where, the filter on standing aside. */
  async countStandings(
    filter: ReadinessListFilter,
  ): Promise<Partial<Record<Standing, number>>> {
    const rows: { headline: Standing; count: number | string }[] =
      await this.#filtered(filter)
        .groupBy('entity.headline')
        .select('entity.headline')
        .count({ count: '*' });
    return Object.fromEntries(
      rows.map(row => [row.headline, Number(row.count)]),
    );
  }

  #filtered({
    visibility,
    ownerRefs,
    kinds,
    text,
  }: ReadinessListFilter): Knex.QueryBuilder {
    const query = this.#knex('entity').whereNull('entity.orphaned_at');
    applyVisibility(query, visibility);
    if (kinds?.length) {
      query.whereIn(
        'entity.kind',
        kinds.map(kind => kind.toLocaleLowerCase('en-US')),
      );
    }
    if (ownerRefs?.length) {
      const refs = ownerRefs.map(ref => ref.toLocaleLowerCase('en-US'));
      query.whereExists(
        this.#knex('entity_owner')
          .leftJoin(
            'group_ancestor',
            'group_ancestor.group_ref',
            'entity_owner.owner_ref',
          )
          .whereRaw('entity_owner.entity_id = entity.id')
          .where(either =>
            either
              .whereIn('entity_owner.owner_ref', refs)
              .orWhereIn('group_ancestor.ancestor_ref', refs),
          )
          .select(this.#knex.raw('1')),
      );
    }
    if (text) {
      const pattern = `%${text
        .toLocaleLowerCase('en-US')
        .replace(/[\\%_]/g, '\\$&')}%`;
      query.where(either =>
        either
          .whereRaw("entity.sort_name LIKE ? ESCAPE '\\'", [pattern])
          .orWhereRaw("entity.entity_ref LIKE ? ESCAPE '\\'", [pattern]),
      );
    }
    return query;
  }
}
