import { randomUUID } from 'node:crypto';
import { addDays, DecisionCondition } from 'backstage-plugin-orr-common';
import { demoCredentials } from './demoCredentials';
import { DemoStage } from './DemoStage';
import {
  CHANGE_NOTES,
  CHANGE_REPLIES,
  EXTENSION_REASONS,
  MET_NOTES,
} from './demoWords';
import { DemoReview } from './planYear';
import { seededPick } from './seededNumber';

/** How far the date of a condition is moved, from the day on which that happens. */
const EXTENSION_DAYS = 15;
const MINUTES_EACH = 3;

/** Does what was asked for: by a reviewer before a decision, or by the decision. @internal */
export class DemoFollowUp {
  readonly #stage: DemoStage;

  constructor(stage: DemoStage) {
    this.#stage = stage;
  }

  /** Changes the first of the answers asked for, and says of the others why they stay. */
  async change(review: DemoReview, reviewId: string): Promise<void> {
    const { scrutiny } = this.#stage.services;
    const credentials = this.#stage.driverOf(review);
    const { rounds } = await scrutiny.getScrutiny(
      { reviewId },
      { credentials },
    );
    const [changed, ...others] = rounds[0]?.requests ?? [];
    if (!changed) {
      return;
    }
    await this.#addNote(review, reviewId, changed.questionId);
    for (const request of others) {
      this.#stage.pass(MINUTES_EACH);
      await scrutiny.replyToChangeRequest(
        {
          mutationId: randomUUID(),
          reviewId,
          requestId: request.id,
          reply: seededPick(CHANGE_REPLIES, review.key, request.questionId),
        },
        { credentials },
      );
    }
  }

  /** Says of conditions that they are met: of all, or of all but the last. */
  async meet(
    review: DemoReview,
    reviewId: string,
    which: 'all' | 'allButOne',
  ): Promise<void> {
    const open = await this.#openConditions(review, reviewId);
    for (const condition of which === 'all' ? open : open.slice(0, -1)) {
      this.#stage.pass(MINUTES_EACH);
      await this.#stage.services.followUp.meetCondition(
        {
          mutationId: randomUUID(),
          reviewId,
          conditionId: condition.id,
          url: `https://wiki.meridian.example.org/${review.entity.metadata.name}/${condition.questionId}`,
          note: seededPick(MET_NOTES, review.key, condition.questionId ?? ''),
        },
        { credentials: this.#stage.driverOf(review) },
      );
    }
  }

  async extend(review: DemoReview, reviewId: string): Promise<void> {
    const { decision } = await this.#stage.load(review, reviewId);
    for (const condition of await this.#openConditions(review, reviewId)) {
      this.#stage.pass(MINUTES_EACH);
      await this.#stage.services.followUp.extendCondition(
        {
          mutationId: randomUUID(),
          reviewId,
          conditionId: condition.id,
          dueOn: addDays(this.#stage.today, EXTENSION_DAYS),
          reason: seededPick(EXTENSION_REASONS, review.key, 'extension'),
        },
        { credentials: demoCredentials(decision!.decidedBy) },
      );
    }
  }

  async #addNote(
    review: DemoReview,
    reviewId: string,
    questionId: string,
  ): Promise<void> {
    const { answers } = await this.#stage.load(review, reviewId);
    const before = answers.find(answer => answer.questionId === questionId);
    await this.#stage.services.reviews.saveAnswer(
      {
        mutationId: randomUUID(),
        reviewId,
        questionId,
        revision: before?.revision ?? 0,
        statement: before?.statement ?? null,
        note: [before?.note, seededPick(CHANGE_NOTES, review.key, 'change')]
          .filter(Boolean)
          .join(' '),
        evidence: before?.evidence ?? [],
      },
      { credentials: this.#stage.driverOf(review) },
    );
  }

  async #openConditions(
    review: DemoReview,
    reviewId: string,
  ): Promise<DecisionCondition[]> {
    const { decision } = await this.#stage.load(review, reviewId);
    return (decision?.conditions ?? []).filter(({ metAt }) => !metAt);
  }
}
