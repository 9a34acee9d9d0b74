import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import {
  checklistApplies,
  ChecklistVersion,
  dayOf,
  sparedOf,
  transition,
} from 'backstage-plugin-orr-common';
import { FirstDecisionModel } from '../../database/FirstDecisionModel';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReadinessStore } from '../../database/DatabaseReadinessStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf, StoredReview } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { CoverageStart } from '../coverage/CoverageStart';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { CreateReviewInput } from '../ReviewService';
import { CarriedAnswers, CarryOver } from './CarryOver';
import { transitionEvent } from './reviewMessages';

interface StartOptions {
  input: CreateReviewInput;
  entity: StoredEntity;
  checklist: ChecklistVersion;
  /** The parts that a review of a system is to cover. */
  covered?: StoredEntity[];
  /** The answers that it is to begin with. */
  carried?: CarriedAnswers;
}

/** Starts reviews. @internal */
export class ReviewStart {
  readonly #firstDecisions: FirstDecisionModel;
  readonly #entities: DatabaseEntityStore;
  readonly #reviews: DatabaseReviewStore;
  readonly #outbox: DatabaseOutboxStore;
  readonly #historyLog: DatabaseHistoryLog;
  readonly #projector: ReadinessProjector;
  readonly #carryOver: CarryOver;
  readonly #coverage: CoverageStart;
  readonly #readiness: DatabaseReadinessStore;
  readonly #timeZone: string;

  constructor(options: {
    firstDecisions: FirstDecisionModel;
    entities: DatabaseEntityStore;
    reviews: DatabaseReviewStore;
    outbox: DatabaseOutboxStore;
    historyLog: DatabaseHistoryLog;
    projector: ReadinessProjector;
    carryOver: CarryOver;
    coverageStart: CoverageStart;
    readiness: DatabaseReadinessStore;
    timeZone: string;
  }) {
    this.#firstDecisions = options.firstDecisions;
    this.#entities = options.entities;
    this.#reviews = options.reviews;
    this.#outbox = options.outbox;
    this.#historyLog = options.historyLog;
    this.#projector = options.projector;
    this.#carryOver = options.carryOver;
    this.#coverage = options.coverageStart;
    this.#readiness = options.readiness;
    this.#timeZone = options.timeZone;
  }

  /** Throws InputError naming the field where the checklist is not meant for this, or the change not to be reviewed so. */
  async check({
    input,
    entity,
    checklist,
    covered,
    now,
  }: StartOptions & { now: Date }): Promise<void> {
    const { document, checklistId } = checklist;
    this.#checkChange(input, now);
    if (!document.kinds.includes(input.kind)) {
      throw new InputError(
        `kind: checklist ${checklistId} serves no ${input.kind} reviews`,
      );
    }
    if (covered) {
      this.#coverage.check(entity, checklist, covered);
      return;
    }
    const { entityRef } = entity;
    const applies = checklistApplies(document, entity.entity, { entityRef });
    if (!applies && !(await this.#isHeld(entity, checklistId))) {
      throw new InputError(
        `checklistId: checklist ${checklistId} does not apply to ${entityRef}`,
      );
    }
  }

  #checkChange({ change, coveredEntityRefs }: CreateReviewInput, now: Date) {
    if (!change) {
      return;
    }
    const today = dayOf(now, this.#timeZone);
    if (change.plannedOn < today) {
      throw new InputError(
        `change.plannedOn: is past; a change is reviewed before it happens, from ${today} on`,
      );
    }
    if (coveredEntityRefs) {
      throw new InputError(
        'coveredEntityRefs: a change is reviewed on one entity',
      );
    }
  }

  /** What was asked before tier or lifecycle were lowered is asked until the next decision, which takes a review. */
  async #isHeld({ id }: StoredEntity, checklistId: string): Promise<boolean> {
    const standings = await this.#readiness.listByEntities([id]);
    return standings.some(
      row =>
        row.checklistId === checklistId &&
        row.flags.relaxed &&
        row.standing !== 'notRequired',
    );
  }

  async write(
    trx: Transaction,
    options: StartOptions & { userRef: string; now: Date },
  ): Promise<{ reviewId: string }> {
    const { input, entity, checklist, covered, carried, userRef, now } =
      options;
    const subjects = subjectsOf(options);
    const subjectIds = subjects.map(({ id }) => id);
    const at = now.toISOString();
    await this.#entities.lockAsRead(trx, entity, ...subjects);
    const review: StoredReview = {
      id: randomUUID(),
      entityId: entity.id,
      checklistId: checklist.checklistId,
      checklistVersion: checklist.version,
      kind: input.kind,
      state: transition(undefined, 'start'),
      revision: 1,
      driverRef: userRef,
      targetDate: input.targetDate,
      startedBy: userRef,
      startedAt: at,
      isCovering: covered !== undefined,
      ...(input.change && { change: input.change }),
      ...(await this.#sparing(trx, checklist, subjectIds)),
    };
    if (covered) {
      await this.#coverage.requireFree(trx, subjects, review.checklistId);
    }
    await this.#reviews.insert(trx, review, subjectIds);
    const from = carried && (await this.#carryOver.write(trx, review, carried));
    await this.#historyLog.append(trx, {
      ...reviewHistoryOf(review),
      at,
      action: 'review.started',
      facts: {
        kind: review.kind,
        checklistId: review.checklistId,
        ...from,
      },
      actorRef: userRef,
      ...(review.change && { words: { name: review.change.title } }),
    });
    await this.#projector.recompute({ entityIds: subjectIds, now, trx });
    await this.#outbox.add(
      trx,
      [transitionEvent({ review, entity, checklist }, 'start', at)],
      now,
    );
    return { reviewId: review.id };
  }

  /** What is asked of new entities only, by each of those that are not. Reads nothing where the version has no such question. */
  async #sparing(
    trx: Transaction,
    checklist: ChecklistVersion,
    entityIds: string[],
  ): Promise<Pick<StoredReview, 'spared'>> {
    if (!checklist.spared?.length) {
      return {};
    }
    const { checklistId } = checklist;
    const first = await this.#firstDecisions.versionsOf(
      { checklistId, entityIds },
      trx,
    );
    const spared = entityIds
      .map(id => [id, sparedOf(checklist, first.get(id))] as const)
      .filter(([_, questionIds]) => questionIds.length);
    return spared.length ? { spared: Object.fromEntries(spared) } : {};
  }
}

/** The system itself too, where the checklist is asked of it. */
function subjectsOf({ entity, checklist, covered }: StartOptions) {
  if (!covered) {
    return [entity];
  }
  const { entityRef } = entity;
  const applies = checklistApplies(checklist.document, entity.entity, {
    entityRef,
  });
  return applies ? [entity, ...covered] : covered;
}
