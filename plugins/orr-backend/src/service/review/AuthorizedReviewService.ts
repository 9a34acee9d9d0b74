import { NotAllowedError } from '@backstage/errors';
import {
  Answer,
  orrReviewCreatePermission,
  orrReviewDecidePermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
  ReviewDetail,
  ReviewPage,
} from 'backstage-plugin-orr-common';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import {
  CreateReviewInput,
  DecideReviewInput,
  RequestOptions,
  ReviewService,
  SaveAnswerInput,
  SubmitReviewInput,
} from '../ReviewService';
import { requireAllowed, ReviewAccess } from './ReviewAccess';
import { ReviewDetails } from './ReviewDetails';

/**
 * Lets through what the catalog shows the caller and policy allows. What is hidden is not found; what may be seen but
 * not done is refused.
 *
 * @internal
 */
export class AuthorizedReviewService implements ReviewService {
  readonly #service: ReviewService;
  readonly #access: EntityAccess;
  readonly #reviewAccess: ReviewAccess;
  readonly #authorizer: ResourceAuthorizer;
  readonly #details: ReviewDetails;
  readonly #mayDecide: boolean;

  constructor(options: {
    service: ReviewService;
    access: EntityAccess;
    reviewAccess: ReviewAccess;
    authorizer: ResourceAuthorizer;
    details: ReviewDetails;
    /** False where the permission framework is off and the configuration does not allow deciding all the same. */
    mayDecide: boolean;
  }) {
    this.#service = options.service;
    this.#access = options.access;
    this.#reviewAccess = options.reviewAccess;
    this.#authorizer = options.authorizer;
    this.#details = options.details;
    this.#mayDecide = options.mayDecide;
  }

  async createReview(
    input: CreateReviewInput,
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    const { entity } = await this.#access.resolve(input, options);
    const [allowed] = await this.#authorizer.authorize({
      permissions: [orrReviewCreatePermission],
      entity,
      ...options,
    });
    requireAllowed(allowed, orrReviewCreatePermission);
    return this.#narrow(
      await this.#service.createReview(
        { ...input, entityRef: entity.entityRef },
        options,
      ),
      options,
    );
  }

  async getReview(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    await this.#reviewAccess.require(orrReviewReadPermission, input, options);
    return this.#narrow(await this.#service.getReview(input, options), options);
  }

  async listEntityReviews(
    input: { entityRef: string; limit: number; cursor?: string },
    options: RequestOptions,
  ): Promise<ReviewPage> {
    const { entity } = await this.#access.resolve(input, options);
    const [allowed] = await this.#authorizer.authorize({
      permissions: [orrReviewReadPermission],
      entity,
      ...options,
    });
    requireAllowed(allowed, orrReviewReadPermission);
    return this.#service.listEntityReviews(
      { ...input, entityRef: entity.entityRef },
      options,
    );
  }

  async saveAnswer(
    input: SaveAnswerInput,
    options: RequestOptions,
  ): Promise<Answer> {
    await this.#reviewAccess.require(orrReviewUpdatePermission, input, options);
    return this.#service.saveAnswer(input, options);
  }

  async submitReview(
    input: SubmitReviewInput,
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    await this.#reviewAccess.require(orrReviewUpdatePermission, input, options);
    return this.#narrow(
      await this.#service.submitReview(input, options),
      options,
    );
  }

  async decideReview(
    input: DecideReviewInput,
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    await this.#reviewAccess.require(orrReviewDecidePermission, input, options);
    if (!this.#mayDecide) {
      throw new NotAllowedError(
        'Deciding is refused while permissions are disabled',
      );
    }
    return this.#narrow(
      await this.#service.decideReview(input, options),
      options,
    );
  }

  /** Takes from what the workflow would allow what policy does not. */
  async #narrow(
    detail: ReviewDetail,
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    const { review, entity } = await this.#details.load(detail.review.id);
    const [update, decide] = await this.#authorizer.authorize({
      permissions: [orrReviewUpdatePermission, orrReviewDecidePermission],
      entity,
      review,
      ...options,
    });
    const allowed = decide && this.#mayDecide;
    return {
      ...detail,
      may: {
        update: detail.may.update && update,
        decide: detail.may.decide && allowed,
        decideRefusal:
          detail.may.decideRefusal ??
          (detail.may.decide && !allowed ? 'permission' : undefined),
      },
    };
  }
}
