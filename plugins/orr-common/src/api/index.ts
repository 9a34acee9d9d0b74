export * from './answerSchemas';
export * from './checklistSchemas';
export * from './decisionSchemas';
export * from './errorSchema';
export * from './overviewSchemas';
export {
  readinessFacetsSchema,
  readinessSortSchema,
} from './readinessListSchemas';
export * from './followUpSchemas';
export * from './historySchemas';
export * from './lookSchema';
export * from './scrutinySchemas';
export * from './knownSchemas';
export * from './readinessSchemas';
export * from './requestSchemas';
export * from './reviewSchemas';
export * from './standingSchemas';
export * from './togetherSchemas';
export * from './operations';
export * from './wireTypes';
export type { OrrApi, OrrRequestOptions } from './OrrApi';
export { createOrrClient, type OrrClientOptions } from './createOrrClient';
