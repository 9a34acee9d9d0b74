import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { isSameRef, Look, mayTransition } from 'backstage-plugin-orr-common';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseLookStore } from '../../database/DatabaseLookStore';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { Writing } from '../NamedWrites';
import { MarkLookedInput } from '../ScrutinyService';

/** Keeps who has looked at which answer of a submitted review. @internal */
export class AnswerLooks {
  readonly #answers: DatabaseAnswerStore;
  readonly #reviews: DatabaseReviewStore;
  readonly #looks: DatabaseLookStore;
  readonly #historyLog: DatabaseHistoryLog;

  constructor(options: {
    answers: DatabaseAnswerStore;
    reviews: DatabaseReviewStore;
    looks: DatabaseLookStore;
    historyLog: DatabaseHistoryLog;
  }) {
    this.#answers = options.answers;
    this.#reviews = options.reviews;
    this.#looks = options.looks;
    this.#historyLog = options.historyLog;
  }

  /** Looks at the answers of a review as they are now. */
  async list(reviewId: string): Promise<Look[]> {
    return this.#looks.listCurrent(reviewId);
  }

  /** Answers all looks at the question. Nobody looks at their own answer, whatever policy says. */
  async write(
    trx: Transaction,
    input: MarkLookedInput,
    { userRef, now }: Writing,
  ): Promise<{ looks: Look[] }> {
    const { reviewId, questionId, answerRevision } = input;
    const review = await this.#reviews.lock(trx, reviewId);
    if (!mayTransition(review.state, 'decide')) {
      throw new ConflictError('The review does not wait for a decision');
    }
    const answer = await this.#answers.get(trx, { reviewId, questionId });
    if (!answer?.statement) {
      throw new InputError(`questionId: ${questionId} has no answer`);
    }
    if (answer.revision !== answerRevision) {
      throw new ConflictError(
        `answerRevision: the answer is at ${answer.revision}, not ${answerRevision}; load it again`,
      );
    }
    if (isSameRef(answer.answeredBy, userRef)) {
      throw new NotAllowedError(
        'Someone other than whoever gave an answer looks at it',
      );
    }
    const look = { questionId, answerRevision, lookedBy: userRef };
    if (input.looked) {
      const lookedAt = now.toISOString();
      await this.#looks.add(trx, reviewId, { ...look, lookedAt });
    } else {
      await this.#looks.remove(trx, reviewId, look);
    }
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(review),
      at: now.toISOString(),
      action: 'answer.looked',
      subject: questionId,
      facts: { revision: answerRevision, given: input.looked },
      actorRef: userRef,
    });
    const looks = await this.#looks.listCurrent(reviewId, trx);
    return { looks: looks.filter(item => item.questionId === questionId) };
  }
}
