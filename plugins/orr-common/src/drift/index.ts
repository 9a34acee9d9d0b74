export * from './contradiction';
export {
  contradictionsOf,
  type ContradictionKey,
  type Drift,
  type DriftInput,
  type KnownDependency,
} from './contradictionsOf';
export {
  followContradictions,
  type ContradictionEvent,
  type Followed,
  type FollowInput,
  type KeptContradiction,
} from './followContradictions';
export {
  respondedState,
  responseDueOn,
  responseProblem,
  type StandingContradiction,
} from './respondedState';
