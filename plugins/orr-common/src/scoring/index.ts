export * from './reviewJudgement';
export * from './standing';
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
export { computeStanding } from './computeStanding';
export { placeQuestions, type PlacedQuestion } from './placeQuestions';
export {
  addDays,
  dayOf,
  daysBetween,
  endOfDay,
  startOfDay,
  validUntilOf,
} from './dayBoundary';
export { evidenceRung, hasEvidenceInDate } from './evidenceRung';
export { disposeOf, gateCell, type DisposedGap } from './gate';
export { headlineOf } from './headline';
export {
  judgeCoverage,
  type CoverageGap,
  type CoverageInput,
  type CoverageJudgement,
  type CoveredEntity,
} from './judgeCoverage';
export { judgeReview } from './judgeReview';
export {
  mayDecide,
  type DecideAnswer,
  type DecideRefusal,
  type DecideRequest,
} from './mayDecide';
export { nextDueOn, standingHolds } from './nextDueOn';
export { permittedOutcomes } from './permittedOutcomes';
export {
  levelWhenUnmet,
  onlyInforms,
  questionLevel,
  type QuestionLevel,
} from './questionLevel';
