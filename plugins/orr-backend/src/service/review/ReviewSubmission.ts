import { ConflictError, InputError } from '@backstage/errors';
import { transition } from 'backstage-plugin-orr-common';
import { DatabaseAssignmentStore } from '../../database/DatabaseAssignmentStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf, StoredReview } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { ReviewGaps } from '../finding/ReviewGaps';
import { SectionSignOffs } from '../signOff/SectionSignOffs';
import { signOffAskedNotifications } from '../signOff/signOffMessages';
import { reviewSignal } from '../together/reviewSignals';
import { LoadedReview } from './LoadedReview';
import { ReviewFreezing } from './ReviewFreezing';
import { submittedNotifications, transitionEvent } from './reviewMessages';

/** Refuses an act that was based on an older revision of the review. @internal */
export function requireRevision(review: StoredReview, revision: number): void {
  if (review.revision !== revision) {
    throw new ConflictError(
      `revision: the review is at ${review.revision}, not ${revision}; load it again`,
    );
  }
}

/** Freezes a hashed snapshot of a review and hands it to whoever decides. @internal */
export class ReviewSubmission {
  readonly #assignments: DatabaseAssignmentStore;
  readonly #reviews: DatabaseReviewStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #historyLog: DatabaseHistoryLog;
  readonly #freezing: ReviewFreezing;
  readonly #reviewGaps: ReviewGaps;
  readonly #sectionSignOffs: SectionSignOffs;

  constructor(options: {
    assignments: DatabaseAssignmentStore;
    reviews: DatabaseReviewStore;
    outbox: DatabaseOutboxStore;
    historyLog: DatabaseHistoryLog;
    freezing: ReviewFreezing;
    reviewGaps: ReviewGaps;
    sectionSignOffs: SectionSignOffs;
  }) {
    this.#assignments = options.assignments;
    this.#reviews = options.reviews;
    this.#outbox = options.outbox;
    this.#historyLog = options.historyLog;
    this.#freezing = options.freezing;
    this.#reviewGaps = options.reviewGaps;
    this.#sectionSignOffs = options.sectionSignOffs;
  }

  /** Throws InputError naming the questions whose answers were carried over and have to be affirmed before. */
  async #requireAffirmed(
    trx: Transaction,
    loaded: LoadedReview,
    now: Date,
  ): Promise<void> {
    const judged = await this.#reviewGaps.of(loaded, { now, trx });
    const { withProof } = judged.toAffirm(loaded.checklist.document);
    if (withProof.length) {
      throw new InputError(
        `answers: to be affirmed before the review is submitted: ${withProof.join(
          ', ',
        )}`,
      );
    }
  }

  async write(
    trx: Transaction,
    options: {
      loaded: LoadedReview;
      revision: number;
      message?: string;
      userRef: string;
      now: Date;
    },
  ): Promise<void> {
    const { loaded, revision, message, userRef, now } = options;
    const locked = await this.#reviews.lock(trx, loaded.review.id);
    const state = transition(locked.state, 'submit');
    requireRevision(locked, revision);
    await this.#requireAffirmed(trx, loaded, now);
    const at = now.toISOString();
    const snapshotId = await this.#freezing.freeze(trx, {
      loaded,
      kind: 'submission',
      message,
      userRef,
      at,
    });
    const review = {
      ...locked,
      state,
      revision: revision + 1,
      submittedAt: at,
    };
    await this.#reviews.update(trx, review);
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(review),
      at,
      action: 'review.submitted',
      facts: { snapshotId },
      actorRef: userRef,
      words: { message: message ?? null },
    });
    const submitted = { ...loaded, review };
    const unsigned = await this.#sectionSignOffs.ask(trx, submitted, at);
    const { holder } = await this.#assignments.get(review.id, trx);
    await this.#outbox.add(
      trx,
      [
        transitionEvent(submitted, 'submit', at),
        reviewSignal('review', { reviewId: review.id, actorRef: userRef }),
        ...submittedNotifications(submitted, userRef, holder?.personRef),
        ...signOffAskedNotifications(submitted, unsigned, userRef),
      ],
      now,
    );
  }
}
