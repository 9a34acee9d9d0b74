import { Standing } from 'backstage-plugin-orr-common';
import { ReadinessListFilter } from '../../database/ReadinessListFilter';
import { ReadinessListModel } from '../../database/ReadinessListModel';
import { UnchangedCounts } from '../visibility/UnchangedCounts';

/** How many entities of a list stand where. @internal */
export class StandingTotals {
  readonly #counts: UnchangedCounts;
  readonly #list: ReadinessListModel;

  constructor(options: {
    exactCounts: UnchangedCounts;
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
    return this.#counts.count({ of: 'standings', ...filter }, () =>
      this.#list.countStandings(filter),
    );
  }
}
