import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  DISPOSITION_STATES,
  DISPOSITION_TYPES,
  FindingDisposition,
  Postponement,
  SHOWN_DISPOSITION_STATES,
} from '../finding';
import { FindingTicket } from '../ticket';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { EscalationItem, escalationItemSchema } from './escalationSchemas';
import { mutationIdSchema } from './requestSchemas';
import { findingTicketSchema } from './ticketSchemas';
import { day, instant, ref, safeUrl } from './wireValues';

const ticket = schemaOf<FindingTicket>(findingTicketSchema)
  .optional()
  .describe('The ticket of an action, where its address is known as one');
const riskLevel = z.enum(['HIGH', 'MEDIUM', 'LOW']);
const residualLevel = z.enum(['HIGH', 'MEDIUM', 'LOW', 'NONE']);
const effort = z.enum(['low', 'medium', 'high']);
const words = z.string().trim().min(1).max(ANSWER_LIMITS.reason);
const revision = z.int().min(1);

/** Schema of {@link DispositionType}. @public */
export const dispositionTypeSchema = z.enum(DISPOSITION_TYPES);

/** Schema of {@link DispositionState}. @public */
export const dispositionStateSchema = z.enum(DISPOSITION_STATES);

/** Schema of {@link Postponement}. @public */
export const postponementSchema = z.object({
  from: day.optional(),
  to: day,
  reason: z.string(),
  postponedBy: z.string(),
  postponedAt: instant,
}) satisfies z.ZodType<Postponement>;

/** Schema of {@link FindingDisposition}. @public */
export const findingDispositionSchema = z.object({
  id: z.string(),
  type: dispositionTypeSchema,
  state: dispositionStateSchema,
  revision: z.int(),
  entityRef: z.string(),
  coveredEntityRef: z
    .string()
    .optional()
    .describe('Where the gap is that of one covered entity alone'),
  checklistId: z.string(),
  questionId: z.string(),
  reviewId: z.string(),
  level: riskLevel.describe('What the question showed when it was proposed'),
  text: z.string(),
  url: z.string().optional(),
  ownerRef: z.string().optional(),
  effort: effort.optional(),
  until: day
    .optional()
    .describe('When an action is due, or until when the rest holds'),
  proposedBy: z.string(),
  proposedAt: instant,
  decidedBy: z.string().optional(),
  decidedAt: instant.optional(),
  decisionNote: z.string().optional(),
  residualLevel: residualLevel.optional(),
  closedBy: z.string().optional(),
  closedAt: instant.optional(),
  closedUrl: z.string().optional(),
  closedNote: z.string().optional(),
  postponements: z.array(schemaOf<Postponement>(postponementSchema)),
}) satisfies z.ZodType<FindingDisposition>;

/** Schema of {@link DispositionRights}. @public */
export const dispositionRightsSchema = z.object({
  change: z.boolean().describe('Change, postpone, finish and drop an action'),
  decide: z.boolean(),
  decideRefusal: z
    .enum(['isProposer', 'isAnswerer', 'isAction', 'permission'])
    .optional()
    .describe('Why it is not for the caller to decide'),
  withdraw: z.boolean(),
  end: z.boolean(),
});

/** What the caller may do about one disposition. @public */
export interface DispositionRights
  extends z.output<typeof dispositionRightsSchema> {}

/** Schema of {@link DispositionItem}. @public */
export const dispositionItemSchema = z.object({
  disposition: schemaOf<FindingDisposition>(findingDispositionSchema),
  questionTitle: z
    .string()
    .optional()
    .describe('As it was worded then; only in the list of an entity'),
  may: schemaOf<DispositionRights>(dispositionRightsSchema),
  ticket,
});

/** A disposition, and what the caller may do about it. @public */
export interface DispositionItem
  extends z.output<typeof dispositionItemSchema> {}

/** Schema of {@link DispositionList}. @public */
export const dispositionListSchema = z.object({
  items: z.array(schemaOf<DispositionItem>(dispositionItemSchema)),
  escalations: z
    .array(schemaOf<EscalationItem>(escalationItemSchema))
    .optional()
    .describe(
      'The open ones; only in the list of an entity, absent where there are none',
    ),
  may: z.object({
    propose: z.boolean().describe('Propose what is to become of a gap'),
  }),
});

/** What was decided about the gaps of a review, closed ones included, oldest first. @public */
export interface DispositionList
  extends z.output<typeof dispositionListSchema> {}

/** Schema of {@link DispositionRow}. @public */
export const dispositionRowSchema = z.object({
  disposition: schemaOf<FindingDisposition>(findingDispositionSchema),
  entity: z.object({
    entityRef: z.string(),
    title: z.string().optional(),
    ownerRefs: z.array(z.string()),
    tier: z.string().optional(),
  }),
  checklistTitle: z.string(),
  question: z.object({ id: z.string(), title: z.string() }),
  ticket,
});

