import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrDeploymentRecordPermission,
  orrSourceAdministerPermission,
} from '../permissions';
import {
  InboxPage,
  inboxPageSchema,
  inboxStateSchema,
  RetriedEvent,
  retriedEventSchema,
  sendEventsBodySchema,
  SentEventsResult,
  sentEventsResultSchema,
} from './inboxSchemas';
import { Operation } from './Operation';
import { paging } from './operationParams';

const EVENTS_KILOBYTES = 1_024;

/** Events of other systems, and what becomes of them. @internal */
export const inboxOperations = {
  sendEvents: {
    method: 'post',
    path: '/events/:topic',
    summary:
      'Send an event, or several in an array, as its system makes it. `cdevents` takes CDEvents whole or as CloudEvents, binary or structured. Where an event tells of an incident, orr.incident.record is needed too',
    params: z.object({ topic: z.string().min(1).max(100) }),
    body: sendEventsBodySchema,
    response: schemaOf<SentEventsResult>(sentEventsResultSchema),
    status: 202,
    takesMachines: true,
    takesIdempotencyKey: true,
    bodyKilobytes: EVENTS_KILOBYTES,
    foreignBody: {
      contentTypes: [
        'application/cloudevents+json',
        'application/cloudevents-batch+json',
      ],
    },
    permission: orrDeploymentRecordPermission,
    audit: { eventId: 'source-event-mutate', meta: { actionType: 'send' } },
  },
  getInbox: {
    method: 'get',
    path: '/sources/inbox',
    summary:
      'What systems told by themselves: what waits and how each topic fares, and single events, newest first, without their content',
    query: z.object({
      ...paging,
      state: inboxStateSchema
        .optional()
        .describe('Refused and given up where left out'),
      topic: z.string().min(1).max(100).optional(),
    }),
    response: schemaOf<InboxPage>(inboxPageSchema),
    status: 200,
    permission: orrSourceAdministerPermission,
    audit: { eventId: 'source-event-fetch', meta: { queryType: 'inbox' } },
  },
  retryInboxEvent: {
    method: 'post',
    path: '/sources/inbox/:inboxEventId/retry',
    summary: 'Work once more on an event that was refused or given up',
    params: z.object({
      inboxEventId: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'must be the id of an event'),
    }),
    response: schemaOf<RetriedEvent>(retriedEventSchema),
    status: 200,
    permission: orrSourceAdministerPermission,
    audit: { eventId: 'source-event-mutate', meta: { actionType: 'retry' } },
  },
} as const satisfies Record<string, Operation>;
