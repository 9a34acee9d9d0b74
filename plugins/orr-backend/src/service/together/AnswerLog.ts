import { NotFoundError } from '@backstage/errors';
import {
  AnswerChanges,
  AnswerPage,
  orrReviewReadPermission,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { AnswerLogService } from '../AnswerLogService';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { ReviewAccess } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';

/**
 * An answer carries the instant at which its save began. What was not committed yet when somebody asked must turn up
 * when they ask the next time.
 */
const OVERLAP_MS = 30_000;

/** @internal */
export class AnswerLog implements AnswerLogService {
  readonly #access: ReviewAccess;
  readonly #reviews: DatabaseReviewStore;
  readonly #clock: OrrClock;

  constructor(options: {
    reviewAccess: ReviewAccess;
    reviews: DatabaseReviewStore;
    clock: OrrClock;
  }) {
    this.#access = options.reviewAccess;
    this.#reviews = options.reviews;
    this.#clock = options.clock;
  }

  async listAnswers(
    input: { reviewId: string; since?: string },
    options: RequestOptions,
  ): Promise<AnswerChanges> {
    const { review } = await this.#access.requireStored(
      orrReviewReadPermission,
      input,
      options,
    );
    const asked = this.#clock.now().getTime();
    const since = input.since && new Date(input.since);
    const items = since
      ? await this.#reviews.listAnswersSince(review.id, since)
      : await this.#reviews.listAnswers(review.id);
    return {
      items,
      at: new Date(asked - OVERLAP_MS).toISOString(),
      review: { state: review.state, revision: review.revision },
    };
  }

  async listAnswerHistory(
    input: {
      reviewId: string;
      questionId: string;
      limit: number;
      cursor?: string;
    },
    options: RequestOptions,
  ): Promise<AnswerPage> {
    const { reviewId, questionId, limit, cursor } = input;
    const { checklist } = await this.#access.require(
      orrReviewReadPermission,
      input,
      options,
    );
    if (!questionsOf(checklist.document).some(({ id }) => id === questionId)) {
      throw new NotFoundError(`The checklist has no question ${questionId}`);
    }
    const binding = {
      reviewId,
      questionId,
      viewer: viewerOf(options.credentials),
    };
    const before = cursor && parsePageCursor(cursor, binding);
    const found = await this.#reviews.listAnswerHistory({
      reviewId,
      questionId,
      limit,
      before: before ? Number(before.value) : undefined,
    });
    const items = found.slice(0, limit);
    const last = items[items.length - 1];
    return {
      items,
      nextCursor:
        found.length > items.length
          ? toPageCursor({ value: `${last.revision}`, id: questionId }, binding)
          : undefined,
    };
  }
}
