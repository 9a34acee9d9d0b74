import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import {
  canonicalJson,
  sha256Hex,
  transition,
} from 'backstage-plugin-orr-common';
import {
  DatabaseSnapshotStore,
  SnapshotContent,
  SnapshotCoverage,
} from '../../database/DatabaseSnapshotStore';
import { DatabaseAssignmentStore } from '../../database/DatabaseAssignmentStore';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf, StoredReview } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { reviewSignal } from '../together/reviewSignals';
import { exceptionsOf, ReviewSubjects } from '../coverage/ReviewSubjects';
import { LoadedReview } from './ReviewDetails';
import { submittedNotifications, transitionEvent } from './reviewMessages';

/** Refuses an act that was based on an older revision of the review. @internal */
export function requireRevision(review: StoredReview, revision: number): void {
  if (review.revision !== revision) {
    throw new ConflictError(
      `revision: the review is at ${review.revision}, not ${revision}; load it again`,
    );
  }
}

/** Freezes a hashed snapshot of a review and hands it to whoever decides. @internal */
export class ReviewSubmission {
  readonly #answers: DatabaseAnswerStore;
  readonly #assignments: DatabaseAssignmentStore;
  readonly #reviews: DatabaseReviewStore;
  readonly #snapshots: DatabaseSnapshotStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #historyLog: DatabaseHistoryLog;
  readonly #coverage: DatabaseCoverageStore;
  readonly #subjects: ReviewSubjects;

  constructor(options: {
    answers: DatabaseAnswerStore;
    assignments: DatabaseAssignmentStore;
    reviews: DatabaseReviewStore;
    snapshots: DatabaseSnapshotStore;
    outbox: DatabaseOutboxStore;
    historyLog: DatabaseHistoryLog;
    coverage: DatabaseCoverageStore;
    subjects: ReviewSubjects;
  }) {
    this.#answers = options.answers;
    this.#assignments = options.assignments;
    this.#reviews = options.reviews;
    this.#snapshots = options.snapshots;
    this.#outbox = options.outbox;
    this.#historyLog = options.historyLog;
    this.#coverage = options.coverage;
    this.#subjects = options.subjects;
  }

  async write(
    trx: Transaction,
    options: {
      loaded: LoadedReview;
      revision: number;
      message?: string;
      userRef: string;
      now: Date;
    },
  ): Promise<void> {
    const { loaded, revision, message, userRef, now } = options;
    const locked = await this.#reviews.lock(trx, loaded.review.id);
    const state = transition(locked.state, 'submit');
    requireRevision(locked, revision);
    const at = now.toISOString();
    const snapshotId = randomUUID();
    const content = canonicalJson(await this.#contentOf(trx, loaded));
    await this.#snapshots.insert(trx, {
      id: snapshotId,
      review_id: locked.id,
      content,
      content_hash: sha256Hex(content),
      message,
      created_by: userRef,
      created_at: at,
    });
    const review = {
      ...locked,
      state,
      revision: revision + 1,
      submittedAt: at,
    };
    await this.#reviews.update(trx, review);
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(review),
      at,
      action: 'review.submitted',
      facts: { snapshotId },
      actorRef: userRef,
      words: { message: message ?? null },
    });
    const submitted = { ...loaded, review };
    const { holder } = await this.#assignments.get(review.id, trx);
    await this.#outbox.add(
      trx,
      [
        transitionEvent(submitted, 'submit', at),
        reviewSignal('review', { reviewId: review.id, actorRef: userRef }),
        ...submittedNotifications(submitted, userRef, holder?.personRef),
      ],
      now,
    );
  }

  async #contentOf(
    trx: Transaction,
    loaded: LoadedReview,
  ): Promise<SnapshotContent> {
    const { review, entity, checklist } = loaded;
    return {
      reviewId: review.id,
      entityRef: entity.entityRef,
      entityUid: entity.uid,
      checklist: {
        id: review.checklistId,
        version: review.checklistVersion,
        contentHash: checklist.contentHash,
      },
      kind: review.kind,
      ownerRefs: entity.ownerRefs,
      answers: await this.#answers.list(review.id, trx),
      ...(review.isCovering && (await this.#coverageOf(trx, loaded))),
    };
  }

  async #coverageOf(
    trx: Transaction,
    loaded: LoadedReview,
  ): Promise<SnapshotCoverage> {
    const subjects = await this.#subjects.of(loaded, trx);
    const exceptions = await this.#coverage.listExceptions(
      loaded.review.id,
      {},
      trx,
    );
    return {
      covered: subjects.map(({ entityRef, uid }) => ({
        entityRef,
        ...(uid !== undefined && { entityUid: uid }),
      })),
      exceptions: exceptionsOf(exceptions, subjects).filter(
        ({ statement }) => statement !== null,
      ),
    };
  }
}
