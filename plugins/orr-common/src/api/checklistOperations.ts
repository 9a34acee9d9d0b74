import { z } from 'zod';
import { orrChecklistReadPermission } from '../permissions';
import { schemaOf } from '../checklist/schemaOf';
import {
  ChecklistSummary,
  ChecklistVersion,
  checklistSummarySchema,
  checklistVersionSchema,
} from './checklistSchemas';
import {
  ChecklistComparison,
  ChecklistVersionPage,
  checklistComparisonSchema,
  ChecklistLocationProblem,
  checklistLocationProblemSchema,
  checklistOverviewSchema,
  checklistVersionPageSchema,
  ChecklistOverview,
} from './checklistOverviewSchemas';
import { Operation } from './Operation';
import { paging } from './operationParams';
import { repeated } from './readinessListSchemas';

const checklistId = z.string().min(1).max(128);
// Versions are stored as 32 bits.
const version = z.coerce.number().int().min(1).max(2_147_483_647);

/** What is asked under which checklist. @internal */
export const checklistOperations = {
  listChecklists: {
    method: 'get',
    path: '/checklists',
    summary: 'The checklists of the organisation in their current version',
    response: z.object({
      items: z.array(schemaOf<ChecklistSummary>(checklistSummarySchema)),
    }),
    status: 200,
    permission: orrChecklistReadPermission,
    audit: { eventId: 'checklist-fetch', meta: { queryType: 'all' } },
  },
  listChecklistOverviews: {
    method: 'get',
    path: '/checklists/overviews',
    summary:
      'The checklists for whoever looks after them: state, version, where each is used and what its authors should know',
    query: z.object({
      state: repeated(
        z.enum(['draft', 'pilot', 'published', 'archived']),
      ).describe('All but the archived ones where left out'),
    }),
    response: z.object({
      items: z.array(schemaOf<ChecklistOverview>(checklistOverviewSchema)),
      locationProblems: z
        .array(
          schemaOf<ChecklistLocationProblem>(checklistLocationProblemSchema),
        )
        .describe('For whoever may write checklists; none for others'),
    }),
    status: 200,
    permission: orrChecklistReadPermission,
    audit: { eventId: 'checklist-fetch', meta: { queryType: 'overview' } },
  },
  listChecklistVersions: {
    method: 'get',
    path: '/checklists/:checklistId/versions',
    summary:
      'A checklist, archived or not, with the problems of its current version and its versions, the newest first',
    params: z.object({ checklistId }),
    query: z.object(paging),
    response: schemaOf<ChecklistVersionPage>(checklistVersionPageSchema),
    status: 200,
    permission: orrChecklistReadPermission,
    audit: { eventId: 'checklist-fetch', meta: { queryType: 'versions' } },
  },
  compareChecklistVersions: {
    method: 'get',
    path: '/checklists/:checklistId/versions/:version/differences',
    summary:
      'How a version of a checklist differs from another: what was added, removed, moved, reworded, and what changes the meaning',
    params: z.object({ checklistId, version }),
    query: z.object({
      from: version.describe('The version that counts as before'),
    }),
    response: schemaOf<ChecklistComparison>(checklistComparisonSchema),
    status: 200,
    permission: orrChecklistReadPermission,
    audit: { eventId: 'checklist-fetch', meta: { queryType: 'differences' } },
  },
  getChecklistVersion: {
    method: 'get',
    path: '/checklists/:checklistId/versions/:version',
    summary: 'One immutable version of a checklist with all its questions',
    params: z.object({ checklistId, version }),
    response: schemaOf<ChecklistVersion>(checklistVersionSchema),
    status: 200,
    permission: orrChecklistReadPermission,
    audit: { eventId: 'checklist-fetch', meta: { queryType: 'by-version' } },
  },
} as const satisfies Record<string, Operation>;
