import { NotFoundError } from '@backstage/errors';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { StoredEntity } from '../../database/StoredEntity';
import { DatabaseVouchingStore } from '../../database/vouching/DatabaseVouchingStore';
import { StoredVouching } from '../../database/vouching/vouchingRows';
import { LiveEntityAccess } from '../catalog/LiveEntityAccess';
import { OrrReviewPermission } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';

/** A vouching with what vouches. @internal */
export interface OpenedVouching {
  entity: StoredEntity;
  vouching: StoredVouching;
}

/** The way of a caller to a vouching: the catalog shows them what vouches, and policy grants the permission on it. @internal */
export class VouchingAccess {
  readonly #access: LiveEntityAccess;
  readonly #entities: DatabaseEntityStore;
  readonly #vouchings: DatabaseVouchingStore;

  constructor(options: {
    liveAccess: LiveEntityAccess;
    entities: DatabaseEntityStore;
    vouchings: DatabaseVouchingStore;
  }) {
    this.#access = options.liveAccess;
    this.#entities = options.entities;
    this.#vouchings = options.vouchings;
  }

  /** What is to vouch. */
  openEntity(
    permission: OrrReviewPermission,
    entityRef: string,
    options: RequestOptions,
  ): Promise<StoredEntity> {
    return this.#access.require(permission, { entityRef }, options);
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
    const { entityRef } = stored;
    const input = { entityRef, hiddenAs: noVouching(vouchingId) };
    const entity = await this.#access.requireBehind(permission, input, options);
    return { entity, vouching };
  }
}

/** @internal */
export function noVouching(vouchingId: string): NotFoundError {
  return new NotFoundError(`No vouching ${vouchingId}`);
}
