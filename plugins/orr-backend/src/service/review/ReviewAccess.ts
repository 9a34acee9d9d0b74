import { isError, NotAllowedError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { StoredEntity } from '../../database/StoredEntity';
import {
  PolicyAnswer,
  ResourceAuthorizer,
} from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { RequestOptions } from '../ReviewService';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { noReview, ReviewDetails } from './ReviewDetails';
import { LoadedReview } from './LoadedReview';

/** A permission on reviews and what hangs on them. @internal */
export type OrrReviewPermission = ResourcePermission<'orr-review'>;

/** A review that a caller was let through to, and what else policy says to them about it. @internal */
export interface OpenedReview {
  loaded: LoadedReview;
  policy: PolicyAnswer;
  /** For each permission that was asked for besides. */
  besides: boolean[];
}

/**
 * The way of a caller to a review, which every service takes that acts on one: the catalog shows them the entity, and
 * policy grants the permission. What is hidden is a NotFoundError, as is what does not exist; what is refused is a
 * NotAllowedError.
 *
 * @internal
 */
export class ReviewAccess {
  readonly #access: EntityAccess;
  readonly #authorizer: ResourceAuthorizer;
  readonly #details: ReviewDetails;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    access: EntityAccess;
    authorizer: ResourceAuthorizer;
    details: ReviewDetails;
    visibility: EntityVisibility;
  }) {
    this.#access = options.access;
    this.#authorizer = options.authorizer;
    this.#details = options.details;
    this.#visibility = options.visibility;
  }

  /** Asks the catalog itself for the entity. For opening a review, and for what is done seldom. */
  async require(
    permission: OrrReviewPermission,
    input: { reviewId: string },
    options: RequestOptions,
  ): Promise<LoadedReview> {
    return (await this.open(permission, input, options)).loaded;
  }

  /** The same, and asks policy in the one request for more permissions that the caller need not have. */
  async open(
    permission: OrrReviewPermission,
    input: { reviewId: string; besides?: OrrReviewPermission[] },
    options: RequestOptions,
  ): Promise<OpenedReview> {
    const permissions = [permission, ...(input.besides ?? [])];
    const stored = await this.#details.load(input.reviewId);
    const [entity, policy] = await Promise.all([
      this.#liveEntity(stored, options),
      this.#authorizer.ask(permissions, options),
    ]);
    const loaded = { ...stored, entity };
    const [allowed, ...besides] = await policy.grants(permissions, loaded);
    requireAllowed(allowed, permission);
    return { loaded, policy, besides };
  }

  /**
   * Judges by what is stored of the entity, so that no request goes to the catalog. For what is done many times over in a
   * review that was opened: what the catalog has begun to hide since its last sweep is let through until the next.
   */
  async requireStored(
    permission: OrrReviewPermission,
    { reviewId }: { reviewId: string },
    options: RequestOptions,
  ): Promise<LoadedReview> {
    const { ours, catalogs, catalogOnly } = await this.#visibility.filtersFor(
      { permission },
      options,
    );
    const { loaded, passes } = await this.#details.loadFiltered(reviewId, {
      ours,
      catalogs: catalogs ?? { type: 'everything' },
    });
    const { entity } = loaded;
    const shown =
      entity.orphanedAt === undefined &&
      passes.catalogs &&
      (catalogs !== undefined ||
        (await this.#visibility.mayReadLately(entity, catalogOnly, options)));
    if (!shown) {
      throw noReview(reviewId);
    }
    requireAllowed(passes.ours, permission);
    return loaded;
  }

  async #liveEntity(
    { review, entity }: LoadedReview,
    options: RequestOptions,
  ): Promise<StoredEntity> {
    const { entityRef } = entity;
    const stored = Promise.resolve(entity);
    try {
      return (await this.#access.resolve({ entityRef, stored }, options))
        .entity;
    } catch (error) {
      // The error would name an entity that is hidden from the caller.
      throw isError(error) && error.name === 'NotFoundError'
        ? noReview(review.id)
        : error;
    }
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
