import { stringifyEntityRef } from '@backstage/catalog-model';
import { DeployHealthService } from '../service/DeployHealthService';
import { Handlers } from './Handlers';

/** @internal */
export function deploymentHandlers(
  health: DeployHealthService,
): Pick<
  Handlers,
  | 'recordDeployments'
  | 'recordIncidents'
  | 'getEntityDeployHealth'
  | 'checkEntityDeployHealth'
  | 'listEntityDeployments'
> {
  return {
    recordDeployments: ({ body }, options) =>
      health.recordDeployments(body, options),
    recordIncidents: ({ body }, options) =>
      health.recordIncidents(body, options),
    getEntityDeployHealth: ({ params }, options) =>
      health.getEntityDeployHealth(
        { entityRef: stringifyEntityRef(params) },
        options,
      ),
    checkEntityDeployHealth: ({ params }, options) =>
      health.checkEntityDeployHealth(
        { entityRef: stringifyEntityRef(params) },
        options,
      ),
    listEntityDeployments: ({ params, query }, options) =>
      health.listEntityDeployments(
        { entityRef: stringifyEntityRef(params), ...query },
        options,
      ),
  };
}
