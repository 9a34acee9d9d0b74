import { DatabaseDriftLookStore } from '../database/drift/DatabaseDriftLookStore';
import { DriftLook } from '../service/drift/DriftLook';
import { Refusals } from './Refusals';

const BATCH = 100;

/**
 * Holds decisions in force against what signals say: new ones at once, others when their signals change, and all of them once
 * a day. It polls what is due, so that a missed run is made up by the next.
 *
 * @internal
 */
export class DriftWatch {
  readonly #driftLooks: DatabaseDriftLookStore;
  readonly #driftLook: DriftLook;

  constructor(options: {
    driftLooks: DatabaseDriftLookStore;
    driftLook: DriftLook;
  }) {
    this.#driftLooks = options.driftLooks;
    this.#driftLook = options.driftLook;
  }

  /** Answers how many contradictions people were asked about, or that were over. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const refusals = new Refusals();
    let count = 0;
    let due = await this.#driftLooks.listDue({ now, limit: BATCH });
    while (due.length && !signal?.aborted) {
      count += await refusals.work(due, {
        keyOf: ({ entityId, decisionId }) =>
          `decision ${decisionId} about ${entityId}`,
        work: some => this.#driftLook.run(some, now),
      });
      due =
        due.length < BATCH
          ? []
          : await this.#driftLooks.listDue({
              now,
              limit: BATCH,
              after: due[due.length - 1],
            });
    }
    refusals.end();
    return count;
  }
}
