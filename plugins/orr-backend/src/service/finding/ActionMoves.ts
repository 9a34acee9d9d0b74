import { ConflictError, InputError } from '@backstage/errors';
import {
  dayOf,
  DecisionCondition,
  dispositionAfter,
  dispositionDayProblem,
  isSameRef,
  mayMeetCondition,
} from 'backstage-plugin-orr-common';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { StoredDisposition } from '../../database/dispositionRows';
import { Transaction } from '../../database/transaction';
import {
  ChangeActionInput,
  CloseDispositionInput,
  PostponeActionInput,
} from '../DispositionService';
import { ConditionChanges } from '../followUp/ConditionChanges';
import { Writing } from '../NamedWrites';
import { LoadedReview } from '../review/LoadedReview';
import { actionGivenNotification } from './dispositionMessages';
import { DispositionChange } from './DispositionWrites';

/** What a change of an action needs to know, whatever changes. */
interface ActionMove<TInput> {
  before: StoredDisposition;
  input: TInput;
  loaded: LoadedReview;
  writing: Writing;
  /** The review whose decision is in force. */
  inForce?: LoadedReview;
}

/** Refuses where it is closed already. @internal */
export function requireOpenAction({ type, state }: StoredDisposition): void {
  if (type !== 'action' || state !== 'open') {
    throw new ConflictError(
      type === 'action'
        ? `The action is closed already: ${state}`
        : 'That is for actions only',
    );
  }
}

/** What becomes of actions: they are changed, postponed, finished. Everything is locked before. @internal */
export class ActionMoves {
  readonly #reviews: DatabaseReviewStore;
  readonly #decisions: DatabaseDecisionStore;
  readonly #conditionChanges: ConditionChanges;
  readonly #timeZone: string;

  constructor(options: {
    reviews: DatabaseReviewStore;
    decisions: DatabaseDecisionStore;
    conditionChanges: ConditionChanges;
    timeZone: string;
  }) {
    this.#reviews = options.reviews;
    this.#decisions = options.decisions;
    this.#conditionChanges = options.conditionChanges;
    this.#timeZone = options.timeZone;
  }

  change({
    before,
    input,
    loaded,
    writing,
  }: ActionMove<ChangeActionInput>): DispositionChange {
    requireOpenAction(before);
    const ownerRef =
      input.ownerRef?.toLocaleLowerCase('en-US') ?? before.ownerRef;
    const after: StoredDisposition = {
      ...before,
      ...(input.text !== undefined && {
        text: input.text,
        textBy: writing.userRef,
      }),
      ownerRef,
      effort: input.effort ?? before.effort,
      url: input.url === null ? undefined : input.url ?? before.url,
    };
    const fields = (['text', 'ownerRef', 'effort', 'url'] as const).filter(
      field => after[field] !== before[field],
    );
    if (!fields.length) {
      throw new InputError('body: changes nothing');
    }
    return {
      after,
      act: 'change',
      action: 'disposition.changed',
      facts: { fields },
      words: { text: after.text, url: after.url ?? null },
      relinks: fields.includes('url'),
      messages:
        ownerRef !== before.ownerRef
          ? [actionGivenNotification(loaded, after, writing.userRef)]
          : [],
    };
  }

  async postpone(
    trx: Transaction,
    move: ActionMove<PostponeActionInput>,
  ): Promise<DispositionChange> {
    const { before, input, loaded, writing } = move;
    requireOpenAction(before);
    const { until, reason } = input;
    const problem =
      until === before.until
        ? 'is the day that it has already'
        : dispositionDayProblem(until, {
            type: 'action',
            level: before.level,
            checklist: loaded.checklist.document,
            today: dayOf(writing.now, this.#timeZone),
          });
    if (problem) {
      throw new InputError(`until: ${problem}`);
    }
    const frozen = (await this.#openConditions(trx, move)).some(
      condition => condition.dueOn === before.until,
    );
    if (frozen) {
      throw new ConflictError(
        'until: the decision in force has a condition due on that day; whoever decided moves the condition first',
      );
    }
    return {
      after: {
        ...before,
        until,
        postponements: [
          ...before.postponements,
          {
            ...(before.until !== undefined && { from: before.until }),
            to: until,
            reason,
            postponedBy: writing.userRef,
            postponedAt: writing.now.toISOString(),
          },
        ],
      },
      act: 'postpone',
      action: 'disposition.postponed',
      facts: {
        ...(before.until !== undefined && { dueFrom: before.until }),
        dueTo: until,
      },
      words: { reason },
    };
  }

  /** Finished, it meets the conditions that were made of it, where whoever finishes it may say so. */
  async finish(
    trx: Transaction,
    move: ActionMove<CloseDispositionInput> & { groupRefs: string[] },
  ): Promise<DispositionChange> {
    const { before, input, inForce, writing, groupRefs } = move;
    requireOpenAction(before);
    const { url, note } = input;
    if (url === undefined && note === undefined) {
      throw new InputError('note: a link or a note is needed');
    }
    const { userRef, now } = writing;
    for (const condition of await this.#openConditions(trx, move)) {
      const { driverRef } = inForce!.review;
      const isMadeOfIt =
        condition.dueOn === before.until &&
        before.ownerRef !== undefined &&
        isSameRef(condition.ownerRef, before.ownerRef);
      if (
        isMadeOfIt &&
        mayMeetCondition({ condition, userRef, groupRefs, driverRef })
      ) {
        await this.#conditionChanges.meet(trx, {
          input: {
            mutationId: input.mutationId,
            reviewId: inForce!.review.id,
            conditionId: condition.id,
            url,
            note,
          },
          loaded: inForce!,
          writing,
          groupRefs,
          shownRefs: new Set(condition.entityRefs),
        });
      }
    }
    return {
      after: {
        ...before,
        state: dispositionAfter(before.state, 'finish')!,
        closedBy: userRef,
        closedAt: now.toISOString(),
        closedUrl: url,
        closedNote: note,
      },
      act: 'finish',
      action: 'action.done',
      words: { note: note ?? null, url: url ?? null },
    };
  }

  /** Those of the decision in force on the gap of the action. */
  async #openConditions(
    trx: Transaction,
    { before, inForce }: ActionMove<unknown>,
  ): Promise<DecisionCondition[]> {
    if (!inForce) {
      return [];
    }
    const review = await this.#reviews.lock(trx, inForce.review.id);
    const decision = await this.#decisions.getByReview(review.id, trx);
    if (review.state !== 'decided' || !decision) {
      throw new ConflictError(
        'A later decision has taken the place of the one in force; load it again',
      );
    }
    const { questionId, coveredEntityRef } = before;
    return decision.conditions.filter(
      condition =>
        condition.questionId === questionId &&
        condition.metAt === undefined &&
        (coveredEntityRef === undefined ||
          (condition.entityRefs?.length === 1 &&
            isSameRef(condition.entityRefs[0], coveredEntityRef))),
    );
  }
}
