import { ConflictError } from '@backstage/errors';
import {
  HistoryAction,
  isSameRef,
  mayTransition,
  ReviewAssignment,
} from 'backstage-plugin-orr-common';
import {
  DatabaseAssignmentStore,
  NewAssignment,
} from '../../database/DatabaseAssignmentStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import {
  DeclineReviewInput,
  GiveReviewInput,
  TakeReviewInput,
} from '../AssignmentService';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { Writing } from '../NamedWrites';
import { LoadedReview } from '../review/LoadedReview';
import { personNameOf } from '../review/personNameOf';
import { reviewSignal } from '../together/reviewSignals';
import { AssignmentView } from './AssignmentView';
import {
  declinedNotifications,
  givenNotifications,
  takenNotification,
} from './assignmentMessages';

/** What is to change, as it was before. */
interface Locked {
  loaded: LoadedReview;
  heldBy?: string;
}

type Request<TInput> = Writing & { loaded: LoadedReview; input: TInput };

/** Keeps who sees to the decision of a submitted review. @internal */
export class ReviewAssignments {
  readonly #assignments: DatabaseAssignmentStore;
  readonly #view: AssignmentView;
  readonly #entities: DatabaseEntityStore;
  readonly #reviews: DatabaseReviewStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #historyLog: DatabaseHistoryLog;

  constructor(options: {
    assignments: DatabaseAssignmentStore;
    assignmentView: AssignmentView;
    entities: DatabaseEntityStore;
    reviews: DatabaseReviewStore;
    outbox: DatabaseOutboxStore;
    historyLog: DatabaseHistoryLog;
  }) {
    this.#assignments = options.assignments;
    this.#view = options.assignmentView;
    this.#entities = options.entities;
    this.#reviews = options.reviews;
    this.#outbox = options.outbox;
    this.#historyLog = options.historyLog;
  }

  async take(
    trx: Transaction,
    request: Request<TakeReviewInput>,
  ): Promise<ReviewAssignment> {
    const { userRef, now } = request;
    const { loaded, heldBy } = await this.#lock(trx, request);
    const actorName = await this.#nameOf(trx, userRef);
    const at = now.toISOString();
    return this.#write(trx, {
      ...{ loaded, now, userRef, action: 'review.taken' },
      next: { personRef: userRef, state: 'taken', by: userRef, at },
      messages: [
        takenNotification(loaded, { actorRef: userRef, actorName }, heldBy),
      ],
    });
  }

  async decline(
    trx: Transaction,
    request: Request<DeclineReviewInput>,
  ): Promise<ReviewAssignment> {
    const { input, userRef, now } = request;
    const { loaded, heldBy } = await this.#lock(trx, request);
    const actorName = await this.#nameOf(trx, userRef);
    const reason = input.reason || undefined;
    const at = now.toISOString();
    return this.#write(trx, {
      ...{ loaded, now, userRef, action: 'review.declined' },
      words: { reason: reason ?? null },
      next: { personRef: userRef, state: 'declined', by: userRef, at, reason },
      messages: declinedNotifications(
        loaded,
        { actorRef: userRef, actorName },
        heldBy !== undefined && isSameRef(heldBy, userRef),
      ),
    });
  }

  async give(
    trx: Transaction,
    request: Request<GiveReviewInput>,
  ): Promise<ReviewAssignment> {
    const { input, userRef, now } = request;
    const { loaded, heldBy } = await this.#lock(trx, request);
    const { personRef } = input;
    const actorName = await this.#nameOf(trx, userRef);
    const personName = await this.#nameOf(trx, personRef);
    const at = now.toISOString();
    return this.#write(trx, {
      ...{ loaded, now, userRef, action: 'review.given' },
      next: { personRef, state: 'given', by: userRef, at },
      messages: givenNotifications(
        loaded,
        { actorRef: userRef, actorName },
        { personRef, personName, heldBy },
      ),
    });
  }

  async #lock(
    trx: Transaction,
    {
      loaded,
      input,
    }: { loaded: LoadedReview; input: { holderRef: string | null } },
  ): Promise<Locked> {
    const review = await this.#reviews.lock(trx, loaded.review.id);
    if (!mayTransition(review.state, 'decide')) {
      throw new ConflictError('The review does not wait for a decision');
    }
    const { holder } = await this.#assignments.get(review.id, trx);
    const heldBy = holder?.personRef;
    if (heldBy !== (input.holderRef?.toLocaleLowerCase('en-US') ?? undefined)) {
      throw new ConflictError(
        heldBy === undefined
          ? 'holderRef: nobody has the review any more; load it again'
          : `holderRef: ${heldBy} has the review meanwhile; load it again`,
      );
    }
    return { loaded: { ...loaded, review }, heldBy };
  }

  async #write(
    trx: Transaction,
    change: {
      loaded: LoadedReview;
      action: HistoryAction;
      next: NewAssignment;
      words?: unknown;
      messages: OutboxMessage[];
      userRef: string;
      now: Date;
    },
  ): Promise<ReviewAssignment> {
    const { loaded, action, next, words, messages, userRef, now } = change;
    const { review } = loaded;
    await this.#assignments.save(trx, review.id, next);
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(review),
      at: next.at,
      action,
      facts: {},
      actorRef: userRef,
      ...(words !== undefined && { words }),
    });
    await this.#outbox.add(
      trx,
      [
        reviewSignal('review', { reviewId: review.id, actorRef: userRef }),
        ...messages,
      ],
      now,
    );
    return this.#view.get(review.id, trx);
  }

  async #nameOf(trx: Transaction, personRef: string): Promise<string> {
    const [person] = await this.#entities.getByRefs([personRef], trx);
    return person ? personNameOf(person) : personRef;
  }
}
