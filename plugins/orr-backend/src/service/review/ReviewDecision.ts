import { randomUUID } from 'node:crypto';
import {
  CoverageJudgement,
  decisionValidUntilOf,
  Rung,
  RUNGS,
  shortestCadenceOf,
  transition,
} from 'backstage-plugin-orr-common';
import { DatabaseAssignmentStore } from '../../database/DatabaseAssignmentStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { DatabaseSnapshotStore } from '../../database/DatabaseSnapshotStore';
import { DatabaseVouchingStore } from '../../database/vouching/DatabaseVouchingStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseLookStore } from '../../database/DatabaseLookStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf, StoredDecision } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { freezeLevels } from '../../database/gap/freezeLevels';
import { ReviewSubjects } from '../coverage/ReviewSubjects';
import { ReviewSuccession } from '../coverage/ReviewSuccession';
import { SectionSignOffs } from '../signOff/SectionSignOffs';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { reviewSignal } from '../together/reviewSignals';
import { decidedLevels } from './decidedLevels';
import {
  DecisionInput,
  DecisionJudging,
  FrozenCoverage,
  requireSnapshot,
} from './DecisionJudging';
import {
  decidedNotification,
  OUTCOME_WORDS,
  sampleNotifications,
  settledNotifications,
  transitionEvent,
} from './reviewMessages';
import { GapsAfterDecision } from './GapsAfterDecision';
import { LoadedReview } from './LoadedReview';
import { ReviewFreezing } from './ReviewFreezing';
import { requireRevision } from './ReviewSubmission';
import { sampleOf } from './sampleOf';
import { vouchedAnswersOf } from '../vouching/vouchedAnswersOf';

/** Of the answers that all share: an exception is not for everyone who may see the decision. */
function rungsOf({ common }: CoverageJudgement): Record<Rung, number> {
  const counted = common.filter(question => question.counted);
  return Object.fromEntries(
    RUNGS.map(rung => [
      rung,
      counted.filter(question => question.rung === rung).length,
    ]),
  ) as Record<Rung, number>;
}

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}

/** Takes decisions on frozen snapshots and moves the standing of the entity. @internal */
export class ReviewDecision {
  readonly #assignments: DatabaseAssignmentStore;
  readonly #entities: DatabaseEntityStore;
  readonly #reviews: DatabaseReviewStore;
  readonly #decisions: DatabaseDecisionStore;
  readonly #snapshots: DatabaseSnapshotStore;
  readonly #freezing: ReviewFreezing;
  readonly #coverage: DatabaseCoverageStore;
  readonly #dispositions: DatabaseDispositionStore;
  readonly #looks: DatabaseLookStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #historyLog: DatabaseHistoryLog;
  readonly #judging: DecisionJudging;
  readonly #projector: ReadinessProjector;
  readonly #subjects: ReviewSubjects;
  readonly #sectionSignOffs: SectionSignOffs;
  readonly #succession: ReviewSuccession;
  readonly #gapsAfter: GapsAfterDecision;
  readonly #vouchings: DatabaseVouchingStore;
  readonly #timeZone: string;

  constructor(options: {
    assignments: DatabaseAssignmentStore;
    entities: DatabaseEntityStore;
    reviews: DatabaseReviewStore;
    decisions: DatabaseDecisionStore;
    snapshots: DatabaseSnapshotStore;
    freezing: ReviewFreezing;
    gapsAfterDecision: GapsAfterDecision;
    dispositions: DatabaseDispositionStore;
    looks: DatabaseLookStore;
    outbox: DatabaseOutboxStore;
    historyLog: DatabaseHistoryLog;
    judging: DecisionJudging;
    projector: ReadinessProjector;
    coverage: DatabaseCoverageStore;
    subjects: ReviewSubjects;
    sectionSignOffs: SectionSignOffs;
    vouchings: DatabaseVouchingStore;
    timeZone: string;
  }) {
    this.#assignments = options.assignments;
    this.#entities = options.entities;
    this.#reviews = options.reviews;
    this.#decisions = options.decisions;
    this.#snapshots = options.snapshots;
    this.#freezing = options.freezing;
    this.#coverage = options.coverage;
    this.#dispositions = options.dispositions;
    this.#looks = options.looks;
    this.#outbox = options.outbox;
    this.#historyLog = options.historyLog;
    this.#judging = options.judging;
    this.#projector = options.projector;
    this.#subjects = options.subjects;
    this.#sectionSignOffs = options.sectionSignOffs;
    this.#succession = new ReviewSuccession(options);
    this.#gapsAfter = options.gapsAfterDecision;
    this.#vouchings = options.vouchings;
    this.#timeZone = options.timeZone;
  }

