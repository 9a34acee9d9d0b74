import { Disclosure, judgeDisclosure } from 'backstage-plugin-orr-common';
import { InputError } from '@backstage/errors';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { StoredDecision } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { exceptionsOf, toCovered } from '../coverage/ReviewSubjects';
import { DiscloseGapInput } from '../DisclosureService';
import { ReviewFacts, withFacts } from '../facts/ReviewFacts';
import { LoadedReview } from '../review/LoadedReview';

/** @internal */
export interface DisclosureJudgingOptions {
  answers: DatabaseAnswerStore;
  coverage: DatabaseCoverageStore;
  reviewFacts: ReviewFacts;
  timeZone: string;
}

/** What is said to hold instead of an answer that was decided on. @internal */
export interface SaidInstead {
  loaded: LoadedReview;
  decision: StoredDecision;
  /** What the review is about. */
  concerned: StoredEntity[];
  /** The covered entity of which alone it is said. */
  subject?: StoredEntity;
  input: Pick<DiscloseGapInput, 'questionId' | 'statement'>;
  disclosedBy: string;
  now: Date;
}

/** Judges what is disclosed against what was decided. @internal */
export class DisclosureJudging {
  readonly #options: DisclosureJudgingOptions;

  constructor(options: DisclosureJudgingOptions) {
    this.#options = options;
  }

  /** Fails with an error that names the field where it cannot be disclosed. */
  async require(
    trx: Transaction,
    said: SaidInstead,
  ): Promise<Pick<Disclosure, 'level' | 'gate'>> {
    const judged = await this.judge(trx, said);
    if ('problem' in judged) {
      const { field, message } = judged.problem;
      throw new InputError(`${field}: ${message}`);
    }
    return judged.gap;
  }

  async judge(trx: Transaction, said: SaidInstead) {
    const { loaded, input, decision, concerned, subject, now } = said;
    const { answers, coverage, reviewFacts, timeZone } = this.#options;
    const { review, checklist } = loaded;
    const given = await answers.list(review.id, trx);
    return judgeDisclosure({
      checklist: checklist.document,
      kind: review.kind,
      covered: withFacts(
        toCovered(concerned, review),
        await reviewFacts.judging(loaded, concerned, { now, trx }),
      ),
      answers: Object.fromEntries(
        given.map(answer => [answer.questionId, answer]),
      ),
      exceptions: review.isCovering
        ? exceptionsOf(
            await coverage.listExceptions(review.id, {}, trx),
            concerned,
          )
        : [],
      confirmations: [
        ...decision.confirmedQuestionIds.map(questionId => ({ questionId })),
        ...(decision.confirmedExceptions ?? []),
      ].map(item => ({ ...item, confirmedBy: decision.decidedBy })),
      questionId: input.questionId,
      coveredEntityRef: subject?.entityRef,
      statement: input.statement,
      disclosedBy: said.disclosedBy,
      decidedAt: new Date(decision.decidedAt),
      now,
      timeZone,
    });
  }
}
