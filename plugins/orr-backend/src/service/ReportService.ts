import { ReviewReport } from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** Makes documents of what was frozen. What the caller may not see is not in them. @internal */
export interface ReportService {
  /** Of one submission, the latest where none is named; a NotFoundError where nothing was submitted. */
  getReviewReport(
    input: { reviewId: string; snapshotId?: string },
    options: RequestOptions,
  ): Promise<ReviewReport>;
}
