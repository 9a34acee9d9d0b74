export * from './reviewJudgement';
export * from './standing';
export { STANDING_WORDS } from './standingWords';
export {
  checkDecision,
  type DecisionDraft,
  type DecisionProblem,
} from './checkDecision';
export {
  checkExtension,
  extensionRangeOf,
  type ExtensionDraft,
} from './checkExtension';
export {
  mayMeetCondition,
  type MeetConditionRequest,
} from './mayMeetCondition';
export { sampleReasonOf, type SampleRequest } from './sampleReasonOf';
export { computeStanding, latestDecisionOf } from './computeStanding';
export { firstDecidedVersionOf } from './firstDecidedVersionOf';
export {
  addDays,
  dayOf,
  daysBetween,
  endOfDay,
  validUntilOf,
} from './dayBoundary';
export {
  changeValidUntilOf,
  decisionValidUntilOf,
  hasChangeExpired,
} from './changeValidity';
export {
  AGENDA_KINDS,
  AGENDA_MINUTES,
  agendaOf,
  type AgendaInput,
  type AgendaItem,
  type AgendaKind,
} from './agendaOf';
export { answersToAffirm, type AnswersToAffirm } from './answersToAffirm';
export {
  criticalityChanges,
  type CriticalityChange,
} from './criticalityChanges';
export { fillingTimeOf, type FillingTime } from './fillingTime';
export { gateCell } from './gate';
export { headlineOf, isWorseHeadline } from './headline';
export {
  judgeCoverage,
  type CoverageGap,
  type CoverageInput,
  type CoverageJudgement,
  type CoveredEntity,
} from './judgeCoverage';
export { judgeReview } from './judgeReview';
export { isLowered, type Criticality } from './lowered';
export {
  mayDecide,
  type DecideAnswer,
  type DecideRefusal,
  type DecideRequest,
} from './mayDecide';
export { newlyAsked, type NewlyAskedInput } from './newlyAsked';
export {
  DUE_CAUSES,
  nextDue,
  nextDueOn,
  standingHolds,
  type DatedStanding,
  type DueCause,
} from './nextDueOn';
export { decidedCountsOf, type DecidedCounts } from './decidedCountsOf';
export { decidedLevelsOf } from './decidedLevelsOf';
export {
  onlyInforms,
  questionLevel,
  type QuestionLevel,
} from './questionLevel';
export {
  OVERDUE_GRACE_DAYS,
  VERDICTS,
  verdictOf,
  type ChecklistVerdict,
  type Verdict,
  type VerdictInput,
  type VerdictReason,
  type VerdictResult,
  type VerdictStanding,
} from './verdict';
export {
  VERDICT_EXIT_CODES,
  verdictExitCodeOf,
  type VerdictExitCode,
} from './verdictExit';
