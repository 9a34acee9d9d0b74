import { z } from 'zod';
import { instant } from './wireValues';

/** Schema of {@link SourceState}. @public */
export const sourceStateSchema = z.object({
  kind: z.enum(['deployments', 'incidents']).describe('What it would tell of'),
  provider: z.string().describe('Id of the kind of source'),
  title: z.string().describe('What people know the kind of source by'),
  state: z
    .enum([
      'unbound',
      'optedOut',
      'invalid',
      'queued',
      'empty',
      'ok',
      'unauthorised',
      'forbidden',
      'rateLimited',
      'down',
      'badResponse',
    ])
    .describe('How it stands between the source and the entity'),
  wouldNeed: z
    .array(z.object({ annotation: z.string(), example: z.string() }))
    .optional()
    .describe('Where it is unbound: annotations, each of which would bind it'),
  annotation: z
    .string()
    .optional()
    .describe('Where it is turned off or cannot be used: by which annotation'),
  reason: z.string().optional().describe('Why it cannot be used'),
  binding: z
    .object({
      key: z.string(),
      title: z.string().describe('Such as acme/pay'),
      instance: z.string().describe('Where that is'),
    })
    .optional(),
  asOf: instant.optional().describe('When it last told all there was'),
  freshness: z
    .enum(['fresh', 'ageing', 'stale'])
    .optional()
    .describe('How old that is: two intervals, a day, more'),
  coverage: z
    .object({ days: z.int().min(0), of: z.int().min(0) })
    .optional()
    .describe('Days of which all is known, of those that numbers look back'),
  since: instant
    .optional()
    .describe('Since when it fails; of an empty one, since when it was asked'),
  until: instant.optional().describe('Before that it is not asked again'),
  problem: z.string().optional().describe('What went wrong, for people'),
  operatorHint: z
    .string()
    .optional()
    .describe('What could be done about it; for whoever administers sources'),
});

/** How one source stands to an entity. @public */
export interface SourceState extends z.output<typeof sourceStateSchema> {}

/** Schema of {@link CheckResult}. @public */
export const checkResultSchema = z.object({
  queued: z
    .int()
    .min(0)
    .describe('How many bindings of the entity are asked next'),
});

/** What comes of wanting sources to be asked now. @public */
export interface CheckResult extends z.output<typeof checkResultSchema> {}
