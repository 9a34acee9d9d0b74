import {
  computeDeployHealth,
  DeployHealthInput,
  Detection,
  DEPLOY_HEALTH_PROVIDER,
  deployStateOf,
  EntityDeployHealth,
  EnvironmentTier,
  FactReading,
  FiredAlert,
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
import { AlertDetection } from './AlertDetection';
import { BoundSources } from './BoundSources';
import { DeployedCommits } from './DeployedCommits';
import { LaunchWatch } from './LaunchWatch';
import { DeployHealthOptions } from './readDeployHealthOptions';

/** What is kept of how an entity fares. @internal */
export type ComputedHealth = Pick<
  EntityDeployHealth,
  'tiers' | 'unclassified' | 'latest'
> &
  Partial<Pick<Detection, 'withoutAlert'>>;

/** What is told of each of several entities. */
type Told = Record<
  'deployments' | 'incidents',
  { entityId: string; readings: FactReading[] }[]
>;

/** What is known of one entity. */
interface KnownRecords {
  records: StoredDeployment[];
  bindings: StoredBinding[];
  /** Null where nobody tells of them. */
  incidents: IncidentRecord[] | null;
  alerts: FiredAlert[];
  /** Those that deployments to production brought; absent where no source of the entity knows commits. */
  commits: DeployHealthInput['commits'];
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A source of alerts has yet to be asked about an incident: that is looked at again. */
const AWAITED_MS = 300_000;
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
  readonly #commits: DeployedCommits;
  readonly #detection: AlertDetection;
  readonly #deployments: DatabaseDeploymentStore;
  readonly #incidents: DatabaseIncidentStore;
  readonly #health: DatabaseDeployHealthStore;
  readonly #sources: BoundSources;
  readonly #facts: DatabaseFactStore;
  readonly #launchWatch: LaunchWatch;
  readonly #settings: DeployHealthOptions;

  constructor(options: {
    alertDetection: AlertDetection;
    boundSources: BoundSources;
    deployedCommits: DeployedCommits;
    deployments: DatabaseDeploymentStore;
    incidents: DatabaseIncidentStore;
    deployHealth: DatabaseDeployHealthStore;
    factReadings: DatabaseFactStore;
    launchWatch: LaunchWatch;
    settings: DeployHealthOptions;
  }) {
    this.#commits = options.deployedCommits;
    this.#detection = options.alertDetection;
    this.#deployments = options.deployments;
    this.#incidents = options.incidents;
    this.#health = options.deployHealth;
    this.#sources = options.boundSources;
    this.#facts = options.factReadings;
    this.#launchWatch = options.launchWatch;
    this.#settings = options.settings;
  }

  /** Answers how many entities were looked at. */
  async recompute(
    due: DueHealth<ComputedHealth>[],
    now: Date,
  ): Promise<number> {
    for (let start = 0; start < due.length; start += AT_ONCE) {
      await this.#recomputeSome(due.slice(start, start + AT_ONCE), now);
    }
    return due.length;
  }

  async #recomputeSome(
    due: DueHealth<ComputedHealth>[],
    now: Date,
  ): Promise<void> {
    const ids = due.map(({ entityId }) => entityId);
    const since = new Date(
      now.getTime() - LOOK_BACK_DAYS * DAY_MS,
    ).toISOString();
    const deployments = await this.#deployments.listSince(ids, since);
    const incidents = await this.#incidents.listSince(ids, since);
    const alerts = await this.#detection.alertsAround(incidents);
    const bindings = await this.#sources.of(ids);
    const commits = await this.#commits.of({ deployments, bindings }, now);
    // Before they are marked as computed: what fails here is due again.
    await this.#launchWatch.note(deployments, now);
    const told: Told = { deployments: [], incidents: [] };
    for (const one of due) {
      const { entityId } = one;
      const ofEntity = bindings.get(entityId) ?? [];
      const { health, said } = await this.#computeOne(one, now, {
        records: deployments.get(entityId) ?? [],
        bindings: ofEntity,
        incidents: this.#known(incidents.get(entityId), ofEntity),
        alerts: alerts.get(entityId) ?? [],
        commits: commits.get(entityId),
      });
      told.deployments.push({
        entityId,
        readings: readDeployHealthFacts(health, now.toISOString()),
      });
      told.incidents.push({ entityId, readings: said });
    }
    await this.#tellFacts(told, now);
  }

  /** Keeps it until the day ends, or until alerts that are awaited may be known. */
  async #computeOne(
    last: DueHealth<ComputedHealth>,
    now: Date,
    known: KnownRecords,
  ): Promise<{ health: ComputedHealth; said: FactReading[] }> {
    const computedAt = now.toISOString();
    const { said, withoutAlert, isAwaited } = this.#detection.judge(
      {
        ...known,
        incidents: known.incidents ?? [],
        withoutAlert: last.health?.withoutAlert,
      },
      computedAt,
    );
    const health = { ...this.#computeOf(known, computedAt), withoutAlert };
    const dayEnd = (Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS;
    const nextMs = Math.min(
      dayEnd,
      isAwaited ? now.getTime() + AWAITED_MS : dayEnd,
    );
    const dueAt = new Date(nextMs).toISOString();
    await this.#health.put(last, {
      health,
      state: deployStateOf(
        health.tiers.find(({ tier }) => tier === 'production')?.health,
      ),
      computedAt,
      dueAt,
    });
    return {
      health,
      said: readIncidentFacts(known.incidents, computedAt, said),
    };
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

  #computeOf(known: Omit<KnownRecords, 'alerts'>, now: string): ComputedHealth {
    const { records, bindings, incidents, commits } = known;
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
          commits: tier === 'production' ? commits : undefined,
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
