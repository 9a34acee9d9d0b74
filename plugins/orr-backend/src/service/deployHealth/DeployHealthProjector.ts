import {
  computeDeployHealth,
  DEPLOY_HEALTH_PROVIDER,
  EntityDeployHealth,
  EnvironmentTier,
  FactReading,
  IncidentRecord,
  INCIDENTS_PROVIDER,
  readDeployHealthFacts,
  readIncidentFacts,
} from 'backstage-plugin-orr-common';
import {
  DatabaseDeployHealthStore,
  DueHealth,
} from '../../database/deployHealth/DatabaseDeployHealthStore';
import { DatabaseDeploymentStore } from '../../database/deployHealth/DatabaseDeploymentStore';
import { DatabaseIncidentStore } from '../../database/deployHealth/DatabaseIncidentStore';
import { DatabaseFactStore } from '../../database/facts/DatabaseFactStore';
import { StoredDeployment } from '../../database/deployHealth/deploymentRows';
import { StoredBinding } from '../../database/source/bindingRows';
import { BoundSources } from './BoundSources';
import { LaunchWatch } from './LaunchWatch';
import { DeployHealthOptions } from './readDeployHealthOptions';

/** What is kept of how an entity fares. @internal */
export type ComputedHealth = Pick<
  EntityDeployHealth,
  'tiers' | 'unclassified' | 'latest'
>;

/** What is told of each of several entities. */
type Told = Record<
  'deployments' | 'incidents',
  { entityId: string; readings: FactReading[] }[]
>;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** As long as deployments are kept: a rollback is known by what was there before. */
const LOOK_BACK_DAYS = 400;
const LATEST = 10;
/** The entity with most deployments must not make the others wait in memory. */
const AT_ONCE = 20;

const ORDER: EnvironmentTier[] = [
  'production',
  'staging',
  'testing',
  'development',
  'other',
];

function byTime(a: StoredDeployment, b: StoredDeployment): number {
  const [left, right] = [a, b].map(item => `${item.happenedAt} ${item.id}`);
  return left < right ? 1 : -1;
}

function unclassifiedOf(
  records: StoredDeployment[],
): ComputedHealth['unclassified'] {
  const found = new Map<string, ComputedHealth['unclassified'][number]>();
  for (const { environment, provider, happenedAt } of records) {
    const key = `${provider} ${environment}`;
    const known = found.get(key);
    found.set(key, {
      environment,
      provider,
      n: (known?.n ?? 0) + 1,
      lastAt: known && known.lastAt > happenedAt ? known.lastAt : happenedAt,
    });
  }
  return [...found.values()].sort((a, b) => b.n - a.n);
}

/** Computes how entities fare and keeps it, so that nobody who looks at it waits for it. @internal */
export class DeployHealthProjector {
  readonly #deployments: DatabaseDeploymentStore;
  readonly #incidents: DatabaseIncidentStore;
  readonly #health: DatabaseDeployHealthStore;
  readonly #sources: BoundSources;
  readonly #facts: DatabaseFactStore;
  readonly #launchWatch: LaunchWatch;
  readonly #settings: DeployHealthOptions;

  constructor(options: {
    boundSources: BoundSources;
    deployments: DatabaseDeploymentStore;
    incidents: DatabaseIncidentStore;
    deployHealth: DatabaseDeployHealthStore;
    factReadings: DatabaseFactStore;
    launchWatch: LaunchWatch;
    settings: DeployHealthOptions;
  }) {
    this.#deployments = options.deployments;
    this.#incidents = options.incidents;
    this.#health = options.deployHealth;
    this.#sources = options.boundSources;
    this.#facts = options.factReadings;
    this.#launchWatch = options.launchWatch;
    this.#settings = options.settings;
  }

  /** Answers how many entities were looked at. */
  async recompute(due: DueHealth[], now: Date): Promise<number> {
    for (let start = 0; start < due.length; start += AT_ONCE) {
      await this.#recomputeSome(due.slice(start, start + AT_ONCE), now);
    }
    return due.length;
  }

