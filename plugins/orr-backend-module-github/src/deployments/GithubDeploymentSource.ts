import { Entity } from '@backstage/catalog-model';
import { GithubCredentialsProvider } from '@backstage/integration';
import {
  ComparedCommits,
  DeploymentBatch,
  DeploymentSource,
  SourceBinding,
  SourceBindResult,
  SourceEnvironment,
  SourceError,
  SourceInstance,
} from 'backstage-plugin-orr-node';
import { GithubHost } from '../githubHosts';
import { bindGithub, githubSelector } from './bindGithub';
import { compareRevisions } from './compareRevisions';
import { GithubApi, GithubApiOptions } from './GithubApi';
import { GITHUB_TOPICS, interpretGithub } from './githubDeploymentEvents';
import { listGithub } from './listGithub';

type ListOptions = Parameters<NonNullable<DeploymentSource['list']>>[1];
type CompareOptions = Parameters<NonNullable<DeploymentSource['compare']>>[1];

/** @internal */
export interface GithubDeploymentSourceOptions
  extends SourceEnvironment,
    Pick<GithubApiOptions, 'timeoutMs' | 'maxBytes' | 'pauseMs'> {
  githubHosts: GithubHost[];
  credentials: GithubCredentialsProvider;
}

/** Deployments of GitHub, and runs of the workflows that rules say deploy. @internal */
export class GithubDeploymentSource implements DeploymentSource {
  readonly id = 'github';
  readonly title = 'GitHub';
  readonly capabilities: DeploymentSource['capabilities'] = {
    failures: 'full',
    environments: 'native',
    history: 'unbounded',
    commitTimes: true,
    changedSince: false,
    push: true,
  };
  readonly instances: readonly SourceInstance[];
  readonly events: DeploymentSource['events'];
  readonly #apis: Map<string, GithubApi>;
  readonly #options: GithubDeploymentSourceOptions;

  constructor(options: GithubDeploymentSourceOptions) {
    this.#options = options;
    const hosts = options.githubHosts.map(host => ({
      ...host,
      id: host.host.toLowerCase(),
    }));
    const names = hosts.map(({ id }) => id);
    this.instances = hosts.map(({ id, title }) => ({ id, title, host: id }));
    this.#apis = new Map(
      hosts.map(host => [
        host.id,
        new GithubApi({ ...options, ...host, gate: options.hosts.of(host.id) }),
      ]),
    );
    this.events = {
      topics: GITHUB_TOPICS,
      interpret: (event, { rulesOf }) =>
        interpretGithub(event, {
          hosts: names,
          now: options.clock.now(),
          rulesOf,
        }),
    };
  }

  bind(entity: Entity): SourceBindResult {
    return bindGithub(
      entity,
      this.instances.map(({ id }) => id),
    );
  }

  async *list(
    binding: SourceBinding,
    options: ListOptions,
  ): AsyncGenerator<DeploymentBatch> {
    yield* listGithub({
      ...options,
      cursor: options.cursor,
      api: this.#apiOf(binding.instance),
      repository: repositoryOf(binding),
      now: this.#options.clock.now(),
    });
  }

  async compare(
    binding: SourceBinding,
    options: CompareOptions,
  ): Promise<ComparedCommits> {
    return compareRevisions({
      ...options,
      api: this.#apiOf(binding.instance),
      repository: repositoryOf(binding),
    });
  }

  async probe(
    instance: string,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    await this.#apiOf(instance).probe(signal);
  }

  #apiOf(instance: string): GithubApi {
    const api = this.#apis.get(instance);
    if (!api) {
      throw new SourceError(
        'unauthorised',
        `The portal has no credentials for GitHub at ${instance}.`,
        { operatorHint: 'The host is not in integrations.github any more.' },
      );
    }
    return api;
  }
}

function repositoryOf({ selector }: SourceBinding) {
  const repository = githubSelector.safeParse(selector).data;
  if (!repository) {
    throw new SourceError(
      'bad-response',
      'What is stored of the binding is no repository.',
    );
  }
  return repository;
}
