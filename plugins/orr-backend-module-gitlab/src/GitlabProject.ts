import {
  ComparedCommits,
  isSourceError,
  SourceCallOptions,
  SourceDeployment,
} from 'backstage-plugin-orr-node';
import { compareRevisions } from './compareRevisions';
import { GitlabApi } from './GitlabApi';
import { GitlabCursor } from './gitlabCursor';
import {
  GitlabDeployment,
  gitlabDeploymentSchema,
  isBegun,
  recordOf,
} from './gitlabDeployment';
import { isProjectPath } from './gitlabProjectName';
import { GitlabTiers } from './GitlabTiers';
import { readChanges } from './readChanges';

/** One project of one GitLab, in one run. @internal */
export class GitlabProject {
  readonly #api: GitlabApi;
  readonly #options: SourceCallOptions;
  readonly #path: string;
  readonly #webUrl: string | undefined;
  readonly #tiers: GitlabTiers;
  readonly #met = new Set<string>();

  /** The name is the path of the project or its id. */
  constructor(api: GitlabApi, name: string, options: SourceCallOptions) {
    this.#api = api;
    this.#options = options;
    this.#path = `projects/${encodeURIComponent(name)}`;
    this.#webUrl = isProjectPath(name) ? `${api.baseUrl}/${name}` : undefined;
    this.#tiers = new GitlabTiers(api, `${this.#path}/environments`, options);
  }

  /** Whether it was told in this run. */
  hasMet(sourceId: string): boolean {
    return this.#met.has(sourceId);
  }

  /** A page of what has changed, the oldest change first. */
  async readChanges(
    at: GitlabCursor,
  ): Promise<{ items: GitlabDeployment[]; hasNext: boolean }> {
    return readChanges(
      this.#api,
      { path: `${this.#path}/deployments`, schema: gitlabDeploymentSchema },
      { at, met: this.#met, signal: this.#options.signal },
    );
  }

  /** One by its id; none where it is gone. */
  async read(sourceId: string): Promise<GitlabDeployment[]> {
    try {
      const found = await this.#api.read(
        `${this.#path}/deployments/${encodeURIComponent(sourceId)}`,
        gitlabDeploymentSchema,
        this.#options.signal,
      );
      return [found];
    } catch (error) {
      if (isSourceError(error) && error.problem === 'not-found') {
        return [];
      }
      throw error;
    }
  }

  /** The commits that the one revision has and the other has not. */
  async compare(base: string, head: string): Promise<ComparedCommits> {
    const { budget, signal } = this.#options;
    return budget.take()
      ? compareRevisions(this.#api, this.#path, { base, head, signal })
      : { state: 'later' };
  }

  /** As they are told; absent where the budget does not suffice for what their environments are for. */
  async recordsOf(
    items: GitlabDeployment[],
  ): Promise<SourceDeployment[] | undefined> {
    const begun = items.filter(isBegun);
    const hasLearnt = await this.#tiers.learn(
      begun.map(({ environment }) => environment.id),
    );
    return hasLearnt
      ? begun.map(item =>
          recordOf(item, {
            tier: this.#tiers.of(item.environment.id),
            environmentUrl:
              this.#webUrl &&
              `${this.#webUrl}/-/environments/${item.environment.id}`,
          }),
        )
      : undefined;
  }
}
