export * from './rollout';
export * from './checklistDifferences';
export { compareChecklists } from './compareChecklists';
export { bindableQuestions, type BindableQuestion } from './bindableQuestions';
export { rolloutProblems, type RolloutProblem } from './rolloutProblems';
export { bindingAfter } from './bindingAfter';
export { bindingOn } from './bindingOn';
export {
  rolloutImpact,
  type ImpactedEntity,
  type RolloutImpact,
} from './rolloutImpact';
