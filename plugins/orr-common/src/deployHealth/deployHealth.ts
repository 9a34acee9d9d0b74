import {
  DeploymentKind,
  DeploymentOutcome,
  DeploymentRecord,
  IncidentRecord,
} from './deployment';
import { Metric } from './metric';

/**
 * What the health of the deployments of one entity to one tier follows from.
 *
 * @public
 */
export interface DeployHealthInput {
  /** All that are linked to the entity in that tier, in any order; at least those of the last 400 days that are kept. */
  records: readonly DeploymentRecord[];
  /** Null where no source of incidents is bound to the entity. */
  incidents: readonly IncidentRecord[] | null;
  /** ISO instant of the judgement. */
  asOf: string;
  /** ISO instant since when data could be had; null where none could. */
  coveredFrom: string | null;
  /** What the sources see of failures: all, only the latest operation, or none. */
  failures: 'full' | 'latest-only' | 'none';
  /** Whether a rule of the organisation says which deployments are hotfixes. */
  hasHotfixRule: boolean;
  /** Whether the revision is that of a repository of settings, which makes lead time something else. */
  isConfigRepository?: boolean;
  /** Author dates (ISO instants) of the commits new in a revision; `null` where the source could not compare. */
  commits?: Readonly<Record<string, readonly string[] | null>>;
  /** Milliseconds after which what has not ended is stuck, 6 hours by default. */
  stuckAfterMs?: number;
}

/**
 * The newest deployment that ended.
 *
 * @public
 */
export interface LastDeployment {
  /** How it ended. */
  outcome: 'succeeded' | 'failed';
  /** Full commit hash, where it is known. */
  revision: string | null;
  /** What it was meant to do. */
  kind: DeploymentKind;
  /** The environments that it went to. */
  environments: string[];
  /** ISO instant. */
  finishedAt: string;
  /** An http or https address to show to people. */
  url: string | null;
}

/**
 * What ended in one ISO week.
 *
 * @public
 */
export interface WeekOfDeployments {
  /** YYYY-MM-DD: its Monday, in UTC. */
  from: string;
  /** Successes. */
  succeeded: number;
  /** Failures. */
  failed: number;
}

/**
 * How the deployments of one entity to one tier fare. Formulas: docs/deploy-health.md.
 *
 * @public
 */
export interface DeployHealth {
  /** ISO instant of the judgement. */
  asOf: string;
  /** The kinds of source it rests on, sorted. */
  sources: string[];
  /** Days of which data could be had, of the days that rates look back over. */
  coverage: {
    /** Whole UTC days. */
    days: number;
    /** Whole UTC days. */
    of: number;
    /** ISO instant. */
    from: string | null;
  };
  /** The newest that ended. */
  lastDeployment: LastDeployment | null;
  /** Whole days since one succeeded. */
  daysSinceSuccess: Metric;
  /** Successes per week over 30 days. */
  deploymentsPerWeek: Metric;
  /** Median over whole ISO weeks of the days with a success. */
  deployDaysPerWeekMedian: Metric;
  /** Share of the attempts that failed: of pipelines, not a DORA metric. */
  attemptFailureRate: Metric;
  /** Median time that a success took. */
  durationP50: Metric;
  /** Nine of ten successes took no longer. */
  durationP90: Metric;
  /** Median time from the commit of a new revision to its success. */
  headCommitLeadTime: Metric;
  /** Whether that commit is one of settings. */
  isConfigLeadTime: boolean;
  /** DORA: median time from authoring a commit to its success. */
  changeLeadTime: Metric;
  /** DORA: share of the successes that had to be put right at once. */
  changeFailRate: Metric;
  /** DORA: median time until such a one had been put right. */
  failedDeploymentRecovery: Metric;
  /** ISO instants since when those that have not been put right wait for it. */
  unrecoveredSince: string[];
  /** Median time from a failed attempt to the next success in the same environment. */
  attemptRecovery: Metric;
  /** DORA: share of the successes that were rollbacks, hotfixes or fixes of an incident. */
  deploymentReworkRate: Metric;
  /** Rollbacks that succeeded. */
  rollbacks: {
    /** How many in 90 days. */
    n: number;
    /** ISO instant of the newest in 365 days. */
    lastAt: string | null;
  };
  /** What has neither ended nor moved for too long. */
  stuck: {
    /** How many. */
    n: number;
    /** ISO instant of the oldest. */
    since: string | null;
  };
  /** What ended in each week, the oldest first, ending with the one that runs. */
  weeks: WeekOfDeployments[];
  /** How many of each outcome in 90 days, records not put together. */
  counts: Record<DeploymentOutcome, number>;
}
