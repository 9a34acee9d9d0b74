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
export type {
  RequestBudget,
  Source,
  SourceBinding,
  SourceBindResult,
  SourceCallOptions,
  SourceCursor,
  SourceEnvironment,
  SourceEvent,
  SourceInstance,
} from './source/Source';
export {
  MOST_COMPARED_COMMITS,
  type ComparedCommits,
} from './source/DeploymentSource';
export type {
  DeploymentBatch,
  DeploymentCapabilities,
  DeploymentEventMeaning,
  DeploymentSource,
  DeployRule,
  SourceDeployment,
} from './source/DeploymentSource';
export { environmentByRule } from './source/environmentByRule';
export type {
  IncidentBatch,
  IncidentEventMeaning,
  IncidentSource,
  SourceAlert,
  SourceIncident,
} from './source/IncidentSource';
export type { FactProvider } from './source/FactProvider';
export {
  isSourceError,
  SOURCE_PROBLEMS,
  SourceError,
  type SourceProblem,
} from './source/SourceError';
export {
  orrSourcesExtensionPoint,
  type OrrSourcesExtensionPoint,
  type SourceFactory,
} from './source/orrSourcesExtensionPoint';
export { HostGate, HostGates } from './source/http/HostGate';
export type { RateLimit } from './source/http/RateLimit';
export {
  SourceHttp,
  type SourceHttpAnswer,
  type SourceHttpOptions,
  type SourceHttpRequest,
} from './source/http/SourceHttp';
