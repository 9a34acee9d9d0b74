export type { CatalogEntity, CatalogLink } from './catalogEntity';
export {
  catalogFactsOf,
  dependencyRefsOf,
  ownerContactsOf,
  relatedRefsOf,
} from './catalogFacts';
export type { FactEntity, KnownFact } from './knownFact';
export { countPrefillable, factsForQuestion } from './prefill';
