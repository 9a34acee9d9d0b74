import { Escalation } from 'backstage-plugin-orr-common';
import { ANNA, AT, MUTATION_ID, REVIEW_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const ESCALATION_ID = '3d2b7f10-6c1e-4a59-9f0d-5b8c2e7a1d64';
const LIST_URL = `/reviews/${REVIEW_ID}/escalations`;

const said = {
  situation: 'The pipeline is not ours to change',
  criticality: 'All orders go through it',
  who: 'Everybody who buys',
  impact: 'A bad release stays for hours',
  urgency: 'The launch is in two weeks',
  remedy: 'Two days of the platform team',
};

const escalation: Escalation = {
  id: ESCALATION_ID,
  reviewId: REVIEW_ID,
  questionId: 'runbook-known',
  toRef: 'group:default/platform',
  ...said,
  state: 'open',
  raisedBy: ANNA,
  raisedAt: AT,
};

const item = { escalation, may: { answer: false, withdraw: true } };

type EscalationOperationId =
  | 'listEscalations'
  | 'escalateGap'
  | 'answerEscalation'
  | 'withdrawEscalation';

/** Examples of gaps that are taken to somebody else. @internal */
export const escalationExamples: {
  [TId in EscalationOperationId]: OperationExample<TId>;
} = {
  listEscalations: {
    url: LIST_URL,
    served: {
      by: 'escalations.listEscalations',
      with: { reviewId: REVIEW_ID },
    },
    output: { items: [item], may: { escalate: true } },
    invalid: { url: '/reviews/42/escalations', message: 'params.reviewId: ' },
    auditMeta: { queryType: 'review', reviewId: REVIEW_ID },
  },
  escalateGap: {
    url: LIST_URL,
    body: {
      mutationId: MUTATION_ID,
      questionId: 'runbook-known',
      to: 'group:default/platform',
      ...said,
    },
    served: {
      by: 'escalations.escalateGap',
      with: { reviewId: REVIEW_ID, questionId: 'runbook-known', ...said },
    },
    output: item,
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        questionId: 'runbook-known',
        to: 'group:default/platform',
        ...said,
        urgency: 'x'.repeat(2_001),
      },
      message: 'body.urgency: ',
    },
    auditMeta: {
      actionType: 'escalate',
      reviewId: REVIEW_ID,
      to: 'group:default/platform',
      mutationId: MUTATION_ID,
    },
  },
  answerEscalation: {
    url: `${LIST_URL}/${ESCALATION_ID}/answers`,
    body: { mutationId: MUTATION_ID, answer: 'It is planned for Monday' },
    served: {
      by: 'escalations.answerEscalation',
      with: { reviewId: REVIEW_ID, escalationId: ESCALATION_ID },
    },
    output: {
      escalation: {
        ...escalation,
        state: 'answered',
        answer: 'It is planned for Monday',
        answeredBy: 'user:default/ben',
        answeredAt: AT,
      },
      may: { answer: false, withdraw: false },
    },
    invalid: {
      body: { mutationId: MUTATION_ID, answer: 'x'.repeat(5_001) },
      message: 'body.answer: ',
    },
    auditMeta: {
      actionType: 'answer',
      reviewId: REVIEW_ID,
      escalationId: ESCALATION_ID,
      mutationId: MUTATION_ID,
    },
  },
  withdrawEscalation: {
    url: `${LIST_URL}/${ESCALATION_ID}/withdrawals`,
    body: { mutationId: MUTATION_ID },
    served: {
      by: 'escalations.withdrawEscalation',
      with: { reviewId: REVIEW_ID, escalationId: ESCALATION_ID },
    },
    output: {
      escalation: { ...escalation, state: 'withdrawn', withdrawnAt: AT },
      may: { answer: false, withdraw: false },
    },
    invalid: { body: {}, message: 'body.mutationId: ' },
    auditMeta: {
      actionType: 'withdraw',
      reviewId: REVIEW_ID,
      escalationId: ESCALATION_ID,
      mutationId: MUTATION_ID,
    },
  },
};
