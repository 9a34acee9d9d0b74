import { Disclosure } from 'backstage-plugin-orr-common';
import { ANNA, AT, MUTATION_ID, REVIEW_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const DISCLOSURE_ID = '8e3b1c64-2f6b-4f0e-9d38-6a1f0b7c5d02';
const LIST_URL = `/reviews/${REVIEW_ID}/disclosures`;

const disclosure: Disclosure = {
  id: DISCLOSURE_ID,
  reviewId: REVIEW_ID,
  decisionId: '2c1f0a7b-5d4e-4a3c-8b2d-1e0f9a8b7c6d',
  questionId: 'runbook-known',
  statement: { kind: 'practice', value: 'no' },
  note: 'The wiki was switched off',
  level: 'HIGH',
  gate: 'blocking',
  disclosedBy: ANNA,
  disclosedAt: AT,
};

const item = {
  disclosure,
  questionTitle: 'Is there a runbook?',
  counts: true,
  countsFrom: '2026-03-16',
  may: { close: false },
};

type DisclosureOperationId =
  | 'listDisclosures'
  | 'discloseGap'
  | 'closeDisclosure';

/** Examples of what is said of answers after they were decided on. @internal */
export const disclosureExamples: {
  [TId in DisclosureOperationId]: OperationExample<TId>;
} = {
  listDisclosures: {
    url: LIST_URL,
    served: {
      by: 'disclosures.listDisclosures',
      with: { reviewId: REVIEW_ID },
    },
    output: { items: [item], may: { disclose: true } },
    invalid: { url: '/reviews/42/disclosures', message: 'params.reviewId: ' },
    auditMeta: { queryType: 'review', reviewId: REVIEW_ID },
  },
  discloseGap: {
    url: LIST_URL,
    body: {
      mutationId: MUTATION_ID,
      questionId: 'runbook-known',
      statement: { kind: 'practice', value: 'no' },
      note: 'The wiki was switched off',
    },
    served: {
      by: 'disclosures.discloseGap',
      with: { reviewId: REVIEW_ID, questionId: 'runbook-known' },
    },
    output: item,
    invalid: {
      body: {
        mutationId: MUTATION_ID,
        questionId: 'runbook-known',
        statement: { kind: 'practice', value: 'no' },
        note: ' ',
      },
      message: 'body.note: ',
    },
    auditMeta: {
      actionType: 'disclose',
      reviewId: REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  closeDisclosure: {
    url: `${LIST_URL}/${DISCLOSURE_ID}/closings`,
    body: {
      mutationId: MUTATION_ID,
      note: 'It is back',
      url: 'https://wiki.example.org/runbook',
    },
    served: {
      by: 'disclosures.closeDisclosure',
      with: { reviewId: REVIEW_ID, disclosureId: DISCLOSURE_ID },
    },
    output: {
      disclosure: {
        ...disclosure,
        closedBy: 'user:default/ben',
        closedAt: AT,
        closedNote: 'It is back',
        closedUrl: 'https://wiki.example.org/runbook',
      },
      questionTitle: 'Is there a runbook?',
      counts: false,
      may: { close: false },
    },
    invalid: {
      body: { mutationId: MUTATION_ID, note: 'It is back', url: 'wiki' },
      message: 'body.url: ',
    },
    auditMeta: {
      actionType: 'close',
      reviewId: REVIEW_ID,
      disclosureId: DISCLOSURE_ID,
      mutationId: MUTATION_ID,
    },
  },
};
