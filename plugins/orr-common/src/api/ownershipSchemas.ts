import { z } from 'zod';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { mutationIdSchema } from './requestSchemas';
import { instant } from './wireValues';

/** Schema of {@link OwnershipTakeover}. @public */
export const ownershipTakeoverSchema = z.object({
  checklistId: z.string(),
  decisionId: z.string().describe('The decision in force'),
  ownerRefs: z
    .array(z.string())
    .describe(
      'Who owns the entity now, did not when that decision was taken, and has not affirmed its answers',
    ),
  may: z.object({
    affirm: z.boolean().describe('The caller is of these and may answer'),
  }),
});

/** New owners of an entity who are asked to affirm what was decided on. @public */
export interface OwnershipTakeover
  extends z.output<typeof ownershipTakeoverSchema> {}

/** Schema of {@link OwnershipAffirmed}. @public */
export const ownershipAffirmedSchema = z.object({
  entityRef: z.string(),
  checklistId: z.string(),
  decisionId: z.string(),
  ownerRefs: z.array(z.string()).describe('For whom it was affirmed'),
  affirmedBy: z.string(),
  affirmedAt: instant,
  note: z.string().optional(),
});

/** That new owners have affirmed the answers a decision rests on. @public */
export interface OwnershipAffirmed
  extends z.output<typeof ownershipAffirmedSchema> {}

/** Schema of {@link AffirmOwnershipBody}. @public */
export const affirmOwnershipBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  checklistId: z.string().min(1).max(128),
  decisionId: z
    .uuid()
    .describe('The decision in force whose answers were read'),
  note: z.string().trim().min(1).max(ANSWER_LIMITS.note).optional(),
});

/** What affirms, for new owners, the answers that a decision rests on. @public */
export interface AffirmOwnershipBody
  extends z.input<typeof affirmOwnershipBodySchema> {}
