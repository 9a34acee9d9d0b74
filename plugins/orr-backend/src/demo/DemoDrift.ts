import { DatabaseDeployHealthStore } from '../database/deployHealth/DatabaseDeployHealthStore';
import { DatabaseDriftLookStore } from '../database/drift/DatabaseDriftLookStore';
import { DeployHealthProjector } from '../service/deployHealth/DeployHealthProjector';
import { DriftLook } from '../service/drift/DriftLook';
import { DeployHealthClock } from '../tasks/DeployHealthClock';
import { DriftWatch } from '../tasks/DriftWatch';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Longer than a signal has to disagree before somebody is asked. */
const SEEN_DAYS_AGO = 4;

/** What the signals of the demo say against its decisions: found some days ago, and asked about since. @internal */
export class DemoDrift {
  readonly #health: DeployHealthClock;
  readonly #watch: DriftWatch;

  constructor(options: {
    deployHealth: DatabaseDeployHealthStore;
    deployHealthProjector: DeployHealthProjector;
    driftLooks: DatabaseDriftLookStore;
    driftLook: DriftLook;
  }) {
    this.#health = new DeployHealthClock(options);
    this.#watch = new DriftWatch(options);
  }

  async play(now: Date, signal?: AbortSignal): Promise<void> {
    await this.#health.runOnce(now, signal);
    await this.#watch.runOnce(
      new Date(now.getTime() - SEEN_DAYS_AGO * DAY_MS),
      signal,
    );
    await this.#watch.runOnce(now, signal);
  }
}
