import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  HostGates,
  Source,
  SourceBinding,
  SourceError,
} from 'backstage-plugin-orr-node';
import { ArgocdTiming } from '../ArgocdApi';
import { ArgocdInstancesOptions } from '../ArgocdInstances';
import { readArgocdConfig } from '../readArgocdConfig';
import { ArgocdServer, SECRET_VALUE, UPSTREAM_WORDS } from './ArgocdServer';

export const NOW = new Date('2026-06-01T12:00:00.000Z');
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const SINCE = new Date(NOW.getTime() - 90 * DAY);

/** What a source is made of, where the local Argo CD is the one called `main`. */
export function optionsOf(
  { url, token }: { url: string; token?: string },
  timing?: ArgocdTiming,
): ArgocdInstancesOptions {
  const instances = [{ name: 'main', url, ...(token && { token }) }];
  const data = {
    argocd: { appLocatorMethods: [{ type: 'config', instances }] },
  };
  const clock = { now: () => NOW };
  return {
    config: readArgocdConfig(mockServices.rootConfig({ data })),
    environment: { clock, hosts: new HostGates({ clock }) },
    timing,
  };
}

export function entityOf(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'pay', annotations },
  };
}

/** The binding of an entity with these annotations. */
export function bindingOf(
  source: Source,
  annotations: Record<string, string> = { 'argocd/app-name': 'pay' },
): SourceBinding {
  const bound = source.bind(entityOf(annotations));
  if (bound.status !== 'bound') {
    throw new Error(JSON.stringify(bound));
  }
  return bound.bindings[0];
}

/** The SourceError that some work ends with, which tells nothing that is for nobody. */
export async function failureOf(
  work: Promise<unknown>,
  { token }: ArgocdServer,
): Promise<SourceError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SourceError);
  const { stack, cause } = error as Error;
  const told = `${stack} ${JSON.stringify(error)} ${String(cause)}`;
  for (const secret of [token, UPSTREAM_WORDS, SECRET_VALUE]) {
    expect(told).not.toContain(secret);
  }
  return error as SourceError;
}
