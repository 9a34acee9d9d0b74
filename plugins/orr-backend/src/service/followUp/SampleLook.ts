import { ConflictError } from '@backstage/errors';
import { Decision } from 'backstage-plugin-orr-common';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf, StoredDecision } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { LookAtSampleInput } from '../DecisionFollowUpService';
import { Writing } from '../NamedWrites';
import { LoadedReview } from '../review/LoadedReview';
import { withoutAggregate } from '../review/withoutAggregate';
import { sampleLookedNotification } from './followUpMessages';
import { lockDecisionInForce } from './lockDecisionInForce';

/** Keeps what somebody found who looked at a decision that was picked. @internal */
export class SampleLook {
  readonly #reviews: DatabaseReviewStore;
  readonly #decisions: DatabaseDecisionStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #historyLog: DatabaseHistoryLog;

  constructor(options: {
    reviews: DatabaseReviewStore;
    decisions: DatabaseDecisionStore;
    outbox: DatabaseOutboxStore;
    historyLog: DatabaseHistoryLog;
  }) {
    this.#reviews = options.reviews;
    this.#decisions = options.decisions;
    this.#outbox = options.outbox;
    this.#historyLog = options.historyLog;
  }

  async write(
    trx: Transaction,
    options: {
      loaded: LoadedReview;
      writing: Writing;
      input: LookAtSampleInput;
    },
  ): Promise<Decision> {
    const { loaded, writing, input } = options;
    const decision = await lockDecisionInForce(
      trx,
      { reviews: this.#reviews, decisions: this.#decisions },
      loaded.review.id,
    );
    if (!decision.sample || decision.sample.look) {
      throw new ConflictError(
        decision.sample
          ? 'The decision was looked at already'
          : 'The decision was not picked to be looked at',
      );
    }
    const looked: StoredDecision = {
      ...decision,
      sample: {
        ...decision.sample,
        look: {
          finding: input.finding,
          note: input.note,
          lookedBy: writing.userRef,
          lookedAt: writing.now.toISOString(),
        },
      },
    };
    await this.#decisions.updateSample(trx, looked);
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(loaded.review),
      at: writing.now.toISOString(),
      action: 'sample.looked',
      facts: { finding: input.finding },
      actorRef: writing.userRef,
      words: { note: input.note },
    });
    await this.#outbox.add(
      trx,
      [sampleLookedNotification(loaded, looked, writing.userRef)],
      writing.now,
    );
    return withoutAggregate(looked);
  }
}
