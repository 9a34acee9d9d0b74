import { InputError } from '@backstage/errors';
import {
  AFFIRMING_NOTE_LENGTH,
  AffirmedContent,
  affirmingTakesProof,
  Answer,
  answerFacts,
  ANSWER_LIMITS,
  answerWords,
  Evidence,
  isSameStatement,
  mayAffirm,
  Question,
  questionsOf,
  transition,
  validateAnswer,
} from 'backstage-plugin-orr-common';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { reviewHistoryOf, StoredReview } from '../../database/reviewRows';
import { SavedAnswer } from '../../database/SavedAnswer';
import { Transaction } from '../../database/transaction';
import { SaveAnswerInput } from '../ReviewService';
import { reviewSignal } from '../together/reviewSignals';
import { AnswerConflictError } from './AnswerConflictError';
import { HandOver } from './HandOver';
import { LoadedReview } from './LoadedReview';

type AnswerInput = Omit<SaveAnswerInput, 'mutationId'>;
type AnswerKey = Pick<SaveAnswerInput, 'reviewId' | 'questionId' | 'revision'>;
type AnswerContent = Pick<
  Answer,
  'statement' | 'note' | 'evidence' | 'copiedFrom'
>;
/** What is copied of an answer, with where it comes from. @internal */
export type CopiedAnswer = AnswerContent & Required<Pick<Answer, 'copiedFrom'>>;

/** The question as the review asks it; an InputError where it does not. @internal */
export function requireQuestion(
  { review, checklist }: LoadedReview,
  questionId: string,
  field = 'questionId',
): Question {
  const question = questionsOf(checklist.document).find(
    ({ id }) => id === questionId,
  );
  if (!question) {
    throw new InputError(
      `${field}: the checklist has no question ${questionId}`,
    );
  }
  if (!question.profiles.includes(review.kind)) {
    throw new InputError(
      `${field}: ${questionId} is not asked in a ${review.kind} review`,
    );
  }
  return question;
}

/** Saves single answers. @internal */
export class AnswerEdit {
  readonly #answers: DatabaseAnswerStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #handOver: HandOver;
  readonly #historyLog: DatabaseHistoryLog;

  constructor(options: {
    historyLog: DatabaseHistoryLog;
    answers: DatabaseAnswerStore;
    outbox: DatabaseOutboxStore;
    handOver: HandOver;
  }) {
    this.#answers = options.answers;
    this.#outbox = options.outbox;
    this.#handOver = options.handOver;
    this.#historyLog = options.historyLog;
  }

  /** Throws InputError naming the fields that do not fit the question. */
  check(loaded: LoadedReview, input: AnswerInput): void {
    const question = requireQuestion(loaded, input.questionId);
    const problems = validateAnswer(question, input);
    if (problems.length) {
      throw new InputError(
        problems.map(({ field, message }) => `${field}: ${message}`).join('; '),
      );
    }
  }

