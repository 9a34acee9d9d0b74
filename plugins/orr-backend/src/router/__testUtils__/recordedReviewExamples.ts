import {
  RecordedReview,
  RecordedReviewImport,
} from 'backstage-plugin-orr-common';
import { AT, MUTATION_ID } from './exampleObjects';
import type { OperationExample } from './OperationExample';

const IMPORT_ID = '0b8f4dc8-2f2d-4ac1-9a86-6f9a83fe1f0a';
const TEXT = 'Entity,Date,Outcome\ncheckout,2025-03-31,go';
const told = {
  reviewedOn: '2025-03-31',
  outcome: 'conditionalGo',
  url: 'https://wiki.example.org/reviews/checkout',
  validUntil: '2026-03-31',
  checklist: 'Launch checklist of 2024',
} as const;
const review: RecordedReview = {
  ...told,
  id: '8d3c1a52-4b6e-4f0a-9c2d-7e5f6a1b2c3d',
  recordedBy: 'user:default/anna',
  recordedAt: AT,
};
const taken: RecordedReviewImport = {
  id: IMPORT_ID,
  fileName: 'past.csv',
  recordedBy: 'user:default/anna',
  recordedAt: AT,
  reviews: 1,
};

/** Examples of reviews that were held elsewhere. @internal */
export const recordedReviewExamples: {
  [TId in
    | 'previewRecordedReviews'
    | 'importRecordedReviews'
    | 'listRecordedReviewImports'
    | 'undoRecordedReviewImport'
    | 'listEntityRecordedReviews']: OperationExample<TId>;
} = {
  previewRecordedReviews: {
    url: '/recorded-reviews/previews',
    body: { text: TEXT },
    served: {
      by: 'recordedReviewService.previewRecordedReviews',
      with: { text: TEXT },
    },
    output: {
      rows: [
        {
          row: 2,
          entity: 'checkout',
          claim: { ...told, entityRef: 'component:default/checkout' },
        },
        { row: 3, entity: 'nobody' },
      ],
      problems: [
        {
          severity: 'error',
          row: 3,
          column: 'Entity',
          message: 'The catalog shows you no component:default/nobody',
        },
      ],
    },
    invalid: { body: { text: '' }, message: 'body.text' },
    auditMeta: { actionType: 'preview' },
  },
  importRecordedReviews: {
    url: '/recorded-reviews/imports',
    body: { mutationId: MUTATION_ID, text: TEXT, fileName: 'past.csv' },
    served: {
      by: 'recordedReviewService.importRecordedReviews',
      with: { text: TEXT, fileName: 'past.csv' },
    },
    output: taken,
    invalid: { body: { text: TEXT }, message: 'body.mutationId' },
    auditMeta: { actionType: 'import', mutationId: MUTATION_ID },
  },
  listRecordedReviewImports: {
    url: '/recorded-reviews/imports?limit=10',
    served: {
      by: 'recordedReviewService.listRecordedReviewImports',
      with: { limit: 10 },
    },
    output: { items: [taken] },
    invalid: { url: '/recorded-reviews/imports?limit=0', message: 'limit' },
    auditMeta: { queryType: 'imports' },
  },
  undoRecordedReviewImport: {
    url: `/recorded-reviews/imports/${IMPORT_ID}/undoing`,
    body: { mutationId: MUTATION_ID },
    served: {
      by: 'recordedReviewService.undoRecordedReviewImport',
      with: { importId: IMPORT_ID },
    },
    output: {
      ...taken,
      reviews: 0,
      undoneBy: 'user:default/anna',
      undoneAt: AT,
    },
    invalid: {
      url: '/recorded-reviews/imports/none/undoing',
      message: 'params.importId',
    },
    auditMeta: {
      actionType: 'undo',
      importId: IMPORT_ID,
      mutationId: MUTATION_ID,
    },
  },
  listEntityRecordedReviews: {
    url: '/entities/component/default/checkout/recorded-reviews?limit=5',
    served: {
      by: 'recordedReviewService.listEntityRecordedReviews',
      with: { entityRef: 'component:default/checkout', limit: 5 },
    },
    output: { items: [review], today: '2026-03-02' },
    invalid: {
      url: '/entities/component/default/checkout/recorded-reviews?limit=0',
      message: 'query.limit',
    },
    auditMeta: {
      queryType: 'by-entity',
      entityRef: 'component:default/checkout',
    },
  },
};
