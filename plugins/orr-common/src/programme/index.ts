export {
  EXEMPTION_STATES,
  MAX_EXEMPTION_DAYS,
  exemptionAfter,
  exemptionRange,
  exemptionRefusal,
  exemptionStateOn,
  exemptionUntilProblem,
  type Exemption,
  type ExemptionAct,
  type ExemptionState,
} from './exemption';
export { inScope } from './inScope';
export {
  PROGRAMME_LIMITS,
  programmeDocumentSchema,
  tierSourceSchema,
  type ProgrammeDocument,
  type TierSource,
} from './programmeDocument';
export {
  PROGRAMME_PLACES,
  programmePlaceOf,
  type PlacedStanding,
  type ProgrammePlace,
} from './programmePlace';
export {
  TierCandidates,
  type CountedValue,
  type TierCandidate,
} from './tierCandidates';
export {
  tierOf,
  withCriticality,
  type TierKeys,
  type TieredEntity,
} from './tierSource';
export { validateProgramme, type ProgrammeProblem } from './validateProgramme';
