export * from './answerForm';
export * from './checklistDocument';
export {
  decidingModeOf,
  gateOf,
  cadenceMonthsOf,
  givesStandings,
  shortestCadenceOf,
  periodsOf,
  questionsOf,
  sampleOneInOf,
  strictestModeOf,
} from './checklistDefaults';
export type { SchemaOf } from './schemaOf';
export {
  factBindingSchema,
  factConditionSchema,
  factIdSchema,
  type FactBinding,
  type FactCondition,
} from './factCondition';
export { factTopicSchema, type FactTopic } from './factTopics';
export { isSafeUrl } from './isSafeUrl';
export { checklistApplies, questionApplies } from './applicability';
export {
  explainFilter,
  FILTER_TESTS,
  type FilterExplanation,
} from './explainFilter';
export { filterProblemPath } from './filterProblemPath';
export {
  decideByRules,
  type ChoicesAnswer,
  type RuleDecision,
} from './decideByRules';
export { rulesOfTiers } from './rulesOfTiers';
export { hashChecklist } from './checklistHash';
export type {
  ChecklistProblem,
  ChecklistProblemCode,
  ProblemSeverity,
} from './checklistProblem';
export { lensOriginSchema, type LensOrigin } from './lensOrigin';
export { lintChecklist } from './lintChecklist';
export {
  RiskExpressionError,
  parseRiskExpression,
  type RiskExpression,
} from './riskExpression';
export * from './versions';
export * from './draft';
