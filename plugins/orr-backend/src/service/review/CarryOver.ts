import { ConflictError, InputError } from '@backstage/errors';
import {
  amendedAnswers,
  Answer,
  ChecklistVersion,
  HistoryFacts,
  orrReviewReadPermission,
  questionsOf,
  ReviewKind,
  validateStatement,
} from 'backstage-plugin-orr-common';
import {
  AnswerReuseModel,
  DecidedAnswers,
} from '../../database/AnswerReuseModel';
import { DatabaseAmendmentStore } from '../../database/DatabaseAmendmentStore';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { StoredReview } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { RequestOptions } from '../ReviewService';
import { KeptNotes } from './KeptNotes';

const FIELD = 'carryOver';

/** What a review is started with, of the answers that the last decision stands on. @internal */
export interface CarriedAnswers {
  from: Pick<DecidedAnswers, 'review' | 'snapshotId'>;
  answers: Answer[];
}

/** Starts a review with the answers of the last decided one. @internal */
export class CarryOver {
  readonly #amendments: DatabaseAmendmentStore;
  readonly #answerReuse: AnswerReuseModel;
  readonly #answers: DatabaseAnswerStore;
  readonly #authorizer: ResourceAuthorizer;
  readonly #keptNotes: KeptNotes;

  constructor(options: {
    amendments: DatabaseAmendmentStore;
    answerReuse: AnswerReuseModel;
    answers: DatabaseAnswerStore;
    authorizer: ResourceAuthorizer;
    keptNotes: KeptNotes;
  }) {
    this.#amendments = options.amendments;
    this.#answerReuse = options.answerReuse;
    this.#answers = options.answers;
    this.#authorizer = options.authorizer;
    this.#keptNotes = options.keptNotes;
  }

  /** In the words and with the links that they have now, as far as the caller may see them. Throws InputError where there is no earlier review for them. */
  async require(
    entity: StoredEntity,
    { checklistId }: { checklistId: string },
    options: RequestOptions,
  ): Promise<DecidedAnswers> {
    const earlier = await this.#answerReuse.findDecided({
      entityId: entity.id,
      checklistId,
    });
    const on = earlier && { entity, review: earlier.review };
    const [allowed] = on
      ? await this.#authorizer.authorize({
          permissions: [orrReviewReadPermission],
          ...on,
          ...options,
        })
      : [false];
    if (!earlier || !on || !allowed) {
      throw new InputError(
        `${FIELD}: there is no decided review of ${entity.entityRef} under checklist ${checklistId} to carry answers over from`,
      );
    }
    const amended = amendedAnswers(
      earlier.answers,
      await this.#amendments.listOf(earlier.review.id),
    );
    const answers = await this.#keptNotes.show(amended, on, options);
    return { ...earlier, answers };
  }

  /** Those that answer what is asked now. Throws InputError where there is none. */
  select(
    earlier: DecidedAnswers,
    checklist: ChecklistVersion,
    kind: ReviewKind,
  ): CarriedAnswers {
    const questions = new Map(
      questionsOf(checklist.document)
        .filter(({ profiles }) => profiles.includes(kind))
        .map(question => [question.id, question]),
    );
    const answers = earlier.answers.filter(({ questionId, statement }) => {
      const question = questions.get(questionId);
      return (
        question !== undefined &&
        statement !== null &&
        validateStatement(question, statement).length === 0
      );
    });
    if (!answers.length) {
      throw new InputError(
        `${FIELD}: the last decided review holds no answer to what checklist ${checklist.checklistId} asks now`,
      );
    }
    return {
      from: earlier,
      answers: answers.map(answer => carriedOf(answer, earlier.review.id)),
    };
  }

  /** Writes them into a review that was just started; answers what the history tells of it. */
  async write(
    trx: Transaction,
    review: StoredReview,
    { from, answers }: CarriedAnswers,
  ): Promise<HistoryFacts> {
    const latest = await this.#answerReuse.findDecidedSnapshotId(trx, review);
    if (latest !== from.snapshotId) {
      throw new ConflictError(
        `${FIELD}: the entity was decided on meanwhile; open it again`,
      );
    }
    await this.#answers.insertCarried(trx, review.id, answers);
    return {
      fromReviewId: from.review.id,
      carried: answers.length,
      questionIds: answers.map(({ questionId }) => questionId),
    };
  }
}

/** It keeps who gave it and when until somebody affirms it. */
function carriedOf(answer: Answer, reviewId: string): Answer {
  const { questionId, statement, note, evidence, answeredBy, answeredAt } =
    answer;
  return {
    questionId,
    revision: 1,
    statement,
    note,
    evidence,
    answeredBy,
    answeredAt,
    copiedFrom: { reviewId, answeredBy, answeredAt },
  };
}
