export * from './fact';
export { conditionMisfit } from './conditionMisfit';
export * from './judgeFact';
export {
  boundFactIds,
  judgingFacts,
  judgingVouchings,
  questionFactsOf,
  type FactSubject,
  type ProvidedFact,
  type QuestionFact,
  type QuestionVouching,
} from './questionFact';
export {
  CATALOG_FACTS,
  CATALOG_PROVIDER,
  readCatalogFacts,
  type CatalogFactSources,
  type RelatedEntity,
} from './catalogFacts';
export {
  ALERT_WINDOW_MINUTES,
  alertBefore,
  readDetectedByAlert,
  type Detection,
  type FiredAlert,
  type KnownAlerts,
} from './detectedByAlert';
export {
  DEPLOY_HEALTH_FACTS,
  DEPLOY_HEALTH_PROVIDER,
  INCIDENT_FACTS,
  INCIDENTS_PROVIDER,
  readDeployHealthFacts,
  readIncidentFacts,
  type ComputedTiers,
} from './deployHealthFacts';
