import { ConflictError } from '@backstage/errors';
import {
  mayTransition,
  orrReviewUpdatePermission,
  ReachedPhase,
} from 'backstage-plugin-orr-common';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { NamedWrites, Writing } from '../NamedWrites';
import { ReviewAccess } from '../review/ReviewAccess';
import { ReviewPhaseService, SetReviewPhaseInput } from '../ReviewPhaseService';
import { RequestOptions } from '../ReviewService';

/** Keeps the phase of running reviews. It is no transition: the revision of the review stays. @internal */
export class DefaultReviewPhaseService implements ReviewPhaseService {
  readonly #historyLog: DatabaseHistoryLog;
  readonly #reviewAccess: ReviewAccess;
  readonly #reviews: DatabaseReviewStore;
  readonly #writes: NamedWrites;

  constructor(options: {
    historyLog: DatabaseHistoryLog;
    reviewAccess: ReviewAccess;
    reviews: DatabaseReviewStore;
    writes: NamedWrites;
  }) {
    this.#historyLog = options.historyLog;
    this.#reviewAccess = options.reviewAccess;
    this.#reviews = options.reviews;
    this.#writes = options.writes;
  }

  async setReviewPhase(
    input: SetReviewPhaseInput,
    options: RequestOptions,
  ): Promise<ReachedPhase> {
    await this.#reviewAccess.require(orrReviewUpdatePermission, input, options);
    return this.#writes.run(
      'setReviewPhase',
      input,
      options.credentials,
      async writing => trx => this.#set(trx, input, writing),
    );
  }

  async #set(
    trx: Transaction,
    { reviewId, phase, known }: SetReviewPhaseInput,
    { userRef, now }: Writing,
  ): Promise<ReachedPhase> {
    const review = await this.#reviews.lock(trx, reviewId);
    if (!mayTransition(review.state, 'saveAnswer')) {
      throw new ConflictError('The review is not open for answers');
    }
    const before = review.phase ?? null;
    if (before !== known) {
      throw new ConflictError(
        `known: the review is in ${
          before ?? 'no phase'
        } meanwhile; load it again`,
      );
    }
    if (before === phase) {
      return { phase };
    }
    await this.#reviews.update(trx, { ...review, phase: phase ?? undefined });
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(review),
      at: now.toISOString(),
      action: 'review.phaseChanged',
      facts: { phaseFrom: before, phaseTo: phase },
      actorRef: userRef,
    });
    return { phase };
  }
}
