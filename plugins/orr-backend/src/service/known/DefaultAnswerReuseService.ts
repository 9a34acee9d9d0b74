import { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError, isError, NotFoundError } from '@backstage/errors';
import {
  amendedAnswers,
  Answer,
  isReusableStatement,
  isSameRef,
  OperationOutput,
  orrReviewNoteReadPermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import {
  AnswerReuseModel,
  SiblingAnswerItem,
} from '../../database/AnswerReuseModel';
import { DatabaseAmendmentStore } from '../../database/DatabaseAmendmentStore';
import { DatabaseSnapshotStore } from '../../database/DatabaseSnapshotStore';
import { DatabaseMutationStore } from '../../database/DatabaseMutationStore';
import { DatabaseAnswerStore } from '../../database/DatabaseAnswerStore';
import { StoredEntity } from '../../database/StoredEntity';
import { AnswerReuseService, CopyAnswerInput } from '../AnswerReuseService';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import {
  AnswerEdit,
  CopiedAnswer,
  requireQuestion,
} from '../review/AnswerEdit';
import { hasNote, KeptNotes, withoutNote } from '../review/KeptNotes';
import { ReviewAccess } from '../review/ReviewAccess';
import { LoadedReview } from '../review/LoadedReview';
import { RequestOptions } from '../ReviewService';
import { userRefOf } from '../userRefOf';
import { EntityVisibility } from '../visibility/EntityVisibility';

const MAX_SIBLINGS = 20;
/** Some of what is found may not fit the question as it is asked now. */
const MAX_FOUND = 3 * MAX_SIBLINGS;

/** @internal */
export interface AnswerReuseOptions {
  amendments: DatabaseAmendmentStore;
  answerEdit: AnswerEdit;
  answerReuse: AnswerReuseModel;
  auth: AuthService;
  authorizer: ResourceAuthorizer;
  clock: OrrClock;
  snapshots: DatabaseSnapshotStore;
  keptNotes: KeptNotes;
  mutations: DatabaseMutationStore;
  reviewAccess: ReviewAccess;
  answers: DatabaseAnswerStore;
  visibility: EntityVisibility;
}

/**
 * Offers earlier answers, and those of siblings, and copies them. It authorises by itself: each answer comes from a
 * review of its own.
 *
 * @internal
 */
export class DefaultAnswerReuseService implements AnswerReuseService {
  readonly #options: AnswerReuseOptions;

  constructor(options: AnswerReuseOptions) {
    this.#options = options;
  }

  async getEarlierAnswers(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'getEarlierAnswers'>> {
    const { answerReuse, authorizer, keptNotes, reviewAccess, snapshots } =
      this.#options;
    const { review, entity } = await reviewAccess.require(
      orrReviewReadPermission,
      input,
      options,
    );
    const earlier = await answerReuse.findEarlier(review);
    if (!earlier) {
      return { answers: [] };
    }
    const [allowed] = await authorizer.authorize({
      permissions: [orrReviewReadPermission],
      entity,
      review: earlier.review,
      ...options,
    });
    if (!allowed) {
      return { answers: [] };
    }
    const snapshot = await snapshots.getLatest(earlier.review.id);
    const { id, kind, checklistVersion } = earlier.review;
    const { decidedAt, decidedBy, outcome } = earlier;
    return {
      review: { id, kind, checklistVersion, decidedAt, decidedBy, outcome },
      answers: await keptNotes.show(
        await this.#amended(id, snapshot?.answers ?? []),
        { entity, review: earlier.review },
        options,
      ),
    };
  }

  async listSiblingAnswers(
    input: { reviewId: string; questionId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'listSiblingAnswers'>> {
    const { answerReuse, reviewAccess, visibility } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewReadPermission,
      input,
      options,
    );
    const question = requireQuestion(loaded, input.questionId);
    const ownerRefs = owningGroupsOf(loaded.entity);
    if (!ownerRefs.length) {
      return { items: [] };
    }
    const findFor = async (permission: typeof orrReviewReadPermission) =>
      answerReuse.listSiblings({
        review: loaded.review,
        questionId: question.id,
        ownerRefs,
        visibility: await visibility.filterFor({ permission }, options),
        limit: MAX_FOUND,
      });
    const found = await this.#amendedSiblings(
      await findFor(orrReviewReadPermission),
    );
    // Most answers have no note; the reviews are then not looked up once more.
    const withNotes = new Set(
      found.some(({ answer }) => hasNote(answer))
        ? (await findFor(orrReviewNoteReadPermission)).map(
            item => item.reviewId,
          )
        : [],
    );
    return {
      items: found
        .filter(({ answer }) => isReusableStatement(question, answer.statement))
        .slice(0, MAX_SIBLINGS)
        .map(item =>
          withNotes.has(item.reviewId)
            ? item
            : { ...item, answer: withoutNote(item.answer) },
        ),
    };
  }

  async listCopySources(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<OperationOutput<'listCopySources'>> {
    const { answerReuse, reviewAccess, visibility } = this.#options;
    await reviewAccess.require(orrReviewReadPermission, input, options);
    const filter = await visibility.filterFor(
      { permission: orrReviewReadPermission },
      options,
    );
    return { items: await answerReuse.listCopySources(input.reviewId, filter) };
  }

  async copyAnswer(
    input: CopyAnswerInput,
    options: RequestOptions,
  ): Promise<Answer> {
    const { answerEdit, auth, clock, mutations, reviewAccess } = this.#options;
    const userRef = userRefOf(auth, options.credentials);
    const loaded = await reviewAccess.require(
      orrReviewUpdatePermission,
      input,
      options,
    );
    const now = clock.now();
    const { mutationId, ...request } = input;
    return mutations.run({
      mutation: { userRef, mutationId, operation: 'copyAnswer', request },
      now,
      prepare: async () => {
        const source = await this.#sourceOf(loaded, input, options);
        return trx =>
          answerEdit.copy(trx, { loaded, input, source, userRef, now });
      },
    });
  }

  /** What is copied; refused where the caller may not read it or it does not fit. */
  async #sourceOf(
    loaded: LoadedReview,
    { fromReviewId, questionId }: CopyAnswerInput,
    options: RequestOptions,
  ): Promise<CopiedAnswer> {
    const question = requireQuestion(loaded, questionId);
    const from = await this.#requireSource(fromReviewId, options);
    if (!isRelated(loaded, from)) {
      throw new InputError(
        'fromReviewId: is neither an earlier review of the entity nor one of a sibling under the same checklist',
      );
    }
    const { answers, keptNotes } = this.#options;
    const [answer] = await keptNotes.show(
      (
        await this.#amended(fromReviewId, await answers.list(fromReviewId))
      ).filter(item => item.questionId === questionId),
      from,
      options,
    );
    if (!answer || !isReusableStatement(question, answer.statement)) {
      throw new InputError(
        `fromReviewId: holds no answer to ${questionId} that fits here`,
      );
    }
    return {
      statement: answer.statement,
      note: answer.note,
      evidence: answer.evidence,
      copiedFrom: {
        reviewId: fromReviewId,
        answeredBy: answer.answeredBy,
        answeredAt: answer.answeredAt,
      },
    };
  }

  /** In the words and with the links that they have now, where they were changed after a decision. */
  async #amended(reviewId: string, answers: Answer[]): Promise<Answer[]> {
    const { amendments } = this.#options;
    return amendedAnswers(answers, await amendments.listOf(reviewId));
  }

  async #amendedSiblings(
    found: SiblingAnswerItem[],
  ): Promise<SiblingAnswerItem[]> {
    const amendments = await this.#options.amendments.listOfAll(
      found.map(({ reviewId }) => reviewId),
    );
    return found.map(item => {
      const [answer] = amendedAnswers(
        [item.answer],
        amendments.filter(({ reviewId }) => reviewId === item.reviewId),
      );
      return { ...item, answer };
    });
  }

  async #requireSource(
    reviewId: string,
    options: RequestOptions,
  ): Promise<LoadedReview> {
    try {
      return await this.#options.reviewAccess.require(
        orrReviewReadPermission,
        { reviewId },
        options,
      );
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        throw new NotFoundError(`fromReviewId: there is no review ${reviewId}`);
      }
      throw error;
    }
  }
}

function owningGroupsOf({ ownerRefs }: StoredEntity): string[] {
  return ownerRefs.filter(
    ref => parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === 'group',
  );
}

/** Another review under the same checklist, of the same entity or of one that a group owns as well. */
function isRelated(to: LoadedReview, from: LoadedReview): boolean {
  const groups = owningGroupsOf(to.entity);
  return (
    from.review.id !== to.review.id &&
    from.review.state !== 'withdrawn' &&
    from.review.checklistId === to.review.checklistId &&
    (from.entity.id === to.entity.id ||
      from.entity.ownerRefs.some(ref =>
        groups.some(group => isSameRef(group, ref)),
      ))
  );
}
