import { Asked, CostlyCounts } from './CostlyCounts';

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

  async count<T>(asked: Asked, count: () => Promise<T>): Promise<T> {
    const { value } = await this.#counts.count(asked, count);
    return value;
  }
}
