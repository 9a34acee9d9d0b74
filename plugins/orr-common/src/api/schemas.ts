import { z } from 'zod';
import {
  checklistDocumentSchema,
  decidingModeSchema,
  reviewKindSchema,
} from '../checklist/checklistDocument';
import { isSafeUrl } from '../checklist/isSafeUrl';
import { AnswerStatement } from '../review/answer';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { Decision } from '../review/decision';
import { STANDINGS } from '../scoring/standing';

const instant = z.iso.datetime();
const day = z.iso.date();
const ref = z
  .string()
  .max(300)
  .regex(
    /^[a-zA-Z]+:[a-zA-Z0-9-]+\/[a-zA-Z0-9._-]+$/,
    'must be a full entity ref such as group:default/payments',
  );
const safeUrl = z
  .string()
  .max(ANSWER_LIMITS.url)
  .refine(isSafeUrl, 'must be an http or https address');

/** Names a write, so that a retry after a lost acknowledgement is the same success. @public */
export const mutationIdSchema = z.uuid();

/** @public */
export const standingSchema = z.enum(STANDINGS);
/** @public */
export const ownerStateSchema = z.enum([
  'owned',
  'unowned',
  'ownerNotFound',
  'ownerIsPerson',
]);
/** @public */
export const reviewStateSchema = z.enum([
  'inProgress',
  'submitted',
  'changesRequested',
  'decided',
  'withdrawn',
  'superseded',
]);
/** @public */
export const decisionOutcomeSchema = z.enum(['go', 'conditionalGo', 'noGo']);

/** @public */
export const answerStatementSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choices'),
    choices: z.array(z.string().max(128)).max(15),
  }),
  z.strictObject({
    kind: z.literal('practice'),
    value: z.enum(['yes', 'partly', 'no']),
  }),
  z.strictObject({
    kind: z.literal('number'),
    value: z.number().min(-1e12).max(1e12),
  }),
  z.strictObject({
    kind: z.literal('duration'),
    value: z.number().min(0).max(1e9),
  }),
  z.strictObject({ kind: z.literal('date'), value: day }),
  z.strictObject({
    kind: z.literal('text'),
    value: z.string().trim().min(1).max(ANSWER_LIMITS.text),
  }),
  z.strictObject({
    kind: z.literal('notApplicable'),
    reason: z.string().trim().min(1).max(ANSWER_LIMITS.reason),
  }),
  z.strictObject({
    kind: z.literal('coveredElsewhere'),
    url: safeUrl,
    date: day,
  }),
  z.strictObject({
    kind: z.literal('toBeResearched'),
    assigneeRef: ref,
    note: z.string().max(ANSWER_LIMITS.note).optional(),
  }),
]) satisfies z.ZodType<AnswerStatement>;

/** @public */
export const evidenceSchema = z.strictObject({
  url: safeUrl,
  title: z.string().trim().min(1).max(ANSWER_LIMITS.title).optional(),
  date: day,
});

/** @public */
export const answerSchema = z.object({
  questionId: z.string(),
  revision: z.int().min(1),
  statement: answerStatementSchema.nullable(),
  note: z.string().optional(),
  evidence: z.array(evidenceSchema),
  answeredBy: z.string(),
  answeredAt: instant,
});

/** @public */
export const standingReasonSchema = z.object({
  code: z.enum([
    'checklistDoesNotApply',
    'outOfScope',
    'exempt',
    'noDecision',
    'ownerUnresolved',
    'decidedNoGo',
    'conditionPastDue',
    'acceptanceExpired',
    'mitigationReviewPast',
    'gapPastGrace',
    'contradictionUnanswered',
    'cadencePassed',
    'newerVersionDue',
    'conditionOpen',
    'acceptedHigh',
    'mitigationResidualHigh',
    'gapWithinGrace',
    'contradictionOpen',
    'decidedGo',
  ]),
  questionId: z.string().optional(),
  conditionId: z.string().optional(),
  decisionId: z.string().optional(),
  date: z.string().optional(),
  personRef: z.string().optional(),
});

/** @public */
export const standingFlagsSchema = z.object({
  dueSoon: z.boolean(),
  newerVersion: z.boolean(),
  inReview: z.boolean(),
  contradicted: z.boolean(),
  launchedUnreviewed: z.boolean(),
  ownerProblem: z.boolean(),
  relaxed: z.boolean(),
});

/** The entity as the portal last knew it. @public */
export const entitySummarySchema = z.object({
  entityRef: z.string(),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  title: z.string().optional(),
  type: z.string().optional(),
  lifecycle: z.string().optional(),
  tier: z.string().optional(),
  system: z.string().optional(),
  ownerRefs: z.array(z.string()),
  ownerState: ownerStateSchema,
});

/** @public */
export const checklistSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  state: z.enum(['draft', 'pilot', 'published', 'archived']),
  ownerRef: z.string(),
  sponsorRef: z.string().optional(),
  kinds: z.array(reviewKindSchema),
  version: z.int().min(1),
  contentHash: z.string(),
  publishedAt: instant,
  questionCount: z.int().min(0),
  minutes: z.int().optional(),
});

/** @public */
export const checklistVersionSchema = z.object({
  checklistId: z.string(),
  version: z.int().min(1),
  contentHash: z.string(),
  changelog: z.string().optional(),
  publishedAt: instant,
  document: checklistDocumentSchema,
});

