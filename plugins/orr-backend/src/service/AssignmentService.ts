import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

type Input<TId extends 'takeReview' | 'declineReview' | 'giveReview'> =
  ParsedOperationInput<TId>['body'] & ParsedOperationInput<TId>['params'];

/** @internal */
export type TakeReviewInput = Input<'takeReview'>;
/** @internal */
export type DeclineReviewInput = Input<'declineReview'>;
/** @internal */
export type GiveReviewInput = Input<'giveReview'>;

/**
 * Who of those who may decide a submitted review sees to it. It authorises by itself. Errors are those of the
 * ReviewService.
 *
 * @internal
 */
export interface AssignmentService {
  listReviewers(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'listReviewers'>>;
  takeReview(
    input: TakeReviewInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'takeReview'>>;
  declineReview(
    input: DeclineReviewInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'declineReview'>>;
  giveReview(
    input: GiveReviewInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'giveReview'>>;
}
