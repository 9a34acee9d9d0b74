import { randomUUID } from 'node:crypto';
import { OperationRequest } from './OperationRequest';

/** Of which nothing is taken: its last row is about nothing that there is. */
const TABLE =
  'Entity,Date,Outcome\ncheckout,2025-03-31,go\nnothing-of-that-name,2025-03-31,go';

/** One well-formed request for each operation on reviews that were held elsewhere. */
export function recordedReviewRequests(entity: string) {
  const mutationId = randomUUID();
  return {
    previewRecordedReviews: ['/recorded-reviews/previews', { text: TABLE }],
    importRecordedReviews: [
      '/recorded-reviews/imports',
      { mutationId, text: TABLE },
    ],
    listRecordedReviewImports: ['/recorded-reviews/imports'],
    undoRecordedReviewImport: [
      `/recorded-reviews/imports/${randomUUID()}/undoing`,
      { mutationId },
    ],
    listEntityRecordedReviews: [`${entity}/recorded-reviews`],
  } satisfies Record<string, OperationRequest>;
}
