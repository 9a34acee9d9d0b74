import { isError, NotFoundError } from '@backstage/errors';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { StoredEntity } from '../../database/StoredEntity';
import { DatabaseVouchingStore } from '../../database/vouching/DatabaseVouchingStore';
import { StoredVouching } from '../../database/vouching/vouchingRows';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { OrrReviewPermission, requireAllowed } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';

/** A vouching with what vouches. @internal */
export interface OpenedVouching {
  entity: StoredEntity;
  vouching: StoredVouching;
}

/** The way of a caller to a vouching: the catalog shows them what vouches, and policy grants the permission on it. @internal */
export class VouchingAccess {
  readonly #access: EntityAccess;
  readonly #authorizer: ResourceAuthorizer;
  readonly #entities: DatabaseEntityStore;
  readonly #vouchings: DatabaseVouchingStore;

  constructor(options: {
    access: EntityAccess;
    authorizer: ResourceAuthorizer;
    entities: DatabaseEntityStore;
    vouchings: DatabaseVouchingStore;
  }) {
    this.#access = options.access;
    this.#authorizer = options.authorizer;
    this.#entities = options.entities;
    this.#vouchings = options.vouchings;
  }

  /** What is to vouch. */
  async openEntity(
    permission: OrrReviewPermission,
    entityRef: string,
    options: RequestOptions,
  ): Promise<StoredEntity> {
    const [{ entity }, policy] = await Promise.all([
      this.#access.resolve({ entityRef }, options),
      this.#authorizer.ask([permission], options),
    ]);
    const [allowed] = await policy.grants([permission], { entity });
    requireAllowed(allowed, permission);
    return entity;
  }

  async open(
    permission: OrrReviewPermission,
    vouchingId: string,
    options: RequestOptions,
  ): Promise<OpenedVouching> {
    const vouching = await this.#vouchings.get(vouchingId);
    const stored =
      vouching && (await this.#entities.getById(vouching.entityId));
    if (!stored) {
      throw noVouching(vouchingId);
    }
    try {
      const { entityRef } = stored;
      const entity = await this.openEntity(permission, entityRef, options);
      return { entity, vouching };
    } catch (error) {
      // The error would name an entity that is hidden from the caller.
      throw isError(error) && error.name === 'NotFoundError'
        ? noVouching(vouchingId)
        : error;
    }
  }
}

/** @internal */
export function noVouching(vouchingId: string): NotFoundError {
  return new NotFoundError(`No vouching ${vouchingId}`);
}
