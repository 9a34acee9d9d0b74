import { Knex } from 'knex';
import { applyVisibility } from '../applyVisibility';
import { filteredGaps, GapListFilter } from './gapFilter';
import { GapRow, StoredGap, toGap } from './gapRows';

/** How the list is sorted. @internal */
export interface GapListOrder {
  sort: 'level' | 'name' | 'since';
  direction: 'asc' | 'desc';
}

/** The place behind a row: all that it is sorted by, in that order. @internal */
export type GapPosition = (string | number)[];

/** A question that an entity does not meet, with what it is about. @internal */
export interface ListedGap {
  gap: StoredGap;
  entity: { entityRef: string; title?: string; tier?: string };
  /** Absent where what it was about is hidden. */
  review?: { reviewId: string; entityRef: string };
  position: GapPosition;
}

type FoundRow = GapRow & {
  entity_ref: string;
  title: string | null;
  tier: string | null;
  sort_name: string;
  review_id: string | null;
  reviewed_ref: string | null;
};

const PLACE = [
  'entity.sort_name',
  'entity.id',
  'gap.checklist_id',
  'gap.question_id',
];
const SORTED = {
  level: ['gap.level_rank', ...PLACE],
  name: PLACE,
  since: ['gap.since', ...PLACE],
};

/** Lists the questions that entities do not meet. @internal */
export class GapListModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** How many values a position under this order has. */
  static lengthOf({ sort }: Pick<GapListOrder, 'sort'>): number {
    return SORTED[sort].length;
  }

  /** One more than the limit where there is a next page. */
  async listPage(options: {
    filter: GapListFilter;
    order: GapListOrder;
    limit: number;
    after?: GapPosition;
  }): Promise<ListedGap[]> {
    const { filter, order, limit, after } = options;
    const columns = SORTED[order.sort];
    const query = filteredGaps(this.#knex, filter)
      .leftJoin('decision', 'decision.id', 'readiness.decision_id')
      .leftJoin('entity as reviewed', 'reviewed.id', 'decision.entity_id');
    if (after) {
      query.whereRaw(
        `(${columns.join(', ')}) ${
          order.direction === 'asc' ? '>' : '<'
        } (${columns.map(() => '?').join(', ')})`,
        after,
      );
    }
    const rows: FoundRow[] = await query
      .orderBy(columns.map(column => ({ column, order: order.direction })))
      .limit(limit + 1)
      .select(
        'gap.*',
        'entity.entity_ref',
        'entity.title',
        'entity.tier',
        'entity.sort_name',
        'decision.review_id',
        { reviewed_ref: 'reviewed.entity_ref' },
      );
    const seen = await this.#seen(rows, filter);
    return rows.map(row => ({
      gap: toGap(row),
      entity: {
        entityRef: row.entity_ref,
        title: row.title ?? undefined,
        tier: row.tier ?? undefined,
      },
      ...(row.review_id !== null &&
        seen.has(row.reviewed_ref!) && {
          review: { reviewId: row.review_id, entityRef: row.reviewed_ref! },
        }),
      position: positionOf(row, order),
    }));
  }

  async count(filter: GapListFilter): Promise<number> {
    const [{ count }] = await filteredGaps(this.#knex, filter).count({
      count: '*',
    });
    return Number(count);
  }

  /** What was reviewed, as far as the caller may see it: the entity itself is. */
  async #seen(
    rows: FoundRow[],
    { visibility }: GapListFilter,
  ): Promise<Set<string>> {
    const others = new Set(
      rows
        .filter(row => row.reviewed_ref !== row.entity_ref)
        .flatMap(row => row.reviewed_ref ?? []),
    );
    const seen = new Set(rows.map(row => row.entity_ref));
    if (others.size) {
      const found: { entity_ref: string }[] = await applyVisibility(
        this.#knex('entity')
          .whereIn('entity.entity_ref', [...others])
          .whereNull('entity.orphaned_at')
          .select('entity.entity_ref'),
        visibility,
      );
      found.forEach(({ entity_ref: ref }) => seen.add(ref));
    }
    return seen;
  }
}

function positionOf(row: FoundRow, { sort }: GapListOrder): GapPosition {
  const place = [
    row.sort_name,
    row.entity_id,
    row.checklist_id,
    row.question_id,
  ];
  switch (sort) {
    case 'level':
      return [row.level_rank, ...place];
    case 'since':
      return [row.since, ...place];
    default:
      return place;
  }
}
