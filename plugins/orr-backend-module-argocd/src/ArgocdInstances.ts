import { Entity } from '@backstage/catalog-model';
import {
  SourceBinding,
  SourceBindResult,
  SourceEnvironment,
  SourceError,
  SourceInstance,
} from 'backstage-plugin-orr-node';
import {
  ApplicationSelector,
  applicationSelectorSchema,
} from './applicationSelector';
import { ArgocdApplication } from './argocdApplication';
import { ArgocdApi, ArgocdTiming } from './ArgocdApi';
import { bindApplications } from './bindApplications';
import { ArgocdConfig } from './readArgocdConfig';

/** @internal */
export interface ArgocdInstancesOptions {
  config: ArgocdConfig;
  environment: SourceEnvironment;
  timing?: ArgocdTiming;
}

/** All Argo CD that are configured: what deployments and facts have in common. @internal */
export class ArgocdInstances {
  readonly list: readonly SourceInstance[];
  readonly #config: ArgocdConfig;
  readonly #apis: ReadonlyMap<string, ArgocdApi>;

  constructor({ config, environment, timing }: ArgocdInstancesOptions) {
    this.#config = config;
    this.#apis = new Map(
      config.instances.map(instance => [
        instance.name,
        new ArgocdApi({ instance, environment, timing }),
      ]),
    );
    this.list = [...this.#apis].map(([id, { title, host }]) => ({
      id,
      title,
      host,
    }));
  }

  bind(entity: Entity): SourceBindResult {
    return bindApplications(entity, this.#config);
  }

  async probe(instance: string, signal: AbortSignal): Promise<void> {
    await this.#apiOf(instance).requireUser(signal);
  }

  async applications(
    binding: SourceBinding,
    signal: AbortSignal,
  ): Promise<ArgocdApplication[]> {
    const api = this.#apiOf(binding.instance);
    return api.applications(selectorOf(binding), signal);
  }

  has(instance: string): boolean {
    return this.#apis.has(instance);
  }

  /** Where an application is, to Kubernetes and to people. */
  placeOf(
    instance: string,
    { metadata }: ArgocdApplication,
  ): { namespace: string; name: string; url: string } {
    const namespace = metadata.namespace || this.#config.namespace;
    const { name } = metadata;
    const url = this.#apiOf(instance).addressOf({ namespace, name });
    return { namespace, name, url };
  }

  #apiOf(instance: string): ArgocdApi {
    const api = this.#apis.get(instance);
    if (!api) {
      throw new SourceError(
        'not-found',
        `The Argo CD \`${instance}\` is not configured any more.`,
      );
    }
    return api;
  }
}

function selectorOf({ selector }: SourceBinding): ApplicationSelector {
  const parsed = applicationSelectorSchema.safeParse(selector);
  if (!parsed.success) {
    throw new SourceError('not-found', 'What is stored names no application.');
  }
  return parsed.data;
}
