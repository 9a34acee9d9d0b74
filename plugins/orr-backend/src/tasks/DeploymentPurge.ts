import { DatabaseAlertStore } from '../database/deployHealth/DatabaseAlertStore';
import { DatabaseComparisonStore } from '../database/deployHealth/DatabaseComparisonStore';
import { DatabaseDeploymentStore } from '../database/deployHealth/DatabaseDeploymentStore';
import { DatabaseIncidentStore } from '../database/deployHealth/DatabaseIncidentStore';

/** Longer than anything that is computed looks back. */
const KEPT_MS = 400 * 24 * 60 * 60_000;
const BATCH = 1_000;

/** Forgets deployments, incidents and alerts that nothing is computed from any more. @internal */
export class DeploymentPurge {
  readonly #stores: { purge: DatabaseDeploymentStore['purge'] }[];

  constructor(options: {
    alerts: DatabaseAlertStore;
    comparisons: DatabaseComparisonStore;
    deployments: DatabaseDeploymentStore;
    incidents: DatabaseIncidentStore;
  }) {
    this.#stores = [
      options.deployments,
      options.comparisons,
      options.incidents,
      options.alerts,
    ];
  }

  /** Answers how many were forgotten. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const before = new Date(now.getTime() - KEPT_MS);
    let forgotten = 0;
    for (const store of this.#stores) {
      let deleted = BATCH;
      while (deleted === BATCH && !signal?.aborted) {
        deleted = await store.purge({ before, limit: BATCH });
        forgotten += deleted;
      }
    }
    return forgotten;
  }
}
