import { randomUUID } from 'node:crypto';
import {
  GateCell,
  Question,
  questionsOf,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { ANSWER_NOTES, NOT_APPLICABLE_REASON } from './answerNotes';
import { demoEvidence, demoStatement } from './demoAnswer';
import { demoCredentials } from './demoCredentials';
import { demoGaps } from './demoGaps';
import { DemoStage } from './DemoStage';
import { HAND_OVER_NOTES } from './demoWords';
import { DemoAct, DemoReview } from './planYear';
import { seededNumber, seededOrder, seededPick } from './seededNumber';

const SHORTEST_ANSWER_MINUTES = 1;
const LONGEST_ANSWER_MINUTES = 5;
const NOT_APPLICABLE_SHARE = 0.3;
/** Not every question was answered by a sibling. */
const COPY_ATTEMPTS = 8;

/** Answers as a team does: by themselves, like a sibling, different for one part, or by asking a colleague. @internal */
export class DemoAnswering {
  readonly #stage: DemoStage;

  constructor(stage: DemoStage) {
    this.#stage = stage;
  }

  async answer(
    { review, share, sitting }: Extract<DemoAct, { do: 'answer' }>,
    reviewId: string,
  ): Promise<void> {
    const { services, casting } = this.#stage;
    const credentials = demoCredentials(casting.answererOf(review, sitting));
    const detail = await services.reviews.getReview(
      { reviewId },
      { credentials },
    );
    const gaps = this.#gapsOf(detail, review);
    const answers = new Map(
      detail.answers.map(answer => [answer.questionId, answer]),
    );
    for (;;) {
      const judgement = this.#stage.judge(review, detail, {
        answers: [...answers.values()],
      });
      const open = judgement.questions.find(
        item => item.counted && !answers.has(item.questionId),
      );
      if (!open || answers.size >= share * judgement.total) {
        return;
      }
      const question = questionOf(detail, open.questionId);
      this.#takeTime(review, question);
      answers.set(
        question.id,
        await services.reviews.saveAnswer(
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

  /** Says what one part of the system does not have yet. */
  async differ(review: DemoReview, reviewId: string): Promise<void> {
    const detail = await this.#stage.load(review, reviewId);
    const part = seededPick(detail.covered, review.key, 'differs');
    const answered = detail.answers.map(({ questionId }) => questionId);
    const question = seededOrder(
      questionsOf(detail.checklist.document),
      ({ id }) => id,
      review.key,
      'differs',
    ).find(
      item =>
        answered.includes(item.id) &&
        !item.visibleWhen &&
        demoStatement(item, 'condition', this.#stage.moment),
    );
    if (!question) {
      return;
    }
    await this.#stage.services.reviews.saveAnswer(
      {
        mutationId: randomUUID(),
        reviewId,
        questionId: question.id,
        entityRef: part.entityRef,
        revision: 0,
        ...this.#answerTo(question, review, 'condition'),
      },
      { credentials: this.#stage.driverOf(review) },
    );
  }

  /** Takes over what a sibling has answered to one of the questions that are open. */
  async copy(review: DemoReview, reviewId: string): Promise<void> {
    const { reuse } = this.#stage.services;
    const credentials = this.#stage.driverOf(review);
    const detail = await this.#stage.load(review, reviewId);
    for (const questionId of this.#openOf(review, detail).slice(
      0,
      COPY_ATTEMPTS,
    )) {
      const { items } = await reuse.listSiblingAnswers(
        { reviewId, questionId },
        { credentials },
      );
      if (items.length) {
        await reuse.copyAnswer(
          {
            mutationId: randomUUID(),
            reviewId,
            questionId,
            revision: 0,
            fromReviewId: items[0].reviewId,
          },
          { credentials },
        );
        return;
      }
    }
  }

  /** Asks a colleague for what is hardest to know alone. */
  async handOver(review: DemoReview, reviewId: string): Promise<void> {
    const assigneeRef = this.#stage.casting.colleagueOf(review);
    const detail = await this.#stage.load(review, reviewId);
    const [questionId] = this.#openOf(review, detail);
    if (!assigneeRef || !questionId) {
      return;
    }
    await this.#stage.services.reviews.saveAnswer(
      {
        mutationId: randomUUID(),
        reviewId,
        questionId,
        revision: 0,
        statement: {
          kind: 'toBeResearched',
          assigneeRef,
          note: seededPick(HAND_OVER_NOTES, review.key, 'hand over'),
        },
        evidence: [],
      },
      { credentials: this.#stage.driverOf(review) },
    );
  }

  #openOf(review: DemoReview, detail: ReviewDetail): string[] {
    const answered = detail.answers.map(({ questionId }) => questionId);
    return this.#stage
      .judge(review, detail, { answers: detail.answers })
      .questions.filter(
        item => item.counted && !answered.includes(item.questionId),
      )
      .map(item => item.questionId);
  }

  #answerTo(question: Question, review: DemoReview, gap?: GateCell) {
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
    const { moment } = this.#stage;
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
      ...this.#stage.moment,
    });
  }

  #takeTime(review: DemoReview, question: Question): void {
    const share = seededNumber(review.key, question.id, 'time');
    this.#stage.pass(
      SHORTEST_ANSWER_MINUTES +
        share * (LONGEST_ANSWER_MINUTES - SHORTEST_ANSWER_MINUTES),
    );
  }
}

/** @internal */
export function questionOf(
  { checklist }: ReviewDetail,
  questionId: string,
): Question {
  return questionsOf(checklist.document).find(({ id }) => id === questionId)!;
}
