export * from './fact';
export { conditionMisfit } from './conditionMisfit';
export * from './judgeFact';
export {
  boundFactIds,
  judgingFacts,
  questionFactsOf,
  type FactSubject,
  type ProvidedFact,
  type QuestionFact,
} from './questionFact';
