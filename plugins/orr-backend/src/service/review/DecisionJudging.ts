import { ConflictError, InputError } from '@backstage/errors';
import {
  Answer,
  AnswerException,
  changeValidUntilOf,
  checkDecision,
  CoverageJudgement,
  dayOf,
  DecidedGap,
  FindingDisposition,
  hasChangeExpired,
  judgeCoverage,
  Look,
  QuestionFact,
  Snapshot,
} from 'backstage-plugin-orr-common';
import { StoredEntity } from '../../database/StoredEntity';
import { toCovered } from '../coverage/ReviewSubjects';
import { withFacts } from '../facts/ReviewFacts';
import { decidedGaps } from '../finding/decidedGaps';
import { judgedWith } from '../finding/judgedWith';
import { JudgedGaps } from '../finding/ReviewGaps';
import { DecideReviewInput } from '../ReviewService';
import { LoadedReview } from './LoadedReview';

/** What a reviewer decides. @internal */
export type DecisionInput = Omit<DecideReviewInput, 'mutationId' | 'reviewId'>;

/** What a submission says of single entities, and which the review is about. @internal */
export interface FrozenCoverage {
  subjects: StoredEntity[];
  exceptions: AnswerException[];
  /** What facts said of single ones of them. */
  questionFacts: QuestionFact[];
}

/** What a decision is judged by. */
interface Judged {
  loaded: LoadedReview;
  snapshot: Snapshot;
  frozen: FrozenCoverage;
  input: DecisionInput;
  looks: Look[];
  /** All about what the review is about under its checklist. */
  dispositions: FindingDisposition[];
  userRef: string;
  now: Date;
}

/** Refuses a decision on anything but the latest snapshot. @internal */
export function requireSnapshot(
  latest: Snapshot | undefined,
  snapshotId: string,
): Snapshot {
  if (latest?.id !== snapshotId) {
    throw notTheLatest();
  }
  return latest;
}

/** @internal */
export function notTheLatest(): ConflictError {
  return new ConflictError(
    'snapshotId: is not the latest submission of the review; load it again',
  );
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
  check(options: Judged): void {
    const { loaded, snapshot, frozen, input, userRef, now } = options;
    const { checklist } = loaded;
    this.#requireToCome(loaded, input, now);
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

  /** A change that should have happened by now can be let go, and nothing else. */
  #requireToCome({ review }: LoadedReview, input: DecisionInput, now: Date) {
    const { change } = review;
    const today = dayOf(now, this.#timeZone);
    if (change && input.outcome !== 'noGo' && hasChangeExpired(change, today)) {
      throw new InputError(
        `outcome: the change was planned for ${
          change.plannedOn
        }, and a decision on it ended on ${changeValidUntilOf(change)}`,
      );
    }
  }

  /** What the decision is taken on, with the looks and the dispositions of gaps that were there before it. */
  judge(options: Judged): CoverageJudgement {
    const { loaded, snapshot, frozen, input, looks, userRef, now } = options;
    return judgeCoverage({
      checklist: loaded.checklist.document,
      kind: loaded.review.kind,
      ...judgedWith(
        withFacts(toCovered(frozen.subjects, loaded.review), [
          ...(snapshot.state?.questionFacts ?? []),
          ...frozen.questionFacts,
        ]),
        options.dispositions,
      ),
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

  /** The gaps as they are whatever was decided about them, and which disposition of each counts. */
  gaps(options: Judged): DecidedGap[] {
    const { snapshot, frozen, dispositions, now } = options;
    return decidedGaps(
      new JudgedGaps({
        judgement: this.judge({ ...options, dispositions: [] }),
        answers: snapshot.answers,
        exceptions: frozen.exceptions,
      }),
      {
        judgement: this.judge(options),
        dispositions,
        today: dayOf(now, this.#timeZone),
      },
    );
  }
}
