import { AuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  orrReviewReadPermission,
  PresentPerson,
  questionsOf,
  ReviewPresence as Presence,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import {
  DatabasePresenceStore,
  PresentSession,
  SessionKey,
} from '../../database/DatabasePresenceStore';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { CoverageView } from '../coverage/CoverageView';
import { PresenceService } from '../PresenceService';
import { ReviewAccess } from '../review/ReviewAccess';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';
import { userRefOf } from '../userRefOf';
import { reviewSignal } from './reviewSignals';

/** A page says that it is there every 15 to 20 seconds; one missed word is no leave. */
const EXPIRES_AFTER_MS = 50_000;

type PresenceInput = Parameters<PresenceService['notePresence']>[0];

/** @internal */
interface ReviewPresenceOptions {
  auth: AuthService;
  clock: OrrClock;
  reviewAccess: ReviewAccess;
  answers: DatabaseAnswerStore;
  coverage: DatabaseCoverageStore;
  coverageView: CoverageView;
  presence: DatabasePresenceStore;
  outbox: DatabaseOutboxStore;
}

/**
 * Who has a review open. Nothing of it is kept in memory, so that every replica knows the same. Saying where one is
 * changes nothing of the review and may happen twice or not at all, so it needs no mutation id.
 *
 * @internal
 */
export class ReviewPresence implements PresenceService {
  readonly #options: ReviewPresenceOptions;

  constructor(options: ReviewPresenceOptions) {
    this.#options = options;
  }

  async notePresence(
    input: PresenceInput,
    options: RequestOptions,
  ): Promise<Presence> {
    const { auth, clock, presence, reviewAccess } = this.#options;
    const userRef = userRefOf(auth, options.credentials);
    const loaded = await reviewAccess.requireStored(
      orrReviewReadPermission,
      input,
      options,
    );
    requireAsked(loaded, input.questionId);
    const now = clock.now();
    const { sessionId } = input;
    const key = { reviewId: loaded.review.id, userRef, sessionId };
    const sessions = await presence.transact(async trx => {
      const before = await presence.list({ ...key, now }, trx);
      await (input.leaving
        ? presence.leave(trx, key)
        : presence.note(trx, key, {
            questionId: input.questionId,
            seenAt: now,
            expiresAt: new Date(now.getTime() + EXPIRES_AFTER_MS),
          }));
      if (isNews(input, before, key)) {
        const { reviewId } = key;
        const signal = reviewSignal('presence', {
          reviewId,
          actorRef: userRef,
        });
        await this.#options.outbox.add(trx, [signal], now);
      }
      return before;
    });
    const { state, revision } = loaded.review;
    return {
      people: othersOf(sessions, userRef),
      answersAt: await this.#answersAt(loaded, options),
      review: { state, revision },
    };
  }

  /** When an answer was saved last, among all that the caller may know of. */
  async #answersAt(
    loaded: LoadedReview,
    options: RequestOptions,
  ): Promise<string | undefined> {
    const { answers, coverage, coverageView } = this.#options;
    const { id, isCovering } = loaded.review;
    const common = await answers.lastAnsweredAt(id);
    if (!isCovering) {
      return common;
    }
    const shown = await coverageView.shown(loaded, options);
    const own = await coverage.lastExceptionAt(
      id,
      shown.map(entity => entity.id),
    );
    return [common, own]
      .filter(at => at !== undefined)
      .sort()
      .pop();
  }
}

function requireAsked({ checklist }: LoadedReview, questionId?: string): void {
  if (
    questionId !== undefined &&
    !questionsOf(checklist.document).some(({ id }) => id === questionId)
  ) {
    throw new InputError(
      `questionId: the checklist has no question ${questionId}`,
    );
  }
}

/** Whether there is somebody else, and something to tell them: a page that comes, goes or turns to another question. */
function isNews(
  { leaving, questionId }: PresenceInput,
  before: PresentSession[],
  { userRef, sessionId }: SessionKey,
): boolean {
  const own = before.find(
    session => session.userRef === userRef && session.sessionId === sessionId,
  );
  const changed = leaving
    ? own !== undefined
    : own === undefined || own.questionId !== questionId;
  return changed && before.some(session => session.userRef !== userRef);
}

/** Each other person once, where they were seen last. */
function othersOf(
  sessions: PresentSession[],
  userRef: string,
): PresentPerson[] {
  const people = new Map<string, PresentPerson>();
  for (const session of sessions) {
    if (session.userRef !== userRef && !people.has(session.userRef)) {
      const { questionId, seenAt } = session;
      people.set(session.userRef, {
        userRef: session.userRef,
        questionId,
        seenAt,
      });
    }
  }
  return [...people.values()];
}
