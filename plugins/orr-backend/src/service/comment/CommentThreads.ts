import { randomUUID } from 'node:crypto';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  COMMENT_LIMITS,
  CommentThread,
  HistoryAction,
  isOpenForComments,
  mayEditComment,
  maySettleThread,
  mentionsOf,
  newlyMentioned,
} from 'backstage-plugin-orr-common';
import { StoredComment, StoredThread } from '../../database/commentRows';
import { DatabaseCommentStore } from '../../database/DatabaseCommentStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import {
  EditCommentInput,
  ReplyToThreadInput,
  SettleThreadInput,
  StartThreadInput,
} from '../CommentService';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { Writing } from '../NamedWrites';
import { personNameOf } from '../review/personNameOf';
import { reviewSignal } from '../together/reviewSignals';
import {
  commentedNotifications,
  mentionedNotifications,
} from './commentMessages';
import { CommentViewer, seesThread, showThread } from './CommentViewers';

/** Who writes, when, where, and what. */
type Request<TInput> = Writing & { viewer: CommentViewer; input: TInput };

/** Keeps what people say about answers, and tells those whom it concerns. @internal */
export class CommentThreads {
  readonly #comments: DatabaseCommentStore;
  readonly #entities: DatabaseEntityStore;
  readonly #reviews: DatabaseReviewStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #historyLog: DatabaseHistoryLog;

  constructor(options: {
    comments: DatabaseCommentStore;
    entities: DatabaseEntityStore;
    reviews: DatabaseReviewStore;
    outbox: DatabaseOutboxStore;
    historyLog: DatabaseHistoryLog;
  }) {
    this.#comments = options.comments;
    this.#entities = options.entities;
    this.#reviews = options.reviews;
    this.#outbox = options.outbox;
    this.#historyLog = options.historyLog;
  }

  /** What is seen of the conversation of a review, oldest first. */
  async list(viewer: CommentViewer): Promise<CommentThread[]> {
    const threads = await this.#comments.list(viewer.loaded.review.id);
    return threads
      .filter(thread => seesThread(viewer, thread))
      .map(thread => showThread(viewer, thread));
  }

  async start(
    trx: Transaction,
    request: Request<StartThreadInput> & { coveredEntityId?: string },
  ): Promise<CommentThread> {
    const { input, userRef, coveredEntityId } = request;
    const { threads } = await this.#lock(trx, request);
    requireRoom(threads);
    const comment = newComment(request);
    const thread: StoredThread = {
      id: randomUUID(),
      reviewId: input.reviewId,
      questionId: input.questionId,
      coveredEntityId,
      startedBy: userRef,
      startedAt: comment.writtenAt,
      comments: [comment],
    };
    await this.#comments.insertThread(trx, thread);
    return this.#said(trx, request, thread, comment);
  }

  async reply(
    trx: Transaction,
    request: Request<ReplyToThreadInput>,
  ): Promise<CommentThread> {
    const { threads } = await this.#lock(trx, request);
    const before = requireThread(threads, request.input.threadId);
    if (before.resolved) {
      throw new ConflictError('The thread is resolved; reopen it to reply');
    }
    requireRoom(threads);
    const comment = newComment(request);
    const position = before.comments.length;
    await this.#comments.insertComment(trx, before, comment, position);
    const comments = [...before.comments, comment];
    return this.#said(trx, request, { ...before, comments }, comment);
  }

