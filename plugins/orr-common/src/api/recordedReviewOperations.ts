import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrReadinessReadPermission,
  orrReviewRecordPermission,
} from '../permissions';
import { Operation } from './Operation';
import { entityParams, paging } from './operationParams';
import {
  importRecordedReviewsBodySchema,
  previewRecordedReviewsBodySchema,
  RecordedReviewImport,
  RecordedReviewImportPage,
  recordedReviewImportPageSchema,
  recordedReviewImportSchema,
  RecordedReviewPage,
  recordedReviewPageSchema,
  RecordedReviewPreview,
  recordedReviewPreviewSchema,
  undoRecordedReviewImportBodySchema,
} from './recordedReviewSchemas';

/** A table of quotation marks is twice as long within JSON. */
const BODY_KILOBYTES = 1_024;

/** Reviews that were held elsewhere. @internal */
export const recordedReviewOperations = {
  previewRecordedReviews: {
    method: 'post',
    path: '/recorded-reviews/previews',
    summary:
      'What a table of reviews that were held elsewhere says, and what is wrong with it, by row and column; nothing is kept',
    body: previewRecordedReviewsBodySchema,
    bodyKilobytes: BODY_KILOBYTES,
    response: schemaOf<RecordedReviewPreview>(recordedReviewPreviewSchema),
    status: 200,
    ephemeral: true,
    permission: orrReviewRecordPermission,
    audit: {
      eventId: 'recorded-review-fetch',
      meta: { actionType: 'preview' },
    },
  },
  importRecordedReviews: {
    method: 'post',
    path: '/recorded-reviews/imports',
    summary:
      'Take a table of reviews that were held elsewhere, all of it or, where a row is wrong, nothing',
    body: importRecordedReviewsBodySchema,
    bodyKilobytes: BODY_KILOBYTES,
    response: schemaOf<RecordedReviewImport>(recordedReviewImportSchema),
    status: 201,
    permission: orrReviewRecordPermission,
    audit: {
      eventId: 'recorded-review-mutate',
      meta: { actionType: 'import' },
    },
  },
  listRecordedReviewImports: {
    method: 'get',
    path: '/recorded-reviews/imports',
    summary: 'The tables that were brought in, the newest first',
    query: z.object(paging),
    response: schemaOf<RecordedReviewImportPage>(
      recordedReviewImportPageSchema,
    ),
    status: 200,
    permission: orrReviewRecordPermission,
    audit: { eventId: 'recorded-review-fetch', meta: { queryType: 'imports' } },
  },
  undoRecordedReviewImport: {
    method: 'post',
    path: '/recorded-reviews/imports/:importId/undoing',
    summary: 'Take a whole import back: none of its reviews is told any more',
    params: z.object({ importId: z.uuid() }),
    body: undoRecordedReviewImportBodySchema,
    response: schemaOf<RecordedReviewImport>(recordedReviewImportSchema),
    status: 200,
    permission: orrReviewRecordPermission,
    audit: { eventId: 'recorded-review-mutate', meta: { actionType: 'undo' } },
  },
  listEntityRecordedReviews: {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/recorded-reviews',
    summary:
      'Reviews of an entity that were held elsewhere, as they were told and unverified; they move no standing',
    params: entityParams,
    query: z.object(paging),
    response: schemaOf<RecordedReviewPage>(recordedReviewPageSchema),
    status: 200,
    permission: orrReadinessReadPermission,
    audit: {
      eventId: 'recorded-review-fetch',
      meta: { queryType: 'by-entity' },
    },
  },
} as const satisfies Record<string, Operation>;
