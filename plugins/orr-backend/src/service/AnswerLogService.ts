import { OperationOutput } from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

/** @internal */
export interface AnswerHistoryInput {
  reviewId: string;
  questionId: string;
  entityRef?: string;
  limit: number;
  cursor?: string;
}

/** What the answers of a review are, became and were. @internal */
export interface AnswerLogService {
  /** All answers, or those saved since an instant; what differs for covered entities that the caller sees apart. */
  listAnswers(
    input: { reviewId: string; since?: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'listAnswers'>>;
  /** Of the common answer, or of what differs for one covered entity. */
  listAnswerHistory(
    input: AnswerHistoryInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'listAnswerHistory'>>;
}
