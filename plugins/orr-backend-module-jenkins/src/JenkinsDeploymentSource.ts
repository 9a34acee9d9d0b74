import { createHash } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { fitsPattern } from 'backstage-plugin-orr-common';
import {
  DeploymentBatch,
  DeploymentCapabilities,
  DeploymentSource,
  DeployRule,
  SourceBinding,
  SourceBindResult,
  SourceCallOptions,
  SourceCursor,
  SourceEnvironment,
  SourceError,
  SourceInstance,
} from 'backstage-plugin-orr-node';
import { JobReader } from './JobReader';
import { JenkinsApi, JenkinsTiming } from './JenkinsApi';
import { bindJobs } from './jenkinsJobs';
import { JenkinsConfig } from './readJenkinsConfig';

/** Builds of jobs that deploy, as rules of the organisation say. @internal */
export class JenkinsDeploymentSource implements DeploymentSource {
  readonly id = 'jenkins';
  readonly title = 'Jenkins';
  readonly capabilities: DeploymentCapabilities = {
    failures: 'full',
    environments: 'rule',
    history: 'retention',
    commitTimes: false,
    changedSince: false,
    push: false,
  };
  readonly instances: readonly SourceInstance[];
  readonly #config: JenkinsConfig;
  readonly #environment: SourceEnvironment;
  readonly #apis: ReadonlyMap<string, JenkinsApi>;

  constructor(options: {
    config: JenkinsConfig;
    environment: SourceEnvironment;
    timing?: JenkinsTiming;
  }) {
    const { config, environment, timing } = options;
    this.#config = config;
    this.#environment = environment;
    this.#apis = new Map(
      config.instances.map(instance => [
        instance.name,
        new JenkinsApi({ instance, environment, timing }),
      ]),
    );
    this.instances = [...this.#apis].map(([id, { title, host }]) => ({
      id,
      title,
      host,
    }));
  }

  bind(entity: Entity): SourceBindResult {
    return bindJobs(entity, this.#config.instances);
  }

  async probe(
    instance: string,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    await this.#apiOf(instance).requireUser(signal);
  }

  async *list(
    binding: SourceBinding,
    options: SourceCallOptions & {
      since: Date;
      cursor?: SourceCursor;
      unfinished: string[];
      rules: readonly DeployRule[];
    },
  ): AsyncIterable<DeploymentBatch> {
    const api = this.#apiOf(binding.instance);
    const job = jobOf(binding);
    const rules = options.rules.filter(({ pipeline }) =>
      fitsPattern(pipeline, job),
    );
    const reader = new JobReader({
      api,
      job,
      rules,
      rulesHash: hashOf(rules),
      unstableIs: this.#config.unstableIs,
      clock: this.#environment.clock,
      call: options,
    });
    yield* rules.length ? reader.read() : reader.readNothing();
  }

  #apiOf(instance: string): JenkinsApi {
    const api = this.#apis.get(instance);
    if (!api) {
      throw new SourceError(
        'not-found',
        `The Jenkins \`${instance}\` is not configured any more.`,
      );
    }
    return api;
  }
}

function jobOf({ selector }: SourceBinding): string {
  if (typeof selector.job !== 'string') {
    throw new SourceError('not-found', 'What is stored names no job.');
  }
  return selector.job;
}

/** Other rules make other deployments of the same builds, so that all of them are read again. */
function hashOf(rules: readonly DeployRule[]): string {
  const told = rules.map(({ pipeline, environment, branch }) => [
    pipeline,
    environment,
    branch ?? null,
  ]);
  return createHash('sha256')
    .update(JSON.stringify(told))
    .digest('hex')
    .slice(0, 16);
}
