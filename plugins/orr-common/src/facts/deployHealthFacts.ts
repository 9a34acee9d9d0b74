import { IncidentRecord } from '../deployHealth/deployment';
import { DeployHealth } from '../deployHealth/deployHealth';
import { Metric, UnmeasuredReason } from '../deployHealth/metric';
import { Detection } from './detectedByAlert';
import { FactDefinition, FactReading } from './fact';

/** The provider of how deployments fare. @internal */
export const DEPLOY_HEALTH_PROVIDER = {
  id: 'deployHealth',
  title: 'Deploy health',
} as const;

/** What runs, told by the systems that run it. */
const TOLD = { rung: 'probed', controlledBy: 'system' } as const;

/** How deployments fare, as facts. All but the last are about production. @internal */
export const DEPLOY_HEALTH_FACTS = [
  {
    id: 'deployHealth.daysSinceSuccess',
    title: 'Days since a successful deployment',
    description: 'Whole days since a deployment to production succeeded.',
    type: 'number',
    ...TOLD,
  },
  {
    id: 'deployHealth.lastDeploymentSucceeded',
    title: 'Last deployment succeeded',
    description:
      'The newest deployment to production that ended was successful.',
    type: 'boolean',
    ...TOLD,
  },
  {
    id: 'deployHealth.attemptFailureRate',
    title: 'Failed attempts',
    description:
      'Share of the attempts to deploy to production that failed, of 90 days: how reliable the pipeline is.',
    type: 'share',
    neverLowers: true,
    ...TOLD,
  },
  {
    id: 'deployHealth.changeFailRate',
    title: 'Change fail rate',
    description:
      'Share of the deployments to production that had to be put right at once, of 90 days.',
    type: 'share',
    ...TOLD,
  },
  {
    id: 'deployHealth.headCommitLeadTime',
    title: 'Lead time of the head commit',
    description:
      'Median time from the commit of a new revision to its success in production, of 90 days.',
    type: 'duration',
    ...TOLD,
  },
  {
    id: 'deployHealth.changeLeadTime',
    title: 'Change lead time',
    description:
      'Median time from authoring a commit to its success in production, of 90 days.',
    type: 'duration',
    ...TOLD,
  },
  {
    id: 'deployHealth.lastRollbackAt',
    title: 'Last rollback in production',
    description:
      'When a rollback last succeeded in production, of 365 days. Not known where none was seen: it may have happened unseen.',
    type: 'instant',
    rung: 'exercised',
    controlledBy: 'system',
  },
  {
    id: 'deployHealth.stuck',
    title: 'Stuck deployments',
    description:
      'How many deployments to production have neither ended nor moved for too long.',
    type: 'number',
    ...TOLD,
  },
  {
    id: 'deployHealth.productionClassified',
    title: 'Production is known',
    description:
      'A deployment is known to have gone to production, so that numbers about it can be told.',
    type: 'boolean',
    ...TOLD,
  },
] as const satisfies readonly FactDefinition[];

type HealthFactId = (typeof DEPLOY_HEALTH_FACTS)[number]['id'];
type Said = Omit<FactReading, 'factId' | 'observedAt'>;

/** As it is computed for an entity. @internal */
export interface ComputedTiers {
  /** Those that something was deployed to. */
  tiers: readonly { tier: string; health: DeployHealth }[];
  /** Environments that no rule knows. */
  unclassified: readonly unknown[];
}

/** Below this share of its window a number says nothing about the whole of it. */
const LEAST_COVERAGE = 0.8;
const NONE_KNOWN = 'No deployment to production is known';

const WHY: Record<UnmeasuredReason, string> = {
  noIncidentSource: 'No incidents are told, and no rollback can be seen',
  noHotfixRule: 'Nobody says which deployments are hotfixes',
  noRevisions: 'The deployments name no revisions',
  noStartTimes: 'The deployments name no start',
  noCommitTimes: 'The deployments do not say when their revisions were made',
  noCommits: 'The commits of the revisions are not known',
  failuresUnseen: 'The source does not tell of all failures',
  noneInCoverage: 'None succeeded since deployments are told',
};

function unknown(note: string): Said {
  return { state: 'unknown', note };
}

function figureOf(metric: Metric): Said {
  if (metric.state === 'notMeasured') {
    return unknown(WHY[metric.reason]);
  }
  const { n } = metric;
  return metric.state === 'measured'
    ? {
        state: 'ok',
        value: metric.value,
        note: `Of ${n} in ${metric.days} days`,
      }
    : {
        state: 'underSampled',
        note: `Only ${n} in ${metric.days} days; it takes ${metric.needed}`,
      };
}

