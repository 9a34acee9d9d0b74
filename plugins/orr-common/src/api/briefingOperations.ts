import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { orrReadinessReadPermission } from '../permissions';
import { Briefing, briefingSchema } from './briefingSchemas';
import { dueKindSchema, DuePage, duePageSchema } from './dueSchemas';
import { Operation } from './Operation';
import { paging } from './operationParams';
import {
  ReadinessChangePage,
  readinessChangePageSchema,
  readinessChangeQuery,
} from './readinessChangeSchemas';
import { readinessFilterQuery, repeated } from './readinessListSchemas';
import { day, ref } from './wireValues';

/** How many groups one briefing is about. @internal */
export const BRIEFING_GROUPS = 12;

/** What has changed, what falls due, and both for the operations review. @internal */
export const briefingOperations = {
  listReadinessChanges: {
    method: 'get',
    path: '/readiness/changes',
    summary:
      'What stands elsewhere on one day than on another, what became worse first; filtered by what entities are now',
    query: z.object({
      ...paging,
      ...readinessChangeQuery,
      ...readinessFilterQuery,
    }),
    response: schemaOf<ReadinessChangePage>(readinessChangePageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'changes' } },
  },
  listDue: {
    method: 'get',
    path: '/readiness/due',
    summary:
      'What falls due between two days; conditions, actions, mitigations, acceptances and running reviews only where the caller may read reviews',
    query: z.object({
      ...paging,
      from: day.optional().describe('Today without'),
      until: day
        .optional()
        .describe('Included; 90 days after the first day without'),
      kind: repeated(dueKindSchema),
      owner: repeated(
        z
          .string()
          .max(300)
          .describe('A full ref; a group stands for all groups below it too'),
      ),
    }),
    response: schemaOf<DuePage>(duePageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'due' } },
  },
  getBriefing: {
    method: 'get',
    path: '/briefing',
    summary:
      'What an operations review is to know of some groups: where they stand, what changed, what is open, overdue and expiring, launches, and what to review next',
    query: z.object({
      group: z
        .preprocess(
          value =>
            value === undefined || Array.isArray(value) ? value : [value],
          z.array(ref).max(BRIEFING_GROUPS),
        )
        .optional()
        .describe('Those of the caller without'),
      since: readinessChangeQuery.since,
    }),
    response: schemaOf<Briefing>(briefingSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'readiness-fetch', meta: { queryType: 'briefing' } },
  },
} as const satisfies Record<string, Operation>;
