export * from './checklistDocument';
export * from './checklistDefaults';
export { FACT_TOPICS, factTopicSchema, type FactTopic } from './factTopics';
export { isSafeUrl } from './isSafeUrl';
export { checklistApplies, questionApplies } from './applicability';
export { hashChecklist } from './checklistHash';
export type {
  ChecklistProblem,
  ChecklistProblemCode,
  ProblemSeverity,
} from './checklistProblem';
export { RECOMMENDED_QUESTIONS, lintChecklist } from './lintChecklist';
export {
  RISK_EXPRESSION_MAX_DEPTH,
  RISK_EXPRESSION_MAX_LENGTH,
  RiskExpressionError,
  choicesMentioned,
  evaluateRiskExpression,
  parseRiskExpression,
  type RiskExpression,
} from './riskExpression';
