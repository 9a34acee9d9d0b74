import { stringifyEntityRef } from '@backstage/catalog-model';
import { ReadinessService } from '../service/ReadinessService';
import { Handlers } from './Handlers';

/** @internal */
export function readinessHandlers(
  readiness: ReadinessService,
): Pick<
  Handlers,
  | 'getEntityReadiness'
  | 'listReadiness'
  | 'getReadinessFacets'
  | 'exportReadiness'
> {
  return {
    getEntityReadiness: ({ params }, options) =>
      readiness.getEntityReadiness(
        { entityRef: stringifyEntityRef(params) },
        options,
      ),
    listReadiness: ({ query }, options) =>
      readiness.listReadiness(query, options),
    getReadinessFacets: ({ query }, options) =>
      readiness.getReadinessFacets(query, options),
    exportReadiness: ({ query }, options) =>
      readiness.exportReadiness(query, options),
  };
}
