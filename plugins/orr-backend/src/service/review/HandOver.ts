import { Answer } from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { findHandingOver } from '../../database/findHandingOver';
import { assigneeOf } from '../../database/answerRows';
import { Transaction } from '../../database/transaction';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { personNameOf } from './personNameOf';
import { LoadedReview } from './LoadedReview';
import {
  handedOverNotification,
  QuestionNews,
  researchedNotification,
} from './reviewMessages';

/** One save of an answer, from what to what. @internal */
interface AnswerChange {
  loaded: LoadedReview;
  /** In whose hands the question was. */
  heldBy?: string;
  after: Answer;
}

/**
 * Tells people of questions that go from hand to hand: who is to find something out, and who asked for it once it is
 * found. A save that hands nothing over costs nothing.
 *
 * @internal
 */
export class HandOver {
  readonly #entities: DatabaseEntityStore;

  constructor(options: { entities: DatabaseEntityStore }) {
    this.#entities = options.entities;
  }

  async messages(
    trx: Transaction,
    change: AnswerChange,
  ): Promise<OutboxMessage[]> {
    const message =
      (await this.#handedOver(trx, change)) ??
      (await this.#researched(trx, change));
    return message ? [message] : [];
  }

  async #handedOver(
    trx: Transaction,
    { loaded, heldBy, after }: AnswerChange,
  ): Promise<OutboxMessage | undefined> {
    const assignee = assigneeOf(after);
    if (
      assignee === undefined ||
      assignee === heldBy ||
      assignee === after.answeredBy
    ) {
      return undefined;
    }
    return handedOverNotification(
      loaded,
      await this.#newsOf(trx, after, assignee),
    );
  }

  async #researched(
    trx: Transaction,
    { loaded, heldBy, after }: AnswerChange,
  ): Promise<OutboxMessage | undefined> {
    if (
      heldBy === undefined ||
      assigneeOf(after) !== undefined ||
      after.statement === null
    ) {
      return undefined;
    }
    const handedBy = await findHandingOver(trx, {
      reviewId: loaded.review.id,
      questionId: after.questionId,
      assigneeRef: heldBy,
    });
    return handedBy === undefined || handedBy === after.answeredBy
      ? undefined
      : researchedNotification(
          loaded,
          await this.#newsOf(trx, after, handedBy),
        );
  }

  async #newsOf(
    trx: Transaction,
    { questionId, answeredBy }: Answer,
    recipientRef: string,
  ): Promise<QuestionNews> {
    const [actor] = await this.#entities.getByRefs([answeredBy], trx);
    return {
      questionId,
      recipientRef,
      actorRef: answeredBy,
      actorName: actor ? personNameOf(actor) : answeredBy,
    };
  }
}
