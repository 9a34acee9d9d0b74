import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { VerdictReason, VERDICTS } from '../scoring/verdict';
import { standingReasonSchema, standingSchema } from './standingSchemas';
import { day, instant, ref } from './wireValues';

/** Schema of {@link Verdict}. @public */
export const verdictSchema = z.enum(VERDICTS);

/** Schema of {@link BreakGlass}. @public */
export const breakGlassSchema = z.object({
  id: z.string(),
  personRef: z.string().describe('Who answers for it'),
  declaredBy: z
    .string()
    .optional()
    .describe('The token that named the person; absent where they said it'),
  reason: z.string(),
  brokenAt: instant,
  until: instant.describe('From then on it overrides nothing'),
  endedAt: instant.optional().describe('Where it was ended before its time'),
  endedBy: z.string().optional(),
});

/** An override of the gate, for the hours that it lasts. @public */
export interface BreakGlass extends z.output<typeof breakGlassSchema> {}

/** The longest that the gate may be overridden for, in hours. @public */
export const MOST_BREAK_GLASS_HOURS = 168;

/** For how many hours it is where neither the configuration nor a person says otherwise. @public */
export const BREAK_GLASS_HOURS = 24;

/** Schema of {@link BreakGlassBody}. @public */
export const breakGlassBodySchema = z.strictObject({
  reason: z
    .string()
    .trim()
    .min(1, 'must say why')
    .max(ANSWER_LIMITS.reason)
    .describe('Why the release cannot wait'),
  personRef: ref
    .optional()
    .describe(
      'The user of the catalog who answers for it: a token has to name one, a person is the one themselves',
    ),
  hours: z
    .int()
    .min(1)
    .max(MOST_BREAK_GLASS_HOURS)
    .optional()
    .describe(
      'For how long; at most as long as the configuration allows, which is what it lasts where nothing is said',
    ),
});

/** What overrides the gate. @public */
export interface BreakGlassBody extends z.input<typeof breakGlassBodySchema> {}

/** Schema of {@link EndBreakGlassBody}. @public */
export const endBreakGlassBodySchema = z.strictObject({ mutationId: z.uuid() });

/** What ends an override of the gate. @public */
export interface EndBreakGlassBody
  extends z.input<typeof endBreakGlassBodySchema> {}

/** Schema of {@link VerdictUnder}. @public */
export const verdictUnderSchema = z.object({
  checklistId: z.string(),
  checklistTitle: z.string(),
  checklistVersion: z.int(),
  standing: standingSchema,
  verdict: verdictSchema,
  graceUntil: day
    .optional()
    .describe(
      'While it is overdue: the last day on which that does not stop a release',
    ),
  validUntil: day.optional(),
  decisionId: z.string().optional(),
  snapshotHash: z
    .string()
    .optional()
    .describe('Of the snapshot that was decided on'),
});

/** What one published checklist says to a release. @public */
export interface VerdictUnder extends z.output<typeof verdictUnderSchema> {}

/** Schema of {@link EntityVerdict}. @public */
export const entityVerdictSchema = z.object({
  entityRef: z.string(),
  title: z.string().optional(),
  url: z.string().optional().describe('The tab of the entity in the portal'),
  verdict: verdictSchema.describe(
    'The worst of what the published checklists say; an override does not change it',
  ),
  reasons: z
    .array(
      standingReasonSchema.extend({
        checklistId: z.string(),
      }) satisfies z.ZodType<VerdictReason>,
    )
    .describe('Of the checklists that say so'),
  snapshotHash: z
    .string()
    .optional()
    .describe(
      'What it rests on: the hash of the snapshot that was decided on, or of the list of them where there are several',
    ),
  validUntil: day
    .optional()
    .describe(
      'The last day on which decisions, conditions, accepted risks and graces let it hold',
    ),
  nextChangeAt: instant
    .optional()
    .describe('When it may next change by itself'),
  checklists: z.array(schemaOf<VerdictUnder>(verdictUnderSchema)),
  breakGlass: schemaOf<BreakGlass>(breakGlassSchema)
    .optional()
    .describe('The override in force'),
});

/** What a release pipeline is told of an entity. @public */
export interface EntityVerdict extends z.output<typeof entityVerdictSchema> {}
