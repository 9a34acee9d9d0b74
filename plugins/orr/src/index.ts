/**
 * The Operational Readiness tab and pages, for apps on the old frontend system.
 *
 * @packageDocumentation
 */
export {
  orrPlugin,
  EntityOrrCard,
  EntityOrrContent,
  EntityOrrScorecardCard,
  MyReadinessCard,
  OrrPage,
} from './plugin';
export { orrApiRef } from './api';
export { orrTranslationRef } from './translation';
