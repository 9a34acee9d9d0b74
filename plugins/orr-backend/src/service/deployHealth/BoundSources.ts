import { DeployHealthInput, KnownAlerts } from 'backstage-plugin-orr-common';
import { DatabaseBindingStore } from '../../database/source/DatabaseBindingStore';
import { StoredBinding } from '../../database/source/bindingRows';
import { StoredDeployment } from '../../database/deployHealth/deploymentRows';
import { SourceRegistry } from '../source/SourceRegistry';

/** What the health of some deployments owes to the systems that told of them. @internal */
export type SourceTraits = Pick<
  DeployHealthInput,
  'asOf' | 'coveredFrom' | 'failures' | 'isConfigRepository'
>;

const WEAKEST: DeployHealthInput['failures'][] = [
  'none',
  'latest-only',
  'full',
];

interface Origin {
  provider: string;
  firstAt: string;
  lastAt: string;
  bindings: StoredBinding[];
}

function originsOf(
  records: StoredDeployment[],
  bindings: StoredBinding[],
): Origin[] {
  const found = new Map<string, Origin>();
  for (const { provider, instance, happenedAt } of records) {
    const key = `${provider} ${instance}`;
    const origin = found.get(key) ?? {
      provider,
      firstAt: happenedAt,
      lastAt: happenedAt,
      bindings: bindings.filter(
        item =>
          item.kind === 'deployments' &&
          item.provider === provider &&
          item.instance === instance,
      ),
    };
    origin.firstAt = happenedAt < origin.firstAt ? happenedAt : origin.firstAt;
    origin.lastAt = happenedAt > origin.lastAt ? happenedAt : origin.lastAt;
    found.set(key, origin);
  }
  return [...found.values()];
}

/** As far back as was asked; where nothing was ever asked, since the first that was told. */
function coveredFromOf({ bindings, firstAt }: Origin): string {
  const asked = bindings.flatMap(({ coveredFrom }) => coveredFrom ?? []);
  return asked.sort().at(-1) ?? firstAt;
}

/** Up to when is known what there was: a source that fails leaves its numbers as they were. */
function knownUntil({ bindings, lastAt }: Origin): string[] {
  return bindings.flatMap(({ problem, syncedAt }) =>
    problem && syncedAt ? [syncedAt > lastAt ? syncedAt : lastAt] : [],
  );
}

/** Knows the sources that entities are bound to, as far as health depends on them. @internal */
export class BoundSources {
  readonly #bindings: DatabaseBindingStore;
  readonly #sources: SourceRegistry;

  constructor(options: {
    bindings: DatabaseBindingStore;
    sources: SourceRegistry;
  }) {
    this.#bindings = options.bindings;
    this.#sources = options.sources;
  }

  async of(entityIds: string[]): Promise<Map<string, StoredBinding[]>> {
    return this.#bindings.listOfEntities(entityIds);
  }

  /** What may be said by these records of an entity with these bindings. */
  traitsOf(
    records: StoredDeployment[],
    bindings: StoredBinding[],
    now: string,
  ): SourceTraits {
    const origins = originsOf(records, bindings);
    const known = origins.map(
      ({ provider }) => this.#sources.deployments.get(provider)?.capabilities,
    );
    const seen = known.map(item => WEAKEST.indexOf(item?.failures ?? 'full'));
    return {
      asOf: [now, ...origins.flatMap(knownUntil)].sort()[0],
      coveredFrom: origins.map(coveredFromOf).sort().at(-1) ?? null,
      failures: WEAKEST[Math.min(...seen, WEAKEST.length - 1)],
      isConfigRepository: known.some(item => item?.configRevisions),
    };
  }

  /** Between which instants all alerts are known to all sources of alerts among the bindings; null where there is none. */
  alertsCoveredBy(
    bindings: StoredBinding[],
    now: string,
  ): KnownAlerts['covered'] {
    const ofAlerts = bindings.filter(
      ({ kind, provider }) =>
        kind === 'incidents' &&
        this.#sources.incidents.get(provider)?.knowsAlerts,
    );
    if (!ofAlerts.length) {
      return null;
    }
    const ends = ofAlerts.map(({ coveredFrom, syncedAt }) =>
      // What was not asked for all there was knows nothing yet.
      coveredFrom && syncedAt
        ? { from: coveredFrom, until: syncedAt }
        : { from: now, until: now },
    );
    return {
      from: ends
        .map(({ from }) => from)
        .sort()
        .at(-1)!,
      until: ends.map(({ until }) => until).sort()[0],
    };
  }

  /** Whether a source can be asked which commits lie between two revisions. */
  knowCommits(provider: string): boolean {
    return this.#sources.deployments.get(provider)?.compare !== undefined;
  }

  /** Whether one of the bindings would tell of incidents, so that none told means none. */
  knowIncidents(bindings: StoredBinding[]): boolean {
    return bindings.some(
      ({ kind, provider, syncedAt }) =>
        kind === 'incidents' &&
        syncedAt !== undefined &&
        this.#sources.incidents.get(provider)?.knowsIncidents,
    );
  }
}
