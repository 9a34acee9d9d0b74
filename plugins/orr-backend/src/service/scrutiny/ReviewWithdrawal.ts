import { NotAllowedError } from '@backstage/errors';
import { isSameRef, transition } from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { Writing } from '../NamedWrites';
import { ReviewSubjects } from '../coverage/ReviewSubjects';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { LoadedReview } from '../review/LoadedReview';
import { transitionEvent } from '../review/reviewMessages';
import { requireRevision } from '../review/ReviewSubmission';
import { WithdrawReviewInput } from '../ScrutinyService';
import { reviewSignal } from '../together/reviewSignals';
import { withdrawnNotifications } from './scrutinyMessages';

/** Ends reviews without a decision. @internal */
export class ReviewWithdrawal {
  readonly #entities: DatabaseEntityStore;
  readonly #reviews: DatabaseReviewStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #historyLog: DatabaseHistoryLog;
  readonly #projector: ReadinessProjector;
  readonly #subjects: ReviewSubjects;

  constructor(options: {
    entities: DatabaseEntityStore;
    reviews: DatabaseReviewStore;
    outbox: DatabaseOutboxStore;
    historyLog: DatabaseHistoryLog;
    projector: ReadinessProjector;
    subjects: ReviewSubjects;
  }) {
    this.#entities = options.entities;
    this.#reviews = options.reviews;
    this.#outbox = options.outbox;
    this.#historyLog = options.historyLog;
    this.#projector = options.projector;
    this.#subjects = options.subjects;
  }

  async write(
    trx: Transaction,
    options: Writing & { loaded: LoadedReview; input: WithdrawReviewInput },
  ): Promise<void> {
    const { loaded, input, userRef, now } = options;
    const locked = await this.#reviews.lock(trx, loaded.review.id);
    if (!isSameRef(locked.driverRef, userRef)) {
      throw new NotAllowedError('Only its driver withdraws a review');
    }
    const state = transition(locked.state, 'withdraw');
    requireRevision(locked, input.revision);
    const entityIds = await this.#subjects.idsOf(locked, trx);
    await this.#entities.lock(trx, locked.entityId, ...entityIds);
    const review = { ...locked, state, revision: locked.revision + 1 };
    await this.#reviews.update(trx, review);
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(review),
      at: now.toISOString(),
      action: 'review.withdrawn',
      facts: {},
      actorRef: userRef,
    });
    await this.#projector.recompute({ entityIds, now, trx });
    const withdrawn = { ...loaded, review };
    await this.#outbox.add(
      trx,
      [
        transitionEvent(withdrawn, 'withdraw', now.toISOString()),
        reviewSignal('review', { reviewId: review.id, actorRef: userRef }),
        ...(locked.state === 'submitted'
          ? withdrawnNotifications(withdrawn, userRef)
          : []),
      ],
      now,
    );
  }
}
