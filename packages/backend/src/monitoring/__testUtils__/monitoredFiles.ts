/* eslint-disable @backstage/no-relative-monorepo-imports -- it is not among what that package exports */
import { MonitoringStack } from '../../../../../plugins/orr-backend-module-prometheus/src/__testUtils__/MonitoringStack';

/** Whose members they are. */
export const TEAM_OF: Record<string, string> = {
  'user:default/nadia': 'group:default/payments',
  'user:default/omar': 'group:default/reliability',
};

/** Components of a team, each with its selector by its name. */
export function catalogFile(selectors: Record<string, string>): string {
  const teams = Object.values(TEAM_OF).map(ref => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: ref.split('/')[1] },
    spec: { type: 'team', children: [] },
  }));
  const components = Object.entries(selectors).map(([name, selector]) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'operational-readiness/prometheus-selector': selector,
      },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/payments',
    },
  }));
  return [...teams, ...components]
    .map(entity => JSON.stringify(entity))
    .join('\n---\n');
}

/** What a portal beside this Prometheus is told. */
export function configOf(known: {
  stack: MonitoringStack;
  /** Paths of files. */
  catalog: string;
  checklist: string;
}) {
  const { stack, catalog, checklist } = known;
  return {
    catalog: {
      stitchingStrategy: { mode: 'immediate' },
      rules: [{ allow: ['Component', 'Group'] }],
      locations: [{ type: 'file', target: catalog }],
    },
    events: {
      http: { topics: ['alertmanager'] },
      // There is one backend: nobody waits for the events of others, also not when it stops.
      useEventBus: 'never',
    },
    permission: { enabled: true },
    orr: {
      timeZone: 'UTC',
      shippedChecklists: false,
      checklists: [{ file: checklist }],
      prometheus: {
        instances: [
          {
            name: 'main',
            url: stack.prometheusUrl,
            externalUrl: 'http://prometheus.test',
            alertmanager: {
              url: stack.alertmanagerUrl,
              externalUrl: 'http://alertmanager.test',
            },
          },
        ],
      },
      sources: {
        push: { trust: 'record', validatedTopics: ['alertmanager'] },
      },
    },
  };
}
