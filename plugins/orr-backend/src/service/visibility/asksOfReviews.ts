import { VisibilityFilter } from '../../database/VisibilityFilter';

/** What people do in reviews changes these, and no entity with them. */
const OF_REVIEWS: ReadonlySet<string> = new Set(['participant', 'reviewer']);

/** Whether what a caller sees changes with what people do in reviews. @internal */
export function asksOfReviews(filter: VisibilityFilter): boolean {
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
