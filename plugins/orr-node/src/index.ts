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
export type {
  IssueTracker,
  NewTicket,
  Ticket,
  TicketPlace,
  TicketStatus,
  TrackerEvents,
} from './tracker/IssueTracker';
export {
  isTrackerError,
  TRACKER_PROBLEMS,
  TrackerError,
  type TrackerProblem,
} from './tracker/TrackerError';
export {
  orrTrackersExtensionPoint,
  type OrrTrackersExtensionPoint,
} from './tracker/orrTrackersExtensionPoint';
