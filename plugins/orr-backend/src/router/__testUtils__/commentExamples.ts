import { CommentThread } from 'backstage-plugin-orr-common';
import {
  ANNA,
  AT,
  exampleAnswer,
  MUTATION_ID,
  REVIEW_ID,
} from './exampleObjects';
import type { OperationExample } from './OperationExample';

const REVIEW_URL = `/reviews/${REVIEW_ID}`;
const THREAD_ID = '2f6f4f0c-3a4e-4f0e-9a55-0c8d1b7e6a11';
const COMMENT_ID = '6c0a3c5e-91f4-4e0b-8b42-5f1d2a3b4c5d';
const BEN = 'user:default/ben';
const { questionId } = exampleAnswer;

const thread: CommentThread = {
  id: THREAD_ID,
  questionId,
  startedBy: BEN,
  startedAt: AT,
  comments: [
    {
      id: COMMENT_ID,
      revision: 1,
      text: 'Which region?',
      mentions: [ANNA],
      writtenBy: BEN,
      writtenAt: AT,
      mayEdit: true,
    },
  ],
  maySettle: true,
};
const said = {
  mutationId: MUTATION_ID,
  text: 'Which region?',
  mentions: [ANNA],
};
const inThread = { reviewId: REVIEW_ID, threadId: THREAD_ID };

type CommentOperationId =
  | 'listComments'
  | 'startThread'
  | 'replyToThread'
  | 'editComment'
  | 'resolveThread'
  | 'reopenThread';

/** Examples of what is said beside answers. @internal */
export const commentExamples: {
  [TId in CommentOperationId]: OperationExample<TId>;
} = {
  listComments: {
    url: `${REVIEW_URL}/comments`,
    served: { by: 'comments.listComments', with: { reviewId: REVIEW_ID } },
    output: { threads: [thread], mayComment: true },
    invalid: { url: '/reviews/42/comments', message: 'params.reviewId: ' },
    auditMeta: { queryType: 'review', reviewId: REVIEW_ID },
  },
  startThread: {
    url: `${REVIEW_URL}/threads`,
    body: { ...said, questionId },
    served: {
      by: 'comments.startThread',
      with: { reviewId: REVIEW_ID, questionId },
    },
    output: thread,
    invalid: {
      body: { ...said, questionId, text: 'a'.repeat(4_001) },
      message: 'body.text: ',
    },
    auditMeta: {
      actionType: 'start',
      reviewId: REVIEW_ID,
      mutationId: MUTATION_ID,
    },
  },
  replyToThread: {
    url: `${REVIEW_URL}/threads/${THREAD_ID}/comments`,
    body: said,
    served: { by: 'comments.replyToThread', with: inThread },
    output: thread,
    invalid: {
      body: { ...said, mentions: ['component:default/checkout'] },
      message: 'body.mentions[0]: ',
    },
    auditMeta: {
      actionType: 'reply',
      ...inThread,
      mutationId: MUTATION_ID,
    },
  },
  editComment: {
    url: `${REVIEW_URL}/comments/${COMMENT_ID}`,
    body: { ...said, revision: 1 },
    served: {
      by: 'comments.editComment',
      with: { reviewId: REVIEW_ID, commentId: COMMENT_ID },
    },
    output: thread,
    invalid: {
      body: { ...said, revision: 1, text: '  ' },
      message: 'body.text: ',
    },
    auditMeta: {
      actionType: 'edit',
      reviewId: REVIEW_ID,
      commentId: COMMENT_ID,
      mutationId: MUTATION_ID,
    },
  },
  resolveThread: {
    url: `${REVIEW_URL}/threads/${THREAD_ID}/resolutions`,
    body: { mutationId: MUTATION_ID },
    served: { by: 'comments.resolveThread', with: inThread },
    output: { ...thread, resolved: { by: ANNA, at: AT } },
    invalid: { body: {}, message: 'body.mutationId: ' },
    auditMeta: {
      actionType: 'resolve',
      ...inThread,
      mutationId: MUTATION_ID,
    },
  },
  reopenThread: {
    url: `${REVIEW_URL}/threads/${THREAD_ID}/reopenings`,
    body: { mutationId: MUTATION_ID },
    served: { by: 'comments.reopenThread', with: inThread },
    output: thread,
    invalid: {
      url: `${REVIEW_URL}/threads/7/reopenings`,
      body: { mutationId: MUTATION_ID },
      message: 'params.threadId: ',
    },
    auditMeta: {
      actionType: 'reopen',
      ...inThread,
      mutationId: MUTATION_ID,
    },
  },
};
