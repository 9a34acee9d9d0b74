import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrReadinessReadPermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from '../permissions';
import {
  ChecklistIncidentPage,
  checklistIncidentPageSchema,
  EntityIncident,
  EntityIncidentPage,
  entityIncidentPageSchema,
  entityIncidentSchema,
  IncidentHindsight,
  incidentHindsightSchema,
  IncidentStatistics,
  incidentStatisticsSchema,
  recordIncidentFindingBodySchema,
} from './incidentSchemas';
import { Operation } from './Operation';
import { entityParams, paging } from './operationParams';

const INCIDENTS = '/entities/:kind/:namespace/:name/incidents';
const incidentParams = entityParams.extend({
  incidentId: z.string().regex(/^[0-9a-f]{40}$/, 'must be the id of one'),
});
const checklistParams = z.object({ checklistId: z.string().min(1).max(128) });

/** Incidents, and which questions should have caught them. @internal */
export const incidentOperations = {
  listEntityIncidents: {
    method: 'get',
    path: INCIDENTS,
    summary:
      'The incidents of an entity, those that are open first, then the newest, with what was said of them in hindsight',
    params: entityParams,
    query: z.object(paging),
    response: schemaOf<EntityIncidentPage>(entityIncidentPageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'incident-fetch', meta: { queryType: 'by-entity' } },
  },
  getIncidentHindsight: {
    method: 'get',
    path: `${INCIDENTS}/:incidentId/hindsight`,
    summary:
      'The last review before an incident, what it answered that bears on it, and the questions that may be named',
    params: incidentParams,
    response: schemaOf<IncidentHindsight>(incidentHindsightSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'incident-fetch', meta: { queryType: 'hindsight' } },
  },
  recordIncidentFinding: {
    method: 'post',
    path: `${INCIDENTS}/:incidentId/findings`,
    summary:
      'Say of a closed incident which question should have caught it, and whether that would have helped; said again, it is revised',
    params: incidentParams,
    body: recordIncidentFindingBodySchema,
    response: schemaOf<EntityIncident>(entityIncidentSchema),
    status: 201,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'incident-mutate', meta: { actionType: 'look-back' } },
  },
  getIncidentStatistics: {
    method: 'get',
    path: '/checklists/:checklistId/incident-statistics',
    summary:
      'How many incidents each question of a checklist should have caught, of the entities that the caller may see; for authors',
    params: checklistParams,
    response: schemaOf<IncidentStatistics>(incidentStatisticsSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'incident-fetch', meta: { queryType: 'statistics' } },
  },
  listChecklistIncidents: {
    method: 'get',
    path: '/checklists/:checklistId/incidents',
    summary:
      'The incidents that a question of a checklist should have caught, or that none was named for, newest first; for authors',
    params: checklistParams,
    query: z.object({
      ...paging,
      questionId: z
        .string()
        .min(1)
        .max(128)
        .optional()
        .describe('Without it: those for which no question is named'),
    }),
    response: schemaOf<ChecklistIncidentPage>(checklistIncidentPageSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'incident-fetch', meta: { queryType: 'by-checklist' } },
  },
  exportChecklistIncidents: {
    method: 'get',
    path: '/checklists/:checklistId/incidents.csv',
    summary:
      'All incidents of which something was said under a checklist, as a CSV file',
    params: checklistParams,
    response: z.string(),
    produces: 'text/csv',
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'incident-fetch', meta: { queryType: 'export' } },
  },
} as const satisfies Record<string, Operation>;
