import { Standing } from 'backstage-plugin-orr-common';
import { ReadinessListFilter } from '../../database/ReadinessListFilter';
import { ReadinessListModel } from '../../database/ReadinessListModel';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { CostlyCounts } from '../visibility/CostlyCounts';

/** What people do in reviews changes these, and no entity with them. */
const OF_REVIEWS: ReadonlySet<string> = new Set(['participant', 'reviewer']);

/**
 * How many entities of a list stand where. What takes some time to count is told again while no entity has changed, so that it
 * always agrees with the rows.
 *
 * @internal
 */
export class StandingTotals {
  readonly #counts: Pick<CostlyCounts, 'count'>;
  readonly #list: ReadinessListModel;

  constructor(options: {
    /** That tell nothing once an entity has changed. */
    exactCounts: Pick<CostlyCounts, 'count'>;
    readinessList: ReadinessListModel;
  }) {
    this.#counts = options.exactCounts;
    this.#list = options.readinessList;
  }

  /** The filter on standing aside. */
  count({
    standings: _standings,
    ...filter
  }: ReadinessListFilter): Promise<Partial<Record<Standing, number>>> {
    return this.unlessChanged('standings', filter, () =>
      this.#list.countStandings(filter),
    );
  }

  /** Anything else that follows from the entities that a filter lets through. */
  async unlessChanged<T>(
    of: string,
    filter: ReadinessListFilter,
    count: () => Promise<T>,
  ): Promise<T> {
    if (!followsFromEntities(filter)) {
      return count();
    }
    const { value } = await this.#counts.count({ of, ...filter }, count);
    return value;
  }
}

/** How deployments fare changes beside the entities. */
function followsFromEntities({
  deployStates,
  visibility,
}: ReadinessListFilter): boolean {
  return !deployStates?.length && !asksOfReviews(visibility);
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
