import { Knex } from 'knex';
import { Transaction } from './transaction';

interface PresenceRow {
  review_id: string;
  user_ref: string;
  session_id: string;
  question_id: string | null;
  seen_at: string;
  expires_at: string;
}

/** One page on which somebody has a review open. @internal */
export interface PresentSession {
  userRef: string;
  sessionId: string;
  questionId?: string;
  seenAt: string;
}

/** Names a page; a session id is the browser's word, so it counts for its own user alone. @internal */
export interface SessionKey {
  reviewId: string;
  userRef: string;
  sessionId: string;
}

/** More pages than this on one review are not told apart. */
const MOST_SESSIONS = 200;

/** Who has which review open; a page that says nothing any more runs out by itself. @internal */
export class DatabasePresenceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Runs a change of who is there together with what it tells of it. */
  async transact<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(work);
  }

  /** Every page that is open on the review, latest first. */
  async list(
    options: { reviewId: string; now: Date },
    handle: Knex = this.#knex,
  ): Promise<PresentSession[]> {
    const rows = await handle<PresenceRow>('review_presence')
      .where({ review_id: options.reviewId })
      .where('expires_at', '>', options.now.toISOString())
      .orderBy([{ column: 'seen_at', order: 'desc' }, 'session_id'])
      .limit(MOST_SESSIONS);
    return rows.map(row => ({
      userRef: row.user_ref,
      sessionId: row.session_id,
      questionId: row.question_id ?? undefined,
      seenAt: row.seen_at,
    }));
  }

  async note(
    trx: Transaction,
    key: SessionKey,
    place: { questionId?: string; seenAt: Date; expiresAt: Date },
  ): Promise<void> {
    await trx<PresenceRow>('review_presence')
      .insert({
        review_id: key.reviewId,
        user_ref: key.userRef,
        session_id: key.sessionId,
        question_id: place.questionId ?? null,
        seen_at: place.seenAt.toISOString(),
        expires_at: place.expiresAt.toISOString(),
      })
      .onConflict(['review_id', 'user_ref', 'session_id'])
      .merge(['question_id', 'seen_at', 'expires_at']);
  }

  async leave(trx: Transaction, key: SessionKey): Promise<void> {
    await trx<PresenceRow>('review_presence')
      .where({
        review_id: key.reviewId,
        user_ref: key.userRef,
        session_id: key.sessionId,
      })
      .delete();
  }

  /** Forgets pages that ran out. */
  async purge(options: { before: Date }): Promise<number> {
    return this.#knex<PresenceRow>('review_presence')
      .where('expires_at', '<=', options.before.toISOString())
      .delete();
  }
}
