import {
  DeploymentPage,
  EntityDeployHealth,
  ParsedOperationInput,
  RecordResult,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export type RecordDeploymentsInput =
  ParsedOperationInput<'recordDeployments'>['body'];

/** @internal */
export type RecordIncidentsInput =
  ParsedOperationInput<'recordIncidents'>['body'];

/** @internal */
export type ListDeploymentsInput = { entityRef: string } & Partial<
  ParsedOperationInput<'listEntityDeployments'>['query']
> & { limit: number };

/** Keeps what is told of deployments and incidents, and tells how entities fare. It authorises by itself. @internal */
export interface DeployHealthService {
  recordDeployments(
    input: RecordDeploymentsInput,
    options: RequestOptions,
  ): Promise<RecordResult>;
  recordIncidents(
    input: RecordIncidentsInput,
    options: RequestOptions,
  ): Promise<RecordResult>;
  getEntityDeployHealth(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<EntityDeployHealth>;
  listEntityDeployments(
    input: ListDeploymentsInput,
    options: RequestOptions,
  ): Promise<DeploymentPage>;
}
