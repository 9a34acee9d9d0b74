/**
 * What other backend packages may depend on.
 *
 * @packageDocumentation
 */
export { orrClockServiceRef, type OrrClock } from './clock/orrClock';
export {
  orrReviewResourceRef,
  type OrrReviewFilter,
  type OrrReviewResource,
} from './permissions/orrReviewResource';
export {
  createOrrReviewConditionalDecision,
  orrReviewConditions,
  orrReviewRules,
} from './permissions/conditionExports';
