import { AuthService } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  AffirmedAnswers,
  Answer,
  ReviewDetail,
  ReviewKind,
  ReviewPage,
  transition,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DecidedAnswers } from '../../database/AnswerReuseModel';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { DatabaseMutationStore } from '../../database/DatabaseMutationStore';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { DatabaseSnapshotStore } from '../../database/DatabaseSnapshotStore';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { ExceptionEdit } from '../coverage/ExceptionEdit';
import { ReviewSubjects } from '../coverage/ReviewSubjects';
import {
  AffirmAnswersInput,
  CreateReviewInput,
  DecideReviewInput,
  RequestOptions,
  SaveAnswerInput,
  SubmitReviewInput,
} from '../ReviewService';
import { userRefOf } from '../userRefOf';
import { AnswerAffirmation } from './AnswerAffirmation';
import { AnswerEdit } from './AnswerEdit';
import { CarryOver } from './CarryOver';
import { DecidingPerson } from './DecidingPerson';
import { FrozenCoverage, requireSnapshot } from './DecisionJudging';
import { ReviewDetails } from './ReviewDetails';
import { LoadedReview } from './LoadedReview';
import { ReviewDecision } from './ReviewDecision';
import { ReviewHistory } from './ReviewHistory';
import { ReviewRights } from './ReviewRights';
import { ReviewStart } from './ReviewStart';
import { requireRevision, ReviewSubmission } from './ReviewSubmission';
import { ReviewWorkflow } from './ReviewWorkflow';

/** @internal */
export interface DefaultReviewServiceOptions {
  auth: AuthService;
  clock: OrrClock;
  checklists: DatabaseChecklistStore;
  reviews: DatabaseReviewStore;
  snapshots: DatabaseSnapshotStore;
  mutations: DatabaseMutationStore;
  details: ReviewDetails;
  reviewHistory: ReviewHistory;
  rights: ReviewRights;
  start: ReviewStart;
  affirmation: AnswerAffirmation;
  answerEdit: AnswerEdit;
  carryOver: CarryOver;
  exceptionEdit: ExceptionEdit;
  subjects: ReviewSubjects;
  submission: ReviewSubmission;
  decision: ReviewDecision;
  decidingPerson: DecidingPerson;
}

/** The workflow of reviews, without what policy has to say about it. @internal */
export class DefaultReviewService implements ReviewWorkflow {
  readonly #options: DefaultReviewServiceOptions;

  constructor(options: DefaultReviewServiceOptions) {
    this.#options = options;
  }

  async createReview(
    entity: StoredEntity,
    input: CreateReviewInput,
    {
      credentials,
      covered,
      earlier,
    }: RequestOptions & { covered?: StoredEntity[]; earlier?: DecidedAnswers },
  ): Promise<LoadedReview> {
    const { carryOver, checklists, start, details } = this.#options;
    const userRef = userRefOf(this.#options.auth, credentials);
    const request = { ...input, entityRef: entity.entityRef };
    const { reviewId } = await this.#write(
      request,
      'createReview',
      userRef,
      async now => {
        const checklist = await checklists.getCurrent(input.checklistId);
        if (!checklist) {
          throw new InputError(
            `checklistId: there is no checklist ${input.checklistId}`,
          );
        }
        const wanted = { input, entity, checklist, covered };
        await start.check({ ...wanted, now });
        const carried =
          earlier && carryOver.select(earlier, checklist, input.kind);
        return trx => start.write(trx, { ...wanted, carried, userRef, now });
      },
    );
    return details.load(reviewId);
  }

  async getReview(
    loaded: LoadedReview,
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    const { details, rights } = this.#options;
    const [may] = await rights.of([loaded], options);
    return { ...(await details.read(loaded)), may };
  }

