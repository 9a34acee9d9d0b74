import { InputError } from '@backstage/errors';
import {
  Answer,
  AnswerException,
  transition,
} from 'backstage-plugin-orr-common';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { AnswerConflictError } from '../review/AnswerConflictError';
import { LoadedReview } from '../review/ReviewDetails';
import { RequestOptions, SaveAnswerInput } from '../ReviewService';
import { EntitySieve } from '../visibility/EntitySieve';
import { reviewSignal } from '../together/reviewSignals';
import { ReviewSubjects } from './ReviewSubjects';

/** Saves what differs for one entity of a review that covers several. @internal */
export class ExceptionEdit {
  readonly #subjects: ReviewSubjects;
  readonly #sieve: EntitySieve;
  readonly #reviews: DatabaseReviewStore;
  readonly #coverage: DatabaseCoverageStore;
  readonly #outbox: DatabaseOutboxStore;

  constructor(options: {
    subjects: ReviewSubjects;
    sieve: EntitySieve;
    reviews: DatabaseReviewStore;
    coverage: DatabaseCoverageStore;
    outbox: DatabaseOutboxStore;
  }) {
    this.#subjects = options.subjects;
    this.#sieve = options.sieve;
    this.#reviews = options.reviews;
    this.#coverage = options.coverage;
    this.#outbox = options.outbox;
  }

  /** The covered entity; an InputError where the review covers none of that ref which the caller may see. */
  async requireSubject(
    loaded: LoadedReview,
    entityRef: string,
    options: RequestOptions,
  ): Promise<StoredEntity> {
    const wanted = entityRef.toLocaleLowerCase('en-US');
    const covered = loaded.review.isCovering
      ? await this.#subjects.of(loaded)
      : [];
    const [subject] = await this.#sieve.shown(
      covered.filter(entity => entity.entityRef === wanted),
      options,
    );
    if (!subject) {
      throw new InputError(`entityRef: the review does not cover ${entityRef}`);
    }
    return subject;
  }

  async write(
    trx: Transaction,
    options: {
      input: Omit<SaveAnswerInput, 'mutationId'>;
      subject: StoredEntity;
      userRef: string;
      now: Date;
    },
  ): Promise<AnswerException> {
    const { input, subject, userRef, now } = options;
    const { reviewId, questionId } = input;
    const { review, inCompany } = await this.#reviews.lockForAnswer(trx, {
      reviewId,
      questionId,
      userRef,
      now,
    });
    transition(review.state, 'saveAnswer');
    const { entityRef, id: entityId } = subject;
    const key = { reviewId, questionId, entityId };
    const current = await this.#coverage.getException(trx, key);
    if ((current?.revision ?? 0) !== input.revision) {
      throw new AnswerConflictError(
        questionId,
        current && toAnswer(current, entityRef),
      );
    }
    const exception = {
      questionId,
      revision: input.revision + 1,
      statement: input.statement,
      note: input.note,
      evidence: input.evidence,
      answeredBy: userRef,
      answeredAt: now.toISOString(),
    };
    await this.#coverage.saveException(trx, reviewId, {
      ...exception,
      entityId,
    });
    if (inCompany) {
      const signal = reviewSignal('answers', { reviewId, actorRef: userRef });
      await this.#outbox.add(trx, [signal], now);
    }
    return { ...exception, entityRef };
  }
}

function toAnswer(
  { entityId: _, ...exception }: Answer & { entityId: string },
  entityRef: string,
): AnswerException {
  return { ...exception, entityRef };
}
