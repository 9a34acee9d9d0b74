import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { FindingDisposition } from '../finding';
import {
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from '../permissions';
import { findingDispositionSchema } from './findingSchemas';
import { Operation } from './Operation';
import {
  createTicketBodySchema,
  TicketPlaces,
  ticketPlacesSchema,
} from './ticketSchemas';

const dispositionParams = z.object({ dispositionId: z.uuid() });

/** The tickets of actions. @internal */
export const ticketOperations = {
  listTicketPlaces: {
    method: 'get',
    path: '/dispositions/:dispositionId/ticket-places',
    summary:
      'Where a ticket of an open action can be made, and what it begins with; for its owner and who may answer',
    params: dispositionParams,
    response: schemaOf<TicketPlaces>(ticketPlacesSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'ticket-fetch', meta: { queryType: 'places' } },
  },
  createTicket: {
    method: 'post',
    path: '/dispositions/:dispositionId/tickets',
    summary:
      'Make a ticket of an open action that has none; for its owner and who may answer. Where the tracker fails, 502 or 503 with `error.problem`, and a retry makes no second ticket',
    params: dispositionParams,
    body: createTicketBodySchema,
    response: schemaOf<FindingDisposition>(findingDispositionSchema),
    status: 201,
    asksOthers: true,
    permission: orrReviewUpdatePermission,
    audit: { eventId: 'ticket-mutate', meta: { actionType: 'create' } },
  },
} as const satisfies Record<string, Operation>;
