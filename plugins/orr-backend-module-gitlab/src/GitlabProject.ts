import {
  isSourceError,
  SourceCallOptions,
  SourceDeployment,
  SourceError,
} from 'backstage-plugin-orr-node';
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
  async readChanges({
    after,
    page,
  }: GitlabCursor): Promise<{ items: GitlabDeployment[]; hasNext: boolean }> {
    const found = await this.#api.readPage(
      `${this.#path}/deployments`,
      {
        updated_after: after,
        order_by: 'updated_at',
        sort: 'asc',
        page: String(page),
      },
      {
        schema: gitlabDeploymentSchema,
        signal: this.#options.signal,
        // The first of a run is the same until something changes; what comes after it is large, and read once.
        isRemembered: this.#met.size === 0,
      },
    );
    this.#requireSense(found.items, page);
    found.items.forEach(({ id }) => this.#met.add(String(id)));
    return found;
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

  /** To go on after a page is safe only where it is in order and leads on. */
  #requireSense(items: GitlabDeployment[], page: number): void {
    const isInOrder = items.every(
      ({ updated_at: at }, index) =>
        index === 0 || items[index - 1].updated_at <= at,
    );
    const isNew =
      page === 1 ||
      items.length === 0 ||
      items.some(({ id }) => !this.#met.has(String(id)));
    if (!isInOrder || !isNew) {
      throw new SourceError(
        'bad-response',
        isInOrder
          ? `${this.#api.title} tells the same page over and over.`
          : `${this.#api.title} does not tell what has changed in order.`,
      );
    }
  }
}
