export * from './amendmentSchemas';
export { answerSchema } from './answerSchemas';
export {
  reviewAssignmentSchema,
  reviewerReasonSchema,
  suggestedReviewerSchema,
  suggestedReviewersSchema,
  type ReviewAssignment,
  type ReviewerReason,
  type SuggestedReviewer,
  type SuggestedReviewers,
} from './assignmentSchemas';
export {
  entityChangePageSchema,
  entityChangeSchema,
  erasureSchema,
  historyVerificationSchema,
  type EntityChange,
  type EntityChangePage,
  type Erasure,
  type HistoryVerification,
} from './changeSchemas';
export * from './checklistSchemas';
export {
  commentThreadSchema,
  reviewCommentSchema,
  reviewCommentsSchema,
  type CommentThread,
  type ReviewComment,
  type ReviewComments,
} from './commentSchemas';
export * from './comparisonSchemas';
export { decisionSchema } from './decisionSchemas';
export * from './deploymentSchemas';
export * from './sourceStateSchemas';
export * from './disclosureSchemas';
export * from './escalationSchemas';
export {
  reachedPhaseSchema,
  setReviewPhaseBodySchema,
  type ReachedPhase,
  type SetReviewPhaseBody,
} from './phaseOperations';
export { errorSchema } from './errorSchema';
export * from './exemptionSchemas';
export * from './factSchemas';
export * from './findingSchemas';
export * from './historySchemas';
export * from './identitySchemas';
export * from './reassignmentSchemas';
export {
  earlierAnswersSchema,
  entityFactsSchema,
  copySourceSchema,
  siblingAnswerSchema,
  type CopySource,
  type EarlierAnswers,
  type EntityFacts,
  type SiblingAnswer,
} from './knownSchemas';
export * from './deskSchemas';
export * from './mineSchemas';
export * from './overviewSchemas';
export * from './ownershipSchemas';
export * from './programmeSchemas';
export {
  readinessFacetsSchema,
  readinessSortSchema,
  type ReadinessFacets,
  type ReadinessSort,
} from './readinessListSchemas';
export * from './readinessSchemas';
export {
  createReviewBodySchema,
  decideReviewBodySchema,
  saveAnswerBodySchema,
  submitReviewBodySchema,
  type CreateReviewBody,
  type DecideReviewBody,
} from './requestSchemas';
export * from './ticketSchemas';
export * from './inboxSchemas';
export * from './sourceRuleSchemas';
export * from './sourceBindingSchemas';
export * from './incidentSchemas';
export * from './driftSchemas';
export * from './vouchingSchemas';
export * from './gateSchemas';
export * from './toldSchemas';
export * from './reportSchemas';
export { reviewedChangeSchema } from './reviewedChangeSchema';
export * from './reviewSchemas';
export {
  requestChangesBodySchema,
  scrutinySchema,
  type RequestChangesBody,
  type Scrutiny,
} from './scrutinySchemas';
export * from './signOffSchemas';
export {
  mySettingsSchema,
  setAwayBodySchema,
  type MySettings,
  type SetAwayBody,
} from './settingSchemas';
export {
  ownerStateSchema,
  standingReasonSchema,
  standingSchema,
} from './standingSchemas';
export {
  affirmedAnswersSchema,
  answerChangesSchema,
  answerPageSchema,
  presentPersonSchema,
  reviewPresenceSchema,
  type AffirmedAnswers,
  type AnswerChanges,
  type AnswerPage,
  type PresentPerson,
  type ReviewPresence,
} from './togetherSchemas';
export type { Operation } from './Operation';
export * from './operations';
export type { OrrApi, OrrRequestOptions } from './OrrApi';
export { createOrrClient, type OrrClientOptions } from './createOrrClient';
