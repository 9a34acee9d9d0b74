import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  checkExtension,
  Decision,
  DecisionCondition,
  isSameRef,
  mayMeetCondition,
  orrReviewDecidePermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog, Telling } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf, StoredDecision } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { PersonGroups } from '../authorization/PersonGroups';
import {
  DecisionFollowUpService,
  ExtendConditionInput,
  LookAtSampleInput,
  MeetConditionInput,
} from '../DecisionFollowUpService';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { NamedWrites, Writing } from '../NamedWrites';
import { CoverageView } from '../coverage/CoverageView';
import { ReviewSubjects } from '../coverage/ReviewSubjects';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { ReviewAccess } from '../review/ReviewAccess';
import { LoadedReview, withoutAggregate } from '../review/ReviewDetails';
import { transitionEvent } from '../review/reviewMessages';
import { RequestOptions } from '../ReviewService';
import { isOutside } from '../scrutiny/ScrutinyRights';
import {
  conditionExtendedNotification,
  conditionMetNotification,
  sampleLookedNotification,
} from './followUpMessages';

/** @internal */
export interface DefaultDecisionFollowUpServiceOptions {
  reviewAccess: ReviewAccess;
  personGroups: PersonGroups;
  writes: NamedWrites;
  entities: DatabaseEntityStore;
  reviews: DatabaseReviewStore;
  decisions: DatabaseDecisionStore;
  outbox: DatabaseOutboxStore;
  historyLog: DatabaseHistoryLog;
  projector: ReadinessProjector;
  subjects: ReviewSubjects;
  coverageView: CoverageView;
  timeZone: string;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
}

/** How a condition is changed, whom it is told and how it is kept. */
interface ConditionChange {
  condition: DecisionCondition;
  act: string;
  message: OutboxMessage;
  telling: Pick<Telling, 'action' | 'facts' | 'words'>;
}

/** Keeps what happens to a decision after it was taken, and moves the standing with it. @internal */
export class DefaultDecisionFollowUpService implements DecisionFollowUpService {
  readonly #options: DefaultDecisionFollowUpServiceOptions;

  constructor(options: DefaultDecisionFollowUpServiceOptions) {
    this.#options = options;
  }

