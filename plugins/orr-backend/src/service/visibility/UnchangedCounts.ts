import { VisibilityFilter } from '../../database/VisibilityFilter';
import { Asked, CostlyCounts } from './CostlyCounts';

/** What people do in reviews changes these, and no entity with them. */
const OF_REVIEWS: ReadonlySet<string> = new Set(['participant', 'reviewer']);

/**
 * Counts of the entities that a caller sees, and of what is kept of them. What takes some time to count is told again as long as
 * nothing of it has changed, so that it always agrees with the rows.
 *
 * @internal
 */
export class UnchangedCounts {
  readonly #counts: Pick<CostlyCounts, 'count'>;

  /** `counts` tell nothing once an entity has changed, however long they take. */
  constructor(counts: Pick<CostlyCounts, 'count'>) {
    this.#counts = counts;
  }

  async count<T>(
    asked: Asked & { visibility: VisibilityFilter },
    count: () => Promise<T>,
  ): Promise<T> {
    if (asksOfReviews(asked.visibility)) {
      return count();
    }
    const { value } = await this.#counts.count(asked, count);
    return value;
  }
}

function asksOfReviews(filter: VisibilityFilter): boolean {
  switch (filter.type) {
    case 'all':
    case 'any':
      return filter.filters.some(asksOfReviews);
    case 'not':
      return asksOfReviews(filter.filter);
    case 'column':
      return OF_REVIEWS.has(filter.column);
    default:
      return false;
  }
}
