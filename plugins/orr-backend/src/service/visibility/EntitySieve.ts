import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { orrReviewReadPermission } from 'backstage-plugin-orr-common';
import { StoredEntity } from '../../database/StoredEntity';
import { VisibilityFilter } from '../../database/VisibilityFilter';
import { VisibleEntityModel } from '../../database/VisibleEntityModel';
import { EntityVisibility } from './EntityVisibility';

/** Tells of several known entities which a caller may see or act on, in as many steps as for one. @internal */
export class EntitySieve {
  readonly #visibleEntities: VisibleEntityModel;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    visibleEntities: VisibleEntityModel;
    visibility: EntityVisibility;
  }) {
    this.#visibleEntities = options.visibleEntities;
    this.#visibility = options.visibility;
  }

  /** Those that the catalog still has and shows to the caller. */
  async shown(
    entities: StoredEntity[],
    options: { credentials: BackstageCredentials },
  ): Promise<StoredEntity[]> {
    const known = entities.filter(({ orphanedAt }) => orphanedAt === undefined);
    if (!known.length) {
      return [];
    }
    const { catalogs } = await this.#visibility.filtersFor(
      { permission: orrReviewReadPermission },
      options,
    );
    if (catalogs) {
      return this.#through(known, catalogs);
    }
    const readable = await this.#visibility.mayReadEach(known, options);
    return known.filter((_, index) => readable[index]);
  }

  /** Those on which policy grants the permission, whether or not the catalog shows them. */
  async granted(
    permission: ResourcePermission<'orr-review'>,
    entities: StoredEntity[],
    options: { credentials: BackstageCredentials },
  ): Promise<StoredEntity[]> {
    const { ours } = await this.#visibility.filtersFor({ permission }, options);
    return this.#through(entities, ours);
  }

  async #through(
    entities: StoredEntity[],
    filter: VisibilityFilter,
  ): Promise<StoredEntity[]> {
    if (filter.type === 'everything' || !entities.length) {
      return entities;
    }
    const passed = await this.#visibleEntities.listPassing(
      entities.map(({ id }) => id),
      filter,
    );
    return entities.filter(({ id }) => passed.has(id));
  }
}
