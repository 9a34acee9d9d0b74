import { ConflictError } from '@backstage/errors';
import {
  MAX_SNAPSHOTS_BY_HAND,
  mayTransition,
  SnapshotSummary,
} from 'backstage-plugin-orr-common';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { DatabaseSnapshotStore } from '../../database/DatabaseSnapshotStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { Writing } from '../NamedWrites';
import { LoadedReview } from '../review/LoadedReview';
import { ReviewFreezing } from '../review/ReviewFreezing';

/** Makes snapshots of running reviews by hand. @internal */
export class NamedSnapshots {
  readonly #freezing: ReviewFreezing;
  readonly #historyLog: DatabaseHistoryLog;
  readonly #reviews: DatabaseReviewStore;
  readonly #snapshots: DatabaseSnapshotStore;

  constructor(options: {
    freezing: ReviewFreezing;
    historyLog: DatabaseHistoryLog;
    reviews: DatabaseReviewStore;
    snapshots: DatabaseSnapshotStore;
  }) {
    this.#freezing = options.freezing;
    this.#historyLog = options.historyLog;
    this.#reviews = options.reviews;
    this.#snapshots = options.snapshots;
  }

  async write(
    trx: Transaction,
    options: Writing & { loaded: LoadedReview; name: string },
  ): Promise<SnapshotSummary> {
    const { loaded, name, userRef, now } = options;
    const review = await this.#reviews.lock(trx, loaded.review.id);
    // Exactly the states of a review that runs let go of it.
    if (!mayTransition(review.state, 'withdraw')) {
      throw new ConflictError('The review has ended: nothing of it changes');
    }
    const made = { reviewId: review.id, kind: 'byHand' as const };
    if ((await this.#snapshots.count(trx, made)) >= MAX_SNAPSHOTS_BY_HAND) {
      throw new ConflictError(
        `The review has ${MAX_SNAPSHOTS_BY_HAND} snapshots made by hand, which is the most`,
      );
    }
    const at = now.toISOString();
    const snapshotId = await this.#freezing.freeze(trx, {
      loaded: { ...loaded, review },
      kind: 'byHand',
      name,
      userRef,
      at,
    });
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(review),
      at,
      action: 'snapshot.made',
      facts: { snapshotId },
      actorRef: userRef,
      words: { name },
    });
    return this.#snapshots.getSummary(trx, snapshotId);
  }
}
