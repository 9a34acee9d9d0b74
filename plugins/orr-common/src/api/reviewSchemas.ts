import { z } from 'zod';
import {
  decidingModeSchema,
  reviewKindSchema,
} from '../checklist/checklistDocument';
import { schemaOf } from '../checklist/schemaOf';
import { Answer, AnswerException } from '../review/answer';
import { FindingDisposition } from '../finding';
import { Decision } from '../review/decision';
import { KnownFact } from '../known/knownFact';
import { QuestionFact } from '../facts';
import { Look } from '../review/look';
import { REVIEW_PHASES } from '../review/reviewPhase';
import { ReviewedChange } from '../review/reviewedChange';
import { REVIEW_STATES } from '../review/reviewState';
import { SNAPSHOT_KINDS } from '../review/snapshotKind';
import { answerExceptionSchema, answerSchema } from './answerSchemas';
import { ChecklistVersion, checklistVersionSchema } from './checklistSchemas';
import { decisionOutcomeSchema, decisionSchema } from './decisionSchemas';
import { questionFactSchema } from './factSchemas';
import { findingDispositionSchema } from './findingSchemas';
import { knownFactSchema } from './knownSchemas';
import { lookSchema } from './lookSchema';
import { EntitySummary, entitySummarySchema } from './readinessSchemas';
import { reviewedChangeSchema } from './reviewedChangeSchema';
import { day, instant } from './wireValues';

/** Schema of {@link ReviewState}. @public */
export const reviewStateSchema = z.enum(REVIEW_STATES);

/** Schema of {@link ReviewSummary}. @public */
export const reviewSummarySchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  checklistId: z.string(),
  checklistTitle: z.string(),
  checklistVersion: z.int(),
  kind: reviewKindSchema,
  state: reviewStateSchema,
  /** Counts the transitions, from 1; answers have revisions of their own. */
  revision: z.int().min(1),
  driverRef: z.string(),
  targetDate: day.optional(),
  phase: z
    .enum(REVIEW_PHASES)
    .optional()
    .describe('Up to where its questions are due; everything without'),
  change: schemaOf<ReviewedChange>(reviewedChangeSchema)
    .optional()
    .describe('What a change review is about'),
  startedBy: z.string(),
  startedAt: instant,
  submittedAt: instant.optional(),
  decidedAt: instant.optional(),
  outcome: decisionOutcomeSchema.optional(),
});

/** A review in a list. Days are YYYY-MM-DD, instants ISO 8601 in UTC. @public */
export interface ReviewSummary extends z.output<typeof reviewSummarySchema> {}

/** Schema of {@link ReviewPage}. @public */
export const reviewPageSchema = z.object({
  items: z.array(schemaOf<ReviewSummary>(reviewSummarySchema)),
  nextCursor: z.string().optional(),
});

/** Reviews, newest first; `nextCursor` is absent on the last page. @public */
export interface ReviewPage extends z.output<typeof reviewPageSchema> {}

/** Schema of {@link SnapshotKind}. @public */
export const snapshotKindSchema = z.enum(SNAPSHOT_KINDS);

/** Schema of {@link FrozenState}. @public */
export const frozenStateSchema = z.object({
  /** Of the version of the checklist that was answered, which never changes: it tells the questions as they were worded. */
  checklistHash: z.string(),
  tier: z.string().optional(),
  lifecycle: z.string().optional(),
  /** What the catalog said of the entity itself. */
  facts: z.array(schemaOf<KnownFact>(knownFactSchema)),
  /** When the catalog was last asked for it. */
  factsSeenAt: instant,
  questionFacts: z
    .array(schemaOf<QuestionFact>(questionFactSchema))
    .optional()
    .describe('What facts said to the questions that are bound to them'),
  /** What was decided about the gaps, of those that all share the answer of. */
  dispositions: z.array(schemaOf<FindingDisposition>(findingDispositionSchema)),
  looks: z.array(schemaOf<Look>(lookSchema)),
  /** Of the snapshot of a decision: the answers that the decider confirmed one by one. */
  confirmedQuestionIds: z.array(z.string()).optional(),
});

/** What a snapshot freezes besides the answers. @public */
export interface FrozenState extends z.output<typeof frozenStateSchema> {}

