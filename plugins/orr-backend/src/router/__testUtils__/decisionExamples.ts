import {
  ANNA,
  AT,
  checklist,
  CONDITION_ID,
  decision,
  entity,
  MUTATION_ID,
  REVIEW_ID,
  snapshot,
  SNAPSHOT_ID,
} from './exampleObjects';
import type { OperationExample } from './OperationExample';

const REVIEW_URL = `/reviews/${REVIEW_ID}`;
const CONDITION_URL = `${REVIEW_URL}/conditions/${CONDITION_ID}`;
const ENTITY_URL = '/entities/Component/default/payments';
const EARLIER_ID = '1c7e5c1e-2f9a-4f0e-9a41-7d5a2b8c9d10';

const byHand = {
  id: SNAPSHOT_ID,
  reviewId: REVIEW_ID,
  kind: 'byHand',
  name: 'Before the load test',
  sequence: 1,
  contentHash: snapshot.contentHash,
  createdBy: ANNA,
  createdAt: AT,
} as const;

const [condition] = decision.conditions;

type DecisionOperationId =
  | 'meetCondition'
  | 'extendCondition'
  | 'lookAtSample'
  | 'listSnapshots'
  | 'getSnapshot'
  | 'createSnapshot'
  | 'listEntitySnapshots'
  | 'listEntityDecisions';

/** Examples of what happens after a decision, and of looking back. @internal */
export const decisionExamples: {
  [TId in DecisionOperationId]: OperationExample<TId>;
} = {
  meetCondition: {
    url: `${CONDITION_URL}/completions`,
    body: {
      mutationId: MUTATION_ID,
      url: 'https://wiki.example.org/rehearsal',
      note: 'Rehearsed on Monday',
    },
    served: {
      by: 'followUp.meetCondition',
      with: { reviewId: REVIEW_ID, conditionId: CONDITION_ID },
    },
    output: {
      ...decision,
      conditions: [
        {
          ...condition,
          metAt: AT,
          metBy: ANNA,
          metUrl: 'https://wiki.example.org/rehearsal',
          metNote: 'Rehearsed on Monday',
        },
      ],
    },
    invalid: {
      body: { mutationId: MUTATION_ID },
      message: 'body.note: a link or a note is needed',
    },
    auditMeta: {
      actionType: 'meet',
      reviewId: REVIEW_ID,
      conditionId: CONDITION_ID,
      mutationId: MUTATION_ID,
    },
  },
  extendCondition: {
    url: `${CONDITION_URL}/extensions`,
    body: {
      mutationId: MUTATION_ID,
      dueOn: '2026-03-27',
      reason: 'The room was taken',
    },
    served: {
      by: 'followUp.extendCondition',
      with: { reviewId: REVIEW_ID, conditionId: CONDITION_ID },
    },
    output: {
      ...decision,
      conditions: [
        {
          ...condition,
          dueOn: '2026-03-27',
          extensions: [
            {
              from: condition.dueOn,
              to: '2026-03-27',
              reason: 'The room was taken',
              extendedBy: decision.decidedBy,
              extendedAt: AT,
            },
          ],
        },
      ],
    },
    invalid: {
      body: { mutationId: MUTATION_ID, dueOn: 'soon', reason: 'Later' },
      message: 'body.dueOn: ',
    },
    auditMeta: {
      actionType: 'extend',
      reviewId: REVIEW_ID,
      conditionId: CONDITION_ID,
      mutationId: MUTATION_ID,
    },
  },
  lookAtSample: {
    url: `${REVIEW_URL}/sample-looks`,
    body: {
      mutationId: MUTATION_ID,
      finding: 'agreed',
      note: 'The evidence holds',
    },
    served: { by: 'followUp.lookAtSample', with: { reviewId: REVIEW_ID } },
    output: {
      ...decision,
      sample: {
        reason: 'oneIn',
        look: {
          finding: 'agreed',
          note: 'The evidence holds',
          lookedBy: 'user:default/ben',
          lookedAt: AT,
        },
      },
    },
    invalid: {
      body: { mutationId: MUTATION_ID, finding: 'fine', note: 'Fine' },
      message: 'body.finding: ',
    },
    auditMeta: {
      actionType: 'sample-look',
      reviewId: REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  listSnapshots: {
    url: `${REVIEW_URL}/snapshots`,
    served: { by: 'history.listSnapshots', with: { reviewId: REVIEW_ID } },
    output: {
      items: [
        {
          id: SNAPSHOT_ID,
          reviewId: REVIEW_ID,
          kind: 'submission',
          sequence: 1,
          contentHash: snapshot.contentHash,
          createdBy: ANNA,
          createdAt: AT,
        },
      ],
      earlierDecision: {
        reviewId: EARLIER_ID,
        snapshotId: EARLIER_ID,
        outcome: 'go',
        decidedAt: AT,
      },
    },
    invalid: { url: '/reviews/42/snapshots', message: 'params.reviewId: ' },
    auditMeta: { queryType: 'by-review', reviewId: REVIEW_ID },
  },
  getSnapshot: {
    url: `${REVIEW_URL}/snapshots/${SNAPSHOT_ID}`,
    served: {
      by: 'history.getSnapshot',
      with: { reviewId: REVIEW_ID, snapshotId: SNAPSHOT_ID },
    },
    output: {
      reviewId: REVIEW_ID,
      checklistId: 'launch',
      checklistVersion: checklist.version,
      snapshot,
    },
    invalid: {
      url: `${REVIEW_URL}/snapshots/latest`,
      message: 'params.snapshotId: ',
    },
    auditMeta: {
      queryType: 'by-id',
      reviewId: REVIEW_ID,
      snapshotId: SNAPSHOT_ID,
    },
  },
  createSnapshot: {
    url: `${REVIEW_URL}/snapshots`,
    body: { mutationId: MUTATION_ID, name: byHand.name },
    served: { by: 'history.createSnapshot', with: { reviewId: REVIEW_ID } },
    output: byHand,
    invalid: {
      body: { mutationId: MUTATION_ID, name: ' ' },
      message: 'body.name: ',
    },
    auditMeta: {
      actionType: 'create',
      reviewId: REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  listEntitySnapshots: {
    url: `${ENTITY_URL}/snapshots?limit=2&checklistId=launch`,
    served: {
      by: 'history.listEntitySnapshots',
      with: { entityRef: entity.entityRef, limit: 2, checklistId: 'launch' },
    },
    output: {
      items: [
        {
          ...byHand,
          checklistId: 'launch',
          checklistVersion: 3,
          reviewKind: 'launch',
        },
      ],
      nextCursor: 'next',
    },
    invalid: {
      url: `${ENTITY_URL}/snapshots?limit=0`,
      message: 'query.limit: ',
    },
    auditMeta: { queryType: 'by-entity', entityRef: entity.entityRef },
  },
  listEntityDecisions: {
    url: `${ENTITY_URL}/decisions?limit=2&checklistId=launch`,
    served: {
      by: 'history.listEntityDecisions',
      with: { entityRef: entity.entityRef, limit: 2, checklistId: 'launch' },
    },
    output: {
      items: [{ checklistId: 'launch', checklistTitle: 'Launch', decision }],
      nextCursor: 'next',
    },
    invalid: {
      url: `${ENTITY_URL}/decisions?limit=0`,
      message: 'query.limit: ',
    },
    auditMeta: { queryType: 'by-entity', entityRef: entity.entityRef },
  },
};
