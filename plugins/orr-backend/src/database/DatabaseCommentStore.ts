import { Knex } from 'knex';
import {
  CommentRow,
  StoredComment,
  StoredThread,
  ThreadRow,
  toCommentRow,
  toThread,
  toThreadRow,
} from './commentRows';
import { Transaction } from './transaction';

/**
 * What was said about the answers of reviews. Whoever writes has locked the row of the review before, which keeps other
 * writers away.
 *
 * @internal
 */
export class DatabaseCommentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All threads of a review, oldest first. How many there can be is bounded where they are written. */
  async list(
    reviewId: string,
    handle: Knex = this.#knex,
  ): Promise<StoredThread[]> {
    const threads: ThreadRow[] = await handle<ThreadRow>('comment_thread')
      .where({ review_id: reviewId })
      .orderBy(['started_at', 'id']);
    if (!threads.length) {
      return [];
    }
    const comments: CommentRow[] = await handle<CommentRow>('review_comment')
      .whereIn(
        'thread_id',
        handle('comment_thread').where({ review_id: reviewId }).select('id'),
      )
      .orderBy(['thread_id', 'position']);
    const byThread = new Map<string, CommentRow[]>();
    for (const row of comments) {
      const known = byThread.get(row.thread_id);
      byThread.set(row.thread_id, [...(known ?? []), row]);
    }
    return threads.map(row => toThread(row, byThread.get(row.id) ?? []));
  }

  async insertThread(trx: Transaction, thread: StoredThread): Promise<void> {
    await trx<ThreadRow>('comment_thread').insert(toThreadRow(thread));
    await this.insertComment(trx, thread, thread.comments[0], 0);
  }

  async insertComment(
    trx: Transaction,
    thread: Pick<StoredThread, 'id'>,
    comment: StoredComment,
    position: number,
  ): Promise<void> {
    const place = { threadId: thread.id, position };
    await trx<CommentRow>('review_comment').insert(
      toCommentRow(comment, place),
    );
  }

  async updateComment(
    trx: Transaction,
    { id, revision, text, mentions, editedAt }: StoredComment,
  ): Promise<void> {
    await trx<CommentRow>('review_comment')
      .where({ id })
      .update({
        revision,
        text,
        mentions: JSON.stringify(mentions),
        edited_at: editedAt ?? null,
      });
  }

  /** Keeps who has resolved a thread, or that nobody has. */
  async saveResolution(
    trx: Transaction,
    { id, resolved }: Pick<StoredThread, 'id' | 'resolved'>,
  ): Promise<void> {
    await trx<ThreadRow>('comment_thread')
      .where({ id })
      .update({
        resolved_by: resolved?.by ?? null,
        resolved_at: resolved?.at ?? null,
      });
  }
}
