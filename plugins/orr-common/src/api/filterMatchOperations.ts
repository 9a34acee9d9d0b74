import { schemaOf } from '../checklist/schemaOf';
import { orrChecklistAuthorPermission } from '../permissions';
import {
  filterMatchBodySchema,
  FilterMatches,
  filterMatchesSchema,
} from './filterMatchSchemas';
import { Operation } from './Operation';

/** What authors go by while they say of whom something is asked. @internal */
export const filterMatchOperations = {
  listFilterMatches: {
    method: 'post',
    path: '/checklists/matches',
    summary:
      'Which entities a filter matches now, as far as the caller sees, and why it matches one or does not',
    body: filterMatchBodySchema,
    response: schemaOf<FilterMatches>(filterMatchesSchema),
    status: 200,
    ephemeral: true,
    permission: orrChecklistAuthorPermission,
    audit: { eventId: 'checklist-fetch', meta: { actionType: 'matches' } },
  },
} as const satisfies Record<string, Operation>;
