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
} from 'backstage-plugin-orr-common';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog, Telling } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf, StoredDecision } from '../../database/reviewRows';
import { Transaction } from '../../database/transaction';
import { ReviewSubjects } from '../coverage/ReviewSubjects';
import {
  ExtendConditionInput,
  MeetConditionInput,
} from '../DecisionFollowUpService';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { Writing } from '../NamedWrites';
import { ReadinessProjector } from '../readiness/ReadinessProjector';
import { LoadedReview } from '../review/LoadedReview';
import { withoutAggregate } from '../review/withoutAggregate';
import { transitionEvent } from '../review/reviewMessages';
import {
  conditionExtendedNotification,
  conditionMetNotification,
} from './followUpMessages';
import { lockDecisionInForce } from './lockDecisionInForce';

/** @internal */
export interface ConditionChangesOptions {
  entities: DatabaseEntityStore;
  reviews: DatabaseReviewStore;
  decisions: DatabaseDecisionStore;
  outbox: DatabaseOutboxStore;
  historyLog: DatabaseHistoryLog;
  projector: ReadinessProjector;
  subjects: ReviewSubjects;
  timeZone: string;
}

/** What a change of a condition needs to know, whatever changes. */
interface ChangeOptions<TInput> {
  input: TInput;
  loaded: LoadedReview;
  writing: Writing;
  /** Which of the entities the review covers the caller sees. */
  shownRefs: ReadonlySet<string>;
}

/** A condition with the decision that set it. */
interface DecidedCondition {
  decision: StoredDecision;
  condition: DecisionCondition;
}

/** How a condition is changed, whom it is told and how it is kept. */
interface ConditionChange {
  condition: DecisionCondition;
  act: string;
  message: OutboxMessage;
  telling: Pick<Telling, 'action' | 'facts' | 'words'>;
}

/** Changes conditions of decisions, and moves the standing with them. @internal */
export class ConditionChanges {
  readonly #options: ConditionChangesOptions;

  constructor(options: ConditionChangesOptions) {
    this.#options = options;
  }

  async meet(
    trx: Transaction,
    options: ChangeOptions<MeetConditionInput> & { groupRefs: string[] },
  ): Promise<Decision> {
    return this.#change(trx, options, decided => met(decided, options));
  }

  async extend(
    trx: Transaction,
    options: ChangeOptions<ExtendConditionInput>,
  ): Promise<Decision> {
    return this.#change(trx, options, decided =>
      this.#extended(decided, options),
    );
  }

  async #change(
    trx: Transaction,
    options: ChangeOptions<{ conditionId: string }>,
    change: (decided: DecidedCondition) => ConditionChange,
  ): Promise<Decision> {
    const { decisions, entities, projector, outbox, subjects, historyLog } =
      this.#options;
    const { input, loaded, writing, shownRefs } = options;
    const { conditionId } = input;
    const decision = await lockDecisionInForce(
      trx,
      this.#options,
      loaded.review.id,
    );
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

  #extended(
    { decision, condition }: DecidedCondition,
    { input, writing, loaded }: ChangeOptions<ExtendConditionInput>,
  ): ConditionChange {
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
        action: 'condition.extended',
        facts: { dueFrom: condition.dueOn, dueTo: input.dueOn },
        words: { reason: input.reason },
      },
      message: conditionExtendedNotification(loaded, extended, userRef),
    };
  }
}

function met(
  { decision, condition }: DecidedCondition,
  options: ChangeOptions<MeetConditionInput> & { groupRefs: string[] },
): ConditionChange {
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
  const changed: DecisionCondition = {
    ...condition,
    metAt: now.toISOString(),
    metBy: userRef,
    metUrl: input.url,
    metNote: input.note,
  };
  return {
    condition: changed,
    act: 'meetCondition',
    telling: {
      action: 'condition.met',
      facts: {},
      words: { note: input.note ?? null, url: input.url ?? null },
    },
    message: conditionMetNotification(loaded, decision, changed),
  };
}
