import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { orrReviewReadPermission } from '../permissions';
import {
  gapFilterQuery,
  gapListQuery,
  GapPage,
  gapPageSchema,
  gapSortQuery,
  HeatMap,
  heatMapQuery,
  heatMapSchema,
  Themes,
  themesSchema,
} from './gapSchemas';
import { Operation } from './Operation';
import { paging } from './operationParams';
import { scorecardScopeQuery } from './scorecardSchemas';
import { ScorecardSections, scorecardSectionsSchema } from './sectionSchemas';

/** What is open over all entities: by team, by question, one by one. @internal */
export const gapOperations = {
  getHeatMap: {
    method: 'get',
    path: '/scorecard/heat-map',
    summary:
      'Counts of open questions by group or system, and by section or area, as far as the caller sees',
    query: z.object({
      cursor: paging.cursor,
      limit: z.coerce.number().int().min(1).max(100).default(25),
      ...heatMapQuery,
    }),
    response: schemaOf<HeatMap>(heatMapSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'gap-fetch', meta: { queryType: 'heat-map' } },
  },
  listGaps: {
    method: 'get',
    path: '/scorecard/gaps',
    summary:
      'The questions that entities do not meet by the decision in force, each with what has become of it',
    query: z.object({ ...paging, ...gapListQuery, ...gapSortQuery }),
    response: schemaOf<GapPage>(gapPageSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'gap-fetch', meta: { queryType: 'all' } },
  },
  exportGaps: {
    method: 'get',
    path: '/scorecard/gaps.csv',
    summary: 'The same list as a file, without paging',
    query: z.object({ ...gapListQuery, ...gapSortQuery }),
    response: z.string(),
    produces: 'text/csv',
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'gap-fetch', meta: { queryType: 'export' } },
  },
  getScorecardSections: {
    method: 'get',
    path: '/scorecard/sections',
    summary:
      'What is open in each section of a checklist for a group, a system, a domain or all, as far as the caller sees',
    query: z.object({
      ...scorecardScopeQuery,
      checklist: z.string().min(1).max(128),
    }),
    response: schemaOf<ScorecardSections>(scorecardSectionsSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'gap-fetch', meta: { queryType: 'sections' } },
  },
  getThemes: {
    method: 'get',
    path: '/scorecard/themes',
    summary:
      'How often each question of a checklist is open, contradicted, accepted or not applicable, and for whom',
    query: z.object({
      ...gapFilterQuery,
      checklist: z.string().min(1).max(128),
    }),
    response: schemaOf<Themes>(themesSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'gap-fetch', meta: { queryType: 'themes' } },
  },
} as const satisfies Record<string, Operation>;
