import { CommentService } from '../service/CommentService';
import { Handlers } from './Handlers';

/** @internal */
export function commentHandlers(
  comments: CommentService,
): Pick<
  Handlers,
  | 'listComments'
  | 'startThread'
  | 'replyToThread'
  | 'editComment'
  | 'resolveThread'
  | 'reopenThread'
> {
  return {
    listComments: ({ params }, options) =>
      comments.listComments(params, options),
    startThread: ({ params, body }, options) =>
      comments.startThread({ ...body, ...params }, options),
    replyToThread: ({ params, body }, options) =>
      comments.replyToThread({ ...body, ...params }, options),
    editComment: ({ params, body }, options) =>
      comments.editComment({ ...body, ...params }, options),
    resolveThread: ({ params, body }, options) =>
      comments.resolveThread({ ...body, ...params }, options),
    reopenThread: ({ params, body }, options) =>
      comments.reopenThread({ ...body, ...params }, options),
  };
}
