import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { chunksFor } from './chunks';
import { selectEntities, toFoundEntities } from './entityRows';
import { ReviewRow, StoredReview, toReview } from './reviewRows';
import { StoredEntity } from './StoredEntity';
import { VisibilityFilter } from './VisibilityFilter';

/** @internal */
export interface ReviewWithEntity {
  review: StoredReview;
  entity: StoredEntity;
}

const PASSES = 'passes_';

/** Reads a review together with the entity it is about, in one statement. @internal */
export class ReviewWithEntityModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Also tells which of the filters let the review through; rules on people look at this review alone. */
  async find<TName extends string = never>(
    reviewId: string,
    filters = {} as Record<TName, VisibilityFilter>,
  ): Promise<
    (ReviewWithEntity & { passes: Record<TName, boolean> }) | undefined
  > {
    const names = Object.keys(filters) as TName[];
    const rows: (ReviewRow & Record<string, unknown>)[] = await selectEntities(
      this.#knex('review')
        .join('entity', 'entity.id', 'review.entity_id')
        .where('review.id', reviewId)
        .select(
          'review.*',
          ...names.map(name => this.#passes(filters[name]).as(PASSES + name)),
        ),
    );
    const [entity] = toFoundEntities(rows);
    return (
      entity && {
        review: toReview(rows[0]),
        entity,
        passes: Object.fromEntries(
          names.map(name => [name, Number(rows[0][PASSES + name]) > 0]),
        ) as Record<TName, boolean>,
      }
    );
  }

  /** Several at once; what does not exist is left out. */
  async list(reviewIds: string[]): Promise<ReviewWithEntity[]> {
    const byReview = new Map<string, ReviewRow[]>();
    for (const chunk of chunksFor(this.#knex, reviewIds)) {
      const rows: ReviewRow[] = await selectEntities(
        this.#knex('review')
          .join('entity', 'entity.id', 'review.entity_id')
          .whereIn('review.id', chunk)
          .select('review.*'),
      );
      for (const row of rows) {
        byReview.set(row.id, [...(byReview.get(row.id) ?? []), row]);
      }
    }
    return [...byReview.values()].map(rows => ({
      review: toReview(rows[0]),
      entity: toFoundEntities(rows)[0],
    }));
  }

  #passes(filter: VisibilityFilter): Knex.QueryBuilder {
    return applyVisibility(
      this.#knex('entity as shown')
        .count('*')
        .whereRaw('?? = ??', ['shown.id', 'entity.id']),
      filter,
      { entity: 'shown', review: 'review' },
    );
  }
}
