import {
  CheckResult,
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

/** Who tells, and under which key where it may be told again. @internal */
export interface KeyedOptions extends RequestOptions {
  idempotencyKey?: string;
}

/** @internal */
export type ListDeploymentsInput = { entityRef: string } & Partial<
  ParsedOperationInput<'listEntityDeployments'>['query']
> & { limit: number };

/** Keeps what is told of deployments and incidents, and tells how entities fare. It authorises by itself. @internal */
export interface DeployHealthService {
  recordDeployments(
    input: RecordDeploymentsInput,
    options: KeyedOptions,
  ): Promise<RecordResult>;
  recordIncidents(
    input: RecordIncidentsInput,
    options: KeyedOptions,
  ): Promise<RecordResult>;
  getEntityDeployHealth(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<EntityDeployHealth>;
  /** Has the sources of an entity asked next; for its owners and whoever may tell of deployments. */
  checkEntityDeployHealth(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<CheckResult>;
  listEntityDeployments(
    input: ListDeploymentsInput,
    options: RequestOptions,
  ): Promise<DeploymentPage>;
}
