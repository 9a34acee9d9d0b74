import { DeploymentRecord, EnvironmentTier } from 'backstage-plugin-orr-common';
import {
  Source,
  SourceBinding,
  SourceCallOptions,
  SourceCursor,
  SourceEvent,
} from './Source';

/**
 * A deployment as a source tells it.
 *
 * @public
 */
export interface SourceDeployment
  extends Omit<
    DeploymentRecord,
    'provider' | 'instance' | 'bindingKey' | 'observedAt' | 'observedVia'
  > {
  /** What the source itself says its environment is for. */
  tier?: Exclude<EnvironmentTier, 'unclassified'>;
  /** The workflow, job or pipeline that deployed, where the source names one. */
  pipeline?: string;
}

/**
 * Says that runs of a workflow, job or pipeline deploy to an environment: for systems that know runs and no deployments.
 *
 * @public
 */
export interface DeployRule {
  /** The name or file of the workflow, job or pipeline; `*` stands for any characters. */
  pipeline: string;
  /** The environment it deploys to; `${NAME}` stands for the parameter NAME of the run. */
  environment: string;
  /** Only runs of this branch; `*` stands for any characters. */
  branch?: string;
}

/**
 * What a source can tell and what not. What it cannot tell is shown as not measured.
 *
 * @public
 */
export interface DeploymentCapabilities {
  /** What it sees of failures: all, only the latest operation, or none. */
  failures: 'full' | 'latest-only' | 'none';
  /** Whether it knows environments, or rules have to say them. */
  environments: 'native' | 'rule';
  /** How far back it can look. */
  history: 'unbounded' | 'retention' | 'last-n';
  /** Whether it tells when the revision was committed. */
  commitTimes: boolean;
  /** Whether it can be asked for what has changed since. */
  changedSince: boolean;
  /** Whether it tells by itself. */
  push: boolean;
  /** Whether its revisions are those of a repository of settings. */
  configRevisions?: boolean;
}

/**
 * A page of what a source has of a binding.
 *
 * @public
 */
export interface DeploymentBatch {
  /** In any order; the same may come again. */
  records: SourceDeployment[];
  /** Where to go on. It is stored together with the records, so that a killed run goes on after them. */
  cursor: SourceCursor;
  /** Since when everything is known with this batch. */
  coveredFrom: Date;
  /** Whether nothing is left to ask for now. */
  done: boolean;
}

/**
 * What an event comes to.
 *
 * @public
 */
export type DeploymentEventMeaning =
  | { kind: 'records'; bindingKey: string; records: SourceDeployment[] }
  | { kind: 'poke'; bindingKey: string }
  | { kind: 'ignored'; why: string };

/**
 * As many commits between two revisions are counted. What has more of them says so and is not counted: a part of them would not
 * be what they are as a whole.
 *
 * @public
 */
export const MOST_COMPARED_COMMITS = 250;

/**
 * The commits between two revisions.
 *
 * @public
 */
export type ComparedCommits =
  | {
      state: 'compared';
      /** ISO instants: when each was authored. */
      authoredAt: string[];
    }
  | {
      /** It will never be known: one of the two is gone, or there are too many between them. */
      state: 'incomparable';
    }
  | {
      /** No request was left. */
      state: 'later';
    };

/**
 * A system that knows of deployments. Whatever goes wrong is thrown as a {@link SourceError}, without what the system said and
 * without a secret.
 *
 * @public
 */
export interface DeploymentSource extends Source {
  /** What it can tell. */
  readonly capabilities: DeploymentCapabilities;
  /**
   * All that has changed since an instant, or since the cursor of the last batch. It may tell more than was asked for; it must not
   * leave out anything and claim to cover it. It stops where the budget is used up. Absent where it cannot be asked and only tells.
   */
  list?(
    binding: SourceBinding,
    options: SourceCallOptions & {
      since: Date;
      cursor?: SourceCursor;
      /** Deployments that had not ended when they were last told: to be asked for again. */
      unfinished: string[];
      /** The rules of the organisation that fit the binding. */
      rules: readonly DeployRule[];
    },
  ): AsyncIterable<DeploymentBatch>;
  /**
   * The commits that the one revision has and the other has not, as far as {@link MOST_COMPARED_COMMITS}. What went wrong for now
   * is thrown. Absent where it knows no commits.
   */
  compare?(
    binding: SourceBinding,
    options: SourceCallOptions & {
      /** The revision that was deployed before. */
      base: string;
      /** The revision that was new. */
      head: string;
    },
  ): Promise<ComparedCommits>;
  /** Absent where it tells nothing by itself. */
  readonly events?: {
    /** Concrete topics of the events service. */
    topics: readonly string[];
    /**
     * Without asking anybody. A SourceError says that the payload is not what it should be: it is kept as rejected.
     */
    interpret(
      event: SourceEvent,
      options: { rulesOf(bindingKey: string): readonly DeployRule[] },
    ): DeploymentEventMeaning;
  };
}
