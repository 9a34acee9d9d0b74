export type { CatalogEntity, CatalogLink } from './catalogEntity';
export { LINK_RULES, type LinkRule } from './linkRules';
export { classifyLink } from './classifyLink';
export { READ_ANNOTATIONS } from './annotationFacts';
export {
  MAX_RELATED_ENTITIES,
  catalogFactsOf,
  relatedRefsOf,
} from './catalogFacts';
export { isLinkedFact, type FactEntity, type KnownFact } from './knownFact';
export { countPrefillable, factsForQuestion } from './prefill';
