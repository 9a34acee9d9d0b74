import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  HostGates,
  SourceBinding,
  SourceError,
} from 'backstage-plugin-orr-node';
import { JenkinsTiming } from '../JenkinsApi';
import { JenkinsDeploymentSource } from '../JenkinsDeploymentSource';
import { readJenkinsConfig } from '../readJenkinsConfig';
import { JenkinsServer, UPSTREAM_WORDS } from './JenkinsServer';

export const NOW = new Date('2026-06-01T12:00:00.000Z');
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** The configuration of one Jenkins, which is the local one. */
export function configOf(
  { baseUrl, user }: JenkinsServer,
  more: object = {},
): object {
  const { name: username, token: apiKey } = user;
  return { jenkins: { baseUrl, username, apiKey }, ...more };
}

export function sourceOf(
  config: object,
  timing?: JenkinsTiming,
): JenkinsDeploymentSource {
  const clock = { now: () => NOW };
  return new JenkinsDeploymentSource({
    config: readJenkinsConfig(mockServices.rootConfig({ data: config as any })),
    environment: { clock, hosts: new HostGates({ clock }) },
    timing,
  });
}

export function entityOf(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'pay', annotations },
  };
}

/** The bindings of an entity that names these jobs. */
export function bindingsOf(
  source: JenkinsDeploymentSource,
  jobs: string,
): SourceBinding[] {
  const bound = source.bind(entityOf({ 'jenkins.io/job-full-name': jobs }));
  if (bound.status !== 'bound') {
    throw new Error(JSON.stringify(bound));
  }
  return bound.bindings;
}

/** The SourceError that some work ends with, which tells nothing that is for nobody. */
export async function failureOf(
  work: Promise<unknown>,
  secret: string,
): Promise<SourceError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SourceError);
  const { stack, cause } = error as Error;
  const told = `${stack} ${JSON.stringify(error)} ${String(cause)}`;
  expect(told).not.toContain(secret);
  expect(told).not.toContain(
    Buffer.from(`portal:${secret}`).toString('base64'),
  );
  expect(told).not.toContain(UPSTREAM_WORDS);
  return error as SourceError;
}
