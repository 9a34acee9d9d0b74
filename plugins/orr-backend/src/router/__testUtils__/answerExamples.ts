import {
  ANNA,
  AT,
  copiedAnswer,
  entity,
  exampleAnswer,
  MUTATION_ID,
  OTHER_REVIEW_ID,
  REVIEW_ID,
} from './exampleObjects';
import type { OperationExample } from './OperationExample';

const REVIEW_URL = `/reviews/${REVIEW_ID}`;

type AnswerOperationId =
  | 'saveAnswer'
  | 'affirmAnswers'
  | 'listAnswers'
  | 'listAnswerHistory'
  | 'notePresence'
  | 'copyAnswer'
  | 'listSiblingAnswers'
  | 'getEarlierAnswers'
  | 'listCopySources';

/** Examples of answers and of what helps to give them. @internal */
export const answerExamples: {
  [TId in AnswerOperationId]: OperationExample<TId>;
} = {
  saveAnswer: {
    url: `${REVIEW_URL}/answers/runbook-known`,
    body: {
      mutationId: MUTATION_ID,
      revision: 1,
      statement: exampleAnswer.statement,
      note: exampleAnswer.note,
      evidence: exampleAnswer.evidence,
    },
    served: {
      by: 'reviews.saveAnswer',
      with: { reviewId: REVIEW_ID, questionId: 'runbook-known' },
    },
    output: exampleAnswer,
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        revision: 0,
        statement: {
          kind: 'coveredElsewhere',
          url: ['javascript', 'alert(1)'].join(':'),
          date: '2026-02-30',
        },
        evidence: [],
      },
      message: 'body.statement.url: must be an http or https address',
    },
    auditMeta: {
      actionType: 'save',
      reviewId: REVIEW_ID,
      questionId: 'runbook-known',
      mutationId: MUTATION_ID,
    },
  },
  affirmAnswers: {
    url: `${REVIEW_URL}/affirm`,
    body: {
      mutationId: MUTATION_ID,
      answers: [{ questionId: 'runbook-known', revision: 1 }],
    },
    served: { by: 'reviews.affirmAnswers', with: { reviewId: REVIEW_ID } },
    output: { answers: [copiedAnswer] },
    invalid: {
      body: { mutationId: MUTATION_ID, answers: [] },
      message: 'body.answers: ',
    },
    auditMeta: {
      actionType: 'affirm',
      reviewId: REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  listAnswers: {
    url: `${REVIEW_URL}/answers?since=${AT}`,
    served: {
      by: 'answerLog.listAnswers',
      with: { reviewId: REVIEW_ID, since: AT },
    },
    output: {
      items: [exampleAnswer],
      exceptions: [{ ...exampleAnswer, entityRef: entity.entityRef }],
      at: AT,
      review: { state: 'inProgress', revision: 1 },
    },
    invalid: {
      url: `${REVIEW_URL}/answers?since=yesterday`,
      message: 'query.since: ',
    },
    auditMeta: { queryType: 'by-review', reviewId: REVIEW_ID },
  },
  listAnswerHistory: {
    url: `${REVIEW_URL}/answers/runbook-known/history?limit=1&entityRef=${entity.entityRef}`,
    served: {
      by: 'answerLog.listAnswerHistory',
      with: {
        reviewId: REVIEW_ID,
        questionId: 'runbook-known',
        entityRef: entity.entityRef,
        limit: 1,
      },
    },
    output: {
      items: [{ ...exampleAnswer, entityRef: entity.entityRef }],
      nextCursor: 'next',
    },
    invalid: {
      url: `${REVIEW_URL}/answers/runbook-known/history?entityRef=payments`,
      message: 'query.entityRef: ',
    },
    auditMeta: {
      queryType: 'history',
      entityRef: entity.entityRef,
      reviewId: REVIEW_ID,
      questionId: 'runbook-known',
    },
  },
  notePresence: {
    url: `${REVIEW_URL}/presence`,
    body: { sessionId: MUTATION_ID, questionId: 'runbook-known' },
    served: {
      by: 'presence.notePresence',
      with: { reviewId: REVIEW_ID, leaving: false },
    },
    output: {
      people: [{ userRef: ANNA, questionId: 'runbook-known', seenAt: AT }],
      answersAt: AT,
      review: { state: 'inProgress', revision: 1 },
    },
    invalid: {
      body: { sessionId: 'me' },
      message: 'body.sessionId: ',
    },
    auditMeta: { actionType: 'presence', reviewId: REVIEW_ID },
  },
  copyAnswer: {
    url: `${REVIEW_URL}/answers/runbook-known/copies`,
    body: {
      mutationId: MUTATION_ID,
      revision: 1,
      fromReviewId: OTHER_REVIEW_ID,
    },
    served: {
      by: 'reuse.copyAnswer',
      with: {
        reviewId: REVIEW_ID,
        questionId: 'runbook-known',
        fromReviewId: OTHER_REVIEW_ID,
      },
    },
    output: copiedAnswer,
    invalid: {
      body: { mutationId: MUTATION_ID, revision: 1, fromReviewId: 'theirs' },
      message: 'body.fromReviewId: ',
    },
    auditMeta: {
      actionType: 'copy',
      reviewId: REVIEW_ID,
      questionId: 'runbook-known',
      fromReviewId: OTHER_REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  listSiblingAnswers: {
    url: `${REVIEW_URL}/answers/runbook-known/siblings`,
    served: {
      by: 'reuse.listSiblingAnswers',
      with: { reviewId: REVIEW_ID, questionId: 'runbook-known' },
    },
    output: {
      items: [
        {
          reviewId: OTHER_REVIEW_ID,
          entityRef: 'component:default/refunds',
          entityTitle: 'Refunds',
          decidedAt: AT,
          outcome: 'go',
          answer: exampleAnswer,
        },
      ],
    },
    invalid: {
      url: '/reviews/42/answers/runbook-known/siblings',
      message: 'params.reviewId: ',
    },
    auditMeta: {
      queryType: 'siblings',
      reviewId: REVIEW_ID,
      questionId: 'runbook-known',
    },
  },
  getEarlierAnswers: {
    url: `${REVIEW_URL}/earlier-answers`,
    served: { by: 'reuse.getEarlierAnswers', with: { reviewId: REVIEW_ID } },
    output: {
      review: {
        id: OTHER_REVIEW_ID,
        kind: 'launch',
        checklistVersion: 2,
        decidedAt: AT,
        decidedBy: ANNA,
        outcome: 'go',
      },
      answers: [exampleAnswer],
    },
    invalid: {
      url: '/reviews/42/earlier-answers',
      message: 'params.reviewId: ',
    },
    auditMeta: { queryType: 'earlier', reviewId: REVIEW_ID },
  },
  listCopySources: {
    url: `${REVIEW_URL}/copy-sources`,
    served: { by: 'reuse.listCopySources', with: { reviewId: REVIEW_ID } },
    output: {
      items: [
        {
          reviewId: OTHER_REVIEW_ID,
          entityRef: 'component:default/refunds',
          entityTitle: 'Refunds',
        },
      ],
    },
    invalid: {
      url: `${REVIEW_URL}/copy-sources?all=yes`,
      message: 'query.all: is not known',
    },
    auditMeta: { queryType: 'copy-sources', reviewId: REVIEW_ID },
  },
};
