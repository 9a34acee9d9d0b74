import { isError, NotFoundError } from '@backstage/errors';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import {
  DatabaseExemptionStore,
  StoredExemption,
} from '../../database/DatabaseExemptionStore';
import { StoredEntity } from '../../database/StoredEntity';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { EntityAccess } from '../catalog/EntityAccess';
import { OrrReviewPermission, requireAllowed } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';

/** The way of a caller to an exemption: the catalog shows them the entity, and policy grants the permission. @internal */
export class ExemptionAccess {
  readonly #access: EntityAccess;
  readonly #authorizer: ResourceAuthorizer;
  readonly #entities: DatabaseEntityStore;
  readonly #exemptions: DatabaseExemptionStore;

  constructor(options: {
    access: EntityAccess;
    authorizer: ResourceAuthorizer;
    entities: DatabaseEntityStore;
    exemptions: DatabaseExemptionStore;
  }) {
    this.#access = options.access;
    this.#authorizer = options.authorizer;
    this.#entities = options.entities;
    this.#exemptions = options.exemptions;
  }

  /** The entity that one is asked for. */
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
    { exemptionId }: { exemptionId: string },
    options: RequestOptions,
  ): Promise<{ entity: StoredEntity; exemption: StoredExemption }> {
    const exemption = await this.#exemptions.get(exemptionId);
    const stored =
      exemption && (await this.#entities.getById(exemption.entityId));
    if (!stored) {
      throw noExemption(exemptionId);
    }
    try {
      const { entityRef } = stored;
      const entity = await this.openEntity(permission, entityRef, options);
      return { entity, exemption };
    } catch (error) {
      // The error would name an entity that is hidden from the caller.
      throw isError(error) && error.name === 'NotFoundError'
        ? noExemption(exemptionId)
        : error;
    }
  }
}

/** @internal */
export function noExemption(exemptionId: string): NotFoundError {
  return new NotFoundError(`No exemption ${exemptionId}`);
}
