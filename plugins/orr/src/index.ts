/**
 * The Operational Readiness tab and pages, for apps on the old frontend system.
 *
 * @packageDocumentation
 */
export {
  orrPlugin,
  ChecklistSearchResultListItem,
  EntityOrrCard,
  EntityOrrContent,
  EntityOrrScorecardCard,
  MyReadinessCard,
  MyScorecardCard,
  OrrPage,
  ReadinessSearchResultListItem,
} from './plugin';
export { createStandingColumn } from './components/StandingColumn';
export { orrApiRef } from './api';
export { orrTranslationRef } from './translation';
