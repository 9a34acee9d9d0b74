import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import {
  Answer,
  checkDecision,
  judgeReview,
  periodsOf,
  Snapshot,
  transition,
  validUntilOf,
} from 'backstage-plugin-orr-common';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredDecision, StoredReview } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { DecideReviewInput } from '../ReviewService';
import { decidedNotification, transitionEvent } from './reviewMessages';
import { reviewSignal } from '../together/reviewSignals';
import { LoadedReview } from './ReviewDetails';
import { requireRevision } from './ReviewSubmission';

type DecisionInput = Omit<DecideReviewInput, 'mutationId' | 'reviewId'>;

function answersById(answers: Answer[]): Record<string, Answer> {
  return Object.fromEntries(answers.map(answer => [answer.questionId, answer]));
}

/** Refuses a decision on anything but the latest snapshot. @internal */
export function requireSnapshot(
  latest: Snapshot | undefined,
  snapshotId: string,
): Snapshot {
  if (latest?.id !== snapshotId) {
    throw new ConflictError(
      'snapshotId: is not the latest submission of the review; load it again',
    );
  }
  return latest;
}

/** Takes decisions on frozen snapshots and moves the standing of the entity. @internal */
export class ReviewDecision {
  readonly #entities: DatabaseEntityStore;
  readonly #reviews: DatabaseReviewStore;
  readonly #decisions: DatabaseDecisionStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #projector: ReadinessProjector;
  readonly #timeZone: string;

  constructor(options: {
    entities: DatabaseEntityStore;
    reviews: DatabaseReviewStore;
    decisions: DatabaseDecisionStore;
    outbox: DatabaseOutboxStore;
    projector: ReadinessProjector;
    timeZone: string;
  }) {
    this.#entities = options.entities;
    this.#reviews = options.reviews;
    this.#decisions = options.decisions;
    this.#outbox = options.outbox;
    this.#projector = options.projector;
    this.#timeZone = options.timeZone;
  }

  /** Judges what was submitted; throws InputError naming each field that keeps the decision from being taken. */
  judge(options: {
    loaded: LoadedReview;
    snapshot: Snapshot;
    input: DecisionInput;
    userRef: string;
    now: Date;
  }): void {
    const { loaded, snapshot, input, userRef, now } = options;
    const { checklist, review, entity } = loaded;
    const answers = answersById(snapshot.answers);
    const judgement = judgeReview({
      checklist: checklist.document,
      kind: review.kind,
      entity: entity.entity,
      answers,
      confirmations: input.confirmedQuestionIds.map(questionId => ({
        questionId,
        confirmedBy: userRef,
      })),
      now,
      timeZone: this.#timeZone,
    });
    const problems = checkDecision({
      judgement,
      outcome: input.outcome,
      conditions: input.conditions,
      confirmedQuestionIds: input.confirmedQuestionIds,
      deciderRef: userRef,
      answers,
      checklist: checklist.document,
      now,
      timeZone: this.#timeZone,
    });
    if (problems.length) {
      throw new InputError(
        problems.map(({ field, message }) => `${field}: ${message}`).join('; '),
      );
    }
  }

  async write(
    trx: Transaction,
    options: {
      loaded: LoadedReview;
      input: DecisionInput;
      participantRefs: string[];
      userRef: string;
      now: Date;
    },
  ): Promise<void> {
    const { loaded, input, participantRefs, userRef, now } = options;
    const at = now.toISOString();
    const locked = await this.#reviews.lock(trx, loaded.review.id);
    const state = transition(locked.state, 'decide');
    requireRevision(locked, input.revision);
    requireSnapshot(
      await this.#decisions.getLatestSnapshot(locked.id, trx),
      input.snapshotId,
    );
    await this.#entities.lock(trx, locked.entityId);
    const review = {
      ...locked,
      state,
      revision: locked.revision + 1,
      decidedAt: at,
    };
    const decided = { ...loaded, review };
    await this.#supersedeEarlier(trx, review);
    await this.#decisions.insertDecision(
      trx,
      this.#decisionOf(decided, input, userRef, now),
    );
    await this.#reviews.update(trx, review);
    await this.#projector.recompute({ entityIds: [review.entityId], now, trx });
    await this.#outbox.add(
      trx,
      [
        transitionEvent(decided, 'decide', at),
        reviewSignal('review', { reviewId: review.id, actorRef: userRef }),
        decidedNotification(decided, {
          outcome: input.outcome,
          actorRef: userRef,
          participantRefs,
        }),
      ],
      now,
    );
  }

  #decisionOf(
    { review, checklist }: LoadedReview,
    input: DecisionInput,
    userRef: string,
    now: Date,
  ): StoredDecision {
    const { cadenceMonths } = periodsOf(checklist.document);
    return {
      id: randomUUID(),
      entityId: review.entityId,
      checklistId: review.checklistId,
      reviewId: review.id,
      reviewKind: review.kind,
      snapshotId: input.snapshotId,
      checklistVersion: review.checklistVersion,
      outcome: input.outcome,
      reason: input.reason,
      decidedBy: userRef,
      decidedAt: now.toISOString(),
      validUntil:
        input.outcome === 'noGo'
          ? undefined
          : validUntilOf(now, cadenceMonths, this.#timeZone),
      confirmedQuestionIds: [...new Set(input.confirmedQuestionIds)],
      conditions: input.conditions.map(condition => ({
        ...condition,
        id: randomUUID(),
        ownerRef: condition.ownerRef.toLocaleLowerCase('en-US'),
      })),
    };
  }

  async #supersedeEarlier(
    trx: Transaction,
    review: StoredReview,
  ): Promise<void> {
    if (review.kind !== 'launch' && review.kind !== 'periodic') {
      return;
    }
    for (const earlier of await this.#reviews.listDecided(trx, review)) {
      await this.#reviews.update(trx, {
        ...earlier,
        state: transition(earlier.state, 'supersede'),
        revision: earlier.revision + 1,
      });
    }
  }
}
