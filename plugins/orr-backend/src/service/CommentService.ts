import {
  CommentThread,
  ParsedOperationInput,
  ReviewComments,
} from 'backstage-plugin-orr-common';
import { RequestOptions } from './ReviewService';

type CommentWriteId =
  | 'startThread'
  | 'replyToThread'
  | 'editComment'
  | 'resolveThread'
  | 'reopenThread';

type Input<TId extends CommentWriteId> = ParsedOperationInput<TId>['body'] &
  ParsedOperationInput<TId>['params'];

/** @internal */
export type StartThreadInput = Input<'startThread'>;
/** @internal */
export type ReplyToThreadInput = Input<'replyToThread'>;
/** @internal */
export type EditCommentInput = Input<'editComment'>;
/** @internal */
export type SettleThreadInput = Input<'resolveThread'>;

/**
 * What people say about the answers of a review, beside them. It authorises by itself. Errors are those of the
 * ReviewService; a thread about a covered entity that is hidden from the caller is a NotFoundError.
 *
 * @internal
 */
export interface CommentService {
  listComments(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<ReviewComments>;
  startThread(
    input: StartThreadInput,
    options: RequestOptions,
  ): Promise<CommentThread>;
  replyToThread(
    input: ReplyToThreadInput,
    options: RequestOptions,
  ): Promise<CommentThread>;
  editComment(
    input: EditCommentInput,
    options: RequestOptions,
  ): Promise<CommentThread>;
  resolveThread(
    input: SettleThreadInput,
    options: RequestOptions,
  ): Promise<CommentThread>;
  reopenThread(
    input: SettleThreadInput,
    options: RequestOptions,
  ): Promise<CommentThread>;
}
