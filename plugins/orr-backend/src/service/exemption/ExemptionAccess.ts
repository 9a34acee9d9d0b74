import { NotFoundError } from '@backstage/errors';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import {
  DatabaseExemptionStore,
  StoredExemption,
} from '../../database/DatabaseExemptionStore';
import { StoredEntity } from '../../database/StoredEntity';
import { LiveEntityAccess } from '../catalog/LiveEntityAccess';
import { OrrReviewPermission } from '../review/ReviewAccess';
import { RequestOptions } from '../ReviewService';

/** The way of a caller to an exemption: the catalog shows them the entity, and policy grants the permission. @internal */
export class ExemptionAccess {
  readonly #access: LiveEntityAccess;
  readonly #entities: DatabaseEntityStore;
  readonly #exemptions: DatabaseExemptionStore;

  constructor(options: {
    liveAccess: LiveEntityAccess;
    entities: DatabaseEntityStore;
    exemptions: DatabaseExemptionStore;
  }) {
    this.#access = options.liveAccess;
    this.#entities = options.entities;
    this.#exemptions = options.exemptions;
  }

  /** The entity that one is asked for. */
  openEntity(
    permission: OrrReviewPermission,
    entityRef: string,
    options: RequestOptions,
  ): Promise<StoredEntity> {
    return this.#access.require(permission, { entityRef }, options);
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
    const { entityRef } = stored;
    const input = { entityRef, hiddenAs: noExemption(exemptionId) };
    const entity = await this.#access.requireBehind(permission, input, options);
    return { entity, exemption };
  }
}

/** @internal */
export function noExemption(exemptionId: string): NotFoundError {
  return new NotFoundError(`No exemption ${exemptionId}`);
}