/** A disposition in a list, with what it is about. @public */
export interface DispositionRow extends z.output<typeof dispositionRowSchema> {}

/** Schema of {@link DispositionPage}. @public */
export const dispositionPageSchema = z.object({
  items: z.array(schemaOf<DispositionRow>(dispositionRowSchema)),
  totalItems: z.int().min(0),
  nextCursor: z.string().optional(),
});

/** A page of dispositions; `nextCursor` is absent on the last one. @public */
export interface DispositionPage
  extends z.output<typeof dispositionPageSchema> {}

const several = <T extends z.ZodType>(item: T) =>
  z
    .preprocess(
      value => (value === undefined || Array.isArray(value) ? value : [value]),
      z.array(item).max(20),
    )
    .optional();

/** What narrows a list of dispositions. @internal */
export const dispositionFilterQuery = {
  type: dispositionTypeSchema,
  state: several(z.enum(SHOWN_DISPOSITION_STATES)).describe(
    'All of them without; `approved` are those in force, `lapsed` those that were approved and ran out',
  ),
  lapsed: z
    .enum(['true', 'false'])
    .optional()
    .describe(
      'Only those whose day has passed, or only the others; beside it `approved` has both',
    ),
  level: several(riskLevel),
  owner: several(ref).describe(
    'Owners of the entity; a group stands for the groups below it too',
  ),
  assignee: several(ref).describe('Who has to do the action'),
  checklist: several(z.string().min(1).max(128)),
  until: day.optional().describe('Due or running out on this day or before'),
};

/** Schema of {@link ProposeDispositionBody}. @public */
export const proposeDispositionBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  questionId: z.string().min(1).max(128),
  coveredEntityRef: ref
    .optional()
    .describe('Of a covered entity: for the gap of its own answer'),
  type: dispositionTypeSchema,
  text: words.describe(
    'What is to be done, what mitigates the risk, or why it is to be accepted',
  ),
  until: day
    .optional()
    .describe(
      'When an action is due, a mitigation is to be looked at again, an acceptance runs out. The action of a medium or low gap may wait in the backlog without one',
    ),
  ownerRef: ref.optional().describe('Of an action, which takes one'),
  effort: effort.optional().describe('Of an action'),
  url: safeUrl
    .optional()
    .describe('The ticket of an action, the playbook of a mitigation'),
});

/** What is to become of a gap. @public */
export interface ProposeDispositionBody
  extends z.input<typeof proposeDispositionBodySchema> {}

/** Schema of {@link FillBacklogBody}. @public */
export const fillBacklogBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  ownerRef: ref,
});

/** Puts every medium gap that nothing was decided about into the backlog. @public */
export interface FillBacklogBody
  extends z.input<typeof fillBacklogBodySchema> {}

/** Schema of {@link ChangeActionBody}. @public */
export const changeActionBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision,
  text: words.optional(),
  ownerRef: ref.optional(),
  effort: effort.optional(),
  url: safeUrl.nullable().optional().describe('null takes the ticket away'),
});

/** What changes an open action, its day apart. @public */
export interface ChangeActionBody
  extends z.input<typeof changeActionBodySchema> {}

/** Schema of {@link PostponeActionBody}. @public */
export const postponeActionBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision,
  until: day,
  reason: words,
});

/** What gives an open action another day. @public */
export interface PostponeActionBody
  extends z.input<typeof postponeActionBodySchema> {}

/** Schema of {@link DecideDispositionBody}. @public */
export const decideDispositionBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision,
  outcome: z.enum(['approved', 'refused']),
  note: words.optional().describe('A refusal takes one'),
  residualLevel: residualLevel
    .optional()
    .describe('What is left of the risk; confirming a mitigation takes it'),
  until: day.optional().describe('Another last day than was proposed'),
});

/** What approves or refuses a mitigation or an acceptance. @public */
export interface DecideDispositionBody
  extends z.input<typeof decideDispositionBodySchema> {}

/** Schema of {@link CloseDispositionBody}. @public */
export const closeDispositionBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision,
  act: z
    .enum(['finish', 'drop', 'withdraw', 'end'])
    .describe(
      'Finish or drop an action; withdraw what was not decided; end what was approved',
    ),
  url: safeUrl.optional().describe('What shows that it is done'),
  note: words
    .optional()
    .describe('Takes the place of a link; dropping and ending take one'),
});

/** What closes a disposition. @public */
export interface CloseDispositionBody
  extends z.input<typeof closeDispositionBodySchema> {}
