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
export { BRIEFING_GROUPS } from './briefingOperations';
export * from './briefingSchemas';
export * from './campaignSchemas';
export * from './checklistDraftSchemas';
export * from './checklistImpactSchema';
export * from './filterMatchSchemas';
export * from './checklistOverviewSchemas';
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
export * from './newerVersionSchemas';
export * from './overviewSchemas';
export * from './ownershipSchemas';
export * from './programmeSchemas';
export * from './proposalSchemas';
export * from './recordedReviewSchemas';
export {
  gapItemSchema,
  gapLevelSchema,
  gapPageSchema,
  gapSortSchema,
  heatMapCellSchema,
  heatMapRowSchema,
  heatMapSchema,
  openCountsSchema,
  questionThemeSchema,
  themesSchema,
  type GapItem,
  type GapLevel,
  type GapPage,
  type GapSort,
  type HeatMap,
  type HeatMapCell,
  type HeatMapRow,
  type OpenCounts,
  type QuestionTheme,
  type Themes,
} from './gapSchemas';
export {
  readinessFacetsSchema,
  readinessSortSchema,
  type ReadinessFacets,
  type ReadinessSort,
  openRiskSchema,
  type OpenRisk,
} from './readinessListSchemas';
export * from './dueSchemas';
export * from './sectionSchemas';
export {
  readinessChangePageSchema,
  readinessChangeSchema,
  readinessDirectionSchema,
  type ReadinessChange,
  type ReadinessChangePage,
  type ReadinessDirection,
} from './readinessChangeSchemas';
export * from './readinessSchemas';
export * from './rollUpSchemas';
export {
  dayCountsSchema,
  freshnessSchema,
  scorecardBranchSchema,
  scorecardCoverageSchema,
  scorecardFigureKeySchema,
  scorecardFigureSchema,
  scorecardFiguresSchema,
  scorecardSchema,
  scorecardScopeKindSchema,
  scorecardTreeSchema,
  standingCountsSchema,
  tierCountsSchema,
  type DayCounts,
  type Freshness,
  type Scorecard,
  type ScorecardBranch,
  type ScorecardCoverage,
  type ScorecardFigure,
  type ScorecardFigureKey,
  type ScorecardFigures,
  type ScorecardScopeKind,
  type ScorecardTree,
  type StandingCounts,
  type TierCounts,
} from './scorecardSchemas';
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
export * from './badgeSchemas';
export * from './toldSchemas';
export * from './reportSchemas';
export { reviewedChangeSchema } from './reviewedChangeSchema';
export * from './reviewSchemas';
export {
  changeSavedViewBodySchema,
  savedViewListSchema,
  savedViewSchema,
  saveViewBodySchema,
  SAVED_VIEW_LIMITS,
  type ChangeSavedViewBody,
  type SavedView,
  type SavedViewList,
  type SaveViewBody,
} from './savedViewSchemas';
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
