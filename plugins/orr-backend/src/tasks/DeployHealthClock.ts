import { DatabaseDeployHealthStore } from '../database/deployHealth/DatabaseDeployHealthStore';
import {
  ComputedHealth,
  DeployHealthProjector,
} from '../service/deployHealth/DeployHealthProjector';
import { Refusals } from './Refusals';

const BATCH = 100;

/**
 * Computes how entities fare of which something was told, and those for which a day has ended. It polls what is due, so that a
 * missed run is made up by the next.
 *
 * @internal
 */
export class DeployHealthClock {
  readonly #health: DatabaseDeployHealthStore;
  readonly #projector: DeployHealthProjector;

  constructor(options: {
    deployHealth: DatabaseDeployHealthStore;
    deployHealthProjector: DeployHealthProjector;
  }) {
    this.#health = options.deployHealth;
    this.#projector = options.deployHealthProjector;
  }

  /** Answers how many entities were looked at. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const refusals = new Refusals();
    let looked = 0;
    // What is told while this runs is for the next run: it is due at a later instant.
    const next = () =>
      this.#health.listDue<ComputedHealth>({
        now,
        limit: BATCH,
        except: refusals.keys,
      });
    let due = await next();
    while (due.length && !signal?.aborted) {
      looked += await refusals.work(due, {
        keyOf: ({ entityId }) => entityId,
        work: some => this.#projector.recompute(some, now),
      });
      due = due.length < BATCH ? [] : await next();
    }
    refusals.end();
    return looked;
  }
}
