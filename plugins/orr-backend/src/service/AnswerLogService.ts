import { OperationOutput } from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** What the answers of a review are, became and were. @internal */
export interface AnswerLogService {
  /** All answers, or those saved since an instant. */
  listAnswers(
    input: { reviewId: string; since?: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'listAnswers'>>;
  listAnswerHistory(
    input: {
      reviewId: string;
      questionId: string;
      limit: number;
      cursor?: string;
    },
    options: RequestOptions,
  ): Promise<OperationOutput<'listAnswerHistory'>>;
}
