import { components } from '@octokit/openapi-types';

type Schemas = components['schemas'];
/** Parts of GitHub's published description: what is read, and what tells one from another. */
type RestDeployment = Omit<Schemas['deployment'], 'creator' | 'payload'> & {
  creator: Pick<NonNullable<Schemas['nullable-simple-user']>, 'login' | 'type'>;
};
/** `waiting` came after the version of the description that is installed. */
type RestStatus = Pick<
  Schemas['deployment-status'],
  'id' | 'environment' | 'log_url' | 'target_url' | 'created_at' | 'updated_at'
> & { state: Schemas['deployment-status']['state'] | 'waiting' };
type RestRun = Pick<
  Schemas['workflow-run'],
  | 'id'
  | 'name'
  | 'path'
  | 'run_attempt'
  | 'event'
  | 'status'
  | 'conclusion'
  | 'head_branch'
  | 'head_sha'
  | 'html_url'
  | 'created_at'
  | 'updated_at'
  | 'run_started_at'
> & {
  head_commit: Pick<
    NonNullable<Schemas['nullable-simple-commit']>,
    'id' | 'timestamp'
  >;
  repository: Pick<Schemas['minimal-repository'], 'id'>;
  head_repository: Pick<Schemas['minimal-repository'], 'id'>;
  triggering_actor: Pick<Schemas['simple-user'], 'login' | 'type'>;
};

/** A commit as it is compared. */
export interface StoredCommit {
  sha: string;
  authoredAt: string;
}

/** A deployment as the local GitHub keeps it. */
export interface StoredDeployment {
  id: number;
  environment: string;
  sha: string;
  ref: string;
  task: string;
  isTransient: boolean;
  isProduction: boolean;
  createdAt: string;
  statuses: { state: RestStatus['state']; at: string; logUrl?: string }[];
  /** Said by GitHub itself, without a status. */
  state?: string;
}

/** One attempt of a run. */
export type StoredRun = RestRun;

/** What a repository of the local GitHub has, newest first in every list, as GitHub has it. */
export class GithubStore {
  readonly deployments: StoredDeployment[] = [];
  readonly runs: StoredRun[] = [];
  /** What the second revision has and the first has not; undefined where one of them is not there. */
  commitsBetween: (base: string, head: string) => StoredCommit[] | undefined =
    () => undefined;

  clear(): void {
    this.deployments.length = 0;
    this.runs.length = 0;
    this.commitsBetween = () => undefined;
  }

  deploy(
    wanted: Partial<StoredDeployment> & { id: number; createdAt: string },
  ) {
    const deployment: StoredDeployment = {
      environment: 'production',
      sha: wanted.id.toString(16).padStart(40, 'a'),
      ref: 'main',
      task: 'deploy',
      isTransient: false,
      isProduction: (wanted.environment ?? 'production') === 'production',
      statuses: [],
      ...wanted,
    };
    this.deployments.push(deployment);
    return deployment;
  }

  run(wanted: Partial<StoredRun> & { id: number; created_at: string }) {
    const run: StoredRun = {
      name: 'Deploy',
      path: '.github/workflows/deploy.yml',
      run_attempt: 1,
      event: 'push',
      status: 'completed',
      conclusion: 'success',
      head_branch: 'main',
      head_sha: wanted.id.toString(16).padStart(40, 'b'),
      html_url: `https://github.com/acme/pay/actions/runs/${wanted.id}`,
      updated_at: wanted.created_at,
      run_started_at: wanted.created_at,
      head_commit: {
        id: wanted.id.toString(16).padStart(40, 'b'),
        timestamp: '2026-02-01T00:00:00Z',
      },
      repository: { id: 1 },
      head_repository: { id: 1 },
      triggering_actor: { login: 'mona', type: 'User' },
      ...wanted,
    };
    this.runs.push(run);
    return run;
  }

  /** Newest first. */
  get newest(): StoredDeployment[] {
    return [...this.deployments].sort((a, b) => b.id - a.id);
  }