  async listEntityReviews(
    entity: StoredEntity,
    input: { limit: number; cursor?: string; kind?: ReviewKind },
    options: RequestOptions,
  ): Promise<ReviewPage> {
    return (await this.#options.reviewHistory.list(entity, input, options))
      .page;
  }

  async saveAnswer(
    loaded: LoadedReview,
    input: SaveAnswerInput,
    { credentials, subject }: RequestOptions & { subject?: StoredEntity },
  ): Promise<Answer> {
    const { auth, answerEdit, exceptionEdit } = this.#options;
    const userRef = userRefOf(auth, credentials);
    return this.#write(input, 'saveAnswer', userRef, async now => {
      answerEdit.check(loaded, input);
      return trx =>
        subject
          ? exceptionEdit.write(trx, { input, subject, userRef, now })
          : answerEdit.write(trx, { loaded, input, userRef, now });
    });
  }

  async affirmAnswers(
    loaded: LoadedReview,
    input: AffirmAnswersInput,
    { credentials }: RequestOptions,
  ): Promise<AffirmedAnswers> {
    const { affirmation, auth } = this.#options;
    const userRef = userRefOf(auth, credentials);
    return this.#write(
      input,
      'affirmAnswers',
      userRef,
      async now => trx =>
        affirmation.write(trx, { loaded, input, userRef, now }),
    );
  }

  async submitReview(
    loaded: LoadedReview,
    input: SubmitReviewInput,
    { credentials }: RequestOptions,
  ): Promise<LoadedReview> {
    const { details, submission, auth } = this.#options;
    const userRef = userRefOf(auth, credentials);
    await this.#write(
      input,
      'submitReview',
      userRef,
      async now => async trx => {
        await submission.write(trx, { ...input, loaded, userRef, now });
        return {};
      },
    );
    return details.load(input.reviewId);
  }

  async decideReview(
    loaded: LoadedReview,
    input: DecideReviewInput,
    { credentials }: RequestOptions,
  ): Promise<LoadedReview> {
    const { decision, auth, details, reviews } = this.#options;
    const userRef = userRefOf(auth, credentials);
    await this.#write(input, 'decideReview', userRef, async now => {
      await this.#requireDecidable(loaded, input, credentials);
      const frozen = await this.#frozenCoverage(loaded);
      const participantRefs = [
        loaded.review.driverRef,
        ...(await reviews.listAnswerers(input.reviewId)),
      ];
      return async trx => {
        await decision.write(trx, {
          loaded,
          frozen,
          input,
          participantRefs,
          userRef,
          now,
        });
        return {};
      };
    });
    return details.load(input.reviewId);
  }

  async #frozenCoverage(loaded: LoadedReview): Promise<FrozenCoverage> {
    const { subjects, snapshots } = this.#options;
    const { id, isCovering } = loaded.review;
    const { exceptions, questionFacts } = isCovering
      ? await snapshots.getLatestCoverage(id)
      : { exceptions: [], questionFacts: [] };
    return {
      subjects: await subjects.of(loaded),
      exceptions,
      questionFacts,
    };
  }

  /** Throws where this caller cannot decide on that snapshot now. */
  async #requireDecidable(
    loaded: LoadedReview,
    input: DecideReviewInput,
    credentials: RequestOptions['credentials'],
  ): Promise<void> {
    const { snapshots, decidingPerson } = this.#options;
    const refusal = await decidingPerson.refusal(loaded, credentials);
    if (refusal) {
      throw new NotAllowedError(
        `The checklist does not let you decide this review: ${refusal}`,
      );
    }
    transition(loaded.review.state, 'decide');
    requireRevision(loaded.review, input.revision);
    requireSnapshot(
      await snapshots.getLatest(input.reviewId),
      input.snapshotId,
    );
  }

  async #write<T>(
    input: { mutationId: string },
    operation: string,
    userRef: string,
    prepare: (now: Date) => Promise<(trx: Transaction) => Promise<T>>,
  ): Promise<T> {
    const now = this.#options.clock.now();
    const { mutationId, ...request } = input;
    return this.#options.mutations.run({
      mutation: { userRef, mutationId, operation, request },
      now,
      prepare: () => prepare(now),
    });
  }
}
