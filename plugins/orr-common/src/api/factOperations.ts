import { schemaOf } from '../checklist/schemaOf';
import {
  orrChecklistReadPermission,
  orrReadinessReadPermission,
  orrFactRecordPermission,
} from '../permissions';
import {
  EntityFactReadings,
  entityFactReadingsSchema,
  FactDefinitionList,
  factDefinitionListSchema,
} from './factSchemas';
import { Operation } from './Operation';
import { entityParams } from './operationParams';
import {
  recordFactsBodySchema,
  RecordResult,
  recordResultSchema,
} from './toldSchemas';

const TOLD_KILOBYTES = 2_048;

/** Facts: which there are, what is known of an entity, and what is told. @internal */
export const factOperations = {
  listFactDefinitions: {
    method: 'get',
    path: '/fact-definitions',
    summary: 'The facts that a question can be bound to',
    response: schemaOf<FactDefinitionList>(factDefinitionListSchema),
    status: 200,
    permission: orrChecklistReadPermission,
    audit: { eventId: 'facts-fetch', meta: { queryType: 'definitions' } },
  },
  getEntityFactReadings: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/fact-readings',
    summary: 'What providers say of an entity: the newest reading of each fact',
    params: entityParams,
    response: schemaOf<EntityFactReadings>(entityFactReadingsSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: { eventId: 'facts-fetch', meta: { queryType: 'readings' } },
  },
  recordFacts: {
    method: 'post',
    path: '/facts',
    summary:
      'Tell of facts that the configuration lets be told. Telling again changes nothing: of each, its newest reading is kept',
    body: recordFactsBodySchema,
    response: schemaOf<RecordResult>(recordResultSchema),
    status: 200,
    takesMachines: true,
    bodyKilobytes: TOLD_KILOBYTES,
    permission: orrFactRecordPermission,
    audit: { eventId: 'fact-mutate', meta: { actionType: 'record' } },
  },
} as const satisfies Record<string, Operation>;
