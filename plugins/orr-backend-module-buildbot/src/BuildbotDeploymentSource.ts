import { Entity } from '@backstage/catalog-model';
import {
  DeploymentBatch,
  DeploymentCapabilities,
  DeploymentSource,
  SourceBinding,
  SourceBindResult,
  SourceEnvironment,
  SourceError,
  SourceInstance,
} from 'backstage-plugin-orr-node';
import { bindBuilder } from './bindBuilders';
import { BuildbotApi } from './BuildbotApi';
import { toDeployment } from './buildbotBuild';
import { interpretBuildbotEvent } from './interpretBuildbotEvent';
import { readBuilds } from './readBuilds';
import { BuildbotInstance } from './readBuildbotConfig';

type ListOptions = Parameters<NonNullable<DeploymentSource['list']>>[1];

interface Master {
  config: BuildbotInstance;
  api: BuildbotApi;
}

/** Builds of Buildbot that deploy. @internal */
export class BuildbotDeploymentSource implements DeploymentSource {
  readonly id = 'buildbot';
  readonly title = 'Buildbot';
  readonly capabilities: DeploymentCapabilities = {
    failures: 'full',
    environments: 'rule',
    history: 'unbounded',
    commitTimes: false,
    changedSince: false,
    push: true,
  };
  readonly instances: readonly SourceInstance[];
  readonly events: NonNullable<DeploymentSource['events']>;
  readonly #configs: readonly BuildbotInstance[];
  readonly #masters: ReadonlyMap<string, Master>;
  readonly #environment: SourceEnvironment;

  constructor(options: {
    instances: readonly BuildbotInstance[];
    environment: SourceEnvironment;
    timing?: { timeoutMs?: number; pauseMs?: number; maxBytes?: number };
  }) {
    const { instances, environment, timing } = options;
    this.#configs = instances;
    this.#environment = environment;
    this.#masters = new Map(
      instances.map(config => {
        const api = new BuildbotApi({ instance: config, environment, timing });
        return [config.name, { config, api }];
      }),
    );
    this.instances = [...this.#masters].map(([id, { api }]) => ({
      id,
      title: api.title,
      host: api.host,
    }));
    this.events = {
      topics: ['buildbot'],
      interpret: ({ payload }, { rulesOf }) =>
        interpretBuildbotEvent(payload, instances, rulesOf),
    };
  }

  bind(entity: Entity): SourceBindResult {
    return bindBuilder(entity, this.#configs);
  }

  async probe(
    instance: string,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    await this.#masterOf(instance).api.requireApi(signal);
  }

  async *list(
    binding: SourceBinding,
    call: ListOptions,
  ): AsyncIterable<DeploymentBatch> {
    const { api, config } = this.#masterOf(binding.instance);
    const { builder } = binding.selector;
    if (typeof builder !== 'string') {
      throw new SourceError('not-found', 'What is stored names no builder.');
    }
    const { rules } = call;
    const { publicUrl } = config;
    yield* readBuilds({
      api,
      builder,
      call,
      now: this.#environment.clock.now(),
      toRecord: build => toDeployment(build, { builder, rules, publicUrl }),
    });
  }

  #masterOf(instance: string): Master {
    const master = this.#masters.get(instance);
    if (!master) {
      throw new SourceError(
        'not-found',
        `The Buildbot \`${instance}\` is not configured any more.`,
      );
    }
    return master;
  }
}
