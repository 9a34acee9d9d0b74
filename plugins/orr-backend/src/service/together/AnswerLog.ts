import { NotFoundError } from '@backstage/errors';
import {
  Answer,
  AnswerChanges,
  AnswerPage,
  orrReviewReadPermission,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { StoredEntity } from '../../database/StoredEntity';
import { AnswerHistoryInput, AnswerLogService } from '../AnswerLogService';
import { CoverageView } from '../coverage/CoverageView';
import { exceptionsOf } from '../coverage/ReviewSubjects';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { KeptNotes } from '../review/KeptNotes';
import { ReviewAccess } from '../review/ReviewAccess';
import { LoadedReview } from '../review/LoadedReview';
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
  readonly #answers: DatabaseAnswerStore;
  readonly #coverage: DatabaseCoverageStore;
  readonly #coverageView: CoverageView;
  readonly #clock: OrrClock;
  readonly #keptNotes: KeptNotes;

  constructor(options: {
    reviewAccess: ReviewAccess;
    answers: DatabaseAnswerStore;
    coverage: DatabaseCoverageStore;
    coverageView: CoverageView;
    clock: OrrClock;
    keptNotes: KeptNotes;
  }) {
    this.#access = options.reviewAccess;
    this.#answers = options.answers;
    this.#coverage = options.coverage;
    this.#coverageView = options.coverageView;
    this.#clock = options.clock;
    this.#keptNotes = options.keptNotes;
  }

  async listAnswers(
    input: { reviewId: string; since?: string },
    options: RequestOptions,
  ): Promise<AnswerChanges> {
    const loaded = await this.#access.requireStored(
      orrReviewReadPermission,
      input,
      options,
    );
    const { review } = loaded;
    const asked = this.#clock.now().getTime();
    const since = input.since ? new Date(input.since) : undefined;
    const items = since
      ? await this.#answers.listSince(review.id, since)
      : await this.#answers.list(review.id);
    const exceptions = await this.#exceptionsOf(loaded, since, options);
    const asSeen = await this.#keptNotes.viewOf(
      [...items, ...exceptions],
      loaded,
      options,
    );
    return {
      items: items.map(asSeen),
      exceptions: exceptions.map(asSeen),
      at: new Date(asked - OVERLAP_MS).toISOString(),
      review: { state: review.state, revision: review.revision },
    };
  }

  async listAnswerHistory(
    input: AnswerHistoryInput,
    options: RequestOptions,
  ): Promise<AnswerPage> {
    const { reviewId, questionId, limit, cursor } = input;
    const loaded = await this.#access.require(
      orrReviewReadPermission,
      input,
      options,
    );
    const { document } = loaded.checklist;
    if (!questionsOf(document).some(({ id }) => id === questionId)) {
      throw new NotFoundError(`The checklist has no question ${questionId}`);
    }
    const subject = await this.#subjectOf(loaded, input, options);
    const binding = {
      reviewId,
      questionId,
      entityRef: subject?.entityRef,
      viewer: viewerOf(options.credentials),
    };
    const before = cursor && parsePageCursor(cursor, binding);
    const found = await this.#valuesOf(input, subject, {
      limit,
      before: before ? Number(before.value) : undefined,
    });
    const items = found.slice(0, limit);
    const last = items[items.length - 1];
    return {
      items: await this.#keptNotes.show(items, loaded, options),
      nextCursor:
        found.length > items.length
          ? toPageCursor({ value: `${last.revision}`, id: questionId }, binding)
          : undefined,
    };
  }

  /** The covered entity that is asked about; none for the common answer. */
  async #subjectOf(
    loaded: LoadedReview,
    { entityRef }: AnswerHistoryInput,
    options: RequestOptions,
  ): Promise<StoredEntity | undefined> {
    return entityRef === undefined
      ? undefined
      : this.#coverageView.requireSubject(loaded, entityRef, options);
  }

  async #valuesOf(
    { reviewId, questionId }: AnswerHistoryInput,
    subject: StoredEntity | undefined,
    page: { limit: number; before?: number },
  ): Promise<Answer[]> {
    if (!subject) {
      return this.#answers.listHistory({ reviewId, questionId, ...page });
    }
    const key = { reviewId, questionId, entityId: subject.id };
    return exceptionsOf(await this.#coverage.listExceptionHistory(key, page), [
      subject,
    ]);
  }

  /** What differs for the covered entities that the caller sees, or what of it was saved since an instant. */
  async #exceptionsOf(
    loaded: LoadedReview,
    since: Date | undefined,
    options: RequestOptions,
  ): Promise<AnswerChanges['exceptions']> {
    const { id, isCovering } = loaded.review;
    return isCovering
      ? exceptionsOf(
          await this.#coverage.listExceptions(id, { since }),
          await this.#coverageView.shown(loaded, options),
        )
      : [];
  }
}