  async edit(
    trx: Transaction,
    request: Request<EditCommentInput>,
  ): Promise<CommentThread> {
    const { input, now, viewer } = request;
    const { threads } = await this.#lock(trx, request);
    const isThis = ({ id }: StoredComment) => id === input.commentId;
    const thread = threads.find(({ comments }) => comments.some(isThis));
    const before = thread?.comments.find(isThis);
    if (!thread || !before) {
      throw new NotFoundError(`No comment ${input.commentId}`);
    }
    if (!mayEditComment(before, viewer)) {
      throw new NotAllowedError('Only whoever wrote a comment may change it');
    }
    if (before.revision !== input.revision) {
      throw new ConflictError('The comment was changed meanwhile');
    }
    const comment: StoredComment = {
      ...before,
      revision: before.revision + 1,
      text: input.text,
      mentions: mentionsOf(input.mentions),
      editedAt: now.toISOString(),
    };
    await this.#comments.updateComment(trx, comment);
    const changed = {
      ...thread,
      comments: thread.comments.map(one => (isThis(one) ? comment : one)),
    };
    const mentioned = newlyMentioned(before.mentions, comment.mentions);
    return this.#record(trx, request, {
      thread: changed,
      action: 'comment.edited',
      words: wordsOf(comment),
      messages: mentionedNotifications(
        await this.#newsOf(trx, request, changed, mentioned),
      ),
    });
  }

  /** Nothing happens where it is as it is wanted: two may have reached for it at once. */
  async settle(
    trx: Transaction,
    request: Request<SettleThreadInput>,
    wanted: 'resolved' | 'open',
  ): Promise<CommentThread> {
    const { input, viewer, userRef, now } = request;
    const { threads } = await this.#lock(trx, request);
    const before = requireThread(threads, input.threadId);
    if (!maySettleThread(before, viewer)) {
      throw new NotAllowedError(
        'Only whoever started a thread, and those who answer or decide, may resolve or reopen it',
      );
    }
    const isResolved = wanted === 'resolved';
    if (isResolved === (before.resolved !== undefined)) {
      return showThread(viewer, before);
    }
    const { resolved: _, ...rest } = before;
    const thread: StoredThread = isResolved
      ? { ...rest, resolved: { by: userRef, at: now.toISOString() } }
      : rest;
    await this.#comments.saveResolution(trx, thread);
    return this.#record(trx, request, {
      thread,
      action: isResolved ? 'thread.resolved' : 'thread.reopened',
      messages: [],
    });
  }

  /** Keeps other writers away from the conversation, which has to be open; answers what the caller sees of it. */
  async #lock(
    trx: Transaction,
    { viewer, input }: Request<{ reviewId: string }>,
  ): Promise<{ threads: StoredThread[] }> {
    const review = await this.#reviews.lock(trx, input.reviewId);
    if (!isOpenForComments(review.state)) {
      throw new ConflictError(
        'The review has its end; what was said in it stays as it is',
      );
    }
    const threads = await this.#comments.list(review.id, trx);
    return { threads: threads.filter(thread => seesThread(viewer, thread)) };
  }

  async #said(
    trx: Transaction,
    request: Request<{ reviewId: string }>,
    thread: StoredThread,
    comment: StoredComment,
  ): Promise<CommentThread> {
    const { mentions } = comment;
    const news = await this.#newsOf(trx, request, thread, mentions);
    return this.#record(trx, request, {
      thread,
      action: 'comment.added',
      words: wordsOf(comment),
      messages: [
        ...commentedNotifications(news),
        ...mentionedNotifications(news),
      ],
    });
  }

  async #newsOf(
    trx: Transaction,
    { viewer: { loaded }, userRef }: Request<unknown>,
    thread: StoredThread,
    mentioned: string[],
  ) {
    const [actor] = await this.#entities.getByRefs([userRef], trx);
    const actorName = actor ? personNameOf(actor) : userRef;
    return { loaded, thread, actorRef: userRef, actorName, mentioned };
  }

  async #record(
    trx: Transaction,
    { viewer, userRef, now }: Request<unknown>,
    change: {
      thread: StoredThread;
      action: HistoryAction;
      words?: unknown;
      messages: OutboxMessage[];
    },
  ): Promise<CommentThread> {
    const { thread, action, words, messages } = change;
    const { review } = viewer.loaded;
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(review),
      // About this entity alone: others that the review covers are not told.
      ...(thread.coveredEntityId && { entityId: thread.coveredEntityId }),
      at: now.toISOString(),
      action,
      subject: thread.questionId,
      facts: {},
      actorRef: userRef,
      ...(words !== undefined && { words }),
    });
    const signal = reviewSignal('comments', {
      reviewId: review.id,
      actorRef: userRef,
    });
    await this.#outbox.add(trx, [signal, ...messages], now);
    return showThread(viewer, thread);
  }
}

function newComment({
  input,
  userRef,
  now,
}: Request<Pick<ReplyToThreadInput, 'text' | 'mentions'>>): StoredComment {
  return {
    id: randomUUID(),
    revision: 1,
    text: input.text,
    mentions: mentionsOf(input.mentions),
    writtenBy: userRef,
    writtenAt: now.toISOString(),
  };
}

function wordsOf({ text, mentions }: StoredComment) {
  return { text, mentions };
}

function requireThread(threads: StoredThread[], id: string): StoredThread {
  const thread = threads.find(one => one.id === id);
  if (!thread) {
    throw new NotFoundError(`No thread ${id}`);
  }
  return thread;
}

/** All that is said is read at once, so there is an end to it. */
function requireRoom(threads: StoredThread[]): void {
  const count = threads.reduce((sum, { comments }) => sum + comments.length, 0);
  if (count >= COMMENT_LIMITS.perReview) {
    throw new ConflictError(
      `A review holds ${COMMENT_LIMITS.perReview} comments at the most`,
    );
  }
}
