import { stringifyEntityRef } from '@backstage/catalog-model';
import { OverviewService } from '../service/OverviewService';
import { ReadinessService } from '../service/ReadinessService';
import { CoverageService } from '../service/CoverageService';
import { Handlers } from './Handlers';

/** @internal */
export function readinessHandlers(
  readiness: ReadinessService,
  overview: OverviewService,
  coverage: CoverageService,
): Pick<
  Handlers,
  | 'getEntityReadiness'
  | 'getEntityOverview'
  | 'getSystemCoverage'
  | 'listReadiness'
  | 'lookUpStandings'
  | 'getReadinessFacets'
  | 'exportReadiness'
  | 'exportReadinessJson'
> {
  return {
    getEntityReadiness: ({ params }, options) =>
      readiness.getEntityReadiness(
        { entityRef: stringifyEntityRef(params) },
        options,
      ),
    getEntityOverview: ({ params, query }, options) =>
      overview.getEntityOverview(
        { entityRef: stringifyEntityRef(params), ...query },
        options,
      ),
    getSystemCoverage: ({ params }, options) =>
      coverage.getSystemCoverage(
        { entityRef: stringifyEntityRef(params) },
        options,
      ),
    listReadiness: ({ query }, options) =>
      readiness.listReadiness(query, options),
    lookUpStandings: ({ body }, options) =>
      readiness.lookUpStandings(body, options),
    getReadinessFacets: ({ query }, options) =>
      readiness.getReadinessFacets(query, options),
    exportReadiness: ({ query }, options) =>
      readiness.exportReadiness(query, options),
    exportReadinessJson: ({ query }, options) =>
      readiness.exportReadinessJson(query, options),
  };
}
