export * from './rollout';
export * from './checklistDifferences';
export { compareChecklists } from './compareChecklists';
export * from './newerVersion';
export { bindableQuestions, type BindableQuestion } from './bindableQuestions';
export { rolloutProblems, type RolloutProblem } from './rolloutProblems';
export { bindingAfter } from './bindingAfter';
export { bindingOn } from './bindingOn';
export { sparedAfter } from './sparedAfter';
export { sparedOf } from './sparedOf';
export {
  rolloutImpact,
  type ImpactedEntity,
  type RolloutImpact,
} from './rolloutImpact';
