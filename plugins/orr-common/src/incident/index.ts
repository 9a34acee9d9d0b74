export {
  WOULD_HAVE_HELPED,
  findingProblem,
  type FindingDraft,
  type FindingProblem,
  type LookedBackIncident,
  type WouldHaveHelped,
} from './incidentFinding';
export {
  bearingQuestions,
  type Bearing,
  type BearingQuestion,
} from './bearingQuestions';
export { lastDecisionsBefore } from './lastDecisionsBefore';
export {
  incidentStatisticsOf,
  type FindingCount,
  type QuestionIncidents,
} from './incidentStatistics';
export { originWords, type OriginIncident } from './originWords';
