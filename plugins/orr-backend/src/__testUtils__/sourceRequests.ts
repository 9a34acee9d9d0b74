import { randomUUID } from 'node:crypto';
import { OperationId } from 'backstage-plugin-orr-common';
import { OperationRequest } from './OperationRequest';

/** Requests about sources, and about a rule, a binding and an instance that there are not. */
export function sourceRequests({ entityRef }: { entityRef: string }) {
  const rule = {
    kind: 'environment',
    document: { match: 'live-2', tier: 'production' },
  };
  const named = (body: object) => ({ mutationId: randomUUID(), ...body });
  const known = `/sources/rules/${randomUUID()}`;
  return {
    listSources: ['/sources'],
    probeSource: [
      '/sources/probe',
      { kind: 'facts', provider: 'made', instance: 'near' },
    ],
    listBindings: ['/sources/bindings'],
    checkBinding: [
      '/sources/bindings/check',
      { kind: 'facts', provider: 'made', key: 'made:none' },
    ],
    previewBindings: ['/sources/bindings/preview', { entityRef }],
    listEnvironments: ['/sources/environments'],
    listSourceRules: ['/sources/rules'],
    previewSourceRule: ['/sources/rules/preview', { rule }],
    addSourceRule: ['/sources/rules', named({ rule })],
    changeSourceRule: [known, named({ revision: 1, rule })],
    removeSourceRule: [`${known}/remove`, named({ revision: 1 })],
  } satisfies Partial<Record<OperationId, OperationRequest>>;
}
