import { ANNA, AT, MUTATION_ID, REVIEW_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const REVIEW_URL = `/reviews/${REVIEW_ID}`;
const BEN = 'user:default/ben';

type AssignmentOperationId =
  | 'listReviewers'
  | 'takeReview'
  | 'declineReview'
  | 'giveReview';

/** Examples of who sees to a decision. @internal */
export const assignmentExamples: {
  [TId in AssignmentOperationId]: OperationExample<TId>;
} = {
  listReviewers: {
    url: `${REVIEW_URL}/reviewers`,
    served: { by: 'assignments.listReviewers', with: { reviewId: REVIEW_ID } },
    output: {
      items: [
        {
          personRef: BEN,
          displayName: 'Ben',
          reasons: [
            { kind: 'reviewerGroup' },
            {
              kind: 'dependsOn',
              entity: { entityRef: 'component:default/stock', name: 'stock' },
            },
          ],
          declined: true,
        },
      ],
    },
    invalid: { url: '/reviews/42/reviewers', message: 'params.reviewId: ' },
    auditMeta: { queryType: 'reviewers', reviewId: REVIEW_ID },
  },
  takeReview: {
    url: `${REVIEW_URL}/takings`,
    body: { mutationId: MUTATION_ID, holderRef: null },
    served: { by: 'assignments.takeReview', with: { reviewId: REVIEW_ID } },
    output: {
      holder: { personRef: BEN, state: 'taken', by: BEN, at: AT },
      declined: [],
    },
    invalid: {
      body: { mutationId: MUTATION_ID },
      message: 'body.holderRef: ',
    },
    auditMeta: {
      actionType: 'take',
      reviewId: REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  declineReview: {
    url: `${REVIEW_URL}/declines`,
    body: { mutationId: MUTATION_ID, holderRef: BEN, reason: 'On call' },
    served: { by: 'assignments.declineReview', with: { reviewId: REVIEW_ID } },
    output: { declined: [{ personRef: BEN, at: AT, reason: 'On call' }] },
    invalid: {
      body: { mutationId: MUTATION_ID, holderRef: 'ben' },
      message: 'body.holderRef: ',
    },
    auditMeta: {
      actionType: 'decline',
      reviewId: REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  giveReview: {
    url: `${REVIEW_URL}/givings`,
    body: { mutationId: MUTATION_ID, holderRef: null, personRef: BEN },
    served: { by: 'assignments.giveReview', with: { reviewId: REVIEW_ID } },
    output: {
      holder: { personRef: BEN, state: 'given', by: ANNA, at: AT },
      declined: [],
    },
    invalid: {
      body: { mutationId: MUTATION_ID, holderRef: null, personRef: 'ben' },
      message: 'body.personRef: ',
    },
    auditMeta: {
      actionType: 'give',
      reviewId: REVIEW_ID,
      personRef: BEN,
      mutationId: MUTATION_ID,
    },
  },
};
