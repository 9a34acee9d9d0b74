import { randomUUID } from 'node:crypto';
import { OperationId } from 'backstage-plugin-orr-common';
import { OperationRequest } from './OperationRequest';

/** Requests about sources, and about a rule that there is not. */
export function sourceRequests() {
  const rule = {
    kind: 'environment',
    document: { match: 'live-2', tier: 'production' },
  };
  const named = (body: object) => ({ mutationId: randomUUID(), ...body });
  const known = `/sources/rules/${randomUUID()}`;
  return {
    listSources: ['/sources'],
    listEnvironments: ['/sources/environments'],
    listSourceRules: ['/sources/rules'],
    previewSourceRule: ['/sources/rules/preview', { rule }],
    addSourceRule: ['/sources/rules', named({ rule })],
    changeSourceRule: [known, named({ revision: 1, rule })],
    removeSourceRule: [`${known}/remove`, named({ revision: 1 })],
  } satisfies Partial<Record<OperationId, OperationRequest>>;
}
