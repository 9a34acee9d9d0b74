import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import {
  Answer,
  checkDecision,
  decidingModeOf,
  DecisionSample,
  judgeReview,
  Look,
  periodsOf,
  ReviewJudgement,
  sampleOneInOf,
  sampleReasonOf,
  Snapshot,
  transition,
  validUntilOf,
} from 'backstage-plugin-orr-common';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseLookStore } from '../../database/DatabaseLookStore';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredDecision, StoredReview } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { DecideReviewInput } from '../ReviewService';
import { reviewSignal } from '../together/reviewSignals';
import {
  decidedNotification,
  sampleNotifications,
  transitionEvent,
} from './reviewMessages';
import { LoadedReview } from './ReviewDetails';
import { requireRevision } from './ReviewSubmission';

type DecisionInput = Omit<DecideReviewInput, 'mutationId' | 'reviewId'>;

function answersById(answers: Answer[]): Record<string, Answer> {
  return Object.fromEntries(answers.map(answer => [answer.questionId, answer]));
}

/** Why a decision of the owners themselves is picked to be looked at afterwards, if it is. */
function sampleOf(
  { review, entity, checklist }: LoadedReview,
  judgement: ReviewJudgement,
): DecisionSample | undefined {
  const reason = sampleReasonOf({
    mode: decidingModeOf(checklist.document, entity.tier),
    reviewId: review.id,
    oneIn: sampleOneInOf(checklist.document),
    judgement,
  });
  return reason && { reason };
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
  readonly #looks: DatabaseLookStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #projector: ReadinessProjector;
  readonly #timeZone: string;

  constructor(options: {
    entities: DatabaseEntityStore;
    reviews: DatabaseReviewStore;
    decisions: DatabaseDecisionStore;
    looks: DatabaseLookStore;
    outbox: DatabaseOutboxStore;
    projector: ReadinessProjector;
    timeZone: string;
  }) {
    this.#entities = options.entities;
    this.#reviews = options.reviews;
    this.#decisions = options.decisions;
    this.#looks = options.looks;
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
    const { checklist } = loaded;
    const problems = checkDecision({
      judgement: this.#judgementOf(options),
      outcome: input.outcome,
      conditions: input.conditions,
      confirmedQuestionIds: input.confirmedQuestionIds,
      deciderRef: userRef,
      answers: answersById(snapshot.answers),
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

  #judgementOf(options: {
    loaded: LoadedReview;
    snapshot: Snapshot;
    input: DecisionInput;
    looks?: Look[];
    userRef: string;
    now: Date;
  }): ReviewJudgement {
    const { loaded, snapshot, input, looks, userRef, now } = options;
    return judgeReview({
      checklist: loaded.checklist.document,
      kind: loaded.review.kind,
      entity: loaded.entity.entity,
      answers: answersById(snapshot.answers),
      confirmations: input.confirmedQuestionIds.map(questionId => ({
        questionId,
        confirmedBy: userRef,
      })),
      looks,
      now,
      timeZone: this.#timeZone,
    });
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
    const snapshot = requireSnapshot(
      await this.#decisions.getLatestSnapshot(locked.id, trx),
      input.snapshotId,
    );
    // Whoever looks locks the review too, so that none is missed.
    const looks = await this.#looks.listCurrent(locked.id, trx);
    await this.#entities.lock(trx, locked.entityId);
    const review = {
      ...locked,
      state,
      revision: locked.revision + 1,
      decidedAt: at,
    };
    const decided = { ...loaded, review };
    await this.#supersedeEarlier(trx, review);
    const judgement = this.#judgementOf({ ...options, snapshot, looks });
    const decision: StoredDecision = {
      ...this.#decisionOf(decided, input, userRef, now),
      looks,
      rungs: judgement.rungs,
      sample: sampleOf(decided, judgement),
    };
    await this.#decisions.insertDecision(trx, decision);
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
        ...(decision.sample ? sampleNotifications(decided, userRef) : []),
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