  async write(
    trx: Transaction,
    options: {
      loaded: LoadedReview;
      input: AnswerInput;
      userRef: string;
      now: Date;
    },
  ): Promise<Answer> {
    const { loaded, input } = options;
    return this.#store(trx, options, 'answer.saved', async isCopied => ({
      statement: input.statement,
      note: input.note,
      evidence: input.evidence,
      copiedFrom: isCopied
        ? await this.#keptSource(trx, loaded, input)
        : undefined,
    }));
  }

  /**
   * Answers as it was answered elsewhere. What the answer had of its own besides the statement stays: its note, and links
   * that the other does not have.
   */
  async copy(
    trx: Transaction,
    options: {
      loaded: LoadedReview;
      input: AnswerKey;
      source: CopiedAnswer;
      userRef: string;
      now: Date;
    },
  ): Promise<Answer> {
    const { loaded, source, input } = options;
    return this.#store(trx, options, 'answer.copied', async () => {
      const current = await this.#answers.get(trx, input);
      const content = {
        statement: source.statement,
        note: current?.note ?? source.note,
        evidence: joinedEvidence(source.evidence, current?.evidence ?? []),
      };
      await this.#requireAffirmable(trx, loaded, { input, current, content });
      return { ...content, copiedFrom: source.copiedFrom };
    });
  }

  async #store(
    trx: Transaction,
    options: {
      loaded: LoadedReview;
      input: AnswerKey;
      userRef: string;
      now: Date;
    },
    act: 'answer.saved' | 'answer.copied',
    content: (isCopied: boolean) => Promise<AnswerContent>,
  ): Promise<Answer> {
    const { loaded, input, userRef, now } = options;
    const { review, inCompany, assigneeRef, isCopied } =
      await this.#answers.lock(trx, { ...input, userRef, now });
    transition(review.state, 'saveAnswer');
    const answer: Answer = {
      questionId: input.questionId,
      revision: input.revision + 1,
      ...(await content(isCopied)),
      answeredBy: userRef,
      answeredAt: now.toISOString(),
    };
    const saved = await this.#answers.save(trx, review.id, answer, assigneeRef);
    if (!saved) {
      throw new AnswerConflictError(
        input.questionId,
        await this.#answers.get(trx, input),
      );
    }
    await this.#tell(trx, { review, answer, saved, act });
    const handOver = { loaded, heldBy: assigneeRef, after: answer };
    const messages = [
      ...(inCompany
        ? [
            reviewSignal('answers', {
              reviewId: review.id,
              actorRef: userRef,
            }),
          ]
        : []),
      ...(await this.#handOver.messages(trx, handOver)),
    ];
    await this.#outbox.add(trx, messages, now);
    return answer;
  }

  async #tell(
    trx: Transaction,
    options: {
      review: StoredReview;
      answer: Answer;
      saved: SavedAnswer;
      act: 'answer.saved' | 'answer.copied';
    },
  ): Promise<void> {
    const { review, answer, saved, act } = options;
    await this.#historyLog.append(
      trx,
      {
        ...reviewHistoryOf(review),
        at: answer.answeredAt,
        action: act,
        subject: answer.questionId,
        facts: answerFacts(saved.before, answer),
        actorRef: answer.answeredBy,
        words: answerWords(answer),
      },
      { tail: saved.tail, wordsKeptElsewhere: true },
    );
  }

  /**
   * Throws InputError naming the field where a carried answer is to be affirmed without what that takes. It is held against
   * the answer as it was carried over, so that the proof cannot be taken away afterwards.
   */
  async #requireAffirmable(
    trx: Transaction,
    loaded: LoadedReview,
    saved: { input: AnswerKey; current?: Answer; content: AffirmedContent },
  ): Promise<void> {
    const { input, current, content } = saved;
    const question = requireQuestion(loaded, input.questionId);
    if (
      !current?.copiedFrom ||
      current.revision !== input.revision ||
      !affirmingTakesProof(question, current.statement)
    ) {
      return;
    }
    const carried = await this.#answers.getCarried(trx, input);
    if (carried && !mayAffirm(question, carried, content)) {
      const day = carried.answeredAt.slice(0, 10);
      throw new InputError(
        `note: to affirm the answer of ${day}, write a sentence of at least ${AFFIRMING_NOTE_LENGTH} characters or add evidence dated after that day`,
      );
    }
  }

  /** Whoever changes the statement by hand makes it their own; whoever leaves it affirms it. */
  async #keptSource(
    trx: Transaction,
    loaded: LoadedReview,
    input: AnswerInput,
  ): Promise<Answer['copiedFrom']> {
    const current = await this.#answers.get(trx, input);
    await this.#requireAffirmable(trx, loaded, {
      input,
      current,
      content: input,
    });
    return isSameStatement(current?.statement, input.statement)
      ? current?.copiedFrom
      : undefined;
  }
}

function joinedEvidence(copied: Evidence[], own: Evidence[]): Evidence[] {
  const urls = new Set(copied.map(({ url }) => url));
  return [...copied, ...own.filter(({ url }) => !urls.has(url))].slice(
    0,
    ANSWER_LIMITS.evidence,
  );
}
