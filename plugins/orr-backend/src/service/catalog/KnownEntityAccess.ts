import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { StoredEntity } from '../../database/StoredEntity';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { VisibleEntityModel } from '../../database/VisibleEntityModel';
import { requireAllowed } from '../review/ReviewAccess';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { knownToPass } from '../visibility/knownToPass';
import { normalizeEntityRef, notFound } from './EntityAccess';
import { LiveEntityAccess } from './LiveEntityAccess';

/** An entity as it is stored, with what was read by the same statement. @internal */
export interface FoundEntity<TBeside = never> {
  entity: StoredEntity;
  beside?: TBeside;
}

function isCurrent(entity: StoredEntity | undefined): entity is StoredEntity {
  return entity !== undefined && entity.orphanedAt === undefined;
}

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
    return this.read(permission, input, {
      ...options,
      of: async entity => entity,
    });
  }

  /**
   * What `of` reads of the entity, handed out once the caller is let through. It is read while policy is asked, which
   * takes as long: nobody who is refused learns anything of it, not even that it failed. What is stored beside the entity
   * can come with it, by one statement of `find`, and is missing where only the catalog knows the entity.
   */
  async read<T, TBeside = undefined>(
    permission: ResourcePermission<'orr-review'>,
    input: { entityRef: string },
    options: {
      credentials: BackstageCredentials;
      find?: (entityRef: string) => Promise<FoundEntity<TBeside> | undefined>;
      of: (entity: StoredEntity, beside?: TBeside) => Promise<T>;
    },
  ): Promise<T> {
    const { of, find, ...asker } = options;
    const entityRef = normalizeEntityRef(input.entityRef);
    const finding: Promise<FoundEntity<TBeside> | undefined> = find
      ? find(entityRef)
      : this.#findAlone(entityRef);
    const reading = finding.then(found =>
      isCurrent(found?.entity) ? of(found.entity, found.beside) : undefined,
    );
    reading.catch(() => {});
    const [filters, stored] = await Promise.all([
      this.#visibility.filtersFor({ permission }, asker),
      finding.then(found => found?.entity),
    ]);
    if (!isCurrent(stored)) {
      // No sweep has met it yet, or it has come back since the last.
      return of(await this.#liveAccess.require(permission, input, asker));
    }
    const { ours, catalogs, catalogOnly } = filters;
    const [isShown, isAllowed] = await Promise.all([
      catalogs
        ? this.#passes(stored, catalogs)
        : this.#visibility.mayReadLately(stored, catalogOnly, asker),
      this.#passes(stored, ours),
    ]);
    if (!isShown) {
      throw notFound(entityRef);
    }
    requireAllowed(isAllowed, permission);
    return (await reading) as T;
  }

  async #findAlone(entityRef: string): Promise<FoundEntity | undefined> {
    const entity = await this.#entities.getByRef(entityRef);
    return entity && { entity };
  }

  async #passes(
    entity: StoredEntity,
    filter: VisibilityFilter,
  ): Promise<boolean> {
    return (
      knownToPass(entity, filter) ??
      this.#visibleEntities.isVisible({ entityId: entity.id }, filter)
    );
  }
}
