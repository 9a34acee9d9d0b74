import { InputError } from '@backstage/errors';
import {
  Answer,
  questionsOf,
  transition,
  validateAnswer,
} from 'backstage-plugin-orr-common';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { Transaction } from '../../database/transaction';
import { SaveAnswerInput } from '../ReviewService';
import { reviewSignal } from '../together/reviewSignals';
import { AnswerConflictError } from './AnswerConflictError';
import { LoadedReview } from './ReviewDetails';

type AnswerInput = Omit<SaveAnswerInput, 'mutationId'>;

/** Saves single answers. @internal */
export class AnswerEdit {
  readonly #reviews: DatabaseReviewStore;
  readonly #outbox: DatabaseOutboxStore;

  constructor(options: {
    reviews: DatabaseReviewStore;
    outbox: DatabaseOutboxStore;
  }) {
    this.#reviews = options.reviews;
    this.#outbox = options.outbox;
  }

  /** Throws InputError naming the fields that do not fit the question. */
  check({ review, checklist }: LoadedReview, input: AnswerInput): void {
    const { questionId } = input;
    const question = questionsOf(checklist.document).find(
      ({ id }) => id === questionId,
    );
    if (!question) {
      throw new InputError(
        `questionId: the checklist has no question ${questionId}`,
      );
    }
    if (!question.profiles.includes(review.kind)) {
      throw new InputError(
        `questionId: ${questionId} is not asked in a ${review.kind} review`,
      );
    }
    const problems = validateAnswer(question, input);
    if (problems.length) {
      throw new InputError(
        problems.map(({ field, message }) => `${field}: ${message}`).join('; '),
      );
    }
  }

  async write(
    trx: Transaction,
    options: { input: AnswerInput; userRef: string; now: Date },
  ): Promise<Answer> {
    const { input, userRef, now } = options;
    const { review, inCompany } = await this.#reviews.lockInCompany(trx, {
      reviewId: input.reviewId,
      userRef,
      now,
    });
    transition(review.state, 'saveAnswer');
    const answer: Answer = {
      questionId: input.questionId,
      revision: input.revision + 1,
      statement: input.statement,
      note: input.note,
      evidence: input.evidence,
      answeredBy: userRef,
      answeredAt: now.toISOString(),
    };
    if (!(await this.#reviews.saveAnswer(trx, review.id, answer))) {
      throw new AnswerConflictError(
        input.questionId,
        await this.#reviews.getAnswer(trx, input),
      );
    }
    if (inCompany) {
      const signal = reviewSignal('answers', {
        reviewId: review.id,
        actorRef: userRef,
      });
      await this.#outbox.add(trx, [signal], now);
    }
    return answer;
  }
}
