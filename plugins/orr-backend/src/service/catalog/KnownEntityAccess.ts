import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { StoredEntity } from '../../database/StoredEntity';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { VisibleEntityModel } from '../../database/VisibleEntityModel';
import { ResourceAuthorizer } from '../authorization/ResourceAuthorizer';
import { requireAllowed } from '../review/ReviewAccess';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { EntityAccess, normalizeEntityRef, notFound } from './EntityAccess';

/**
 * One entity as its caller may see it, judged by what is stored of it, so that no request goes to the catalog. For what
 * is read beside the tab, and read often: what the catalog has begun to hide since its last sweep is let through until the
 * next, as in lists.
 *
 * @internal
 */
export class KnownEntityAccess {
  readonly #access: EntityAccess;
  readonly #authorizer: ResourceAuthorizer;
  readonly #entities: DatabaseEntityStore;
  readonly #visibility: EntityVisibility;
  readonly #visibleEntities: VisibleEntityModel;

  constructor(options: {
    access: EntityAccess;
    authorizer: ResourceAuthorizer;
    entities: DatabaseEntityStore;
    visibility: EntityVisibility;
    visibleEntities: VisibleEntityModel;
  }) {
    this.#access = options.access;
    this.#authorizer = options.authorizer;
    this.#entities = options.entities;
    this.#visibility = options.visibility;
    this.#visibleEntities = options.visibleEntities;
  }

  /** A NotFoundError where it is hidden or does not exist, a NotAllowedError where the permission is refused. */
  async require(
    permission: ResourcePermission<'orr-review'>,
    input: { entityRef: string },
    options: { credentials: BackstageCredentials },
  ): Promise<StoredEntity> {
    const entityRef = normalizeEntityRef(input.entityRef);
    const [{ ours, catalogs, catalogOnly }, stored] = await Promise.all([
      this.#visibility.filtersFor({ permission }, options),
      this.#entities.getByRef(entityRef),
    ]);
    if (!stored || stored.orphanedAt !== undefined) {
      return this.#requireLive(permission, input, options);
    }
    const isShown = catalogs
      ? await this.#passes(stored, catalogs)
      : await this.#visibility.mayReadLately(stored, catalogOnly, options);
    if (!isShown) {
      throw notFound(entityRef);
    }
    requireAllowed(await this.#passes(stored, ours), permission);
    return stored;
  }

  /** No sweep has met it yet, or it has come back since the last. */
  async #requireLive(
    permission: ResourcePermission<'orr-review'>,
    input: { entityRef: string },
    options: { credentials: BackstageCredentials },
  ): Promise<StoredEntity> {
    const { entity } = await this.#access.resolve(input, options);
    const [allowed] = await this.#authorizer.authorize({
      permissions: [permission],
      entity,
      ...options,
    });
    requireAllowed(allowed, permission);
    return entity;
  }

  async #passes(
    { id: entityId }: StoredEntity,
    filter: VisibilityFilter,
  ): Promise<boolean> {
    switch (filter.type) {
      case 'everything':
        return true;
      case 'nothing':
        return false;
      default:
        return this.#visibleEntities.isVisible({ entityId }, filter);
    }
  }
}
