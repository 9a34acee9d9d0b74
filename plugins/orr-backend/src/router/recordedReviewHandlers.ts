import { stringifyEntityRef } from '@backstage/catalog-model';
import { RecordedReviewService } from '../service/RecordedReviewService';
import { Handlers } from './Handlers';

/** @internal */
export function recordedReviewHandlers(
  recorded: RecordedReviewService,
): Pick<
  Handlers,
  | 'previewRecordedReviews'
  | 'importRecordedReviews'
  | 'listRecordedReviewImports'
  | 'undoRecordedReviewImport'
  | 'listEntityRecordedReviews'
> {
  return {
    previewRecordedReviews: ({ body }, options) =>
      recorded.previewRecordedReviews(body, options),
    importRecordedReviews: ({ body }, options) =>
      recorded.importRecordedReviews(body, options),
    listRecordedReviewImports: ({ query }, options) =>
      recorded.listRecordedReviewImports(query, options),
    undoRecordedReviewImport: ({ params, body }, options) =>
      recorded.undoRecordedReviewImport({ ...body, ...params }, options),
    listEntityRecordedReviews: ({ params, query }, options) =>
      recorded.listEntityRecordedReviews(
        { ...query, entityRef: stringifyEntityRef(params) },
        options,
      ),
  };
}
