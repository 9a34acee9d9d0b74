import { randomUUID } from 'node:crypto';
import {
  addDays,
  FindingDisposition,
  isGap,
  ReviewDetail,
} from 'backstage-plugin-orr-common';
import { demoCredentials } from './demoCredentials';
import { DemoStage } from './DemoStage';
import {
  APPROVAL_NOTES,
  DONE_NOTES,
  POSTPONE_REASONS,
  PROPOSALS,
} from './demoWords';
import { DemoReview } from './planYear';
import { seededPick } from './seededNumber';

const POSTPONE_DAYS = 24;
const MINUTES_EACH = 5;

/** Proposes, approves and does what becomes of gaps. @internal */
export class DemoFindings {
  readonly #stage: DemoStage;

  constructor(stage: DemoStage) {
    this.#stage = stage;
  }

  /** Proposes something about every gap that stops the decision and shows a level. */
  async propose(review: DemoReview, reviewId: string): Promise<void> {
    const { type, days } = review.story.proposes!;
    const detail = await this.#stage.load(review, reviewId);
    for (const questionId of this.#stopping(review, detail)) {
      this.#stage.pass(MINUTES_EACH);
      await this.#stage.services.dispositions.proposeDisposition(
        {
          mutationId: randomUUID(),
          reviewId,
          questionId,
          type,
          text: seededPick(PROPOSALS[type], review.key, questionId),
          until: addDays(this.#stage.today, days),
          ...(type === 'action' && {
            ownerRef: review.ownerRefs[0],
            effort: 'medium' as const,
          }),
          ...(type !== 'acceptance' && {
            url: `https://wiki.meridian.example.org/${review.entity.metadata.name}/${questionId}`,
          }),
        },
        { credentials: this.#stage.driverOf(review) },
      );
    }
  }

  async fillBacklog(review: DemoReview, reviewId: string): Promise<void> {
    await this.#stage.services.dispositions.fillBacklog(
      {
        mutationId: randomUUID(),
        reviewId,
        ownerRef: review.ownerRefs[0],
      },
      { credentials: this.#stage.driverOf(review) },
    );
  }

  /** Approves what is asked for, as somebody outside the team. */
  async settle(review: DemoReview, reviewId: string): Promise<void> {
    const { casting } = this.#stage;
    for (const asked of await this.#of(review, reviewId, 'asked')) {
      const approverRef =
        asked.type === 'acceptance'
          ? casting.approverOf(review)
          : casting.deciderOf(review, 'independent');
      if (!approverRef) {
        return;
      }
      this.#stage.pass(MINUTES_EACH);
      await this.#stage.services.dispositions.decideDisposition(
        {
          mutationId: randomUUID(),
          dispositionId: asked.id,
          revision: asked.revision,
          outcome: 'approved',
          note: seededPick(APPROVAL_NOTES, review.key, asked.questionId),
          ...(asked.type === 'mitigation' && {
            residualLevel: 'LOW' as const,
          }),
        },
        { credentials: demoCredentials(approverRef) },
      );
    }
  }

  /** Moves the day of the first action that has one. */
  async postpone(review: DemoReview, reviewId: string): Promise<void> {
    const [action] = await this.#dated(review, reviewId);
    if (!action) {
      return;
    }
    await this.#stage.services.dispositions.postponeAction(
      {
        mutationId: randomUUID(),
        dispositionId: action.id,
        revision: action.revision,
        until: addDays(this.#stage.today, POSTPONE_DAYS),
        reason: seededPick(POSTPONE_REASONS, review.key, 'postpone'),
      },
      { credentials: this.#stage.driverOf(review) },
    );
  }

  async finish(review: DemoReview, reviewId: string): Promise<void> {
    for (const action of await this.#dated(review, reviewId)) {
      this.#stage.pass(MINUTES_EACH);
      await this.#stage.services.dispositions.closeDisposition(
        {
          mutationId: randomUUID(),
          dispositionId: action.id,
          revision: action.revision,
          act: 'finish',
          url: action.url,
          note: seededPick(DONE_NOTES, review.key, action.questionId),
        },
        { credentials: this.#stage.driverOf(review) },
      );
    }
  }

  async #dated(review: DemoReview, reviewId: string) {
    const open = await this.#of(review, reviewId, 'open');
    return open.filter(({ until }) => until !== undefined);
  }

  async #of(
    review: DemoReview,
    reviewId: string,
    state: FindingDisposition['state'],
  ): Promise<FindingDisposition[]> {
    const { dispositions } = await this.#stage.load(review, reviewId);
    return dispositions.filter(
      item => item.reviewId === reviewId && item.state === state,
    );
  }

  /** Of the answers that all share. */
  #stopping(review: DemoReview, detail: ReviewDetail): string[] {
    const { common } = this.#stage.judge(review, detail, detail);
    return common
      .filter(({ cell, level }) => cell === 'stops' && isGap(level))
      .map(({ questionId }) => questionId);
  }
}
