import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  OperationOutput,
  ParsedOperationInput,
  ReviewKind,
} from 'backstage-plugin-orr-common';

/** Who asks. @internal */
export interface RequestOptions {
  credentials: BackstageCredentials;
}

type Body<
  TId extends
    | 'createReview'
    | 'saveAnswer'
    | 'affirmAnswers'
    | 'submitReview'
    | 'decideReview',
> = ParsedOperationInput<TId>['body'];

/** @internal */
export type CreateReviewInput = Body<'createReview'>;
/** @internal */
export type SaveAnswerInput = Body<'saveAnswer'> & {
  reviewId: string;
  questionId: string;
};
/** @internal */
export type AffirmAnswersInput = Body<'affirmAnswers'> & { reviewId: string };
/** @internal */
export type SubmitReviewInput = Body<'submitReview'> & { reviewId: string };
/** @internal */
export type DecideReviewInput = Body<'decideReview'> & { reviewId: string };

/**
 * The workflow of reviews. What the caller may not see is a NotFoundError, what the caller may not do a
 * NotAllowedError, what has changed meanwhile a ConflictError, what does not fit an InputError.
 *
 * @internal
 */
export interface ReviewService {
  createReview(
    input: CreateReviewInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'createReview'>>;
  getReview(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'getReview'>>;
  listEntityReviews(
    input: {
      entityRef: string;
      limit: number;
      cursor?: string;
      kind?: ReviewKind;
    },
    options: RequestOptions,
  ): Promise<OperationOutput<'listEntityReviews'>>;
  saveAnswer(
    input: SaveAnswerInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'saveAnswer'>>;
  affirmAnswers(
    input: AffirmAnswersInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'affirmAnswers'>>;
  submitReview(
    input: SubmitReviewInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'submitReview'>>;
  decideReview(
    input: DecideReviewInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'decideReview'>>;
}
