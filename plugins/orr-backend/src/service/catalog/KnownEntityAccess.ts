import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { StoredEntity } from '../../database/StoredEntity';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { VisibleEntityModel } from '../../database/VisibleEntityModel';
import { requireAllowed } from '../review/ReviewAccess';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { normalizeEntityRef, notFound } from './EntityAccess';
import { LiveEntityAccess } from './LiveEntityAccess';

/**
 * One entity as its caller may see it, judged by what is stored of it, so that no request goes to the catalog. For what
 * is read beside the tab, and read often: what the catalog has begun to hide since its last sweep is let through until the
 * next, as in lists.
 *
 * @internal
 */
export class KnownEntityAccess {
  readonly #entities: DatabaseEntityStore;
  readonly #liveAccess: LiveEntityAccess;
  readonly #visibility: EntityVisibility;
  readonly #visibleEntities: VisibleEntityModel;

  constructor(options: {
    entities: DatabaseEntityStore;
    liveAccess: LiveEntityAccess;
    visibility: EntityVisibility;
    visibleEntities: VisibleEntityModel;
  }) {
    this.#entities = options.entities;
    this.#liveAccess = options.liveAccess;
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
      // No sweep has met it yet, or it has come back since the last.
      return this.#liveAccess.require(permission, input, options);
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
