export { type Disclosure } from './disclosure';
export * from './escalation';
export {
  judgeDisclosure,
  withoutFact,
  type DisclosureInput,
  type JudgedDisclosure,
} from './judgeDisclosure';
export { disclosureCountsFrom } from './disclosureCountsFrom';
export { standingGaps, type StandingGaps } from './standingGaps';
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
export * from './unmetQuestion';
export { unmetQuestionsOf, type UnmetQuestionsInput } from './unmetQuestionsOf';
export { improvementsOf, type Improvement } from './improvementsOf';
export { dispositionsAt } from './dispositionsAt';
export { standingDispositions, type Lasting } from './standingDispositions';
export {
  governingDisposition,
  judgedDispositions,
} from './governingDisposition';
