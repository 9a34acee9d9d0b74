import {
  OperationOutput,
  ParsedOperationInput,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

type Input<
  TId extends
    | 'markLooked'
    | 'requestChanges'
    | 'replyToChangeRequest'
    | 'withdrawReview',
> = ParsedOperationInput<TId>['body'] & ParsedOperationInput<TId>['params'];

/** @internal */
export type MarkLookedInput = Input<'markLooked'>;
/** @internal */
export type RequestChangesInput = Input<'requestChanges'>;
/** @internal */
export type ReplyToChangeRequestInput = Input<'replyToChangeRequest'>;
/** @internal */
export type WithdrawReviewInput = Input<'withdrawReview'>;

/**
 * What happens to a review between its submission and its decision. It authorises by itself. Errors are those of the
 * ReviewService.
 *
 * @internal
 */
export interface ScrutinyService {
  getScrutiny(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'getScrutiny'>>;
  markLooked(
    input: MarkLookedInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'markLooked'>>;
  requestChanges(
    input: RequestChangesInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'requestChanges'>>;
  replyToChangeRequest(
    input: ReplyToChangeRequestInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'replyToChangeRequest'>>;
  withdrawReview(
    input: WithdrawReviewInput,
    options: RequestOptions,
  ): Promise<OperationOutput<'withdrawReview'>>;
}