function rateOf(metric: Metric, { coverage }: DeployHealth): Said {
  if (metric.state === 'notMeasured' || metric.k === undefined || !metric.n) {
    return figureOf(metric);
  }
  const { k, n } = metric;
  const counted = { value: k / n, sample: { k, n } };
  if (coverage.days < coverage.of * LEAST_COVERAGE) {
    const note = `Deployments are known for ${coverage.days} of ${coverage.of} days`;
    return { state: 'underSampled', ...counted, note };
  }
  return {
    state: metric.state === 'measured' ? 'ok' : 'underSampled',
    ...counted,
  };
}

function ofProduction(
  health: DeployHealth,
): Record<Exclude<HealthFactId, 'deployHealth.productionClassified'>, Said> {
  const { lastDeployment, rollbacks, stuck, isConfigLeadTime } = health;
  const { daysSinceSuccess } = health;
  const url = lastDeployment?.url;
  return {
    'deployHealth.daysSinceSuccess':
      daysSinceSuccess.state === 'measured'
        ? { state: 'ok', value: daysSinceSuccess.value }
        : figureOf(daysSinceSuccess),
    'deployHealth.lastDeploymentSucceeded': lastDeployment
      ? {
          state: 'ok',
          value: lastDeployment.outcome === 'succeeded',
          note: `It ended at ${lastDeployment.finishedAt}`,
          ...(url && { url }),
        }
      : unknown('None has ended yet'),
    'deployHealth.attemptFailureRate': rateOf(
      health.attemptFailureRate,
      health,
    ),
    'deployHealth.changeFailRate': rateOf(health.changeFailRate, health),
    'deployHealth.headCommitLeadTime': isConfigLeadTime
      ? unknown('The revisions are those of settings')
      : figureOf(health.headCommitLeadTime),
    'deployHealth.changeLeadTime': figureOf(health.changeLeadTime),
    'deployHealth.lastRollbackAt': rollbacks.lastAt
      ? { state: 'ok', value: rollbacks.lastAt }
      : unknown('None was seen'),
    'deployHealth.stuck': {
      state: 'ok',
      value: stuck.n,
      ...(stuck.since && { note: `The oldest since ${stuck.since}` }),
    },
  };
}

/** What the health that was computed says. @internal */
export function readDeployHealthFacts(
  { tiers, unclassified }: ComputedTiers,
  asOf: string,
): FactReading[] {
  const health = tiers.find(({ tier }) => tier === 'production')?.health;
  const production = health && ofProduction(health);
  const classified: Said =
    production || unclassified.length
      ? { state: 'ok', value: production !== undefined }
      : unknown(NONE_KNOWN);
  return DEPLOY_HEALTH_FACTS.map(({ id }) => ({
    factId: id,
    ...(id === 'deployHealth.productionClassified'
      ? classified
      : production?.[id] ?? unknown(NONE_KNOWN)),
    observedAt: asOf,
  }));
}

/** The provider of what incidents say. @internal */
export const INCIDENTS_PROVIDER = {
  id: 'incidents',
  title: 'Incidents',
} as const;

/** What is told of incidents, as facts. @internal */
export const INCIDENT_FACTS = [
  {
    id: 'incidents.openNow',
    title: 'Open incidents',
    description: 'How many incidents of the entity are not resolved.',
    type: 'number',
    ...TOLD,
  },
  {
    id: 'incidents.lastAt',
    title: 'Last incident',
    description:
      'When an incident of the entity last began, of 400 days. Not known where none was told.',
    type: 'instant',
    ...TOLD,
  },
  {
    id: 'incidents.detectedByAlert',
    title: 'Detected by an alert',
    description:
      'An alert fired before the newest incident of 365 days was opened. Not known where no incident was told, and where its sources may not have told of all alerts.',
    type: 'boolean',
    rung: 'exercised',
    controlledBy: 'system',
  },
] as const satisfies readonly FactDefinition[];

/** What incidents say; null where nobody tells of them: none told is not none. @internal */
export function readIncidentFacts(
  incidents: readonly IncidentRecord[] | null,
  asOf: string,
  detected: Detection['said'],
): FactReading[] {
  const begun = (incidents ?? [])
    .filter(({ openedAt }) => openedAt <= asOf)
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  const open = begun.filter(
    ({ resolvedAt }) => resolvedAt === null || resolvedAt > asOf,
  );
  const [last] = begun;
  const urlOf = (incident?: IncidentRecord) =>
    incident?.url ? { url: incident.url } : {};
  const untold = unknown('Nobody tells of its incidents');
  const said: Said[] = incidents
    ? [
        { state: 'ok', value: open.length, ...urlOf(open[0]) },
        last
          ? { state: 'ok', value: last.openedAt, ...urlOf(last) }
          : unknown('None was told'),
        detected,
      ]
    : [untold, untold, untold];
  return INCIDENT_FACTS.map(({ id }, index) => ({
    factId: id,
    ...said[index],
    observedAt: asOf,
  }));
}
