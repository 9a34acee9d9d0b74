import { Entity } from '@backstage/catalog-model';
import {
  HostGates,
  isSourceError,
  SourceCallOptions,
  SourceError,
} from 'backstage-plugin-orr-node';
import { UPSTREAM_WORDS } from 'backstage-plugin-orr-node/testUtils';
import { PagerdutyFactProvider } from '../PagerdutyFactProvider';
import { PagerdutyIncidentSource } from '../PagerdutyIncidentSource';
import { PagerdutyServer } from './PagerdutyServer';

/** When the tests take place. */
export const NOW = new Date('2026-03-01T10:00:00.000Z');

/** An entity with annotations. */
export function entityWith(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout', annotations },
  };
}

/** What a run has: so many requests. */
export function callOf(requests = 1_000): SourceCallOptions {
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

/** Both sources, for one account on a local server. */
export function sourcesOf(server: PagerdutyServer, now: Date = NOW) {
  const clock = { now: () => now };
  const options = {
    accounts: [
      {
        name: 'main',
        title: 'PagerDuty',
        token: server.token,
        apiBaseUrl: server.url,
      },
    ],
    environment: { clock, hosts: new HostGates({ clock, random: () => 0 }) },
    limits: { timeoutMs: 1_000, maxBytes: 200_000, pauseMs: 1 },
  };
  return {
    incidents: new PagerdutyIncidentSource(options),
    facts: new PagerdutyFactProvider(options),
  };
}

/** What went wrong, after it was seen to hold no secret and no words of the other side. */
export async function problemOf(
  work: Promise<unknown>,
  { token }: { token: string },
): Promise<SourceError> {
  const error = await work.then(
    () => undefined,
    reason => reason,
  );
  if (!isSourceError(error)) {
    throw new Error(`No SourceError but ${error}`);
  }
  const said = JSON.stringify([error.message, error.operatorHint, error.stack]);
  expect(said).not.toContain(UPSTREAM_WORDS);
  expect(said).not.toContain(token);
  return error;
}
