import { Amendment } from 'backstage-plugin-orr-common';
import { ANNA, AT, MUTATION_ID, REVIEW_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const URL = `/reviews/${REVIEW_ID}/amendments`;

const amendment: Amendment = {
  id: '8e3b1c64-2f6b-4f0e-9d38-6a1f0b7c5d03',
  reviewId: REVIEW_ID,
  decisionId: '2c1f0a7b-5d4e-4a3c-8b2d-1e0f9a8b7c6d',
  questionId: 'runbook-known',
  revision: 1,
  note: 'It moved to the handbook',
  evidence: [
    { url: 'https://handbook.example.org/runbook', date: '2026-03-02' },
  ],
  amendedBy: ANNA,
  amendedAt: AT,
};

const body = {
  mutationId: MUTATION_ID,
  questionId: 'runbook-known',
  revision: 0,
  note: 'It moved to the handbook',
};

type AmendmentOperationId = 'listAmendments' | 'amendAnswer';

/** Examples of small edits of answers after they were decided on. @internal */
export const amendmentExamples: {
  [TId in AmendmentOperationId]: OperationExample<TId>;
} = {
  listAmendments: {
    url: URL,
    served: {
      by: 'amendmentService.listAmendments',
      with: { reviewId: REVIEW_ID },
    },
    output: { items: [amendment], may: { amend: true } },
    invalid: { url: '/reviews/42/amendments', message: 'params.reviewId: ' },
    auditMeta: { queryType: 'review', reviewId: REVIEW_ID },
  },
  amendAnswer: {
    url: URL,
    body,
    served: {
      by: 'amendmentService.amendAnswer',
      with: { reviewId: REVIEW_ID, questionId: 'runbook-known', revision: 0 },
    },
    output: amendment,
    invalid: {
      body: { ...body, statement: { kind: 'practice', value: 'yes' } } as never,
      message:
        'body.statement: stays as it was decided on; say what holds instead with POST /reviews/:reviewId/disclosures',
    },
    auditMeta: {
      actionType: 'amend',
      reviewId: REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
};
