import { OperationId } from 'backstage-plugin-orr-common';
import { OperationRequest } from './OperationRequest';

/** Requests about deployments and incidents, of which nobody has told before. */
export function deploymentRequests(of: { entity: string; entityRef: string }) {
  const { entity, entityRef } = of;
  return {
    recordDeployments: [
      '/deployments',
      {
        deployments: [
          {
            entityRefs: [entityRef],
            id: 'run-17',
            environment: 'production',
            outcome: 'running',
          },
        ],
      },
    ],
    recordIncidents: [
      '/incidents',
      {
        incidents: [
          {
            entityRefs: [entityRef],
            id: 'INC-7',
            openedAt: new Date().toISOString(),
          },
        ],
      },
    ],
    getEntityDeployHealth: [`${entity}/deploy-health`],
    checkEntityDeployHealth: [`${entity}/deploy-health/check`, {}],
    listEntityDeployments: [`${entity}/deployments`],
  } satisfies Partial<Record<OperationId, OperationRequest>>;
}
