import { Knex } from 'knex';
import { applyVisibility } from './applyVisibility';
import { chunksFor } from './chunks';
import { VisibilityFilter } from './VisibilityFilter';

/** Which entities a filter lets through. @internal */
export class VisibleEntityModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Whether the filter lets the entity through; with a review, rules on people look at that review alone. */
  async isVisible(
    target: { entityId: string; reviewId?: string },
    filter: VisibilityFilter,
  ): Promise<boolean> {
    const query = this.#knex('entity')
      .select('entity.id')
      .where('entity.id', target.entityId)
      .first();
    if (target.reviewId !== undefined) {
      query
        .join('review', 'review.entity_id', 'entity.id')
        .where('review.id', target.reviewId);
    }
    applyVisibility(
      query,
      filter,
      target.reviewId === undefined ? {} : { review: 'review' },
    );
    return (await query) !== undefined;
  }

  /** Which of these entities the filter lets through. */
  async listPassing(
    entityIds: string[],
    filter: VisibilityFilter,
  ): Promise<Set<string>> {
    const passing = new Set<string>();
    for (const chunk of chunksFor(this.#knex, entityIds)) {
      const rows: { id: string }[] = await applyVisibility(
        this.#knex('entity').select('entity.id').whereIn('entity.id', chunk),
        filter,
      );
      rows.forEach(({ id }) => passing.add(id));
    }
    return passing;
  }
}
