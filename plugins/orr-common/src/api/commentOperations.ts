import { z } from 'zod';
import { schemaOf } from '../checklist/schemaOf';
import {
  orrCommentCreatePermission,
  orrReviewReadPermission,
} from '../permissions';
import {
  CommentThread,
  commentThreadSchema,
  editCommentBodySchema,
  replyToThreadBodySchema,
  ReviewComments,
  reviewCommentsSchema,
  settleThreadBodySchema,
  startThreadBodySchema,
} from './commentSchemas';
import { Operation } from './Operation';
import { reviewParams } from './operationParams';

const threadParams = reviewParams.extend({ threadId: z.uuid() });
const thread = schemaOf<CommentThread>(commentThreadSchema);

/** What people say about answers, beside them. @internal */
export const commentOperations = {
  listComments: {
    method: 'get',
    path: '/reviews/:reviewId/comments',
    summary: 'What was said about the answers of a review; 500 at the most',
    params: reviewParams,
    response: schemaOf<ReviewComments>(reviewCommentsSchema),
    status: 200,
    permission: orrReviewReadPermission,
    audit: { eventId: 'comment-fetch', meta: { queryType: 'review' } },
  },
  startThread: {
    method: 'post',
    path: '/reviews/:reviewId/threads',
    summary: 'Say something about an answer',
    params: reviewParams,
    body: startThreadBodySchema,
    response: thread,
    status: 201,
    permission: orrCommentCreatePermission,
    audit: { eventId: 'comment-mutate', meta: { actionType: 'start' } },
  },
  replyToThread: {
    method: 'post',
    path: '/reviews/:reviewId/threads/:threadId/comments',
    summary: 'Add to what was said about an answer',
    params: threadParams,
    body: replyToThreadBodySchema,
    response: thread,
    status: 201,
    permission: orrCommentCreatePermission,
    audit: { eventId: 'comment-mutate', meta: { actionType: 'reply' } },
  },
  editComment: {
    method: 'put',
    path: '/reviews/:reviewId/comments/:commentId',
    summary: 'Put other words in the place of one’s own',
    params: reviewParams.extend({ commentId: z.uuid() }),
    body: editCommentBodySchema,
    response: thread,
    status: 200,
    permission: orrCommentCreatePermission,
    audit: { eventId: 'comment-mutate', meta: { actionType: 'edit' } },
  },
  resolveThread: {
    method: 'post',
    path: '/reviews/:reviewId/threads/:threadId/resolutions',
    summary:
      'Say that a thread is done with: whoever started it, and whoever may answer or decide',
    params: threadParams,
    body: settleThreadBodySchema,
    response: thread,
    status: 201,
    permission: orrCommentCreatePermission,
    audit: { eventId: 'comment-mutate', meta: { actionType: 'resolve' } },
  },
  reopenThread: {
    method: 'post',
    path: '/reviews/:reviewId/threads/:threadId/reopenings',
    summary: 'Say that a thread is not done with after all',
    params: threadParams,
    body: settleThreadBodySchema,
    response: thread,
    status: 201,
    permission: orrCommentCreatePermission,
    audit: { eventId: 'comment-mutate', meta: { actionType: 'reopen' } },
  },
} as const satisfies Record<string, Operation>;
