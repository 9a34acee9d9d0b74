import { Entity } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  HostGates,
  SourceBinding,
  SourceCallOptions,
} from 'backstage-plugin-orr-node';
import { AlertmanagerSource } from '../AlertmanagerSource';
import { PrometheusFactProvider } from '../PrometheusFactProvider';
import { readPrometheusConfig } from '../readPrometheusConfig';
import { HttpLimits } from '../sourceHttpOf';

/** An entity with annotations. */
export function entityWith(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout', annotations },
  };
}

/** An entity with the labels of a selector. */
export function selecting(selector: string): Entity {
  return entityWith({ 'operational-readiness/prometheus-selector': selector });
}

/** What a run has: so many requests. */
export function callOf(requests = 100): SourceCallOptions {
  let left = requests;
  return {
    signal: new AbortController().signal,
    budget: {
      take() {
        left -= 1;
        return left >= 0;
      },
    },
  };
}

/** Both sources, as `orr.prometheus` makes them. */
export function sourcesOf(
  prometheus: JsonObject,
  options: {
    now?: () => Date;
    limits?: HttpLimits;
    rulesKeptMs?: number;
  } = {},
) {
  const { now = () => new Date(), limits, rulesKeptMs = 0 } = options;
  const config = readPrometheusConfig(
    mockServices.rootConfig({ data: { orr: { prometheus } } }),
  );
  const clock = { now };
  const environment = { clock, hosts: new HostGates({ clock }) };
  return {
    facts: new PrometheusFactProvider({
      config,
      environment,
      limits,
      rulesKeptMs,
    }),
    alerts: new AlertmanagerSource({ config, environment, limits }),
  };
}

/** The only binding of an entity. */
export function boundBy(
  source: Pick<PrometheusFactProvider | AlertmanagerSource, 'bind'>,
  entity: Entity,
): SourceBinding {
  const result = source.bind(entity);
  if (result.status !== 'bound') {
    throw new Error(`It is ${JSON.stringify(result)}`);
  }
  return result.bindings[0];
}
