import { randomUUID } from 'node:crypto';
import {
  addDays,
  Answer,
  dayOf,
  GateCell,
  judgeReview,
  Question,
  questionsOf,
  ReviewDetail,
  ReviewJudgement,
} from 'backstage-plugin-orr-common';
import { ReviewService } from '../service/ReviewService';
import { ANSWER_NOTES, NOT_APPLICABLE_REASON } from './answerNotes';
import { demoEvidence, demoStatement } from './demoAnswer';
import { DemoCasting } from './DemoCasting';
import { demoCredentials } from './demoCredentials';
import { demoGaps } from './demoGaps';
import { DECISION_REASONS, SUBMISSION_MESSAGES } from './demoWords';
import { DemoAct, DemoReview } from './planYear';
import { ReplayClock } from './ReplayClock';
import { seededNumber, seededPick } from './seededNumber';

const MINUTE_MS = 60_000;
const SHORTEST_ANSWER_MINUTES = 1;
const LONGEST_ANSWER_MINUTES = 5;
const NOT_APPLICABLE_SHARE = 0.3;
const TARGET_DAYS = 28;
const DEFAULT_CONDITION_DAYS = 28;

function subjectOf({ entityRef, checklist }: DemoReview): string {
  return `${entityRef} ${checklist.id}`;
}

/** Does what the plan says, as the people it names, through the services that a browser would reach. @internal */
export class DemoReplay {
  readonly #reviews: ReviewService;
  readonly #clock: ReplayClock;
  readonly #casting: DemoCasting;
  readonly #timeZone: string;
  readonly #reviewIds = new Map<string, string>();
  /** What waits for a decision or an answer, by entity and checklist: there the next review of a story cannot begin. */
  readonly #open = new Set<string>();

  constructor(options: {
    reviews: ReviewService;
    clock: ReplayClock;
    casting: DemoCasting;
    timeZone: string;
  }) {
    this.#reviews = options.reviews;
    this.#clock = options.clock;
    this.#casting = options.casting;
    this.#timeZone = options.timeZone;
  }

  async play(act: DemoAct): Promise<void> {
    this.#clock.moveTo(act.at);
    const reviewId = this.#reviewIds.get(act.review.key);
    if (act.do === 'start') {
      await this.#start(act.review);
    } else if (reviewId === undefined) {
      // Nobody was there to start it.
    } else if (act.do === 'answer') {
      await this.#answer(act, reviewId);
    } else if (act.do === 'submit') {
      await this.#submit(act.review, reviewId);
    } else {
      await this.#decide(act.review, reviewId);
    }
  }

