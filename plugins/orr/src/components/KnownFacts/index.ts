export { FactLine } from './FactLine';
export { FactSource } from './FactSource';
export { KnownSummary } from './KnownSummary';
