import { randomUUID } from 'node:crypto';
import { addDays } from 'backstage-plugin-orr-common';
import { DemoAnswering } from './DemoAnswering';
import { DemoFindings } from './DemoFindings';
import { DemoFollowUp } from './DemoFollowUp';
import { DemoReviewers } from './DemoReviewers';
import { DemoStage } from './DemoStage';
import { SUBMISSION_MESSAGES } from './demoWords';
import { DemoAct, DemoReview } from './planYear';
import { seededPick } from './seededNumber';

const TARGET_DAYS = 28;

function subjectOf({ entityRef, checklist }: DemoReview): string {
  return `${entityRef} ${checklist.id}`;
}

/** Does what the plan says, as the people it names, through the services that a browser would reach. @internal */
export class DemoReplay {
  readonly #stage: DemoStage;
  readonly #answering: DemoAnswering;
  readonly #reviewers: DemoReviewers;
  readonly #followUp: DemoFollowUp;
  readonly #findings: DemoFindings;
  readonly #reviewIds = new Map<string, string>();
  /** What waits for a decision or an answer, by entity and checklist: there the next review of a story cannot begin. */
  readonly #open = new Set<string>();

  constructor(stage: DemoStage) {
    this.#stage = stage;
    this.#answering = new DemoAnswering(stage);
    this.#reviewers = new DemoReviewers(stage);
    this.#followUp = new DemoFollowUp(stage);
    this.#findings = new DemoFindings(stage);
  }

  async play(act: DemoAct): Promise<void> {
    this.#stage.clock.moveTo(act.at);
    const reviewId = this.#reviewIds.get(act.review.key);
    if (act.do === 'start') {
      await this.#start(act.review);
    } else if (reviewId !== undefined) {
      await this.#go(act, reviewId);
    }
  }

  /** A review that nobody was there to start has no acts. */
  async #go(act: DemoAct, reviewId: string): Promise<void> {
    const { review } = act;
    switch (act.do) {
      case 'answer':
        return this.#answering.answer(act, reviewId);
      case 'differ':
      case 'copy':
      case 'handOver':
        return this.#answering[act.do](review, reviewId);
      case 'submit':
        return this.#submit(review, reviewId);
      case 'withdraw':
        return this.#withdraw(review, reviewId);
      case 'decide':
        return this.#decide(review, reviewId);
      case 'look':
      case 'giveBack':
      case 'lookAtSample':
        return this.#reviewers[act.do](review, reviewId);
      case 'propose':
      case 'fillBacklog':
      case 'settle':
      case 'postpone':
      case 'finish':
        return this.#findings[act.do](review, reviewId);
      case 'meet':
        return this.#followUp.meet(review, reviewId, act.which);
      case 'change':
      case 'extend':
        return this.#followUp[act.do](review, reviewId);
      default:
        return undefined;
    }
  }

  async #start(review: DemoReview): Promise<void> {
    if (
      !this.#stage.casting.driverOf(review) ||
      this.#open.has(subjectOf(review))
    ) {
      return;
    }
    const detail = await this.#stage.services.reviews.createReview(
      {
        mutationId: randomUUID(),
        entityRef: review.entityRef,
        checklistId: review.checklist.id,
        kind: review.story.kind,
        targetDate: addDays(this.#stage.today, TARGET_DAYS),
        coveredEntityRefs: review.partRefs,
      },
      { credentials: this.#stage.driverOf(review) },
    );
    this.#reviewIds.set(review.key, detail.review.id);
    this.#open.add(subjectOf(review));
  }

  async #submit(review: DemoReview, reviewId: string): Promise<void> {
    const detail = await this.#stage.load(review, reviewId);
    if (detail.review.state === 'submitted') {
      // Nobody was there to give it back.
      return;
    }
    await this.#stage.services.reviews.submitReview(
      {
        mutationId: randomUUID(),
        reviewId,
        revision: detail.review.revision,
        message: seededPick(SUBMISSION_MESSAGES, review.key, 'message'),
      },
      { credentials: this.#stage.driverOf(review) },
    );
  }

  async #withdraw(review: DemoReview, reviewId: string): Promise<void> {
    const detail = await this.#stage.load(review, reviewId);
    await this.#stage.services.scrutiny.withdrawReview(
      {
        mutationId: randomUUID(),
        reviewId,
        revision: detail.review.revision,
      },
      { credentials: this.#stage.driverOf(review) },
    );
    this.#open.delete(subjectOf(review));
  }

  async #decide(review: DemoReview, reviewId: string): Promise<void> {
    if (await this.#reviewers.decide(review, reviewId)) {
      this.#open.delete(subjectOf(review));
    }
  }
}
