/**
 * How a deployment ended, or how far it is.
 *
 * @public
 */
export type DeploymentOutcome =
  | 'pending'
  | 'running'
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  | 'skipped'
  | 'abandoned';

/**
 * What an environment is for, as the rules of the organisation say. `unclassified` where no rule knows its name.
 *
 * @public
 */
export type EnvironmentTier =
  | 'production'
  | 'staging'
  | 'testing'
  | 'development'
  | 'other'
  | 'unclassified';

/**
 * What a deployment was meant to do. A `sync` sets up again what is there.
 *
 * @public
 */
export type DeploymentKind =
  | 'deploy'
  | 'rollback'
  | 'hotfix'
  | 'sync'
  | 'unknown';

/**
 * How a record came to us. An unverified event has no signature that was checked.
 *
 * @public
 */
export type ObservedVia =
  | 'poll'
  | 'event-verified'
  | 'event-unverified'
  | 'api';

/**
 * Who or what started a deployment.
 *
 * @public
 */
export interface DeploymentTrigger {
  /** A name the source knows them by. */
  id: string;
  /** A person, a program, or the clock. */
  type: 'user' | 'bot' | 'schedule' | 'unknown';
}

/**
 * One deployment, as its source tells it. Unique by provider, instance and source id; entities are linked to it apart, for one
 * deployment of a monorepo may belong to several.
 *
 * @public
 */
export interface DeploymentRecord {
  /** Id of the kind of source: `github`, `gitlab`, `api` … */
  provider: string;
  /** The configured instance or host. */
  instance: string;
  /** The provider’s own id, with the attempt where attempts share an id. */
  sourceId: string;
  /** The normalised selector it was found by, such as `github:github.com/acme/pay`. */
  bindingKey: string;
  /** Verbatim. */
  environment: string;
  /** Full commit hash, where it is known. */
  revision: string | null;
  /** Package URL, image digest or version. */
  artifact: string | null;
  /** Branch or tag. */
  ref: string | null;
  /** ISO instant. */
  queuedAt: string | null;
  /** ISO instant. */
  startedAt: string | null;
  /** ISO instant; null unless it has ended. */
  finishedAt: string | null;
  /** How it ended, or how far it is. */
  outcome: DeploymentOutcome;
  /** ISO instant since when another one has taken its place. */
  supersededAt: string | null;
  /** What it was meant to do. */
  kind: DeploymentKind;
  /** An http or https address to show to people. */
  url: string | null;
  /** Who or what started it. */
  triggeredBy: DeploymentTrigger | null;
  /** ISO instant: committer date of the revision. */
  headCommitAt: string | null;
  /** Author dates (ISO instants) of the commits that are new in it, where who tells of it knows them. */
  commitsAuthoredAt?: readonly string[];
  /** ISO instant since when somebody says that it had to be put right at once. */
  failureMarkedAt: string | null;
  /** ISO instant by the clock of the source: what orders the states of one deployment. */
  sourceUpdatedAt: string;
  /** ISO instant by our clock. */
  observedAt: string;
  /** How it came to us. */
  observedVia: ObservedVia;
}

/**
 * An incident as a source tells it.
 *
 * @public
 */
export interface IncidentRecord {
  /** Id of the kind of source. */
  provider: string;
  /** The configured instance or host. */
  instance: string;
  /** The provider’s own id. */
  sourceId: string;
  /** ISO instant. */
  openedAt: string;
  /** ISO instant; null while it is open. */
  resolvedAt: string | null;
  /** In the words of the source. */
  severity: string | null;
  /** An http or https address to show to people. */
  url: string | null;
  /** The revision that put it right, where somebody said so. */
  fixedByRevision: string | null;
}
