import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { mutationIdSchema } from './requestSchemas';
import { instant } from './wireValues';

/** What somebody may ask of a checklist. @public */
export const PROPOSAL_KINDS = ['newQuestion', 'change', 'explanation'] as const;

/** How far a proposal has come. @public */
export const PROPOSAL_STATES = [
  'open',
  'takenUp',
  'answered',
  'declined',
] as const;

/** Schema of {@link ProposalKind}. @public */
export const proposalKindSchema = z.enum(PROPOSAL_KINDS);
/** What somebody asks of a checklist: another question, a change of one, or that one be explained. @public */
export type ProposalKind = z.output<typeof proposalKindSchema>;

/** Schema of {@link ProposalState}. @public */
export const proposalStateSchema = z.enum(PROPOSAL_STATES);
/** How far a proposal has come. @public */
export type ProposalState = z.output<typeof proposalStateSchema>;

const words = z.string().trim().min(1).max(2_000);

/** Schema of {@link ChecklistProposal}. @public */
export const checklistProposalSchema = z.object({
  id: z.uuid(),
  checklistId: z.string(),
  checklistTitle: z.string(),
  questionId: z.string().optional(),
  questionTitle: z
    .string()
    .optional()
    .describe('As it was when it was proposed'),
  kind: proposalKindSchema,
  text: z.string(),
  state: proposalStateSchema,
  reply: z.string().optional(),
  proposedBy: z.string(),
  proposedAt: instant,
  repliedBy: z.string().optional(),
  repliedAt: instant.optional(),
  revision: z.int().min(1),
});

/** What somebody proposes for a checklist, and what became of it. @public */
export interface ChecklistProposal
  extends z.output<typeof checklistProposalSchema> {}

/** Schema of {@link ChecklistProposalPage}. @public */
export const checklistProposalPageSchema = z.object({
  items: z
    .array(schemaOf<ChecklistProposal>(checklistProposalSchema))
    .describe('The newest first'),
  totalItems: z.int().min(0),
  nextCursor: z.string().optional(),
  may: z.object({
    curate: z.boolean(),
    author: z.boolean().describe('Whether the caller may write drafts'),
  }),
});

/** A page of proposals: all of them for curators, their own for others. @public */
export interface ChecklistProposalPage
  extends z.output<typeof checklistProposalPageSchema> {}

/** Schema of {@link ProposeToChecklistBody}. @public */
export const proposeToChecklistBodySchema = z
  .strictObject({
    mutationId: mutationIdSchema,
    kind: proposalKindSchema,
    questionId: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .describe('Needed but for a new question'),
    text: words,
  })
  .refine(({ kind, questionId }) => kind === 'newQuestion' || questionId, {
    path: ['questionId'],
    message: 'is needed for a change or explanation',
  });

/** What somebody proposes. @public */
export interface ProposeToChecklistBody
  extends z.output<typeof proposeToChecklistBodySchema> {}

/** Schema of {@link ReplyToProposalBody}. @public */
export const replyToProposalBodySchema = z
  .strictObject({
    mutationId: mutationIdSchema,
    revision: z.int().min(1).describe('The one that the reply is given to'),
    state: proposalStateSchema.exclude(['open']),
    reply: words.optional().describe('Not needed where it is taken up'),
  })
  .refine(({ state, reply }) => state === 'takenUp' || reply, {
    path: ['reply'],
    message: 'is needed',
  });

/** What becomes of a proposal. @public */
export interface ReplyToProposalBody
  extends z.output<typeof replyToProposalBodySchema> {}
