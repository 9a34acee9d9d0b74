import { Entity } from '@backstage/catalog-model';
import {
  DeploymentBatch,
  DeploymentCapabilities,
  DeploymentSource,
  SourceBinding,
  SourceBindResult,
  SourceCallOptions,
  SourceDeployment,
  SourceEnvironment,
  SourceError,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { bindGitlabProject } from './bindGitlabProject';
import { GitlabApi, GitlabPatience } from './GitlabApi';
import { advance, beginningOf, GitlabCursor } from './gitlabCursor';
import { gitlabEventsOf } from './gitlabEvents';
import { GitlabHosts } from './gitlabHosts';
import { GitlabProject } from './GitlabProject';
import { projectOf } from './gitlabProjectName';

type ListOptions = Parameters<DeploymentSource['list']>[1];

/** The deployments that the projects of GitLab know of. @internal */
export class GitlabDeploymentSource implements DeploymentSource {
  readonly id = 'gitlab';
  readonly title = 'GitLab';
  readonly instances: DeploymentSource['instances'];
  readonly capabilities: DeploymentCapabilities = {
    failures: 'full',
    environments: 'native',
    history: 'unbounded',
    commitTimes: true,
    changedSince: true,
    push: true,
  };
  readonly events: NonNullable<DeploymentSource['events']>;
  readonly #hosts: GitlabHosts;
  readonly #environment: SourceEnvironment;
  readonly #apis: ReadonlyMap<string, GitlabApi>;

  constructor(
    hosts: GitlabHosts,
    environment: SourceEnvironment,
    patience?: GitlabPatience,
  ) {
    this.#hosts = hosts;
    this.#environment = environment;
    this.instances = hosts.instances.map(({ id, title, host }) => ({
      id,
      title,
      host,
    }));
    this.#apis = new Map(
      hosts.instances.map(instance => [
        instance.id,
        new GitlabApi(instance, environment, patience),
      ]),
    );
    this.events = gitlabEventsOf(hosts);
  }

  bind(entity: Entity): SourceBindResult {
    return bindGitlabProject(entity, this.#hosts);
  }

  async probe(
    instance: string,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    const version = z.object({ version: z.string() });
    await this.#apiOf(instance).read('version', version, signal);
  }

  async *list(
    binding: SourceBinding,
    { since, cursor, unfinished, ...options }: ListOptions,
  ): AsyncIterable<DeploymentBatch> {
    const project = this.#projectOf(binding, options);
    let at = beginningOf(cursor, since);
    while (!at.isCaughtUp) {
      if (!options.budget.take()) {
        return;
      }
      const { items, hasNext } = await project.readChanges(at);
      const records = await project.recordsOf(items);
      if (!records) {
        return;
      }
      at = advance(at, {
        updatedAt: items.map(({ updated_at }) => updated_at),
        hasNext,
      });
      const isLast = unfinished.every(id => project.hasMet(id));
      yield this.#batchOf(at, { records, done: at.isCaughtUp && isLast });
    }
    const left = unfinished.filter(id => !project.hasMet(id));
    if (left.length > 0) {
      yield this.#batchOf(at, await askAgain(project, left, options));
    }
  }

  #batchOf(
    at: GitlabCursor,
    told: { records: SourceDeployment[]; done: boolean },
  ): DeploymentBatch {
    return {
      ...told,
      cursor: { ...at },
      // The oldest come first: until all have come once, nothing is known up to now.
      coveredFrom: at.isCovered
        ? new Date(at.since)
        : this.#environment.clock.now(),
    };
  }

  #projectOf(
    binding: SourceBinding,
    options: SourceCallOptions,
  ): GitlabProject {
    const name = projectOf(binding);
    if (name === undefined) {
      throw new SourceError('not-found', 'It is no project of GitLab.');
    }
    return new GitlabProject(this.#apiOf(binding.instance), name, options);
  }

  #apiOf(instance: string): GitlabApi {
    const api = this.#apis.get(instance);
    if (!api) {
      throw new SourceError(
        'unauthorised',
        `This portal has no token for the GitLab at ${instance}.`,
        {
          operatorHint: `Give integrations.gitlab a token for ${instance}.`,
        },
      );
    }
    return api;
  }
}

/** Those that had not ended when they were told, and have not changed since: to see whether they are still there as they were. */
async function askAgain(
  project: GitlabProject,
  sourceIds: string[],
  { budget }: SourceCallOptions,
): Promise<{ records: SourceDeployment[]; done: boolean }> {
  const records: SourceDeployment[] = [];
  for (const sourceId of sourceIds) {
    if (!budget.take()) {
      return { records, done: false };
    }
    const told = await project.recordsOf(await project.read(sourceId));
    if (!told) {
      return { records, done: false };
    }
    records.push(...told);
  }
  return { records, done: true };
}