  async write(
    trx: Transaction,
    options: {
      loaded: LoadedReview;
      frozen: FrozenCoverage;
      input: DecisionInput;
      participantRefs: string[];
      userRef: string;
      now: Date;
    },
  ): Promise<void> {
    const { loaded, frozen, input, participantRefs, userRef, now } = options;
    const at = now.toISOString();
    const locked = await this.#reviews.lock(trx, loaded.review.id);
    const state = transition(locked.state, 'decide');
    requireRevision(locked, input.revision);
    const snapshot = requireSnapshot(
      await this.#snapshots.getLatest(locked.id, trx),
      input.snapshotId,
    );
    // Whoever looks locks the review too, so that none is missed.
    const looks = await this.#looks.listCurrent(locked.id, trx);
    const entityIds = await this.#subjects.idsOf(locked, trx);
    await this.#entities.lock(trx, locked.entityId, ...entityIds);
    const review = {
      ...locked,
      state,
      revision: locked.revision + 1,
      decidedAt: at,
    };
    const decided = { ...loaded, review };
    // Whoever changes one locks the entities too: what the decision rests on stays as it is until it is taken.
    const dispositions = await this.#dispositions.listUnder(locked, trx);
    const judged = { ...options, snapshot, looks, dispositions };
    this.#judging.check(judged);
    await this.#sectionSignOffs.requireFor(input.outcome, decided, trx);
    await this.#succession.supersede(trx, review, entityIds);
    const judgement = this.#judging.judge(judged);
    const found: StoredDecision = {
      ...this.#decisionOf(decided, options),
      looks,
      rungs: rungsOf(judgement),
      gaps: this.#judging.gaps(judged),
      sample: sampleOf(decided, frozen.subjects, judgement),
    };
    const decision = {
      ...found,
      ownSnapshotId: await this.#freezing.freezeDecided(trx, {
        loaded: decided,
        decision: found,
        dispositions,
        userRef,
        at,
      }),
    };
    await this.#decisions.insertDecision(
      trx,
      decision,
      new Map(frozen.subjects.map(({ entityRef, id }) => [entityRef, id])),
    );
    await this.#coverage.freezeCriticality(trx, review.id);
    if (review.kind !== 'change') {
      await freezeLevels(
        trx,
        review.id,
        decidedLevels(judgement, frozen.subjects),
      );
    }
    await this.#vouchings.insertAnswers(
      trx,
      vouchedAnswersOf(judgement, { decision, subjects: frozen.subjects }),
    );
    await this.#reviews.update(trx, review);
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(review),
      at,
      action: 'decision.made',
      facts: {
        outcome: decision.outcome,
        snapshotId: decision.snapshotId,
        validUntil: decision.validUntil,
      },
      actorRef: userRef,
      words: { reason: decision.reason },
    });
    await this.#gapsAfter.write(trx, {
      loaded: decided,
      answers: snapshot.answers,
      ...frozen,
      judgement,
      dispositions,
      writing: { userRef, now },
    });
    await this.#projector.recompute({ entityIds, now, trx });
    const { holder } = await this.#assignments.get(review.id, trx);
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
        ...(decision.sample
          ? sampleNotifications(decided, userRef)
          : settledNotifications(decided, {
              how: OUTCOME_WORDS[input.outcome],
              actorRef: userRef,
              submittedBy: snapshot.createdBy,
              heldBy: holder?.personRef,
            })),
      ],
      now,
    );
  }

  #decisionOf(
    { review, checklist }: LoadedReview,
    options: {
      frozen: FrozenCoverage;
      input: DecisionInput;
      userRef: string;
      now: Date;
    },
  ): StoredDecision {
    const { frozen, input, userRef, now } = options;
    const cadenceMonths = shortestCadenceOf(
      checklist.document,
      frozen.subjects.map(({ tier }) => tier),
    );
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
          : decisionValidUntilOf({
              decidedAt: now,
              cadenceMonths,
              change: review.change,
              timeZone: this.#timeZone,
            }),
      confirmedQuestionIds: [...new Set(input.confirmedQuestionIds)],
      confirmedExceptions: input.confirmedExceptions?.map(confirmed => ({
        ...confirmed,
        entityRef: lowerCase(confirmed.entityRef),
      })),
      conditions: input.conditions.map(({ entityRefs, ...condition }) => ({
        ...condition,
        id: randomUUID(),
        ownerRef: lowerCase(condition.ownerRef),
        ...(entityRefs && {
          entityRefs: [...new Set(entityRefs.map(lowerCase))],
        }),
      })),
    };
  }
}