  async meetCondition(
    input: MeetConditionInput,
    options: RequestOptions,
  ): Promise<Decision> {
    const { reviewAccess, personGroups, writes, coverageView } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewUpdatePermission,
      input,
      options,
    );
    return writes.run(
      'meetCondition',
      input,
      options.credentials,
      async writing => {
        const person = await personGroups.of(options.credentials);
        const shownRefs = await coverageView.shownRefs(loaded, options);
        const change = { loaded, writing, shownRefs, ...input };
        return trx =>
          this.#changeCondition(trx, change, decided =>
            meet(decided, { input, writing, loaded, ...person }),
          );
      },
    );
  }

  async extendCondition(
    input: ExtendConditionInput,
    options: RequestOptions,
  ): Promise<Decision> {
    const { reviewAccess, writes, coverageView } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewDecidePermission,
      input,
      options,
    );
    this.#requireDeciding();
    return writes.run(
      'extendCondition',
      input,
      options.credentials,
      async writing => {
        const shownRefs = await coverageView.shownRefs(loaded, options);
        const change = { loaded, writing, shownRefs, ...input };
        return trx =>
          this.#changeCondition(trx, change, decided =>
            this.#extend(decided, { input, writing, loaded }),
          );
      },
    );
  }

  async lookAtSample(
    input: LookAtSampleInput,
    options: RequestOptions,
  ): Promise<Decision> {
    const { reviewAccess, personGroups, writes, subjects } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewDecidePermission,
      input,
      options,
    );
    this.#requireDeciding();
    return writes.run(
      'lookAtSample',
      input,
      options.credentials,
      async writing => {
        const person = await personGroups.of(options.credentials);
        const owners = [loaded.entity, ...(await subjects.of(loaded))].flatMap(
          ({ ownerRefs }) => ownerRefs,
        );
        if (!isOutside(owners, person)) {
          throw new NotAllowedError(
            'Someone outside the owning group looks at a self-certified decision',
          );
        }
        return trx => this.#lookAtSample(trx, { loaded, writing, input });
      },
    );
  }

  async #changeCondition(
    trx: Transaction,
    options: {
      loaded: LoadedReview;
      writing: Writing;
      conditionId: string;
      /** Which of the entities the review covers the caller sees. */
      shownRefs: ReadonlySet<string>;
    },
    change: (decided: {
      decision: StoredDecision;
      condition: DecisionCondition;
    }) => ConditionChange,
  ): Promise<Decision> {
    const { decisions, entities, projector, outbox, subjects, historyLog } =
      this.#options;
    const { loaded, writing, conditionId, shownRefs } = options;
    const decision = await this.#lockDecision(trx, loaded);
    const before = decision.conditions.find(({ id }) => id === conditionId);
    const shown = withoutAggregate(decision, shownRefs).conditions;
    if (!before || !shown.some(({ id }) => id === conditionId)) {
      throw new NotFoundError(`No condition ${conditionId}`);
    }
    const { condition, act, message, telling } = change({
      decision,
      condition: before,
    });
    const entityIds = await subjects.idsOf(loaded.review, trx);
    await entities.lock(trx, decision.entityId, ...entityIds);
    await decisions.updateCondition(trx, condition);
    const { now, userRef } = writing;
    await historyLog.append(trx, {
      ...reviewHistoryOf(loaded.review),
      ...(condition.entityRefs && {
        // What binds some of the entities is not told of the others.
        entityId: await this.#boundId(trx, condition.entityRefs),
      }),
      at: now.toISOString(),
      subject: conditionId,
      actorRef: userRef,
      ...telling,
    });
    await projector.recompute({ entityIds, now, trx });
    await outbox.add(
      trx,
      [transitionEvent(loaded, act, now.toISOString()), message],
      now,
    );
    const conditions = decision.conditions.map(item =>
      item === before ? condition : item,
    );
    return withoutAggregate({ ...decision, conditions }, shownRefs);
  }

  async #boundId(
    trx: Transaction,
    entityRefs: string[],
  ): Promise<string | undefined> {
    const { entities } = this.#options;
    const bound = await entities.getByRefs(entityRefs, trx);
    return bound.length === 1 ? bound[0].id : undefined;
  }

  #extend(
    decided: { decision: StoredDecision; condition: DecisionCondition },
    options: {
      input: ExtendConditionInput;
      writing: Writing;
      loaded: LoadedReview;
    },
  ) {
    const { decision, condition } = decided;
    const { input, writing, loaded } = options;
    const { userRef, now } = writing;
    if (!isSameRef(decision.decidedBy, userRef)) {
      throw new NotAllowedError(
        'Only who decided moves the date of a condition',
      );
    }
    const problem = checkExtension({
      condition,
      dueOn: input.dueOn,
      checklist: loaded.checklist.document,
      now,
      timeZone: this.#options.timeZone,
    });
    if (problem) {
      throw condition.metAt
        ? new ConflictError(problem)
        : new InputError(`dueOn: ${problem}`);
    }
    const extended: DecisionCondition = {
      ...condition,
      dueOn: input.dueOn,
      extensions: [
        ...(condition.extensions ?? []),
        {
          from: condition.dueOn,
          to: input.dueOn,
          reason: input.reason,
          extendedBy: userRef,
          extendedAt: now.toISOString(),
        },
      ],
    };
    return {
      condition: extended,
      act: 'extendCondition',
      telling: {
        action: 'condition.extended' as const,
        facts: { dueFrom: condition.dueOn, dueTo: input.dueOn },
        words: { reason: input.reason },
      },
      message: conditionExtendedNotification(loaded, extended, userRef),
    };
  }

  async #lookAtSample(
    trx: Transaction,
    options: {
      loaded: LoadedReview;
      writing: Writing;
      input: LookAtSampleInput;
    },
  ): Promise<Decision> {
    const { decisions, outbox, historyLog } = this.#options;
    const { loaded, writing, input } = options;
    const decision = await this.#lockDecision(trx, loaded);
    if (!decision.sample || decision.sample.look) {
      throw new ConflictError(
        decision.sample
          ? 'The decision was looked at already'
          : 'The decision was not picked to be looked at',
      );
    }
    const looked: StoredDecision = {
      ...decision,
      sample: {
        ...decision.sample,
        look: {
          finding: input.finding,
          note: input.note,
          lookedBy: writing.userRef,
          lookedAt: writing.now.toISOString(),
        },
      },
    };
    await decisions.updateSample(trx, looked);
    await historyLog.append(trx, {
      ...reviewHistoryOf(loaded.review),
      at: writing.now.toISOString(),
      action: 'sample.looked',
      facts: { finding: input.finding },
      actorRef: writing.userRef,
      words: { note: input.note },
    });
    await outbox.add(
      trx,
      [sampleLookedNotification(loaded, looked, writing.userRef)],
      writing.now,
    );
    return withoutAggregate(looked);
  }

  /** The decision of a review, if it is the one in force, kept from other writers. */
  async #lockDecision(
    trx: Transaction,
    { review }: LoadedReview,
  ): Promise<StoredDecision> {
    const locked = await this.#options.reviews.lock(trx, review.id);
    const decision = await this.#options.decisions.getByReview(review.id, trx);
    if (locked.state !== 'decided' || !decision) {
      throw new ConflictError(
        decision
          ? 'A later decision has taken the place of this one'
          : 'The review is not decided',
      );
    }
    return decision;
  }

  #requireDeciding(): void {
    if (!this.#options.mayDecide) {
      throw new NotAllowedError(
        'Judging a review is refused while permissions are disabled',
      );
    }
  }
}

function meet(
  decided: { decision: StoredDecision; condition: DecisionCondition },
  options: {
    input: MeetConditionInput;
    writing: Writing;
    loaded: LoadedReview;
    groupRefs: string[];
  },
) {
  const { decision, condition } = decided;
  const { input, writing, loaded, groupRefs } = options;
  const { userRef, now } = writing;
  const { driverRef } = loaded.review;
  if (!mayMeetCondition({ condition, userRef, groupRefs, driverRef })) {
    throw new NotAllowedError(
      'The owner of a condition or the driver of the review says that it is met',
    );
  }
  if (condition.metAt) {
    throw new ConflictError('The condition is met already');
  }
  const met: DecisionCondition = {
    ...condition,
    metAt: now.toISOString(),
    metBy: userRef,
    metUrl: input.url,
    metNote: input.note,
  };
  return {
    condition: met,
    act: 'meetCondition',
    telling: {
      action: 'condition.met' as const,
      facts: {},
      words: { note: input.note ?? null, url: input.url ?? null },
    },
    message: conditionMetNotification(loaded, decision, met),
  };
}
