import {
  DeployState,
  EntitySummary,
  Standing,
  StandingLookUp,
} from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from './chunks';
import {
  filteredEntities,
  ReadinessListFilter,
  standingColumn,
} from './ReadinessListFilter';
import {
  applySegment,
  ReadinessListOrder,
  ReadinessListPosition,
  segmentsOf,
  SORT_COLUMNS,
} from './readinessListOrder';
import {
  deployStateOf,
  ListRow,
  selectedColumns,
  toHeadline,
  toSummary,
} from './readinessListRows';
import { StoredHeadline } from './readinessRows';

/** A running review of an entity. @internal */
export interface OpenReview {
  reviewId: string;
  checklistTitle: string;
}

/** One entity of the list, in the order of the list. @internal */
export interface ReadinessListItem {
  entityId: string;
  entity: EntitySummary;
  headline: StoredHeadline;
  openReviews: OpenReview[];
  deployHealth?: Exclude<DeployState, 'none'>;
  position: ReadinessListPosition;
}

interface OwnerRow {
  entity_id: string;
  owner_ref: string;
}

interface OpenReviewRow {
  entity_id: string;
  open_review_id: string;
  title: string;
}

function sortValueOf(row: ListRow, { sort }: ReadinessListOrder): string {
  return sort in SORT_COLUMNS
    ? row[SORT_COLUMNS[sort as keyof typeof SORT_COLUMNS]] ?? ''
    : '';
}

function groupByEntity<T extends { entity_id: string }>(rows: T[]) {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    groups.set(row.entity_id, [...(groups.get(row.entity_id) ?? []), row]);
  }
  return groups;
}

/** The queries behind the list of all entities: a page, and how many stand where. @internal */
export class ReadinessListModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** A page of the list, one more than the limit where there is a next page. */
  async listPage(options: {
    filter: ReadinessListFilter;
    order: ReadinessListOrder;
    limit: number;
    after?: ReadinessListPosition;
  }): Promise<ReadinessListItem[]> {
    const { order } = options;
    const rows = await this.#listRows(options);
    const ids = rows.map(({ row }) => row.id);
    const [owners, reviews] = await Promise.all([
      this.#listOwners(ids).then(groupByEntity),
      this.#listOpenReviews(
        rows.filter(({ row }) => row.in_review).map(({ row }) => row.id),
      ).then(groupByEntity),
    ]);
    return rows.map(({ row, segment }) => ({
      entityId: row.id,
      entity: toSummary(
        row,
        (owners.get(row.id) ?? []).map(({ owner_ref }) => owner_ref),
      ),
      headline: toHeadline(row),
      openReviews: (reviews.get(row.id) ?? []).map(review => ({
        reviewId: review.open_review_id,
        checklistTitle: review.title,
      })),
      deployHealth:
        row.deploy_state && row.deploy_state !== 'none'
          ? row.deploy_state
          : undefined,
      position: {
        segment,
        value: sortValueOf(row, order),
        sortName: row.sort_name,
        id: row.id,
      },
    }));
  }

  /** Those of some entities that the viewer may see, in no certain order. */
  async listByRefs(
    filter: ReadinessListFilter,
    entityRefs: string[],
  ): Promise<StandingLookUp['items']> {
    const rows: Pick<
      ListRow,
      'entity_ref' | 'headline' | 'in_review' | 'due_soon' | 'valid_until'
    >[] = await filteredEntities(this.#knex, filter)
      .whereIn('entity.entity_ref', entityRefs)
      .select(
        'entity.entity_ref',
        'entity.headline',
        'entity.in_review',
        'entity.due_soon',
        'entity.valid_until',
      );
    return rows.map(row => ({
      entityRef: row.entity_ref,
      headline: row.headline as Standing,
      inReview: Boolean(row.in_review),
      dueSoon: Boolean(row.due_soon),
      validUntil: row.valid_until ?? undefined,
    }));
  }

  /** How many entities stand where, the filter on standing aside. */
  async countStandings(
    filter: ReadinessListFilter,
  ): Promise<Partial<Record<Standing, number>>> {
    const standing = standingColumn(filter);
    const rows: { headline: Standing; count: number | string }[] =
      await filteredEntities(this.#knex, { ...filter, standings: undefined })
        .groupBy(standing)
        .select({ headline: standing })
        .count({ count: '*' });
    return Object.fromEntries(
      rows.map(row => [row.headline, Number(row.count)]),
    );
  }

  /** Segment by segment, until the page is full. */
  async #listRows(options: {
    filter: ReadinessListFilter;
    order: ReadinessListOrder;
    limit: number;
    after?: ReadinessListPosition;
  }): Promise<{ row: ListRow; segment: number }[]> {
    const { filter, order, limit, after } = options;
    const found: { row: ListRow; segment: number }[] = [];
    const segments = segmentsOf(
      order,
      filter.underChecklistId === undefined
        ? undefined
        : { standing: 'under.standing', validUntil: 'under.valid_until' },
    );
    for (
      let segment = after?.segment ?? 0;
      segment < segments.length && found.length <= limit;
      segment += 1
    ) {
      const rows: ListRow[] = await applySegment(
        filteredEntities(this.#knex, filter),
        segments[segment],
        segment === after?.segment ? after : undefined,
      )
        .limit(limit + 1 - found.length)
        .select(selectedColumns(filter))
        .select({ deploy_state: deployStateOf(this.#knex) });
      found.push(...rows.map(row => ({ row, segment })));
    }
    return found;
  }

  async #listOwners(entityIds: string[]): Promise<OwnerRow[]> {
    const owners: OwnerRow[] = [];
    for (const chunk of chunksFor(this.#knex, entityIds)) {
      owners.push(
        ...(await this.#knex<OwnerRow>('entity_owner')
          .whereIn('entity_id', chunk)
          .orderBy('owner_ref')),
      );
    }
    return owners;
  }

  async #listOpenReviews(entityIds: string[]): Promise<OpenReviewRow[]> {
    const reviews: OpenReviewRow[] = [];
    for (const chunk of chunksFor(this.#knex, entityIds)) {
      reviews.push(
        ...(await this.#knex('readiness')
          .join('checklist', 'checklist.id', 'readiness.checklist_id')
          .whereIn('readiness.entity_id', chunk)
          .whereNotNull('readiness.open_review_id')
          .where('checklist.state', 'published')
          .orderBy(['readiness.entity_id', 'readiness.checklist_id'])
          .select(
            'readiness.entity_id',
            'readiness.open_review_id',
            'checklist.title',
          )),
      );
    }
    return reviews;
  }
}
