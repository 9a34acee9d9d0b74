import { isError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { RequestOptions } from '../ReviewService';
import { LoadedReview, ReviewDetails } from './ReviewDetails';

/** A permission on reviews and what hangs on them. @internal */
export type OrrReviewPermission = ResourcePermission<'orr-review'>;

/**
 * The way of a caller to a review, which every service takes that acts on one: the catalog shows them the entity, and
 * policy grants the permission.
 *
 * @internal
 */
export class ReviewAccess {
  readonly #access: EntityAccess;
  readonly #authorizer: ResourceAuthorizer;
  readonly #details: ReviewDetails;

  constructor(options: {
    access: EntityAccess;
    authorizer: ResourceAuthorizer;
    details: ReviewDetails;
  }) {
    this.#access = options.access;
    this.#authorizer = options.authorizer;
    this.#details = options.details;
  }

  /** Throws NotFoundError for what is hidden, as for what does not exist, and NotAllowedError for what is refused. */
  async require(
    permission: OrrReviewPermission,
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<LoadedReview> {
    const loaded = await this.#details.load(input.reviewId);
    const { entity } = await this.#access
      .resolve(loaded.entity, options)
      .catch(error => {
        // Told as for a review that does not exist: the error would name an entity that is hidden from the caller.
        throw isError(error) && error.name === 'NotFoundError'
          ? new NotFoundError(`No review ${input.reviewId}`)
          : error;
      });
    const [allowed] = await this.#authorizer.authorize({
      permissions: [permission],
      entity,
      review: loaded.review,
      ...options,
    });
    requireAllowed(allowed, permission);
    return { ...loaded, entity };
  }
}

/** @internal */
export function requireAllowed(
  allowed: boolean,
  permission: OrrReviewPermission,
): void {
  if (!allowed) {
    throw new NotAllowedError(
      `You lack the permission ${permission.name} here`,
    );
  }
}
