export { ReadinessSearchResult } from './ReadinessSearchResult';
export { ChecklistSearchResult } from './ChecklistSearchResult';
