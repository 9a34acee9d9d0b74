import { EntityFactReading, ProvidedFact } from 'backstage-plugin-orr-common';
import { AT, entity } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const ENTITY_URL = '/entities/Component/default/payments';

const definition: ProvidedFact = {
  id: 'backup.restoredAt',
  title: 'Last restore',
  description: 'When a backup was last restored, told by the restore job.',
  type: 'instant',
  rung: 'exercised',
  controlledBy: 'platform',
  maxAgeDays: 30,
  source: 'Told through the API',
};

const reading: EntityFactReading = {
  fact: definition,
  state: 'ok',
  rung: 'exercised',
  value: AT,
  observedAt: AT,
  receivedAt: AT,
  changedAt: AT,
  previous: { state: 'unknown' },
  url: 'https://ci.example.org/restore/7',
};

const told = {
  entityRefs: [entity.entityRef],
  factId: definition.id,
  value: AT,
};

/** Examples around facts. @internal */
export const factExamples: {
  [TId in
    | 'listFactDefinitions'
    | 'getEntityFactReadings'
    | 'recordFacts']: OperationExample<TId>;
} = {
  listFactDefinitions: {
    url: '/fact-definitions',
    served: { by: 'factService.listFactDefinitions' },
    output: { items: [definition] },
    invalid: {
      url: '/fact-definitions?type=share',
      message: 'query.type: is not known',
    },
    auditMeta: { queryType: 'definitions' },
  },
  getEntityFactReadings: {
    url: `${ENTITY_URL}/fact-readings`,
    served: {
      by: 'factService.getEntityFactReadings',
      with: { entityRef: entity.entityRef },
    },
    output: { entityRef: entity.entityRef, items: [reading] },
    invalid: {
      url: `${ENTITY_URL}/fact-readings?state=ok`,
      message: 'query.state: is not known',
    },
    auditMeta: { queryType: 'readings', entityRef: entity.entityRef },
  },
  recordFacts: {
    url: '/facts',
    body: { facts: [told] },
    served: {
      by: 'factService.recordFacts',
      with: { facts: [{ ...told, state: 'ok' }] },
    },
    output: { recorded: 1, unchanged: 0 },
    invalid: {
      body: { facts: [told, { ...told, value: undefined }] },
      message: 'body.facts[1].value: is required of what is known',
    },
    auditMeta: { actionType: 'record' },
  },
};
