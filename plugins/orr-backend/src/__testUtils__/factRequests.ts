import { OperationId } from 'backstage-plugin-orr-common';
import { OperationRequest } from './OperationRequest';

/** Configures the fact that {@link factRequests} tell of. */
export const PUSHED_FACTS = {
  pushed: [
    {
      id: 'backup.restoredAt',
      title: 'Last restore',
      description: 'When a backup was last restored, told by the restore job.',
      type: 'instant',
      rung: 'exercised',
      controlledBy: 'platform',
      maxAgeDays: 30,
    },
  ],
};

/** Requests about facts, of which nobody has told before. */
export function factRequests(of: { entity: string; entityRef: string }) {
  const { entity, entityRef } = of;
  return {
    listFactDefinitions: ['/fact-definitions'],
    getEntityFactReadings: [`${entity}/fact-readings`],
    recordFacts: [
      '/facts',
      {
        facts: [
          {
            entityRefs: [entityRef],
            factId: 'backup.restoredAt',
            value: '2026-02-01T10:00:00.000Z',
          },
        ],
      },
    ],
  } satisfies Partial<Record<OperationId, OperationRequest>>;
}
