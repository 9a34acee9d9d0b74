import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrReadinessReadPermission,
  orrDeploymentRecordPermission,
  orrIncidentRecordPermission,
} from '../permissions';
import {
  DeploymentPage,
  deploymentPageSchema,
  EntityDeployHealth,
  entityDeployHealthSchema,
  environmentTierSchema,
} from './deploymentSchemas';
import { Operation } from './Operation';
import { entityParams, paging } from './operationParams';
import { CheckResult, checkResultSchema } from './sourceStateSchemas';
import {
  recordDeploymentsBodySchema,
  recordIncidentsBodySchema,
  RecordResult,
  recordResultSchema,
} from './toldSchemas';

const TOLD_KILOBYTES = 2_048;

/** Deployments and incidents, and how entities fare with them. @internal */
export const deploymentOperations = {
  recordDeployments: {
    method: 'post',
    path: '/deployments',
    summary:
      'Tell of deployments. Telling again changes nothing: of each, its furthest and newest state is kept',
    body: recordDeploymentsBodySchema,
    response: schemaOf<RecordResult>(recordResultSchema),
    status: 200,
    takesMachines: true,
    takesIdempotencyKey: true,
    bodyKilobytes: TOLD_KILOBYTES,
    permission: orrDeploymentRecordPermission,
    audit: { eventId: 'deployment-mutate', meta: { actionType: 'record' } },
  },
  recordIncidents: {
    method: 'post',
    path: '/incidents',
    summary:
      'Tell of incidents. Telling again changes nothing: of each, its newest state is kept',
    body: recordIncidentsBodySchema,
    response: schemaOf<RecordResult>(recordResultSchema),
    status: 200,
    takesMachines: true,
    takesIdempotencyKey: true,
    bodyKilobytes: TOLD_KILOBYTES,
    permission: orrIncidentRecordPermission,
    audit: { eventId: 'incident-mutate', meta: { actionType: 'record' } },
  },
  getEntityDeployHealth: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/deploy-health',
    summary: 'How the deployments of an entity fare, tier by tier',
    params: entityParams,
    response: schemaOf<EntityDeployHealth>(entityDeployHealthSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'deployment-fetch', meta: { queryType: 'health' } },
  },
  checkEntityDeployHealth: {
    method: 'post',
    path: '/entities/:kind/:namespace/:name/deploy-health/check',
    summary:
      'Have the sources of an entity asked next, each at most once in thirty seconds',
    params: entityParams,
    response: schemaOf<CheckResult>(checkResultSchema),
    status: 202,
    permission: orrDeploymentRecordPermission,
    audit: { eventId: 'source-mutate', meta: { actionType: 'check' } },
  },
  listEntityDeployments: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/deployments',
    summary: 'The deployments of an entity, newest first',
    params: entityParams,
    query: z.object({ ...paging, tier: environmentTierSchema.optional() }),
    response: schemaOf<DeploymentPage>(deploymentPageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'deployment-fetch', meta: { queryType: 'by-entity' } },
  },
} as const satisfies Record<string, Operation>;
