import { z } from 'zod';
import { orrChecklistReadPermission } from '../permissions';
import { schemaOf } from '../checklist/schemaOf';
import {
  ChecklistSummary,
  ChecklistVersion,
  checklistSummarySchema,
  checklistVersionSchema,
} from './checklistSchemas';
import { Operation } from './Operation';

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
  getChecklistVersion: {
    method: 'get',
    path: '/checklists/:checklistId/versions/:version',
    summary: 'One immutable version of a checklist with all its questions',
    params: z.object({
      checklistId: z.string().min(1).max(128),
      // Versions are stored as 32 bits.
      version: z.coerce.number().int().min(1).max(2_147_483_647),
    }),
    response: schemaOf<ChecklistVersion>(checklistVersionSchema),
    status: 200,
    permission: orrChecklistReadPermission,
    audit: { eventId: 'checklist-fetch', meta: { queryType: 'by-version' } },
  },
} as const satisfies Record<string, Operation>;