  async #recomputeSome(due: DueHealth[], now: Date): Promise<void> {
    const ids = due.map(({ entityId }) => entityId);
    const since = new Date(
      now.getTime() - LOOK_BACK_DAYS * DAY_MS,
    ).toISOString();
    const deployments = await this.#deployments.listSince(ids, since);
    const incidents = await this.#incidents.listSince(ids, since);
    const bindings = await this.#sources.of(ids);
    // Before they are marked as computed: what fails here is due again.
    await this.#launchWatch.note(deployments, now);
    const computedAt = now.toISOString();
    const dueAt = new Date(
      (Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS,
    ).toISOString();
    const told: Told = { deployments: [], incidents: [] };
    for (const { entityId, token } of due) {
      const known = {
        records: deployments.get(entityId) ?? [],
        bindings: bindings.get(entityId) ?? [],
        incidents: this.#known(
          incidents.get(entityId),
          bindings.get(entityId) ?? [],
        ),
      };
      const health = this.#computeOf(known, computedAt);
      await this.#health.put({ entityId, token, health, computedAt, dueAt });
      told.deployments.push({
        entityId,
        readings: readDeployHealthFacts(health, computedAt),
      });
      told.incidents.push({
        entityId,
        readings: readIncidentFacts(known.incidents, computedAt),
      });
    }
    await this.#tellFacts(told, now);
  }

  /** What is computed of a source that fails says nothing new: days pass, and nobody knows what they brought. */
  async #tellFacts({ deployments, incidents }: Told, now: Date) {
    const facts = this.#facts;
    const unlessFailing = { unlessFailing: true };
    const { id } = DEPLOY_HEALTH_PROVIDER;
    await facts.transaction(async trx => {
      await facts.recordAll(trx, id, deployments, now, unlessFailing);
      await facts.recordAll(
        trx,
        INCIDENTS_PROVIDER.id,
        incidents,
        now,
        unlessFailing,
      );
    });
  }

  /** Null where nobody tells of them: none told is not none. */
  #known(
    incidents: IncidentRecord[] | undefined,
    bindings: StoredBinding[],
  ): IncidentRecord[] | null {
    const areTold =
      this.#settings.incidentsAreTold || this.#sources.knowIncidents(bindings);
    return incidents ?? (areTold ? [] : null);
  }

  #computeOf(
    known: {
      records: StoredDeployment[];
      bindings: StoredBinding[];
      incidents: IncidentRecord[] | null;
    },
    now: string,
  ): ComputedHealth {
    const { records, bindings, incidents } = known;
    const { hotfixesAreTold, stuckAfterHours } = this.#settings;
    const tiers = ORDER.flatMap(tier => {
      const ofTier = records.filter(record => record.tier === tier);
      return ofTier.length ? [{ tier, ofTier }] : [];
    });
    return {
      tiers: tiers.map(({ tier, ofTier }) => ({
        tier: tier as Exclude<EnvironmentTier, 'unclassified'>,
        environments: [
          ...new Set(ofTier.map(({ environment }) => environment)),
        ].sort(),
        health: computeDeployHealth({
          records: ofTier,
          // An incident is told of an entity, and hurts the users of what runs in production.
          incidents: tier === 'production' ? incidents : null,
          ...this.#sources.traitsOf(ofTier, bindings, now),
          hasHotfixRule: hotfixesAreTold,
          stuckAfterMs: stuckAfterHours * HOUR_MS,
        }),
      })),
      unclassified: unclassifiedOf(
        records.filter(({ tier }) => tier === 'unclassified'),
      ),
      latest: records.sort(byTime).slice(0, LATEST).map(toShownDeployment),
    };
  }
}

/** @internal */
export function toShownDeployment(
  record: StoredDeployment,
): EntityDeployHealth['latest'][number] {
  const { id, provider, instance, environment, tier, outcome, kind } = record;
  const { revision, ref, artifact, startedAt, finishedAt } = record;
  const { supersededAt, url, happenedAt } = record;
  return {
    id,
    provider,
    instance,
    environment,
    tier,
    outcome,
    kind,
    revision,
    ref,
    artifact,
    startedAt,
    finishedAt,
    supersededAt,
    url,
    happenedAt,
  };
}
