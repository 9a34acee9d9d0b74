import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  DeployRule,
  HostGates,
  SourceBinding,
} from 'backstage-plugin-orr-node';
import { Poller } from 'backstage-plugin-orr-node/testUtils';
import { BuildbotDeploymentSource } from '../BuildbotDeploymentSource';
import { readBuildbotConfig } from '../readBuildbotConfig';
import { BuildbotServer, USER } from './BuildbotServer';

export const NOW = new Date('2026-06-01T12:00:00.000Z');
export const SINCE = new Date('2026-03-03T12:00:00.000Z');
export const BUILDER = 'deploy-shop';
const HOUR_MS = 3_600_000;

export function hoursAgo(hours: number): Date {
  return new Date(NOW.getTime() - hours * HOUR_MS);
}

/** The source of a portal that is configured for the local master. */
export function sourceOf(
  { http }: BuildbotServer,
  more: object = {},
): BuildbotDeploymentSource {
  const clock = { now: () => NOW };
  const own = {
    name: 'main',
    baseUrl: http.url,
    username: USER.name,
    password: USER.password,
    ...more,
  };
  const config = mockServices.rootConfig({
    data: { orr: { buildbot: { instances: [own] } } },
  });
  return new BuildbotDeploymentSource({
    instances: readBuildbotConfig(config),
    environment: { clock, hosts: new HostGates({ clock }) },
    timing: { timeoutMs: 1_000, pauseMs: 1, maxBytes: 200_000 },
  });
}

export function entityOf(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop', annotations },
  };
}

export function boundTo(
  source: BuildbotDeploymentSource,
  builder = BUILDER,
): SourceBinding {
  const bound = source.bind(entityOf({ 'buildbot.net/builder': builder }));
  if (bound.status !== 'bound') {
    throw new Error(JSON.stringify(bound));
  }
  return bound.bindings[0];
}

/** Asks the local master as the portal does. */
export function pollerOf(
  server: BuildbotServer,
  options: { rules?: DeployRule[]; config?: object; builder?: string } = {},
): Poller {
  const source = sourceOf(server, options.config);
  return new Poller(source, boundTo(source, options.builder), {
    rules: options.rules ?? [],
    since: SINCE,
  });
}
