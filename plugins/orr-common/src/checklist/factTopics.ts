import { z } from 'zod';

/** What a portal may know of an entity without asking anybody. @internal */
export const FACT_TOPICS = [
  'owner',
  'contact',
  'on-call',
  'chat',
  'runbook',
  'dashboard',
  'alerts',
  'logs',
  'traces',
  'status-page',
  'incidents',
  'design',
  'techdocs',
  'apis',
  'dependencies',
  'dependents',
  'lifecycle',
  'tier',
  'source',
  'ci',
  'deployment',
] as const;

/** Schema of {@link FactTopic}. @public */
export const factTopicSchema = z.enum(FACT_TOPICS);

/**
 * Something that a portal may know of an entity without asking anybody. A question names those that help to answer it.
 *
 * @public
 */
export type FactTopic = z.output<typeof factTopicSchema>;
