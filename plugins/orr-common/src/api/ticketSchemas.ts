import { z } from 'zod';
import {
  FindingTicket,
  TICKET_LIMITS,
  TICKET_PROBLEMS,
  TICKET_STATES,
} from '../ticket';
import { mutationIdSchema } from './requestSchemas';
import { instant } from './wireValues';

/** Schema of {@link FindingTicket}. @public */
export const findingTicketSchema = z.object({
  url: z.string(),
  key: z.string().describe('What people call it'),
  tracker: z.string().describe('What people know the tracker by'),
  follows: z.boolean().describe('Whether the portal looks at it by itself'),
  state: z
    .enum(TICKET_STATES)
    .describe('As the tracker last told; a closed ticket closes no action'),
  closedAt: instant.optional(),
  checkedAt: instant.optional(),
  failingSince: instant
    .optional()
    .describe('Since when the tracker does not tell'),
  problem: z.enum(TICKET_PROBLEMS).optional(),
}) satisfies z.ZodType<FindingTicket>;

/** Schema of {@link TicketPlaces}. @public */
export const ticketPlacesSchema = z.object({
  trackers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      places: z.array(z.object({ id: z.string(), title: z.string() })),
    }),
  ),
  templates: z
    .array(z.object({ id: z.string(), title: z.string(), url: z.string() }))
    .describe('Trackers that a person opens, title and body filled in'),
  draft: z
    .object({ title: z.string(), body: z.string() })
    .describe('What a ticket begins with'),
});

/** Where a ticket of an action can be made, and what it begins with. @public */
export interface TicketPlaces extends z.output<typeof ticketPlacesSchema> {}

/** Schema of {@link CreateTicketBody}. @public */
export const createTicketBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1).describe('Of the action'),
  trackerId: z.string().min(1).max(200),
  placeId: z.string().min(1).max(300),
  title: z
    .string()
    .trim()
    .min(1)
    .max(TICKET_LIMITS.title)
    .regex(/^[^\r\n]*$/, 'must be one line'),
  body: z.string().trim().min(1).max(TICKET_LIMITS.body).describe('Markdown'),
});

/** What is made into a ticket. @public */
export interface CreateTicketBody
  extends z.input<typeof createTicketBodySchema> {}
