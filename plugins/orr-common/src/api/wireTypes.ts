import { z } from 'zod';
import {
  checklistSummarySchema,
  checklistVersionSchema,
} from './checklistSchemas';
import {
  readinessFacetsSchema,
  readinessSortSchema,
} from './readinessListSchemas';
import {
  decisionPageSchema,
  entityDecisionSchema,
  snapshotDetailSchema,
  snapshotListSchema,
  snapshotSummarySchema,
} from './historySchemas';
import { requestChangesBodySchema, scrutinySchema } from './scrutinySchemas';
import {
  copyAnswerBodySchema,
  copySourceSchema,
  earlierAnswersSchema,
  entityFactsSchema,
  siblingAnswerSchema,
} from './knownSchemas';
import {
  checklistReadinessSchema,
  coverablePartSchema,
  decisionInForceSchema,
  entityReadinessSchema,
  entitySummarySchema,
  readinessPageSchema,
  readinessRowSchema,
  systemCoverageSchema,
} from './readinessSchemas';
import { entityOverviewSchema } from './overviewSchemas';
import {
  createReviewBodySchema,
  decideReviewBodySchema,
  saveAnswerBodySchema,
  submitReviewBodySchema,
} from './requestSchemas';
import {
  coveredEntitySchema,
  reviewDetailSchema,
  reviewPageSchema,
  reviewSummarySchema,
  snapshotSchema,
} from './reviewSchemas';
import {
  answerChangesSchema,
  answerPageSchema,
  presentPersonSchema,
  reviewPresenceSchema,
} from './togetherSchemas';

/** @public */
export type ChecklistSummary = z.output<typeof checklistSummarySchema>;
/** @public */
export type ChecklistVersion = z.output<typeof checklistVersionSchema>;
/** @public */
export type ChecklistReadiness = z.output<typeof checklistReadinessSchema>;
/** @public */
export type EntitySummary = z.output<typeof entitySummarySchema>;
/** @public */
export type EntityReadiness = z.output<typeof entityReadinessSchema>;
/** @public */
export type EntityOverview = z.output<typeof entityOverviewSchema>;
/** @public */
export type ReadinessRow = z.output<typeof readinessRowSchema>;
/** @public */
export type ReadinessPage = z.output<typeof readinessPageSchema>;
/** @public */
export type ReadinessFacets = z.output<typeof readinessFacetsSchema>;
/** @public */
export type ReadinessSort = z.output<typeof readinessSortSchema>;
/** @public */
export type ReviewSummary = z.output<typeof reviewSummarySchema>;
/** @public */
export type ReviewPage = z.output<typeof reviewPageSchema>;
/** @public */
export type ReviewDetail = z.output<typeof reviewDetailSchema>;
/** @public */
export type Snapshot = z.output<typeof snapshotSchema>;
/** @public */
export type Scrutiny = z.output<typeof scrutinySchema>;
/** @public */
export type RequestChangesBody = z.input<typeof requestChangesBodySchema>;
/** @public */
export type SnapshotSummary = z.output<typeof snapshotSummarySchema>;
/** @public */
export type SnapshotList = z.output<typeof snapshotListSchema>;
/** @public */
export type SnapshotDetail = z.output<typeof snapshotDetailSchema>;
/** @public */
export type EntityDecision = z.output<typeof entityDecisionSchema>;
/** @public */
export type DecisionPage = z.output<typeof decisionPageSchema>;
/** @public */
export type CreateReviewBody = z.input<typeof createReviewBodySchema>;
/** @public */
export type SaveAnswerBody = z.input<typeof saveAnswerBodySchema>;
/** @public */
export type SubmitReviewBody = z.input<typeof submitReviewBodySchema>;
/** @public */
export type DecideReviewBody = z.input<typeof decideReviewBodySchema>;
/** @public */
export type AnswerPage = z.output<typeof answerPageSchema>;
/** @public */
export type AnswerChanges = z.output<typeof answerChangesSchema>;
/** @public */
export type PresentPerson = z.output<typeof presentPersonSchema>;
/** @public */
export type ReviewPresence = z.output<typeof reviewPresenceSchema>;
export type EntityFacts = z.output<typeof entityFactsSchema>;
/** @public */
export type EarlierAnswers = z.output<typeof earlierAnswersSchema>;
/** @public */
export type SiblingAnswer = z.output<typeof siblingAnswerSchema>;
/** @public */
export type CopyAnswerBody = z.input<typeof copyAnswerBodySchema>;
/** @public */
export type CopySource = z.output<typeof copySourceSchema>;
/** @public */
export type CoveredEntitySummary = z.output<typeof coveredEntitySchema>;
/** @public */
export type DecisionInForce = z.output<typeof decisionInForceSchema>;
/** @public */
export type CoverablePart = z.output<typeof coverablePartSchema>;
/** @public */
export type SystemCoverage = z.output<typeof systemCoverageSchema>;
