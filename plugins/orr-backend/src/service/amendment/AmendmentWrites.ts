import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import {
  amendedAnswer,
  Answer,
  judgeAmendment,
} from 'backstage-plugin-orr-common';
import {
  DatabaseAmendmentStore,
  StoredAmendment,
} from '../../database/DatabaseAmendmentStore';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { DatabaseCoverageStore } from '../../database/DatabaseCoverageStore';
import { DatabaseDecisionStore } from '../../database/DatabaseDecisionStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseOutboxStore } from '../../database/DatabaseOutboxStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { reviewHistoryOf } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { AmendAnswerInput } from '../AmendmentService';
import { lockDecisionInForce } from '../followUp/lockDecisionInForce';
import { Writing } from '../NamedWrites';
import { requireQuestion } from '../review/AnswerEdit';
import { LoadedReview } from '../review/LoadedReview';
import { answerAmendedMessages } from './amendmentMessages';

/** @internal */
export interface AmendmentWritesOptions {
  amendments: DatabaseAmendmentStore;
  answers: DatabaseAnswerStore;
  coverage: DatabaseCoverageStore;
  decisions: DatabaseDecisionStore;
  historyLog: DatabaseHistoryLog;
  outbox: DatabaseOutboxStore;
  reviews: DatabaseReviewStore;
  timeZone: string;
}

interface Write {
  loaded: LoadedReview;
  input: AmendAnswerInput;
  writing: Writing;
  /** The covered entity whose own answer is meant. */
  subject?: StoredEntity;
}

/** Keeps small edits of answers after they were decided on. It touches neither the answer nor any standing. @internal */
export class AmendmentWrites {
  readonly #options: AmendmentWritesOptions;

  constructor(options: AmendmentWritesOptions) {
    this.#options = options;
  }

  async amend(trx: Transaction, write: Write): Promise<StoredAmendment> {
    const { loaded, input, writing, subject } = write;
    const { review } = loaded;
    const { amendments, historyLog, outbox, timeZone } = this.#options;
    const decision = await lockDecisionInForce(trx, this.#options, review.id);
    if (review.kind === 'change') {
      throw new ConflictError(
        'What was decided about a change stays in the words that it was decided in',
      );
    }
    const earlier = await amendments.listOf(review.id, trx);
    const added: StoredAmendment = {
      id: randomUUID(),
      decisionId: decision.id,
      reviewId: review.id,
      entityId: review.entityId,
      coveredEntityId: subject?.id,
      coveredEntityRef: subject?.entityRef,
      questionId: input.questionId,
      revision: input.revision + 1,
      ...(await this.#judge(trx, write, earlier)),
      amendedBy: writing.userRef,
      amendedAt: writing.now.toISOString(),
    };
    await amendments.insert(trx, added);
    await historyLog.append(trx, historyOf(loaded, added));
    await outbox.add(
      trx,
      answerAmendedMessages(loaded, added, { decision, earlier, timeZone }),
      writing.now,
    );
    return added;
  }

  /** What is changed; refused where somebody else changed it meanwhile. */
  async #judge(
    trx: Transaction,
    { loaded, input, subject }: Write,
    earlier: StoredAmendment[],
  ): Promise<Pick<StoredAmendment, 'note' | 'evidence'>> {
    const question = requireQuestion(loaded, input.questionId);
    const own = earlier.filter(
      ({ questionId, coveredEntityId }) =>
        questionId === question.id && coveredEntityId === subject?.id,
    );
    const latest = own[own.length - 1];
    if (own.length !== input.revision) {
      throw new ConflictError(
        latest
          ? `The words or links of ${question.id} were changed by ${latest.amendedBy}; they are at revision ${latest.revision}`
          : `The words and links of ${question.id} were not changed yet; their revision is 0`,
      );
    }
    const answer = await this.#answerOf(trx, loaded, question.id, subject);
    const judged = judgeAmendment({
      question,
      answer: answer && amendedAnswer(answer, own),
      note: input.note,
      evidence: input.evidence,
    });
    if ('problems' in judged) {
      throw new InputError(
        judged.problems
          .map(({ field, message }) => `${field}: ${message}`)
          .join('; '),
      );
    }
    return judged.changed;
  }

  async #answerOf(
    trx: Transaction,
    { review }: LoadedReview,
    questionId: string,
    subject: StoredEntity | undefined,
  ): Promise<Omit<Answer, 'entityRef'> | undefined> {
    const { answers, coverage } = this.#options;
    return subject
      ? (await coverage.listExceptions(review.id, {}, trx)).find(
          exception =>
            exception.entityId === subject.id &&
            exception.questionId === questionId,
        )
      : answers.get(trx, { reviewId: review.id, questionId });
  }
}

function historyOf(loaded: LoadedReview, added: StoredAmendment) {
  const { note, evidence, coveredEntityId } = added;
  return {
    ...reviewHistoryOf(loaded.review),
    // What is about one of the entities is not told of the others.
    ...(coveredEntityId && { entityId: coveredEntityId }),
    at: added.amendedAt,
    action: 'answer.amended' as const,
    subject: added.questionId,
    facts: {
      revision: added.revision,
      ...(note !== undefined && { noteChanged: true }),
      ...(evidence && { evidenceChanged: true }),
    },
    actorRef: added.amendedBy,
    words: { note: note ?? null, evidence: evidence ?? null },
  };
}
