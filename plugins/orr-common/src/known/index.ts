export type { CatalogEntity, CatalogLink } from './catalogEntity';
export { catalogFactsOf, relatedRefsOf } from './catalogFacts';
export type { FactEntity, KnownFact } from './knownFact';
export { countPrefillable, factsForQuestion } from './prefill';
