import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import { DatabaseLaunchStore } from '../../database/deployHealth/DatabaseLaunchStore';
import { StoredDeployment } from '../../database/deployHealth/deploymentRows';
import { ReadinessProjector } from '../readiness/ReadinessProjector';

/** Notes since when entities run in production, and has the standings say so. @internal */
export class LaunchWatch {
  readonly #launches: DatabaseLaunchStore;
  readonly #projector: ReadinessProjector;
  readonly #readiness: DatabaseReadinessStore;

  constructor(options: {
    launches: DatabaseLaunchStore;
    projector: ReadinessProjector;
    readiness: DatabaseReadinessStore;
  }) {
    this.#launches = options.launches;
    this.#projector = options.projector;
    this.#readiness = options.readiness;
  }

  async note(
    deployments: ReadonlyMap<string, StoredDeployment[]>,
    now: Date,
  ): Promise<void> {
    const first = new Map<string, string>();
    for (const [entityId, records] of deployments) {
      const [at] = records.filter(isInProduction).map(instantOf).sort();
      if (at !== undefined) {
        first.set(entityId, at);
      }
    }
    const earlier = await this.#launches.listLater(first);
    if (!earlier.size) {
      return;
    }
    await this.#readiness.transaction(async trx => {
      const launchedIds = await this.#launches.note(trx, earlier);
      await this.#projector.recompute({ entityIds: launchedIds, now, trx });
    });
  }
}

function isInProduction({ tier, outcome }: StoredDeployment): boolean {
  return tier === 'production' && outcome === 'succeeded';
}

function instantOf({ finishedAt, happenedAt }: StoredDeployment): string {
  return finishedAt ?? happenedAt;
}
