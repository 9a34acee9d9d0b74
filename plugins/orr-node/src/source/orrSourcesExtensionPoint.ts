import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { DeploymentSource } from './DeploymentSource';
import { FactProvider } from './FactProvider';
import { IncidentSource } from './IncidentSource';
import { SourceEnvironment } from './Source';

/**
 * Makes a source once the backend starts.
 *
 * @public
 */
export type SourceFactory<TSource> = (
  environment: SourceEnvironment,
) => TSource;

/**
 * Where modules add what knows of deployments, of incidents and alerts, and of facts. An id may be added once to each.
 *
 * @public
 */
export interface OrrSourcesExtensionPoint {
  /** Adds a source of deployments. */
  addDeploymentSource(factory: SourceFactory<DeploymentSource>): void;
  /** Adds a source of incidents or alerts. */
  addIncidentSource(factory: SourceFactory<IncidentSource>): void;
  /** Adds a provider of facts. */
  addFactProvider(factory: SourceFactory<FactProvider>): void;
}

/**
 * The {@link OrrSourcesExtensionPoint} of the plugin `orr`.
 *
 * @public
 */
export const orrSourcesExtensionPoint =
  createExtensionPoint<OrrSourcesExtensionPoint>({ id: 'orr.sources' });
