import {
  ANNA,
  AT,
  decision,
  detail,
  entity,
  MUTATION_ID,
  review,
  REVIEW_ID,
  SNAPSHOT_ID,
} from './exampleObjects';
import type { OperationExample } from './OperationExample';

const REVIEW_URL = `/reviews/${REVIEW_ID}`;

type ReviewOperationId =
  | 'createReview'
  | 'getReview'
  | 'setReviewPhase'
  | 'submitReview'
  | 'decideReview';

/** Examples of a review from its start to its decision. @internal */
export const reviewExamples: {
  [TId in ReviewOperationId]: OperationExample<TId>;
} = {
  createReview: {
    url: '/reviews',
    body: {
      mutationId: MUTATION_ID,
      entityRef: entity.entityRef,
      checklistId: 'launch',
      kind: 'launch',
    },
    served: { by: 'reviews.createReview' },
    output: { ...detail, snapshot: undefined },
    invalid: {
      body: { mutationId: MUTATION_ID, entityRef: 'payments', kind: 'launch' },
      message: 'body.entityRef: must be a full entity ref',
    },
    auditMeta: {
      actionType: 'create',
      entityRef: entity.entityRef,
      checklistId: 'launch',
      kind: 'launch',
      mutationId: MUTATION_ID,
      reviewId: REVIEW_ID,
    },
  },
  getReview: {
    url: REVIEW_URL,
    served: { by: 'reviews.getReview', with: { reviewId: REVIEW_ID } },
    output: detail,
    invalid: { url: '/reviews/42', message: 'params.reviewId: ' },
    auditMeta: { queryType: 'by-id', reviewId: REVIEW_ID },
  },
  setReviewPhase: {
    url: `${REVIEW_URL}/phase`,
    body: { mutationId: MUTATION_ID, phase: 'build', known: null },
    served: {
      by: 'phases.setReviewPhase',
      with: { reviewId: REVIEW_ID, phase: 'build', known: null },
    },
    output: { phase: 'build' },
    invalid: {
      body: { mutationId: MUTATION_ID, phase: 'soon', known: null },
      message: 'body.phase: ',
    },
    auditMeta: {
      actionType: 'phase',
      reviewId: REVIEW_ID,
      phase: 'build',
      mutationId: MUTATION_ID,
    },
  },
  submitReview: {
    url: `${REVIEW_URL}/submissions`,
    body: { mutationId: MUTATION_ID, revision: 1, message: 'Please look' },
    served: { by: 'reviews.submitReview', with: { reviewId: REVIEW_ID } },
    output: detail,
    invalid: {
      body: { mutationId: MUTATION_ID },
      message: 'body.revision: is required',
    },
    auditMeta: {
      actionType: 'submit',
      reviewId: REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  decideReview: {
    url: `${REVIEW_URL}/decisions`,
    body: {
      mutationId: MUTATION_ID,
      revision: 2,
      snapshotId: SNAPSHOT_ID,
      outcome: 'conditionalGo',
      reason: decision.reason,
      conditions: [
        {
          questionId: 'runbook-known',
          text: 'Rehearse it',
          ownerRef: ANNA,
          dueOn: '2026-03-20',
        },
      ],
      confirmedQuestionIds: [],
    },
    served: { by: 'reviews.decideReview', with: { reviewId: REVIEW_ID } },
    output: {
      ...detail,
      review: {
        ...review,
        state: 'decided',
        decidedAt: AT,
        outcome: 'conditionalGo',
      },
      decision,
    },
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        revision: 2,
        snapshotId: SNAPSHOT_ID,
        outcome: 'conditionalGo',
        reason: 'Fine',
        conditions: [{ text: 'Rehearse it', ownerRef: ANNA, dueOn: 'soon' }],
      },
      message: 'body.conditions[0].dueOn: ',
    },
    auditMeta: {
      actionType: 'decide',
      reviewId: REVIEW_ID,
      snapshotId: SNAPSHOT_ID,
      outcome: 'conditionalGo',
      mutationId: MUTATION_ID,
    },
  },
};
