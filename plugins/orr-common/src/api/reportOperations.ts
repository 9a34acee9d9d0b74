import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import { orrReviewReadPermission } from '../permissions';
import { Operation } from './Operation';
import { reviewParams } from './operationParams';
import { ReviewReport, reviewReportSchema } from './reportSchemas';

/** Documents that are made of what the portal holds. @internal */
export const reportOperations = {
  getReviewReport: {
    method: 'get',
    path: '/reviews/:reviewId/report',
    summary:
      'A submission of a review as a document: standing, successes, risks and what is done about them, decisions, participants, all answers',
    params: reviewParams,
    query: z.object({
      snapshotId: z
        .uuid()
        .optional()
        .describe('The submission; the latest one without'),
    }),
    response: schemaOf<ReviewReport>(reviewReportSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'review-fetch', meta: { queryType: 'report' } },
  },
} as const satisfies Record<string, Operation>;
