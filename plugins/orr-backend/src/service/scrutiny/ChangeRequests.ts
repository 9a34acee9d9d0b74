import { randomUUID } from 'node:crypto';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  ChangeRequest,
  ChangeRound,
  mayTransition,
  questionsOf,
  transition,
} from 'backstage-plugin-orr-common';
import { DatabaseAssignmentStore } from '../../database/DatabaseAssignmentStore';
import { DatabaseChangeRequestStore } from '../../database/DatabaseChangeRequestStore';
import { DatabaseSnapshotStore } from '../../database/DatabaseSnapshotStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { Writing } from '../NamedWrites';
import { requireSnapshot } from '../review/DecisionJudging';
import { LoadedReview } from '../review/LoadedReview';
import {
  settledNotifications,
  transitionEvent,
} from '../review/reviewMessages';
import { requireRevision } from '../review/ReviewSubmission';
import {
  ReplyToChangeRequestInput,
  RequestChangesInput,
} from '../ScrutinyService';
import { reviewSignal } from '../together/reviewSignals';
import { changesRequestedNotification } from './scrutinyMessages';

/** Gives submitted reviews back with what is to be changed, and keeps the replies. @internal */
export class ChangeRequests {
  readonly #assignments: DatabaseAssignmentStore;
  readonly #reviews: DatabaseReviewStore;
  readonly #snapshots: DatabaseSnapshotStore;
  readonly #changeRequests: DatabaseChangeRequestStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #historyLog: DatabaseHistoryLog;

  constructor(options: {
    assignments: DatabaseAssignmentStore;
    reviews: DatabaseReviewStore;
    snapshots: DatabaseSnapshotStore;
    changeRequests: DatabaseChangeRequestStore;
    outbox: DatabaseOutboxStore;
    historyLog: DatabaseHistoryLog;
  }) {
    this.#assignments = options.assignments;
    this.#reviews = options.reviews;
    this.#snapshots = options.snapshots;
    this.#changeRequests = options.changeRequests;
    this.#outbox = options.outbox;
    this.#historyLog = options.historyLog;
  }

  /** All rounds of a review, latest first. */
  async list(reviewId: string): Promise<ChangeRound[]> {
    return this.#changeRequests.listRounds(reviewId);
  }

  /** Throws InputError naming each request that is about no question of the review, or about one that has one. */
  check({ review, checklist }: LoadedReview, input: RequestChangesInput): void {
    const asked = new Set(
      questionsOf(checklist.document)
        .filter(question => question.profiles.includes(review.kind))
        .map(question => question.id),
    );
    const ids = input.requests.map(({ questionId }) => questionId);
    const problems = ids.flatMap((id, index) => {
      const field = `requests.${index}.questionId`;
      if (!asked.has(id)) {
        return [`${field}: ${id} is not asked in this review`];
      }
      return ids.indexOf(id) === index ? [] : [`${field}: ${id} has a request`];
    });
    if (problems.length) {
      throw new InputError(problems.join('; '));
    }
  }

  async write(
    trx: Transaction,
    options: Writing & { loaded: LoadedReview; input: RequestChangesInput },
  ): Promise<void> {
    const { loaded, input, userRef, now } = options;
    const locked = await this.#reviews.lock(trx, loaded.review.id);
    const state = transition(locked.state, 'requestChanges');
    requireRevision(locked, input.revision);
    const snapshot = requireSnapshot(
      await this.#snapshots.getLatest(locked.id, trx),
      input.snapshotId,
    );
    const revisions = new Map(
      snapshot.answers.map(answer => [answer.questionId, answer.revision]),
    );
    const round: ChangeRound = {
      id: randomUUID(),
      snapshotId: snapshot.id,
      message: input.message || undefined,
      requestedBy: userRef,
      requestedAt: now.toISOString(),
      requests: input.requests.map(({ questionId, text }) => ({
        id: randomUUID(),
        questionId,
        text,
        answerRevision: revisions.get(questionId) ?? 0,
      })),
    };
    await this.#changeRequests.insertRound(trx, locked.id, round);
    const review = { ...locked, state, revision: locked.revision + 1 };
    await this.#reviews.update(trx, review);
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(review),
      at: round.requestedAt,
      action: 'review.changesRequested',
      facts: { requests: round.requests.length, snapshotId: snapshot.id },
      actorRef: userRef,
      words: {
        message: round.message ?? null,
        requests: round.requests.map(({ questionId, text }) => ({
          questionId,
          text,
        })),
      },
    });
    const returned = { ...loaded, review };
    const { holder } = await this.#assignments.get(locked.id, trx);
    const answerers = await this.#reviews.listAnswerers(locked.id, trx);
    await this.#outbox.add(
      trx,
      [
        transitionEvent(returned, 'requestChanges', round.requestedAt),
        reviewSignal('review', { reviewId: review.id, actorRef: userRef }),
        changesRequestedNotification(returned, round, [
          ...new Set([locked.driverRef, ...answerers]),
        ]),
        ...settledNotifications(returned, {
          how: 'changes were asked for',
          actorRef: userRef,
          submittedBy: snapshot.createdBy,
          heldBy: holder?.personRef,
        }),
      ],
      now,
    );
  }

  /** Keeps or takes back a reply to a request of the latest round. */
  async reply(
    trx: Transaction,
    input: ReplyToChangeRequestInput,
    { userRef, now }: Writing,
  ): Promise<ChangeRequest> {
    const locked = await this.#reviews.lock(trx, input.reviewId);
    const [latest, ...earlier] = await this.#changeRequests.listRounds(
      locked.id,
      trx,
    );
    const isThis = ({ id }: ChangeRequest) => id === input.requestId;
    const request = latest?.requests.find(isThis);
    if (!request) {
      throw earlier.some(round => round.requests.some(isThis))
        ? new ConflictError('The request belongs to an earlier submission')
        : new NotFoundError(`No change request ${input.requestId}`);
    }
    if (!mayTransition(locked.state, 'saveAnswer')) {
      throw new ConflictError('The review is not open for changes');
    }
    const { reply: _before, ...rest } = request;
    const replied: ChangeRequest = {
      ...rest,
      ...(input.reply !== null && {
        reply: {
          text: input.reply,
          repliedBy: userRef,
          repliedAt: now.toISOString(),
        },
      }),
    };
    await this.#changeRequests.saveReply(trx, replied);
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(locked),
      at: now.toISOString(),
      action: 'request.replied',
      subject: request.questionId,
      facts: { given: input.reply !== null },
      actorRef: userRef,
      words: { reply: input.reply },
    });
    return replied;
  }
}
