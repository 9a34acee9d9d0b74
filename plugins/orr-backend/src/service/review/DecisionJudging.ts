import { ConflictError, InputError } from '@backstage/errors';
import {
  Answer,
  AnswerException,
  checkDecision,
  CoverageJudgement,
  judgeCoverage,
  Look,
  Snapshot,
} from 'backstage-plugin-orr-common';
import { StoredEntity } from '../../database/StoredEntity';
import { toCovered } from '../coverage/ReviewSubjects';
import { DecideReviewInput } from '../ReviewService';
import { LoadedReview } from './ReviewDetails';

/** What a reviewer decides. @internal */
export type DecisionInput = Omit<DecideReviewInput, 'mutationId' | 'reviewId'>;

/** What a submission says of single entities, and which the review is about. @internal */
export interface FrozenCoverage {
  subjects: StoredEntity[];
  exceptions: AnswerException[];
}

/** Refuses a decision on anything but the latest snapshot. @internal */
export function requireSnapshot(
  latest: Snapshot | undefined,
  snapshotId: string,
): Snapshot {
  if (latest?.id !== snapshotId) {
    throw new ConflictError(
      'snapshotId: is not the latest submission of the review; load it again',
    );
  }
  return latest;
}

function answersById(answers: Answer[]): Record<string, Answer> {
  return Object.fromEntries(answers.map(answer => [answer.questionId, answer]));
}

/** Judges what was submitted, for a decision that is to be taken on it. @internal */
export class DecisionJudging {
  readonly #timeZone: string;

  constructor(options: { timeZone: string }) {
    this.#timeZone = options.timeZone;
  }

  /** Throws InputError naming each field that keeps the decision from being taken. */
  check(options: {
    loaded: LoadedReview;
    snapshot: Snapshot;
    frozen: FrozenCoverage;
    input: DecisionInput;
    userRef: string;
    now: Date;
  }): void {
    const { loaded, snapshot, frozen, input, userRef, now } = options;
    const { checklist } = loaded;
    const problems = checkDecision({
      judgement: this.judge(options),
      outcome: input.outcome,
      conditions: input.conditions,
      confirmedQuestionIds: input.confirmedQuestionIds,
      confirmedExceptions: input.confirmedExceptions,
      deciderRef: userRef,
      answers: answersById(snapshot.answers),
      exceptions: frozen.exceptions,
      checklist: checklist.document,
      now,
      timeZone: this.#timeZone,
    });
    if (problems.length) {
      throw new InputError(
        problems.map(({ field, message }) => `${field}: ${message}`).join('; '),
      );
    }
  }

  /** What the decision would be taken on, with the looks that were taken before it. */
  judge(options: {
    loaded: LoadedReview;
    snapshot: Snapshot;
    frozen: FrozenCoverage;
    input: DecisionInput;
    looks?: Look[];
    userRef: string;
    now: Date;
  }): CoverageJudgement {
    const { loaded, snapshot, frozen, input, looks, userRef, now } = options;
    return judgeCoverage({
      checklist: loaded.checklist.document,
      kind: loaded.review.kind,
      covered: toCovered(frozen.subjects),
      answers: answersById(snapshot.answers),
      exceptions: frozen.exceptions,
      confirmations: [
        ...input.confirmedQuestionIds.map(questionId => ({ questionId })),
        ...(input.confirmedExceptions ?? []),
      ].map(confirmed => ({ ...confirmed, confirmedBy: userRef })),
      looks,
      now,
      timeZone: this.#timeZone,
    });
  }
}
