import {
  Answer,
  AnswerException,
  answerFacts,
  answerWords,
  transition,
} from 'backstage-plugin-orr-common';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { AnswerConflictError } from '../review/AnswerConflictError';
import { SaveAnswerInput } from '../ReviewService';
import { reviewSignal } from '../together/reviewSignals';

/** Saves what differs for one entity of a review that covers several. @internal */
export class ExceptionEdit {
  readonly #answers: DatabaseAnswerStore;
  readonly #coverage: DatabaseCoverageStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #historyLog: DatabaseHistoryLog;

  constructor(options: {
    answers: DatabaseAnswerStore;
    coverage: DatabaseCoverageStore;
    outbox: DatabaseOutboxStore;
    historyLog: DatabaseHistoryLog;
  }) {
    this.#answers = options.answers;
    this.#coverage = options.coverage;
    this.#outbox = options.outbox;
    this.#historyLog = options.historyLog;
  }

  async write(
    trx: Transaction,
    options: {
      input: Omit<SaveAnswerInput, 'mutationId'>;
      subject: StoredEntity;
      userRef: string;
      now: Date;
    },
  ): Promise<AnswerException> {
    const { input, subject, userRef, now } = options;
    const { reviewId, questionId } = input;
    const { review, inCompany } = await this.#answers.lock(trx, {
      reviewId,
      questionId,
      userRef,
      now,
    });
    transition(review.state, 'saveAnswer');
    const { entityRef, id: entityId } = subject;
    const key = { reviewId, questionId, entityId };
    const current = await this.#coverage.getException(trx, key);
    if ((current?.revision ?? 0) !== input.revision) {
      throw new AnswerConflictError(
        questionId,
        current && toAnswer(current, entityRef),
      );
    }
    const exception = {
      questionId,
      revision: input.revision + 1,
      statement: input.statement,
      note: input.note,
      evidence: input.evidence,
      answeredBy: userRef,
      answeredAt: now.toISOString(),
    };
    await this.#coverage.saveException(trx, reviewId, {
      ...exception,
      entityId,
    });
    await this.#historyLog.append(
      trx,
      {
        ...reviewHistoryOf(review),
        // About this entity alone: others that the review covers are not told.
        entityId,
        at: exception.answeredAt,
        action: 'exception.saved',
        subject: questionId,
        facts: answerFacts(current, exception),
        actorRef: userRef,
        words: answerWords(exception),
      },
      { wordsKeptElsewhere: true },
    );
    if (inCompany) {
      const signal = reviewSignal('answers', { reviewId, actorRef: userRef });
      await this.#outbox.add(trx, [signal], now);
    }
    return { ...exception, entityRef };
  }
}

function toAnswer(
  { entityId: _, ...exception }: Answer & { entityId: string },
  entityRef: string,
): AnswerException {
  return { ...exception, entityRef };
}