  /** Newest first, of each the last attempt. */
  get newestRuns(): StoredRun[] {
    const last = new Map<number, StoredRun>();
    this.runs.forEach(run => {
      const known = last.get(run.id);
      if (!known || known.run_attempt! < run.run_attempt!) {
        last.set(run.id, run);
      }
    });
    return [...last.values()].sort((a, b) => b.id - a.id);
  }
}

function updatedAtOf({ statuses, createdAt }: StoredDeployment): string {
  return [createdAt, ...statuses.map(({ at }) => at)].sort().at(-1)!;
}

export function toRest(deployment: StoredDeployment): RestDeployment {
  const url = `https://api.github.com/repos/acme/pay/deployments/${deployment.id}`;
  return {
    url,
    id: deployment.id,
    node_id: `DE_${deployment.id}`,
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: null,
    creator: { login: 'github-actions[bot]', type: 'Bot' },
    created_at: deployment.createdAt,
    updated_at: updatedAtOf(deployment),
    statuses_url: `${url}/statuses`,
    repository_url: 'https://api.github.com/repos/acme/pay',
    transient_environment: deployment.isTransient,
    production_environment: deployment.isProduction,
  };
}

/** Newest first. */
export function toRestStatuses(deployment: StoredDeployment): RestStatus[] {
  return deployment.statuses
    .map(({ state, at, logUrl = '' }, index) => ({
      id: index + 1,
      state,
      environment: deployment.environment,
      log_url: logUrl,
      target_url: logUrl,
      created_at: at,
      updated_at: at,
    }))
    .reverse();
}

/** As its published type in GraphQL has it. */
export function toNode(deployment: StoredDeployment) {
  const latest = deployment.statuses.at(-1)?.state.toUpperCase() ?? 'PENDING';
  const isActive = latest === 'SUCCESS';
  return {
    databaseId: deployment.id > 2 ** 31 - 1 ? null : deployment.id,
    commitOid: deployment.sha,
    task: deployment.task,
    environment: deployment.environment,
    originalEnvironment: deployment.environment,
    state: deployment.state ?? (isActive ? 'ACTIVE' : latest),
    createdAt: deployment.createdAt,
    updatedAt: updatedAtOf(deployment),
    ref: { name: deployment.ref },
    creator: { __typename: 'Bot', login: 'github-actions' },
    commit: { committedDate: '2026-02-01T00:00:00Z' },
    statuses: ({ first }: { first: number }) => ({
      pageInfo: { hasNextPage: deployment.statuses.length > first },
      nodes: [...deployment.statuses]
        .reverse()
        .slice(0, first)
        .map(({ state, at, logUrl }) => ({
          state: state.toUpperCase(),
          createdAt: at,
          logUrl: logUrl ?? null,
        })),
    }),
  };
}

type RestComparison = Pick<
  Schemas['commit-comparison'],
  'status' | 'ahead_by' | 'behind_by' | 'total_commits' | 'html_url'
> & {
  commits: (Pick<Schemas['commit'], 'sha' | 'html_url'> & {
    commit: Pick<
      Schemas['commit']['commit'],
      'author' | 'committer' | 'message'
    >;
  })[];
};

/** As GitHub compares two revisions, the oldest commit first. */
export function toRestComparison(commits: StoredCommit[]): RestComparison {
  const address = 'https://github.com/acme/pay';
  return {
    html_url: `${address}/compare`,
    status: commits.length ? 'ahead' : 'identical',
    ahead_by: commits.length,
    behind_by: 0,
    total_commits: commits.length,
    commits: commits.map(({ sha, authoredAt }) => ({
      sha,
      html_url: `${address}/commit/${sha}`,
      commit: {
        author: { name: 'Mona', email: 'm@example.com', date: authoredAt },
        committer: { name: 'GitHub', date: '2026-02-28T00:00:00Z' },
        message: 'A change',
      },
    })),
  };
}
