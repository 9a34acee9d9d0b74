import {
  ANNA,
  AT,
  detail,
  exampleAnswer,
  MUTATION_ID,
  review,
  REVIEW_ID,
  SNAPSHOT_ID,
} from './exampleObjects';
import type { OperationExample } from './OperationExample';

const REVIEW_URL = `/reviews/${REVIEW_ID}`;
const REQUEST_ID = '8f3c1a52-2b6d-4b52-9d7e-3b1a2c4d5e6f';
const { questionId } = exampleAnswer;

const look = {
  questionId,
  answerRevision: 2,
  lookedBy: 'user:default/ben',
  lookedAt: AT,
};
const request = {
  id: REQUEST_ID,
  questionId,
  text: 'Link the page',
  answerRevision: 2,
  reply: { text: 'It is in the note', repliedBy: ANNA, repliedAt: AT },
};

type ScrutinyOperationId =
  | 'getScrutiny'
  | 'markLooked'
  | 'requestChanges'
  | 'signOffSection'
  | 'replyToChangeRequest'
  | 'withdrawReview';

/** Examples of what happens between submission and decision. @internal */
export const scrutinyExamples: {
  [TId in ScrutinyOperationId]: OperationExample<TId>;
} = {
  getScrutiny: {
    url: `${REVIEW_URL}/scrutiny`,
    served: { by: 'scrutiny.getScrutiny', with: { reviewId: REVIEW_ID } },
    output: {
      looks: [look],
      rounds: [
        {
          id: '4b1f0c8e-9a3d-4c55-8d2a-6e7f8091a2b3',
          snapshotId: SNAPSHOT_ID,
          message: 'Nearly there',
          requestedBy: 'user:default/ben',
          requestedAt: AT,
          requests: [request],
        },
      ],
      signOffs: [],
      assignment: { declined: [] },
      may: {
        look: true,
        assign: true,
        requestChanges: true,
        withdraw: false,
        extendConditions: false,
        lookAtSample: false,
        signOffSectionIds: [],
        meetConditionIds: [],
      },
    },
    invalid: { url: '/reviews/42/scrutiny', message: 'params.reviewId: ' },
    auditMeta: { queryType: 'scrutiny', reviewId: REVIEW_ID },
  },
  markLooked: {
    url: `${REVIEW_URL}/answers/${questionId}/looks`,
    body: { mutationId: MUTATION_ID, answerRevision: 2, looked: true },
    served: {
      by: 'scrutiny.markLooked',
      with: { reviewId: REVIEW_ID, questionId },
    },
    output: { looks: [look] },
    invalid: {
      body: { mutationId: MUTATION_ID, answerRevision: 0 },
      message: 'body.answerRevision: ',
    },
    auditMeta: {
      actionType: 'look',
      reviewId: REVIEW_ID,
      questionId,
      mutationId: MUTATION_ID,
    },
  },
  requestChanges: {
    url: `${REVIEW_URL}/change-requests`,
    body: {
      mutationId: MUTATION_ID,
      revision: 2,
      snapshotId: SNAPSHOT_ID,
      requests: [{ questionId, text: 'Link the page' }],
      message: 'Nearly there',
    },
    served: { by: 'scrutiny.requestChanges', with: { reviewId: REVIEW_ID } },
    output: { ...detail, review: { ...review, state: 'changesRequested' } },
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        revision: 2,
        snapshotId: SNAPSHOT_ID,
        requests: [{ questionId, text: ' ' }],
      },
      message: 'body.requests[0].text: ',
    },
    auditMeta: {
      actionType: 'request-changes',
      reviewId: REVIEW_ID,
      snapshotId: SNAPSHOT_ID,
      mutationId: MUTATION_ID,
    },
  },
  signOffSection: {
    url: `${REVIEW_URL}/sign-offs`,
    body: {
      mutationId: MUTATION_ID,
      snapshotId: SNAPSHOT_ID,
      sectionId: 'release',
      verdict: 'objected',
      note: 'The key is not rotated',
    },
    served: {
      by: 'signOffService.signOffSection',
      with: {
        reviewId: REVIEW_ID,
        sectionId: 'release',
        note: 'The key is not rotated',
      },
    },
    output: {
      sections: [
        {
          sectionId: 'release',
          by: ['group:default/security'],
          required: true,
          state: 'objected',
          signOffs: [
            {
              id: REQUEST_ID,
              sectionId: 'release',
              snapshotId: SNAPSHOT_ID,
              verdict: 'objected',
              note: 'The key is not rotated',
              forRef: 'group:default/security',
              signedBy: 'user:default/ben',
              signedAt: AT,
              holds: true,
            },
          ],
        },
      ],
    },
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        snapshotId: SNAPSHOT_ID,
        sectionId: 'release',
        verdict: 'objected',
        note: ' ',
      },
      message: 'body.note: is needed to object',
    },
    auditMeta: {
      actionType: 'sign-off',
      reviewId: REVIEW_ID,
      snapshotId: SNAPSHOT_ID,
      sectionId: 'release',
      verdict: 'objected',
      mutationId: MUTATION_ID,
    },
  },
  replyToChangeRequest: {
    url: `${REVIEW_URL}/change-requests/${REQUEST_ID}`,
    body: { mutationId: MUTATION_ID, reply: request.reply.text },
    served: {
      by: 'scrutiny.replyToChangeRequest',
      with: { reviewId: REVIEW_ID, requestId: REQUEST_ID },
    },
    output: request,
    invalid: { body: { mutationId: MUTATION_ID }, message: 'body.reply: ' },
    auditMeta: {
      actionType: 'reply',
      reviewId: REVIEW_ID,
      requestId: REQUEST_ID,
      mutationId: MUTATION_ID,
    },
  },
  withdrawReview: {
    url: `${REVIEW_URL}/withdrawals`,
    body: { mutationId: MUTATION_ID, revision: 2 },
    served: { by: 'scrutiny.withdrawReview', with: { reviewId: REVIEW_ID } },
    output: { ...detail, review: { ...review, state: 'withdrawn' } },
    invalid: {
      body: { mutationId: MUTATION_ID },
      message: 'body.revision: is required',
    },
    auditMeta: {
      actionType: 'withdraw',
      reviewId: REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
};