/** Schema of {@link Snapshot}. @public */
export const snapshotSchema = z.object({
  id: z.string(),
  kind: snapshotKindSchema,
  /** What somebody called it who made it by hand. */
  name: z.string().optional(),
  /** Counts the snapshots of its kind of one review, from 1. */
  sequence: z.int().min(1),
  contentHash: z.string(),
  createdBy: z.string(),
  createdAt: instant,
  message: z.string().optional(),
  ownerRefs: z.array(z.string()),
  answers: z.array(schemaOf<Answer>(answerSchema)),
  /** Of a review that covers several entities: which, as far as the viewer may see them. */
  coveredEntityRefs: z.array(z.string()).optional(),
  exceptions: z
    .array(schemaOf<AnswerException>(answerExceptionSchema))
    .optional(),
  /** What else was frozen; absent from snapshots that are older than that. */
  state: schemaOf<FrozenState>(frozenStateSchema).optional(),
});

/** A frozen copy of a review. @public */
export interface Snapshot extends z.output<typeof snapshotSchema> {}

/** Schema of {@link ReviewFilling}. @public */
export const reviewFillingSchema = z.object({
  minutes: z
    .int()
    .min(1)
    .describe(
      'From the start over each save to the submission, without pauses of more than half an hour',
    ),
  days: z.int().min(1).describe('On which something was saved'),
  carried: z
    .object({ reviewId: z.string(), questionIds: z.array(z.string()) })
    .optional()
    .describe('The answers that the review was started with, and of which'),
});

/** How a review was filled in. @public */
export interface ReviewFilling extends z.output<typeof reviewFillingSchema> {}

const sparedQuestionIds = z
  .array(z.string())
  .describe(
    'What this review does not ask of it, since it is asked of new entities only; fixed when it was started',
  );

/** Schema of {@link CoveredEntitySummary}. @public */
export const coveredEntitySchema = entitySummarySchema.extend({
  /** Questions of the checklist that do not apply to it. */
  unaskedQuestionIds: z.array(z.string()),
  sparedQuestionIds: sparedQuestionIds.optional(),
});

/** One of the entities that a review covers. @public */
export interface CoveredEntitySummary
  extends z.output<typeof coveredEntitySchema> {}

/** Schema of {@link ReviewDetail}. @public */
export const reviewDetailSchema = z.object({
  review: schemaOf<ReviewSummary>(reviewSummarySchema),
  entity: schemaOf<EntitySummary>(entitySummarySchema),
  checklist: schemaOf<ChecklistVersion>(checklistVersionSchema),
  decidingMode: decidingModeSchema,
  /** How many months a decision on it holds. */
  cadenceMonths: z.int(),
  answers: z.array(schemaOf<Answer>(answerSchema)),
  /** What the review covers besides or instead of its entity, as far as the viewer may see it; empty on most reviews. */
  covered: z.array(schemaOf<CoveredEntitySummary>(coveredEntitySchema)),
  /** Answers of single covered entities, ended ones included. */
  exceptions: z.array(schemaOf<AnswerException>(answerExceptionSchema)),
  /** The latest submission. */
  snapshot: schemaOf<Snapshot>(snapshotSchema).optional(),
  decision: schemaOf<Decision>(decisionSchema).optional(),
  dispositions: z
    .array(schemaOf<FindingDisposition>(findingDispositionSchema))
    .describe(
      'What was decided about its gaps, also in earlier reviews of the entity under the checklist; closed ones included',
    ),
  questionFacts: z
    .array(schemaOf<QuestionFact>(questionFactSchema))
    .optional()
    .describe(
      'What facts say now to the questions that are bound to them; absent where none is',
    ),
  participantRefs: z.array(z.string()),
  filling: schemaOf<ReviewFilling>(reviewFillingSchema)
    .optional()
    .describe('Of a review that was submitted'),
  sparedQuestionIds: sparedQuestionIds.optional(),
  timeZone: z.string(),
  may: z.object({
    update: z.boolean(),
    decide: z.boolean(),
    /** Why the viewer may not decide, where policy would let them. */
    decideRefusal: z
      .enum([
        'notOwningGroup',
        'isDriver',
        'notReviewer',
        'inOwningGroup',
        'permission',
      ])
      .optional(),
  }),
});

/** A review with all that its page shows, and what the viewer may do. @public */
export interface ReviewDetail extends z.output<typeof reviewDetailSchema> {}
