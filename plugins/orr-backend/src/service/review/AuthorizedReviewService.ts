import { NotAllowedError } from '@backstage/errors';
import {
  AffirmedAnswers,
  Answer,
  orrReviewCreatePermission,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
  orrReviewReadPermission,
  orrReviewUpdatePermission,
  ReviewDetail,
  ReviewKind,
  ReviewPage,
} from 'backstage-plugin-orr-common';
import {
  PolicyAnswer,
  ResourceAuthorizer,
} from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { CoverageStart } from '../coverage/CoverageStart';
import { CoverageView } from '../coverage/CoverageView';
import {
  AffirmAnswersInput,
  CreateReviewInput,
  DecideReviewInput,
  RequestOptions,
  ReviewService,
  SaveAnswerInput,
  SubmitReviewInput,
} from '../ReviewService';
import { CarryOver } from './CarryOver';
import {
  OrrReviewPermission,
  requireAllowed,
  ReviewAccess,
} from './ReviewAccess';
import { detailWithoutNotes } from './KeptNotes';
import { LoadedReview } from './LoadedReview';
import { narrowRights } from './ReviewRights';
import { ReviewWorkflow } from './ReviewWorkflow';

const AFTERWARDS = [
  orrReviewUpdatePermission,
  orrReviewDecidePermission,
  orrReviewNoteReadPermission,
];

/**
 * Lets through what the catalog shows the caller and policy allows. What is hidden is not found; what may be seen but
 * not done is refused.
 *
 * @internal
 */
export class AuthorizedReviewService implements ReviewService {
  readonly #workflow: ReviewWorkflow;
  readonly #access: EntityAccess;
  readonly #reviewAccess: ReviewAccess;
  readonly #authorizer: ResourceAuthorizer;
  readonly #carryOver: CarryOver;
  readonly #coverageStart: CoverageStart;
  readonly #coverageView: CoverageView;
  readonly #mayDecide: boolean;

  constructor(options: {
    workflow: ReviewWorkflow;
    access: EntityAccess;
    reviewAccess: ReviewAccess;
    authorizer: ResourceAuthorizer;
    carryOver: CarryOver;
    coverageStart: CoverageStart;
    coverageView: CoverageView;
    /** False where the permission framework is off and the configuration does not allow deciding all the same. */
    mayDecide: boolean;
  }) {
    this.#workflow = options.workflow;
    this.#access = options.access;
    this.#reviewAccess = options.reviewAccess;
    this.#authorizer = options.authorizer;
    this.#carryOver = options.carryOver;
    this.#coverageStart = options.coverageStart;
    this.#coverageView = options.coverageView;
    this.#mayDecide = options.mayDecide;
  }

  async createReview(
    input: CreateReviewInput,
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    const { entity, policy } = await this.#openEntity(
      orrReviewCreatePermission,
      { ...input, besides: AFTERWARDS },
      options,
    );
    const covered =
      input.coveredEntityRefs &&
      (await this.#coverageStart.require(input.coveredEntityRefs, options));
    const earlier = input.carryOver
      ? await this.#carryOver.require(entity, input, options)
      : undefined;
    const created = await this.#workflow.createReview(entity, input, {
      ...options,
      covered,
      earlier,
    });
    return this.#show(created, policy, options);
  }

  async getReview(
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    const { loaded, besides } = await this.#reviewAccess.open(
      orrReviewReadPermission,
      { ...input, besides: AFTERWARDS },
      options,
    );
    return this.#tell(loaded, besides, options);
  }

  async listEntityReviews(
    input: {
      entityRef: string;
      limit: number;
      cursor?: string;
      kind?: ReviewKind;
    },
    options: RequestOptions,
  ): Promise<ReviewPage> {
    const { entity } = await this.#openEntity(
      orrReviewReadPermission,
      input,
      options,
    );
    return this.#workflow.listEntityReviews(entity, input, options);
  }

  async saveAnswer(
    input: SaveAnswerInput,
    options: RequestOptions,
  ): Promise<Answer> {
    const loaded = await this.#reviewAccess.requireStored(
      orrReviewUpdatePermission,
      input,
      options,
    );
    const { entityRef } = input;
    const subject =
      entityRef === undefined
        ? undefined
        : await this.#coverageView.requireSubject(loaded, entityRef, options);
    return this.#workflow.saveAnswer(loaded, input, { ...options, subject });
  }

  async affirmAnswers(
    input: AffirmAnswersInput,
    options: RequestOptions,
  ): Promise<AffirmedAnswers> {
    const loaded = await this.#reviewAccess.requireStored(
      orrReviewUpdatePermission,
      input,
      options,
    );
    return this.#workflow.affirmAnswers(loaded, input, options);
  }

  async submitReview(
    input: SubmitReviewInput,
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    const { loaded, policy } = await this.#reviewAccess.open(
      orrReviewUpdatePermission,
      { ...input, besides: AFTERWARDS },
      options,
    );
    const submitted = await this.#workflow.submitReview(loaded, input, options);
    return this.#show(submitted, policy, options);
  }

  async decideReview(
    input: DecideReviewInput,
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    const { loaded, policy } = await this.#reviewAccess.open(
      orrReviewDecidePermission,
      { ...input, besides: AFTERWARDS },
      options,
    );
    if (!this.#mayDecide) {
      throw new NotAllowedError(
        'Deciding is refused while permissions are disabled',
      );
    }
    // Told as any other refusal: it would say that there is something hidden.
    requireAllowed(
      await this.#coverageView.isWhole(loaded, options),
      orrReviewDecidePermission,
    );
    const decided = await this.#workflow.decideReview(loaded, input, options);
    return this.#show(decided, policy, options);
  }

  async #openEntity(
    permission: OrrReviewPermission,
    input: { entityRef: string; besides?: OrrReviewPermission[] },
    options: RequestOptions,
  ) {
    const [{ entity }, policy] = await Promise.all([
      this.#access.resolve({ entityRef: input.entityRef }, options),
      this.#authorizer.ask([permission, ...(input.besides ?? [])], options),
    ]);
    const [allowed] = await policy.grants([permission], { entity });
    requireAllowed(allowed, permission);
    return { entity, policy };
  }

  /** The review after a transition: what policy said before it is applied to what it has become. */
  async #show(
    loaded: LoadedReview,
    policy: PolicyAnswer,
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    return this.#tell(loaded, await policy.grants(AFTERWARDS, loaded), options);
  }

  async #tell(
    loaded: LoadedReview,
    granted: boolean[],
    options: RequestOptions,
  ): Promise<ReviewDetail> {
    const detail = await this.#coverageView.show(
      this.#narrow(await this.#workflow.getReview(loaded, options), granted),
      loaded,
      options,
    );
    return granted.some(Boolean) ? detail : detailWithoutNotes(detail);
  }

  /** Takes from what the workflow would allow what policy does not. */
  #narrow(detail: ReviewDetail, [update, decide]: boolean[]): ReviewDetail {
    return {
      ...detail,
      may: narrowRights(detail.may, {
        update,
        decide: decide && this.#mayDecide,
      }),
    };
  }
}
