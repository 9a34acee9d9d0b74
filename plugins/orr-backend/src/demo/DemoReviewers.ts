import { randomUUID } from 'node:crypto';
import {
  addDays,
  CoverageGap,
  isSameRef,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { questionOf } from './DemoAnswering';
import { demoCredentials } from './demoCredentials';
import { DemoStage } from './DemoStage';
import { CHANGE_WISHES, DECISION_REASONS, SAMPLE_NOTES } from './demoWords';
import { DemoReview } from './planYear';
import { seededOrder, seededPick } from './seededNumber';

const DEFAULT_CONDITION_DAYS = 28;
const LOOKS = 3;
const MINUTES_A_LOOK = 4;

/** Judges what teams submit, as those people do whom the checklist lets. @internal */
export class DemoReviewers {
  readonly #stage: DemoStage;

  constructor(stage: DemoStage) {
    this.#stage = stage;
  }

  /** Looks at a few answers that have a link. */
  async look(review: DemoReview, reviewId: string): Promise<void> {
    const detail = await this.#stage.load(review, reviewId);
    const deciderRef = this.#deciderOf(review, detail);
    if (!deciderRef) {
      return;
    }
    const linked = (detail.snapshot?.answers ?? []).filter(
      ({ statement, evidence, answeredBy }) =>
        statement && evidence.length && !isSameRef(answeredBy, deciderRef),
    );
    const looked = seededOrder(
      linked,
      ({ questionId }) => questionId,
      review.key,
      'look',
    ).slice(0, LOOKS);
    for (const { questionId, revision } of looked) {
      this.#stage.pass(MINUTES_A_LOOK);
      await this.#stage.services.scrutiny.markLooked(
        {
          mutationId: randomUUID(),
          reviewId,
          questionId,
          answerRevision: revision,
          looked: true,
        },
        { credentials: demoCredentials(deciderRef) },
      );
    }
  }

  /** Asks for more on the two answers that weigh most. */
  async giveBack(review: DemoReview, reviewId: string): Promise<void> {
    const detail = await this.#stage.load(review, reviewId);
    const { snapshot } = detail;
    const deciderRef = this.#deciderOf(review, detail);
    if (!deciderRef || !snapshot) {
      return;
    }
    const { gate } = this.#stage.judge(review, detail, snapshot);
    const questionIds = [
      ...gate.stops,
      ...gate.conditions,
      ...gate.notes,
      ...snapshot.answers.map(({ questionId }) => questionId),
    ];
    await this.#stage.services.scrutiny.requestChanges(
      {
        mutationId: randomUUID(),
        reviewId,
        revision: detail.review.revision,
        snapshotId: snapshot.id,
        requests: [...new Set(questionIds)]
          .slice(0, CHANGE_WISHES.length)
          .map((questionId, index) => ({
            questionId,
            text: CHANGE_WISHES[index],
          })),
      },
      { credentials: demoCredentials(deciderRef) },
    );
  }

  /** Whether somebody was there to decide. */
  async decide(review: DemoReview, reviewId: string): Promise<boolean> {
    const detail = await this.#stage.load(review, reviewId);
    const { snapshot } = detail;
    const deciderRef = this.#deciderOf(review, detail);
    if (!deciderRef || !snapshot) {
      return false;
    }
    const { permittedOutcomes, gaps } = this.#stage.judge(
      review,
      detail,
      snapshot,
    );
    const outcome =
      (['go', 'conditionalGo'] as const).find(wanted =>
        permittedOutcomes.includes(wanted),
      ) ?? 'noGo';
    await this.#stage.services.reviews.decideReview(
      {
        mutationId: randomUUID(),
        reviewId,
        revision: detail.review.revision,
        snapshotId: snapshot.id,
        outcome,
        reason: seededPick(DECISION_REASONS[outcome], review.key, 'reason'),
        conditions:
          outcome === 'conditionalGo'
            ? gaps.conditions.map(gap => this.#conditionOf(gap, detail, review))
            : [],
        confirmedQuestionIds: [],
      },
      { credentials: demoCredentials(deciderRef) },
    );
    return true;
  }

  /** Looks at what a team has certified itself, where it was picked for that. */
  async lookAtSample(review: DemoReview, reviewId: string): Promise<void> {
    const { sample } =
      (await this.#stage.load(review, reviewId)).decision ?? {};
    const reviewerRef = this.#stage.casting.deciderOf(review, 'independent');
    if (!sample || sample.look || !reviewerRef) {
      return;
    }
    await this.#stage.services.followUp.lookAtSample(
      {
        mutationId: randomUUID(),
        reviewId,
        finding: 'agreed',
        note: seededPick(SAMPLE_NOTES, review.key, 'sample'),
      },
      { credentials: demoCredentials(reviewerRef) },
    );
  }

  #deciderOf(review: DemoReview, { decidingMode }: ReviewDetail) {
    return this.#stage.casting.deciderOf(review, decidingMode);
  }

  #conditionOf(gap: CoverageGap, detail: ReviewDetail, review: DemoReview) {
    return {
      ...gap,
      text: questionOf(detail, gap.questionId).good,
      ownerRef: review.ownerRefs[0],
      dueOn: addDays(
        this.#stage.today,
        review.story.conditionDays ?? DEFAULT_CONDITION_DAYS,
      ),
    };
  }
}
