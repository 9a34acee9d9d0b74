import { CommentThread } from 'backstage-plugin-orr-common';
import { FakeResponses } from './FakeResponses';
import { FakeReview } from './FakeReview';

const AT = '2026-03-02T12:00:00.000Z';

function commentOf(
  fake: FakeReview,
  said: { text: string; mentions?: string[] },
): CommentThread['comments'][number] {
  const count = fake.comments.threads.flatMap(({ comments }) => comments);
  return {
    id: `comment-${count.length + 1}`,
    revision: 1,
    text: said.text,
    mentions: said.mentions ?? [],
    writtenBy: fake.userRef,
    writtenAt: AT,
    mayEdit: true,
  };
}

function change(
  fake: FakeReview,
  isThis: (thread: CommentThread) => boolean,
  to: (thread: CommentThread) => CommentThread,
): CommentThread {
  const changed = to(fake.comments.threads.find(isThis)!);
  fake.comments = {
    ...fake.comments,
    threads: fake.comments.threads.map(thread =>
      thread.id === changed.id ? changed : thread,
    ),
  };
  return changed;
}

/** What is said beside answers. */
export const commentResponses = {
  listComments: fake => fake.comments,

  startThread: (fake, { body }) => {
    const thread: CommentThread = {
      id: `thread-${fake.comments.threads.length + 1}`,
      questionId: body.questionId,
      startedBy: fake.userRef,
      startedAt: AT,
      comments: [commentOf(fake, body)],
      maySettle: true,
    };
    const threads = [...fake.comments.threads, thread];
    fake.comments = { ...fake.comments, threads };
    return thread;
  },

  replyToThread: (fake, { params, body }) =>
    change(
      fake,
      ({ id }) => id === params.threadId,
      thread => ({
        ...thread,
        comments: [...thread.comments, commentOf(fake, body)],
      }),
    ),

  editComment: (fake, { params, body }) =>
    change(
      fake,
      ({ comments }) => comments.some(({ id }) => id === params.commentId),
      thread => ({
        ...thread,
        comments: thread.comments.map(comment =>
          comment.id === params.commentId
            ? {
                ...comment,
                text: body.text,
                revision: comment.revision + 1,
                editedAt: AT,
              }
            : comment,
        ),
      }),
    ),

  resolveThread: (fake, { params }) =>
    change(
      fake,
      ({ id }) => id === params.threadId,
      thread => ({ ...thread, resolved: { by: fake.userRef, at: AT } }),
    ),

  reopenThread: (fake, { params }) =>
    change(
      fake,
      ({ id }) => id === params.threadId,
      ({ resolved: _, ...thread }) => thread,
    ),
} satisfies FakeResponses;
