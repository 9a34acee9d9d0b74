import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { instant } from './wireValues';

/** As many events as one call brings. @public */
export const MOST_EVENTS = 100;

const count = z.int().min(0);
const event = z.looseObject({});

/** What is known of an event by what became of it. @public */
export const inboxStateSchema = z.enum([
  'waiting',
  'done',
  'ignored',
  'rejected',
  'dead',
]);

/** An event, or several, as their system makes them. @public */
export const sendEventsBodySchema = z.union([
  event,
  z.array(event).min(1).max(MOST_EVENTS),
]);

/** Schema of {@link SentEventsResult}. @public */
export const sentEventsResultSchema = z.object({
  accepted: count.describe('New; what they mean is found out soon after'),
  duplicates: count.describe('Sent before with the same content'),
});

/** What became of events that were sent. @public */
export interface SentEventsResult
  extends z.output<typeof sentEventsResultSchema> {}

/** Schema of {@link InboxTopic}. @public */
export const inboxTopicSchema = z.object({
  topic: z.string(),
  sources: z
    .array(z.string())
    .describe('Sources that read it; none where they are not installed'),
  recordedFrom: z
    .array(z.string())
    .describe(
      'Those whose events are kept as they are told; others only hasten a poll, unless they were sent with credentials',
    ),
  counts: z
    .record(inboxStateSchema, count)
    .describe('Of what is kept: what is done for three days, refused for 14'),
  oldestWaitingAt: instant.optional(),
  lastReceivedAt: instant.optional(),
  lastRejectedAt: instant.optional(),
  lastRejectedWhy: z.string().optional(),
  rejected: count.describe('Since ever'),
  unknownBindings: count.describe(
    'Since ever: about what no entity of the catalog names',
  ),
  lastUnknownAt: instant.optional(),
  tooLarge: count.describe('Since ever: larger than is kept'),
  collapsed: count.describe('Since ever: given up because too many waited'),
});

/** What is known of the events of a topic. @public */
export interface InboxTopic extends z.output<typeof inboxTopicSchema> {}

/** Schema of {@link InboxEvent}. @public */
export const inboxEventSchema = z.object({
  id: z.string(),
  topic: z.string(),
  via: z.enum(['event', 'api']),
  isVerified: z.boolean().describe('It is known who sent it'),
  state: inboxStateSchema,
  why: z.string().optional(),
  attempts: count,
  receivedAt: instant,
  stateAt: instant.describe('Since when it is in that state'),
});

/** An event without its content. @public */
export interface InboxEvent extends z.output<typeof inboxEventSchema> {}

/** Schema of {@link InboxPage}. @public */
export const inboxPageSchema = z.object({
  waiting: count,
  oldestWaitingAt: instant.optional(),
  topics: z.array(schemaOf<InboxTopic>(inboxTopicSchema)),
  items: z.array(schemaOf<InboxEvent>(inboxEventSchema)),
  nextCursor: z.string().optional(),
});

/** What systems told by themselves, and what became of it. @public */
export interface InboxPage extends z.output<typeof inboxPageSchema> {}

/** Schema of {@link RetriedEvent}. @public */
export const retriedEventSchema = z.object({ state: z.literal('waiting') });

/** An event that is worked on once more. @public */
export interface RetriedEvent extends z.output<typeof retriedEventSchema> {}
