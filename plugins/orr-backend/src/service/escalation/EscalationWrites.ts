import { randomUUID } from 'node:crypto';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  ESCALATION_FIELDS,
  EscalationField,
  HistoryAction,
  isGap,
  isSameRef,
} from 'backstage-plugin-orr-common';
import {
  DatabaseEscalationStore,
  StoredEscalation,
} from '../../database/DatabaseEscalationStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { OutboxMessage } from '../delivery/OutboxMessage';
import {
  AnswerEscalationInput,
  EscalateGapInput,
  WithdrawEscalationInput,
} from '../EscalationService';
import { isDisposable } from '../finding/DispositionWrites';
import { ReviewGaps } from '../finding/ReviewGaps';
import { Writing } from '../NamedWrites';
import { LoadedReview } from '../review/LoadedReview';
import {
  escalationAnsweredMessages,
  escalationWithdrawnMessages,
  gapEscalatedMessages,
} from './escalationMessages';

/** @internal */
export interface EscalationWritesOptions {
  escalations: DatabaseEscalationStore;
  gaps: ReviewGaps;
  historyLog: DatabaseHistoryLog;
  outbox: DatabaseOutboxStore;
  reviews: DatabaseReviewStore;
}

/** Who writes what, about which review. */
interface Write<TInput> {
  loaded: LoadedReview;
  input: TInput;
  writing: Writing;
}

/** Keeps what is escalated and what is said to it. Neither levels nor standings look at it. @internal */
export class EscalationWrites {
  readonly #options: EscalationWritesOptions;

  constructor(options: EscalationWritesOptions) {
    this.#options = options;
  }

  async escalate(
    trx: Transaction,
    write: Write<EscalateGapInput> & {
      /** The covered entity whose own gap it is. */
      subject?: StoredEntity;
    },
  ): Promise<StoredEscalation> {
    const { loaded, input, writing, subject } = write;
    const known = await this.#lock(trx, loaded);
    const level = await this.#levelOf(trx, write);
    const isOpen = known.some(
      ({ questionId, coveredEntityId, state }) =>
        questionId === input.questionId &&
        coveredEntityId === subject?.id &&
        state === 'open',
    );
    if (isOpen) {
      throw new ConflictError(
        'questionId: this gap is escalated already; that is to be answered or withdrawn first',
      );
    }
    const { review } = loaded;
    const said = Object.fromEntries(
      ESCALATION_FIELDS.map(field => [field, input[field]]),
    ) as Record<EscalationField, string>;
    const added: StoredEscalation = {
      id: randomUUID(),
      reviewId: review.id,
      entityId: review.entityId,
      checklistId: review.checklistId,
      coveredEntityId: subject?.id,
      coveredEntityRef: subject?.entityRef,
      questionId: input.questionId,
      toRef: input.to.toLocaleLowerCase('en-US'),
      ...said,
      state: 'open',
      raisedBy: writing.userRef,
      raisedAt: writing.now.toISOString(),
    };
    await this.#options.escalations.insert(trx, added);
    await this.#tell(trx, added, {
      loaded,
      writing,
      action: 'gap.escalated',
      facts: { level },
      words: { to: added.toRef, ...said },
      messages: gapEscalatedMessages(loaded, added),
    });
    return added;
  }

  async answer(
    trx: Transaction,
    { loaded, input, writing }: Write<AnswerEscalationInput>,
  ): Promise<StoredEscalation> {
    const before = await this.#lockOpen(trx, loaded, input.escalationId);
    const after: StoredEscalation = {
      ...before,
      state: 'answered',
      answer: input.answer,
      answeredBy: writing.userRef,
      answeredAt: writing.now.toISOString(),
    };
    await this.#options.escalations.update(trx, after);
    await this.#tell(trx, after, {
      loaded,
      writing,
      action: 'escalation.answered',
      words: { answer: input.answer },
      messages: escalationAnsweredMessages(loaded, after, writing.userRef),
    });
    return after;
  }

  async withdraw(
    trx: Transaction,
    { loaded, input, writing }: Write<WithdrawEscalationInput>,
  ): Promise<StoredEscalation> {
    const before = await this.#lockOpen(trx, loaded, input.escalationId);
    if (!isSameRef(before.raisedBy, writing.userRef)) {
      throw new NotAllowedError('Who escalated it is the one to take it back');
    }
    const after: StoredEscalation = {
      ...before,
      state: 'withdrawn',
      withdrawnAt: writing.now.toISOString(),
    };
    await this.#options.escalations.update(trx, after);
    await this.#tell(trx, after, {
      loaded,
      writing,
      action: 'escalation.withdrawn',
      messages: escalationWithdrawnMessages(loaded, after),
    });
    return after;
  }

  async #lock(
    trx: Transaction,
    { review }: LoadedReview,
  ): Promise<StoredEscalation[]> {
    const { reviews, escalations } = this.#options;
    const { state } = await reviews.lock(trx, review.id);
    if (!isDisposable(state)) {
      throw new ConflictError(
        'The review is no longer the present one: escalate the gap in the one that is',
      );
    }
    return escalations.listOf(review.id, trx);
  }

  async #lockOpen(
    trx: Transaction,
    loaded: LoadedReview,
    escalationId: string,
  ): Promise<StoredEscalation> {
    const known = await this.#lock(trx, loaded);
    const before = known.find(({ id }) => id === escalationId);
    if (!before) {
      throw new NotFoundError(`No escalation ${escalationId}`);
    }
    if (before.state !== 'open') {
      throw new ConflictError(
        before.state === 'answered'
          ? 'The escalation is answered already'
          : 'The escalation was withdrawn',
      );
    }
    return before;
  }

  async #levelOf(
    trx: Transaction,
    {
      loaded,
      input: { questionId },
      writing: { now },
      subject,
    }: Write<EscalateGapInput> & { subject?: StoredEntity },
  ): Promise<string> {
    const judged = await this.#options.gaps.of(loaded, { now, trx });
    const coveredEntityRef = subject?.entityRef;
    const state = judged.of({ questionId, coveredEntityRef });
    if (!state) {
      throw new InputError(
        `coveredEntityRef: ${coveredEntityRef} has no answer of its own to "${questionId}"`,
      );
    }
    if (!isGap(state.level)) {
      throw new InputError(
        `questionId: the review shows no gap at "${questionId}"`,
      );
    }
    return state.level;
  }

  async #tell(
    trx: Transaction,
    { coveredEntityId, questionId }: StoredEscalation,
    told: {
      loaded: LoadedReview;
      writing: Writing;
      action: HistoryAction;
      facts?: { level: string };
      words?: object;
      messages: OutboxMessage[];
    },
  ): Promise<void> {
    const { historyLog, outbox } = this.#options;
    const { loaded, writing, action, facts = {}, words, messages } = told;
    await historyLog.append(trx, {
      ...reviewHistoryOf(loaded.review),
      // What is about one of the entities is not told of the others.
      ...(coveredEntityId && { entityId: coveredEntityId }),
      at: writing.now.toISOString(),
      action,
      subject: questionId,
      facts,
      actorRef: writing.userRef,
      ...(words && { words }),
    });
    await outbox.add(trx, messages, writing.now);
  }
}
