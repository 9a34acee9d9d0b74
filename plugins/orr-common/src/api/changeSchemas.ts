import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { HISTORY_ACTIONS } from '../history/historyAction';
import { HistoryFacts, StatementFacts } from '../history/historyEntry';
import { CHAIN_PROBLEMS } from '../history/verifyChain';
import { mutationIdSchema } from './requestSchemas';
import { day, instant, ref } from './wireValues';

const statementFactsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choices'), choices: z.array(z.string()) }),
  z.object({
    kind: z.literal('practice'),
    value: z.enum(['yes', 'partly', 'no']),
  }),
  z.object({ kind: z.enum(['number', 'duration']), value: z.number() }),
  z.object({ kind: z.literal('date'), value: day }),
  z.object({ kind: z.enum(['text', 'notApplicable', 'toBeResearched']) }),
  z.object({ kind: z.literal('coveredElsewhere'), date: day }),
]);
const statement = schemaOf<StatementFacts>(statementFactsSchema)
  .nullable()
  .optional();

const historyFactsSchema = z.object({
  from: statement,
  to: statement,
  revision: z.int().optional(),
  noteChanged: z.boolean().optional(),
  evidenceChanged: z.boolean().optional(),
  fromReviewId: z.string().optional(),
  checklistId: z.string().optional(),
  kind: z.string().optional(),
  snapshotId: z.string().optional(),
  outcome: z.string().optional(),
  validUntil: z.string().optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  requests: z.int().optional(),
  given: z.boolean().optional(),
  finding: z.string().optional(),
  until: day.optional(),
  unsafe: z.boolean().optional(),
  questionIds: z.array(z.string()).optional(),
  fields: z.array(z.string()).optional(),
  disposition: z.string().optional(),
  level: z.string().optional(),
  residualLevel: z.string().optional(),
  entityFrom: z.string().optional(),
  entityTo: z.string().optional(),
  phaseFrom: z.string().nullable().optional(),
  phaseTo: z.string().nullable().optional(),
  cause: z.string().optional(),
  causeKey: z.string().optional(),
  ended: z.string().optional(),
  response: z.string().optional(),
  incidentId: z.string().optional(),
  wouldHaveHelped: z.string().optional(),
  endsAt: instant.optional(),
  declaredBy: z.string().optional(),
  erased: z.array(z.int()).optional(),
});

/** Schema of {@link EntityChange}. @public */
export const entityChangeSchema = z.object({
  id: z.string(),
  at: instant,
  action: z.enum(HISTORY_ACTIONS),
  /** Full ref of who did it; absent where it was erased or nobody did. */
  actorRef: z.string().optional(),
  /** Whether who did it was erased. */
  isErased: z.boolean(),
  /** The review it belongs to; absent where it is about an exemption. */
  reviewId: z.string().optional(),
  /** Of the review; another one where a review of a system covers the entity. */
  entityRef: z.string(),
  /** Of the review. */
  checklistTitle: z.string().optional(),
  /** The question that it is about, as the checklist of the review asks it. */
  question: z.object({ id: z.string(), title: z.string() }).optional(),
  /** The section that was signed off or objected to. */
  section: z.object({ id: z.string(), title: z.string() }).optional(),
  /** The titles of the choices that are named, by their ids. */
  choices: z.record(z.string(), z.string()),
  facts: schemaOf<HistoryFacts>(historyFactsSchema),
});

/** One line of what happened to an entity, without the words of a person. @public */
export interface EntityChange extends z.output<typeof entityChangeSchema> {}

/** Schema of {@link EntityChangePage}. @public */
export const entityChangePageSchema = z.object({
  items: z.array(schemaOf<EntityChange>(entityChangeSchema)),
  nextCursor: z.string().optional(),
  /** Whether the caller may ask what one person did. */
  may: z.object({ askByPerson: z.boolean() }),
});

/** What happened to an entity, newest first; `nextCursor` is absent on the last page. @public */
export interface EntityChangePage
  extends z.output<typeof entityChangePageSchema> {}

/** What narrows the history of an entity. @internal */
export const entityChangeFilterQuery = {
  action: z
    .preprocess(
      value => (value === undefined || Array.isArray(value) ? value : [value]),
      z.array(z.enum(HISTORY_ACTIONS)).max(HISTORY_ACTIONS.length),
    )
    .optional(),
  questionId: z.string().min(1).max(128).optional(),
  person: ref
    .optional()
    .describe('Full ref of who did it; only for those who may ask by person'),
};

/** Schema of {@link HistoryVerification}. @public */
export const historyVerificationSchema = z.object({
  /** ISO instant of the check. */
  at: instant,
  /** How many chains were followed, broken ones included. */
  chains: z.int(),
  /** How many entries they hold. */
  entries: z.int(),
  /** How many chains are broken. */
  brokenChains: z.int(),
  /** Where, at most 100. */
  broken: z.array(
    z.object({
      aggregateType: z.string(),
      aggregateId: z.string(),
      /** The first place that is not as it was written. */
      seq: z.int(),
      problem: z.enum(CHAIN_PROBLEMS),
    }),
  ),
});

/** Whether the history is as it was written. @public */
export interface HistoryVerification
  extends z.output<typeof historyVerificationSchema> {}

/** The body of an erasure. @internal */
export const erasureBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  userRef: ref,
});

/** Schema of {@link Erasure}. @public */
export const erasureSchema = z.object({
  userRef: z.string(),
  /** Entries of the history that lose their name and their words. */
  entries: z.int(),
  /** Values of answers that lose what was written beside the choice. */
  answers: z.int(),
  /** Reasons, messages, replies and notes of reviews and decisions. */
  texts: z.int(),
});

/** What an erasure takes, or has taken, from the words of a person. @public */
export interface Erasure extends z.output<typeof erasureSchema> {}
