import { ANNA, AT, entity, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const URL = '/entities/component/default/payments/ownership-affirmations';
const DECISION_ID = '2c1f0a7b-5d4e-4a3c-8b2d-1e0f9a8b7c6d';
const body = {
  mutationId: MUTATION_ID,
  checklistId: 'launch',
  decisionId: DECISION_ID,
};

/** Examples of what new owners say to what they took over. @internal */
export const ownershipExamples: {
  affirmOwnership: OperationExample<'affirmOwnership'>;
} = {
  affirmOwnership: {
    url: URL,
    body: { ...body, note: 'We read all of it' },
    served: {
      by: 'ownershipService.affirmOwnership',
      with: {
        entityRef: entity.entityRef,
        checklistId: 'launch',
        decisionId: DECISION_ID,
      },
    },
    output: {
      entityRef: entity.entityRef,
      checklistId: 'launch',
      decisionId: DECISION_ID,
      ownerRefs: ['group:default/payments'],
      affirmedBy: ANNA,
      affirmedAt: AT,
      note: 'We read all of it',
    },
    invalid: {
      body: { ...body, decisionId: 'the last one' },
      message: 'body.decisionId: ',
    },
    auditMeta: {
      actionType: 'affirm',
      entityRef: entity.entityRef,
      checklistId: 'launch',
      mutationId: MUTATION_ID,
    },
  },
};