  async #start(review: DemoReview): Promise<void> {
    const driverRef = this.#casting.driverOf(review);
    if (!driverRef || this.#open.has(subjectOf(review))) {
      return;
    }
    const detail = await this.#reviews.createReview(
      {
        mutationId: randomUUID(),
        entityRef: review.entityRef,
        checklistId: review.checklist.id,
        kind: review.story.kind,
        targetDate: addDays(this.#today(), TARGET_DAYS),
      },
      { credentials: demoCredentials(driverRef) },
    );
    this.#reviewIds.set(review.key, detail.review.id);
    this.#open.add(subjectOf(review));
  }

  async #answer(
    act: Extract<DemoAct, { do: 'answer' }>,
    reviewId: string,
  ): Promise<void> {
    const { review, share } = act;
    const userRef = this.#casting.answererOf(review, act.sitting);
    const credentials = demoCredentials(userRef);
    const detail = await this.#reviews.getReview({ reviewId }, { credentials });
    const gaps = this.#gapsOf(detail, review);
    const answers = new Map(
      detail.answers.map(answer => [answer.questionId, answer]),
    );
    for (;;) {
      const judgement = this.#judge(detail, review, [...answers.values()]);
      const open = judgement.questions.find(
        item => item.counted && !answers.has(item.questionId),
      );
      if (!open || answers.size >= share * judgement.total) {
        return;
      }
      const question = questionsOf(detail.checklist.document).find(
        item => item.id === open.questionId,
      )!;
      this.#takeTime(review, question);
      answers.set(
        question.id,
        await this.#reviews.saveAnswer(
          {
            mutationId: randomUUID(),
            reviewId,
            questionId: question.id,
            revision: 0,
            ...this.#answerTo(question, review, gaps.get(question.id)),
          },
          { credentials },
        ),
      );
    }
  }

  async #submit(review: DemoReview, reviewId: string): Promise<void> {
    const credentials = demoCredentials(this.#casting.driverOf(review)!);
    const detail = await this.#reviews.getReview({ reviewId }, { credentials });
    await this.#reviews.submitReview(
      {
        mutationId: randomUUID(),
        reviewId,
        revision: detail.review.revision,
        message: seededPick(SUBMISSION_MESSAGES, review.key, 'message'),
      },
      { credentials },
    );
  }

  async #decide(review: DemoReview, reviewId: string): Promise<void> {
    const driver = demoCredentials(this.#casting.driverOf(review)!);
    const detail = await this.#reviews.getReview(
      { reviewId },
      { credentials: driver },
    );
    const deciderRef = this.#casting.deciderOf(review, detail.entity.tier);
    if (!deciderRef || !detail.snapshot) {
      return;
    }
    const { permittedOutcomes, gate } = this.#judge(
      detail,
      review,
      detail.snapshot.answers,
    );
    const outcome =
      (['go', 'conditionalGo'] as const).find(wanted =>
        permittedOutcomes.includes(wanted),
      ) ?? 'noGo';
    await this.#reviews.decideReview(
      {
        mutationId: randomUUID(),
        reviewId,
        revision: detail.review.revision,
        snapshotId: detail.snapshot.id,
        outcome,
        reason: seededPick(DECISION_REASONS[outcome], review.key, 'reason'),
        conditions:
          outcome === 'conditionalGo'
            ? gate.conditions.map(questionId =>
                this.#conditionOf(questionId, detail, review),
              )
            : [],
        confirmedQuestionIds: [],
      },
      { credentials: demoCredentials(deciderRef) },
    );
    this.#open.delete(subjectOf(review));
  }

  #conditionOf(questionId: string, detail: ReviewDetail, review: DemoReview) {
    const question = questionsOf(detail.checklist.document).find(
      item => item.id === questionId,
    )!;
    return {
      questionId,
      text: question.good,
      ownerRef: review.ownerRefs[0],
      dueOn: addDays(
        this.#today(),
        review.story.conditionDays ?? DEFAULT_CONDITION_DAYS,
      ),
    };
  }

  #answerTo(question: Question, review: DemoReview, gap?: GateCell) {
    const moment = { now: this.#clock.now(), timeZone: this.#timeZone };
    const notes = ANSWER_NOTES[question.id];
    if (this.#isBesideThePoint(question, review) && !gap) {
      return {
        statement: {
          kind: 'notApplicable' as const,
          reason: notes?.notApplicable ?? NOT_APPLICABLE_REASON,
        },
        evidence: [],
      };
    }
    return {
      statement: demoStatement(question, gap ?? 'none', moment) ?? null,
      note: gap ? notes?.gap : notes?.met,
      evidence: gap
        ? []
        : demoEvidence(question, review.entity.metadata.name, moment),
    };
  }

  /** A few questions of some entities are not for them, as their notes say. */
  #isBesideThePoint(question: Question, review: DemoReview): boolean {
    return (
      ANSWER_NOTES[question.id]?.notApplicable !== undefined &&
      question.notApplicable !== 'forbidden' &&
      seededNumber(review.entityRef, question.id) < NOT_APPLICABLE_SHARE
    );
  }

  #gapsOf(detail: ReviewDetail, review: DemoReview): Map<string, GateCell> {
    const { kind, gap } = review.story;
    return demoGaps({
      document: detail.checklist.document,
      kind,
      gap,
      seed: review.key,
      now: this.#clock.now(),
      timeZone: this.#timeZone,
    });
  }

  #judge(
    detail: ReviewDetail,
    review: DemoReview,
    answers: Answer[],
  ): ReviewJudgement {
    return judgeReview({
      checklist: detail.checklist.document,
      kind: detail.review.kind,
      entity: review.entity,
      answers: Object.fromEntries(
        answers.map(answer => [answer.questionId, answer]),
      ),
      now: this.#clock.now(),
      timeZone: this.#timeZone,
    });
  }

  #takeTime(review: DemoReview, question: Question): void {
    const share = seededNumber(review.key, question.id, 'time');
    const minutes =
      SHORTEST_ANSWER_MINUTES +
      share * (LONGEST_ANSWER_MINUTES - SHORTEST_ANSWER_MINUTES);
    this.#clock.advance(minutes * MINUTE_MS);
  }

  #today(): string {
    return dayOf(this.#clock.now(), this.#timeZone);
  }
}
