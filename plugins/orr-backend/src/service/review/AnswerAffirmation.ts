import { InputError } from '@backstage/errors';
import {
  AffirmedAnswers,
  affirmingTakesProof,
  Answer,
  answerFacts,
  answerWords,
  isUnaffirmed,
  transition,
} from 'backstage-plugin-orr-common';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { AffirmAnswersInput } from '../ReviewService';
import { reviewSignal } from '../together/reviewSignals';
import { AnswerConflictError } from './AnswerConflictError';
import { requireQuestion } from './AnswerEdit';
import { LoadedReview } from './LoadedReview';

type Named = AffirmAnswersInput['answers'][number];

/** Affirms answers that were carried over, several at once. @internal */
export class AnswerAffirmation {
  readonly #answers: DatabaseAnswerStore;
  readonly #historyLog: DatabaseHistoryLog;
  readonly #outbox: DatabaseOutboxStore;
  readonly #reviews: DatabaseReviewStore;

  constructor(options: {
    answers: DatabaseAnswerStore;
    historyLog: DatabaseHistoryLog;
    outbox: DatabaseOutboxStore;
    reviews: DatabaseReviewStore;
  }) {
    this.#answers = options.answers;
    this.#historyLog = options.historyLog;
    this.#outbox = options.outbox;
    this.#reviews = options.reviews;
  }

  /** All of them or none, in a number of statements that does not grow with them. */
  async write(
    trx: Transaction,
    options: {
      loaded: LoadedReview;
      input: Pick<AffirmAnswersInput, 'answers'>;
      userRef: string;
      now: Date;
    },
  ): Promise<AffirmedAnswers> {
    const { loaded, input, userRef, now } = options;
    const review = await this.#reviews.lock(trx, loaded.review.id);
    transition(review.state, 'saveAnswer');
    const known = await this.#answers.getMany(
      trx,
      review.id,
      input.answers.map(({ questionId }) => questionId),
    );
    const at = now.toISOString();
    const pairs = input.answers.map((named, place) => {
      requireOnce(input.answers, place);
      const before = requireSimple(loaded, known, named, place);
      const after: Answer = {
        ...before,
        revision: before.revision + 1,
        answeredBy: userRef,
        answeredAt: at,
      };
      return { before, after };
    });
    const answers = pairs.map(({ after }) => after);
    await this.#answers.saveMany(trx, review.id, answers);
    await this.#historyLog.appendAll(
      trx,
      pairs.map(({ before, after }) => ({
        ...reviewHistoryOf(review),
        at,
        action: 'answer.saved',
        subject: after.questionId,
        facts: answerFacts(before, after),
        actorRef: userRef,
        words: answerWords(after),
      })),
      { wordsKeptElsewhere: true },
    );
    await this.#outbox.add(
      trx,
      [reviewSignal('answers', { reviewId: review.id, actorRef: userRef })],
      now,
    );
    return { answers };
  }
}

function requireOnce(answers: Named[], place: number): void {
  const { questionId } = answers[place];
  if (answers.findIndex(other => other.questionId === questionId) < place) {
    throw new InputError(
      `answers.${place}.questionId: ${questionId} is named twice`,
    );
  }
}

/** The answer as it is, where it can be affirmed as it is. */
function requireSimple(
  loaded: LoadedReview,
  known: Map<string, Answer>,
  { questionId, revision }: Named,
  place: number,
): Answer {
  const field = `answers.${place}.questionId`;
  const question = requireQuestion(loaded, questionId, field);
  const answer = known.get(questionId);
  if (!answer || answer.revision !== revision) {
    throw new AnswerConflictError(questionId, answer);
  }
  if (!isUnaffirmed(answer)) {
    throw new InputError(
      `${field}: the answer to ${questionId} was not carried over, or is affirmed already`,
    );
  }
  if (affirmingTakesProof(question, answer.statement)) {
    throw new InputError(
      `${field}: ${questionId} takes fresh evidence or a sentence; save its answer with it`,
    );
  }
  return answer;
}
