import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  ChangeRequest,
  Look,
  mayTransition,
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
  orrSectionSignOffPermission,
  ReviewDetail,
  Scrutiny,
} from 'backstage-plugin-orr-common';
import { AssignmentView } from '../assignment/AssignmentView';
import { NamedWrites } from '../NamedWrites';
import { DecidingPerson } from '../review/DecidingPerson';
import { ReviewAccess } from '../review/ReviewAccess';
import { RequestOptions, ReviewService } from '../ReviewService';
import {
  MarkLookedInput,
  ReplyToChangeRequestInput,
  RequestChangesInput,
  ScrutinyService,
  WithdrawReviewInput,
} from '../ScrutinyService';
import { SectionSignOffs } from '../signOff/SectionSignOffs';
import { AnswerLooks } from './AnswerLooks';
import { ChangeRequests } from './ChangeRequests';
import { ReviewWithdrawal } from './ReviewWithdrawal';
import { ScrutinyRights } from './ScrutinyRights';

/** @internal */
export interface DefaultScrutinyServiceOptions {
  reviewAccess: ReviewAccess;
  decidingPerson: DecidingPerson;
  reviews: ReviewService;
  writes: NamedWrites;
  answerLooks: AnswerLooks;
  assignmentView: AssignmentView;
  changeRequests: ChangeRequests;
  withdrawal: ReviewWithdrawal;
  rights: ScrutinyRights;
  sectionSignOffs: SectionSignOffs;
  /** False where the permission framework is off and the configuration does not allow deciding all the same. */
  mayDecide: boolean;
}

/** Lets reviewers look, ask and give back, and owners reply and withdraw. @internal */
export class DefaultScrutinyService implements ScrutinyService {
  readonly #options: DefaultScrutinyServiceOptions;

  constructor(options: DefaultScrutinyServiceOptions) {
    this.#options = options;
  }

  async getScrutiny(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<Scrutiny> {
    const {
      reviewAccess,
      answerLooks,
      assignmentView,
      changeRequests,
      rights,
      sectionSignOffs,
    } = this.#options;
    const { loaded, besides } = await reviewAccess.open(
      orrReviewReadPermission,
      {
        ...input,
        besides: [
          orrReviewUpdatePermission,
          orrReviewDecidePermission,
          orrSectionSignOffPermission,
        ],
      },
      options,
    );
    const [update, decide, signOff] = besides;
    const submitted = await sectionSignOffs.submittedOf(loaded);
    const [looks, rounds, signOffs, assignment, may] = await Promise.all([
      answerLooks.list(loaded.review.id),
      changeRequests.list(loaded.review.id),
      sectionSignOffs.on(loaded, submitted),
      assignmentView.get(loaded.review.id),
      rights.of(loaded, { update, decide, signOff }, submitted, options),
    ]);
    return { looks, rounds, signOffs, assignment, may };
  }

  async markLooked(
    input: MarkLookedInput,
    options: RequestOptions,
  ): Promise<{ looks: Look[] }> {
    const { reviewAccess, answerLooks, writes } = this.#options;
    await reviewAccess.require(orrReviewDecidePermission, input, options);
    this.#requireDeciding();
    return writes.run(
      'markLooked',
      input,
      options.credentials,
      async writing => trx => answerLooks.write(trx, input, writing),
    );
  }

  async requestChanges(
    input: RequestChangesInput,
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    const { reviewAccess, decidingPerson, changeRequests, writes, reviews } =
      this.#options;
    const loaded = await reviewAccess.require(
      orrReviewDecidePermission,
      input,
      options,
    );
    this.#requireDeciding();
    await writes.run(
      'requestChanges',
      input,
      options.credentials,
      async writing => {
        const refusal = await decidingPerson.refusal(
          loaded,
          options.credentials,
        );
        if (refusal) {
          throw new NotAllowedError(
            `The checklist does not let you give this review back: ${refusal}`,
          );
        }
        if (!mayTransition(loaded.review.state, 'requestChanges')) {
          throw new ConflictError('The review does not wait for a decision');
        }
        changeRequests.check(loaded, input);
        return async trx => {
          await changeRequests.write(trx, { loaded, input, ...writing });
          return {};
        };
      },
    );
    return reviews.getReview(input, options);
  }

  async replyToChangeRequest(
    input: ReplyToChangeRequestInput,
    options: RequestOptions,
  ): Promise<ChangeRequest> {
    const { reviewAccess, changeRequests, writes } = this.#options;
    await reviewAccess.require(orrReviewUpdatePermission, input, options);
    return writes.run(
      'replyToChangeRequest',
      input,
      options.credentials,
      async writing => trx => changeRequests.reply(trx, input, writing),
    );
  }

  async withdrawReview(
    input: WithdrawReviewInput,
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    const { reviewAccess, withdrawal, writes, reviews } = this.#options;
    const loaded = await reviewAccess.require(
      orrReviewUpdatePermission,
      input,
      options,
    );
    await writes.run(
      'withdrawReview',
      input,
      options.credentials,
      async writing => async trx => {
        await withdrawal.write(trx, { loaded, input, ...writing });
        return {};
      },
    );
    return reviews.getReview(input, options);
  }

  #requireDeciding(): void {
    if (!this.#options.mayDecide) {
      throw new NotAllowedError(
        'Judging a review is refused while permissions are disabled',
      );
    }
  }
}
