export * from './answer';
export {
  amendedAnswer,
  amendedAnswers,
  type Amendment,
  type AnswerWords,
} from './amendment';
export {
  judgeAmendment,
  type AmendmentInput,
  type JudgedAmendment,
} from './judgeAmendment';
export * from './disposition';
export * from './decision';
export * from './look';
export * from './changeRequest';
export * from './reviewedChange';
export {
  compareAnswers,
  type AnswerDifference,
  type AnswerPart,
} from './compareAnswers';
export * from './sectionSignOff';
export {
  answererRefsOf,
  maySignOff,
  sectionHashOf,
  sectionsToSignOff,
  signOffsOf,
  unsignedSections,
  type HashedSignOff,
  type SignOffRefusal,
  type SubmittedAnswers,
} from './signOffsOf';
export {
  AFFIRMING_NOTE_LENGTH,
  affirmingTakesProof,
  carriedSummaryOf,
  isUnaffirmed,
  mayAffirm,
  type AffirmedContent,
  type CarriedSummary,
} from './affirmation';
export { decisionOn } from './decisionOn';
export { ANSWER_LIMITS } from './answerLimits';
export { isFullEntityRef, isSameRef } from './entityRefs';
export { isCalendarDay } from './isCalendarDay';
export { isReusableStatement, isSameStatement } from './sameStatement';
export {
  REVIEW_ACTS,
  REVIEW_STATES,
  RUNNING_STATES,
  mayTransition,
  transition,
  type ReviewAct,
  type ReviewState,
} from './reviewState';
export {
  MAX_SNAPSHOTS_BY_HAND,
  SNAPSHOT_KINDS,
  type SnapshotKind,
} from './snapshotKind';
export { USUAL_WAIT_REVIEWS, usualWaitOf, type UsualWait } from './usualWait';
export {
  validateAnswer,
  validateStatement,
  type AnswerProblem,
} from './validateAnswer';
export {
  isPhaseDue,
  phaseProgress,
  REVIEW_PHASES,
  type PhaseProgress,
  type ReviewPhase,
} from './reviewPhase';
