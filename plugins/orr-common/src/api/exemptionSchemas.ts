import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { EXEMPTION_STATES, Exemption, ExemptionState } from '../programme';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { mutationIdSchema } from './requestSchemas';
import { day, instant, ref } from './wireValues';

/** Schema of {@link ExemptionState}. @public */
export const exemptionStateSchema = z.enum(
  EXEMPTION_STATES,
) satisfies z.ZodType<ExemptionState>;

/** Schema of {@link Exemption}. @public */
export const exemptionSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  state: exemptionStateSchema,
  reason: z.string(),
  until: day,
  askedBy: z.string(),
  askedAt: instant,
  decidedBy: z.string().optional(),
  decidedAt: instant.optional(),
  decisionNote: z.string().optional(),
  endedBy: z.string().optional(),
  endedAt: instant.optional(),
  revision: z.int().min(1),
}) satisfies z.ZodType<Exemption>;

/** Schema of {@link EntityExemption}. @public */
export const entityExemptionSchema = z.object({
  /** The one that waits for a decision. */
  asked: schemaOf<Exemption>(exemptionSchema).optional(),
  /** The one in force. */
  approved: schemaOf<Exemption>(exemptionSchema).optional(),
  /** The days on which one that is asked for today may end. */
  range: z.object({ from: day, to: day }),
  /** Who is told of a request: the owner of the programme. */
  decidersRef: z.string().optional(),
  may: z.object({
    request: z.boolean(),
    decide: z.boolean(),
    /** Why policy would let the viewer decide, and the rules do not. */
    decideRefusal: z.enum(['isAsker']).optional(),
    end: z.boolean(),
  }),
});

/** The exemption of one entity, and what the viewer may do about it. @public */
export interface EntityExemption
  extends z.output<typeof entityExemptionSchema> {}

/** Schema of {@link ExemptionRow}. @public */
export const exemptionRowSchema = z.object({
  exemption: schemaOf<Exemption>(exemptionSchema),
  entity: z.object({ entityRef: z.string(), title: z.string().optional() }),
});

/** An exemption in the list, with what it is for. @public */
export interface ExemptionRow extends z.output<typeof exemptionRowSchema> {}

/** Schema of {@link ExemptionPage}. @public */
export const exemptionPageSchema = z.object({
  items: z.array(schemaOf<ExemptionRow>(exemptionRowSchema)),
  totalItems: z.int().min(0),
  nextCursor: z.string().optional(),
});

/** A page of exemptions, newest first; `nextCursor` is absent on the last one. @public */
export interface ExemptionPage extends z.output<typeof exemptionPageSchema> {}

const note = z.string().trim().min(1).max(ANSWER_LIMITS.reason);

/** Schema of {@link RequestExemptionBody}. @public */
export const requestExemptionBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  entityRef: ref,
  reason: note,
  until: day.describe('The last day on which it is to hold'),
});

/** What asks for an exemption. @public */
export interface RequestExemptionBody
  extends z.input<typeof requestExemptionBodySchema> {}

/** Schema of {@link DecideExemptionBody}. @public */
export const decideExemptionBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
  outcome: z.enum(['approved', 'refused']),
  note: note.optional(),
});

/** What approves or refuses an exemption. @public */
export interface DecideExemptionBody
  extends z.input<typeof decideExemptionBodySchema> {}

/** Schema of {@link EndExemptionBody}. @public */
export const endExemptionBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
});

/** What withdraws or ends an exemption. @public */
export interface EndExemptionBody
  extends z.input<typeof endExemptionBodySchema> {}