/** @public */
export const decisionConditionSchema = z.object({
  id: z.string(),
  questionId: z.string().optional(),
  text: z.string(),
  ownerRef: z.string(),
  dueOn: day,
  metAt: instant.optional(),
});

/** @public */
export const decisionSchema = z.object({
  id: z.string(),
  reviewId: z.string(),
  reviewKind: reviewKindSchema,
  snapshotId: z.string(),
  checklistVersion: z.int(),
  outcome: decisionOutcomeSchema,
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: instant,
  validUntil: day.optional(),
  conditions: z.array(decisionConditionSchema),
  confirmedQuestionIds: z.array(z.string()),
}) satisfies z.ZodType<Decision>;

/** The standing under one checklist. @public */
export const checklistReadinessSchema = z.object({
  checklistId: z.string(),
  checklistTitle: z.string(),
  checklistVersion: z.int(),
  standing: standingSchema,
  rule: z.int().min(1).max(6),
  reasons: z.array(standingReasonSchema),
  flags: standingFlagsSchema,
  validUntil: day.optional(),
  decisionId: z.string().optional(),
  openReviewId: z.string().optional(),
  nextChangeAt: instant.optional(),
  computedAt: instant,
});

/** @public */
export const entityReadinessSchema = z.object({
  entity: entitySummarySchema,
  headline: standingSchema,
  checklists: z.array(checklistReadinessSchema),
  /** Whether the entity came from the catalog just now, or from what the portal stored. */
  source: z.enum(['catalog', 'stored']),
  /** When the stored entity was last seen in the catalog. */
  seenAt: instant,
  /** The decision in force under each checklist, for its conditions. */
  decisions: z.array(decisionSchema),
  may: z.object({ createReview: z.boolean(), readReviews: z.boolean() }),
});

/** @public */
export const readinessRowSchema = z.object({
  entity: entitySummarySchema,
  headline: standingSchema,
  inReview: z.boolean(),
  dueSoon: z.boolean(),
  reasons: z.array(standingReasonSchema),
  validUntil: day.optional(),
});

/** @public */
export const readinessPageSchema = z.object({
  items: z.array(readinessRowSchema),
  totalItems: z.int().min(0),
  /** How many of the filtered entities stand where, the filter on standing aside. */
  standings: z.record(standingSchema, z.int().min(0)),
  nextCursor: z.string().optional(),
  /** When the catalog was last swept whole. */
  sweptAt: instant.optional(),
});

/** @public */
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
  startedBy: z.string(),
  startedAt: instant,
  submittedAt: instant.optional(),
  decidedAt: instant.optional(),
  outcome: decisionOutcomeSchema.optional(),
});

/** @public */
export const reviewPageSchema = z.object({
  items: z.array(reviewSummarySchema),
  nextCursor: z.string().optional(),
});

/** A frozen copy of a review. @public */
export const snapshotSchema = z.object({
  id: z.string(),
  sequence: z.int().min(1),
  contentHash: z.string(),
  createdBy: z.string(),
  createdAt: instant,
  message: z.string().optional(),
  ownerRefs: z.array(z.string()),
  answers: z.array(answerSchema),
});

/** @public */
export const reviewDetailSchema = z.object({
  review: reviewSummarySchema,
  entity: entitySummarySchema,
  checklist: checklistVersionSchema,
  decidingMode: decidingModeSchema,
  answers: z.array(answerSchema),
  /** The latest submission. */
  snapshot: snapshotSchema.optional(),
  decision: decisionSchema.optional(),
  participantRefs: z.array(z.string()),
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

/** @public */
export const createReviewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  entityRef: ref,
  checklistId: z.string().min(1).max(128),
  kind: reviewKindSchema,
  targetDate: day.optional(),
});

/** @public */
export const saveAnswerBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z
    .int()
    .min(0)
    .describe(
      'The revision this edit is based on, 0 where there was no answer',
    ),
  statement: answerStatementSchema
    .nullable()
    .describe('null clears the answer and keeps its history'),
  note: z.string().max(ANSWER_LIMITS.note).optional(),
  evidence: z.array(evidenceSchema).max(ANSWER_LIMITS.evidence).default([]),
});

/** @public */
export const submitReviewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
  message: z.string().trim().max(ANSWER_LIMITS.note).optional(),
});

/** @public */
export const decideReviewBodySchema = z.strictObject({
  mutationId: mutationIdSchema,
  revision: z.int().min(1),
  snapshotId: z.uuid(),
  outcome: decisionOutcomeSchema,
  reason: z.string().trim().min(1).max(ANSWER_LIMITS.reason),
  conditions: z
    .array(
      z.strictObject({
        questionId: z.string().max(128).optional(),
        text: z.string().trim().min(1).max(ANSWER_LIMITS.reason),
        ownerRef: ref,
        dueOn: day,
      }),
    )
    .max(60)
    .default([]),
  confirmedQuestionIds: z
    .array(z.string().max(128))
    .max(500)
    .default([])
    .describe(
      'Not applicable on blocking questions, and covered elsewhere, as confirmed one by one',
    ),
});

/** The error body of every refused request. @public */
export const errorSchema = z.object({
  error: z.looseObject({ name: z.string(), message: z.string() }),
  request: z.looseObject({}).optional(),
  response: z.looseObject({ statusCode: z.int() }),
});
