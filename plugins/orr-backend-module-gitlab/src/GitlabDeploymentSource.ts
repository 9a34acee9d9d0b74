import { Entity } from '@backstage/catalog-model';
import {
  ComparedCommits,
  DeploymentBatch,
  DeploymentCapabilities,
  DeploymentSource,
  SourceBinding,
  SourceBindResult,
  SourceCallOptions,
  SourceDeployment,
  SourceEnvironment,
} from 'backstage-plugin-orr-node';
import { bindGitlabProject } from './bindGitlabProject';
import { GitlabPatience } from './GitlabApi';
import { GitlabApis } from './GitlabApis';
import { advance, beginningOf, GitlabCursor } from './gitlabCursor';
import { gitlabDeploymentEvents } from './gitlabEvents';
import { GitlabHosts, sourceInstancesOf } from './gitlabHosts';
import { GitlabProject } from './GitlabProject';
import { requireProject } from './gitlabProjectName';

const DEPLOYMENT_ID = /^[1-9]\d{0,18}$/;

type ListOptions = Parameters<NonNullable<DeploymentSource['list']>>[1];
type CompareOptions = Parameters<NonNullable<DeploymentSource['compare']>>[1];

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
  readonly #apis: GitlabApis;

  constructor(
    hosts: GitlabHosts,
    environment: SourceEnvironment,
    patience?: GitlabPatience,
  ) {
    this.#hosts = hosts;
    this.#environment = environment;
    this.instances = sourceInstancesOf(hosts);
    this.#apis = new GitlabApis(hosts, environment, patience);
    this.events = gitlabDeploymentEvents(hosts);
  }

  bind(entity: Entity): SourceBindResult {
    return bindGitlabProject(entity, this.#hosts);
  }

  async probe(
    instance: string,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    await this.#apis.probe(instance, signal);
  }

  async *list(
    binding: SourceBinding,
    { since, cursor, unfinished, ...options }: ListOptions,
  ): AsyncIterable<DeploymentBatch> {
    const project = this.#projectOf(binding, options);
    const open = unfinished.filter(id => DEPLOYMENT_ID.test(id));
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
      const isLast = open.every(id => project.hasMet(id));
      yield this.#batchOf(at, { records, done: at.isCaughtUp && isLast });
    }
    const left = open.filter(id => !project.hasMet(id));
    if (left.length > 0) {
      yield this.#batchOf(at, await askAgain(project, left, options));
    }
  }

  async compare(
    binding: SourceBinding,
    { base, head, ...options }: CompareOptions,
  ): Promise<ComparedCommits> {
    return this.#projectOf(binding, options).compare(base, head);
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
    return new GitlabProject(
      this.#apis.of(binding.instance),
      requireProject(binding),
      options,
    );
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
