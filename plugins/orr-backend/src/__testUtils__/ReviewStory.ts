import { randomUUID } from 'node:crypto';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { Services } from '../service/createServices';
import { DecideReviewInput, SaveAnswerInput } from '../service/ReviewService';
import { CHECKLIST, NADIA, OMAR, TOM } from './createTestPortal';

export const ENTITY_REF = 'component:default/checkout';

/** A mutation under a new id. */
export const named = <T extends object>(rest: T) => ({
  mutationId: randomUUID(),
  ...rest,
});

/** Drives one review of the test portal from step to step, each as the person who would do it. */
export class ReviewStory {
  readonly #services: Services;
  #detail!: ReviewDetail;

  constructor(services: Services) {
    this.#services = services;
  }

  get detail(): ReviewDetail {
    return this.#detail;
  }

  get reviewId(): string {
    return this.#detail.review.id;
  }

  async start(checklistId = CHECKLIST.id): Promise<this> {
    this.#detail = await this.#services.reviews.createReview(
      named({
        entityRef: ENTITY_REF,
        checklistId,
        kind: 'launch' as const,
      }),
      { credentials: NADIA },
    );
    return this;
  }

  /** Goes on with a review that was started otherwise. */
  async follow(reviewId: string): Promise<this> {
    this.#detail = await this.#services.reviews.getReview(
      { reviewId },
      { credentials: NADIA },
    );
    return this;
  }

  async answer(
    questionId: string,
    statement: SaveAnswerInput['statement'],
    options: { revision?: number; credentials?: typeof NADIA } = {},
  ) {
    return this.#services.reviews.saveAnswer(
      named({
        reviewId: this.reviewId,
        questionId,
        statement,
        evidence: [],
        revision: options.revision ?? 0,
      }),
      { credentials: options.credentials ?? NADIA },
    );
  }

  async submit(): Promise<this> {
    const { revision } = await this.#read();
    this.#detail = await this.#services.reviews.submitReview(
      named({ reviewId: this.reviewId, revision }),
      { credentials: NADIA },
    );
    return this;
  }

  /** Started, answered so that one condition is left, and submitted. */
  async submitted(checklistId?: string): Promise<this> {
    await this.start(checklistId);
    await this.answer('rollback', { kind: 'practice', value: 'yes' });
    if (!checklistId || checklistId === CHECKLIST.id) {
      await this.answer(
        'runbook',
        { kind: 'choices', choices: ['used'] },
        { credentials: TOM },
      );
    }
    return this.submit();
  }

  async decide(
    change: Partial<DecideReviewInput> = {},
    credentials = OMAR,
  ): Promise<this> {
    const { revision } = await this.#read();
    this.#detail = await this.#services.reviews.decideReview(
      named({
        reviewId: this.reviewId,
        revision,
        snapshotId: this.#detail.snapshot!.id,
        outcome: 'conditionalGo' as const,
        reason: 'Fine with a runbook',
        conditions: [
          {
            questionId: 'runbook',
            text: 'Write the runbook',
            ownerRef: 'group:default/payments',
            dueOn: '2026-03-20',
          },
        ],
        confirmedQuestionIds: [],
        ...change,
      }),
      { credentials },
    );
    return this;
  }

  /** Reads the review anew. */
  async reload(): Promise<this> {
    return this.follow(this.reviewId);
  }

  async #read() {
    return (await this.reload()).detail.review;
  }
}
