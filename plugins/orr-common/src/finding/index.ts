export * from './findingDisposition';
export {
  compareByPlan,
  dispositionDayProblem,
  dispositionRange,
  dispositionRefusal,
  isGap,
  proposalProblem,
  residualLevelProblem,
  type DispositionDraft,
  type DispositionRefusal,
} from './checkDisposition';
export { improvementsOf, type Improvement } from './improvementsOf';
export { dispositionsAt } from './dispositionsAt';
export { standingDispositions, type Lasting } from './standingDispositions';
export {
  governingDisposition,
  judgedDisposition,
  judgedDispositions,
} from './governingDisposition';
