import { z } from 'zod';
import {
  orrReadinessReadPermission,
  orrReviewReadPermission,
} from '../permissions';
import { reviewKindSchema } from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import { EntityFacts, entityFactsSchema } from './knownSchemas';
import { Operation } from './Operation';
import { entityParams, paging } from './operationParams';
import { EntityOverview, entityOverviewSchema } from './overviewSchemas';
import {
  ReadinessFacets,
  readinessFacetsSchema,
  readinessFilterQuery,
  readinessSortQuery,
} from './readinessListSchemas';
import {
  EntityReadiness,
  ReadinessPage,
  StandingLookUp,
  SystemCoverage,
  entityReadinessSchema,
  readinessPageSchema,
  standingLookUpBodySchema,
  standingLookUpSchema,
  systemCoverageSchema,
} from './readinessSchemas';
import { ReviewPage, reviewPageSchema } from './reviewSchemas';

/** Where entities stand, one by one and all together, and what is known of them. @internal */
export const readinessOperations = {
  getEntityReadiness: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/readiness',
    summary:
      'The standing of one entity under each checklist, with the reasons',
    params: entityParams,
    response: schemaOf<EntityReadiness>(entityReadinessSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'by-entity' } },
  },
  getEntityOverview: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/overview',
    summary:
      'What the tab of an entity shows at first: standings, running reviews and the newest ones',
    params: entityParams,
    query: z.object({
      /** How many of the newest reviews. */
      reviews: z.coerce.number().int().min(1).max(50).default(10),
    }),
    response: schemaOf<EntityOverview>(entityOverviewSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'overview' } },
  },
  listEntityReviews: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/reviews',
    summary: 'The reviews of one entity, newest first',
    params: entityParams,
    query: z.object({ ...paging, kind: reviewKindSchema.optional() }),
    response: schemaOf<ReviewPage>(reviewPageSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'review-fetch', meta: { queryType: 'by-entity' } },
  },
  getEntityFacts: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/facts',
    summary: 'What the catalog knows of an entity that helps to answer',
    params: entityParams,
    response: schemaOf<EntityFacts>(entityFactsSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'facts-fetch', meta: { queryType: 'by-entity' } },
  },
  getSystemCoverage: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/coverage',
    summary:
      'The parts of a system, and which of them one review could cover under which checklist',
    params: entityParams,
    response: schemaOf<SystemCoverage>(systemCoverageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'coverage' } },
  },
  listReadiness: {
    method: 'get',
    path: '/readiness',
    summary:
      'All entities the viewer may see, never reviewed ones included, with their headline standing',
    query: z.object({
      ...paging,
      ...readinessFilterQuery,
      ...readinessSortQuery,
    }),
    response: schemaOf<ReadinessPage>(readinessPageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'all' } },
  },
  lookUpStandings: {
    method: 'post',
    path: '/readiness/look-up',
    summary:
      'Where some entities stand, 100 at most: what a table of entities asks once for each of its pages',
    body: standingLookUpBodySchema,
    response: schemaOf<StandingLookUp>(standingLookUpSchema),
    status: 200,
    ephemeral: true,
    takesMachines: true,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { actionType: 'look-up' } },
  },
  getReadinessFacets: {
    method: 'get',
    path: '/readiness/facets',
    summary:
      'How many entities there are for each value of a filter of the list, as far as the viewer sees',
    query: z.object(readinessFilterQuery),
    response: schemaOf<ReadinessFacets>(readinessFacetsSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'facets' } },
  },
  exportReadiness: {
    method: 'get',
    path: '/readiness.csv',
    summary: 'The whole of a filtered list as a CSV file',
    query: z.object({ ...readinessFilterQuery, ...readinessSortQuery }),
    response: z.string(),
    produces: 'text/csv',
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'export' } },
  },
  exportReadinessJson: {
    method: 'get',
    path: '/readiness.json',
    summary: 'The same as a JSON file: a list of entities as the list has them',
    query: z.object({ ...readinessFilterQuery, ...readinessSortQuery }),
    response: z.string(),
    produces: 'application/json',
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'export' } },
  },
} as const satisfies Record<string, Operation>;
