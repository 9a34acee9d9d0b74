import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { TierKeys } from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseGroupStore } from '../../database/DatabaseGroupStore';
import { EntityProjection } from '../../database/EntityProjection';
import { UpsertResult } from '../../database/upsertEntities';
import { DEFAULT_TIER_KEYS, projectEntity } from './projectEntity';

const STALE_PAGE = 500;

/** Told which entities changed, so that their standings follow. @internal */
export type EntitiesChanged = (
  entityIds: string[],
  now: Date,
) => Promise<unknown>;

/** Writes what the catalog answers into the projection, and tells who depends on it. @internal */
export class EntityProjector {
  readonly #entities: DatabaseEntityStore;
  readonly #groups: DatabaseGroupStore;
  readonly #onChanged: EntitiesChanged;
  readonly #logger: LoggerService;
  readonly #tierKeys: () => Promise<TierKeys>;

  constructor(options: {
    entities: DatabaseEntityStore;
    groups: DatabaseGroupStore;
    onChanged: EntitiesChanged;
    logger: LoggerService;
    /** Where tiers are read from, asked anew each time: the programme may name another place. */
    tierKeys?: () => Promise<TierKeys>;
  }) {
    this.#entities = options.entities;
    this.#groups = options.groups;
    this.#onChanged = options.onChanged;
    this.#logger = options.logger;
    this.#tierKeys = options.tierKeys ?? (async () => DEFAULT_TIER_KEYS);
  }

  async project(entities: Entity[]): Promise<EntityProjection[]> {
    const tierKeys = await this.#tierKeys();
    return entities.map(entity => projectEntity(entity, tierKeys));
  }

  /** Stores a page of a sweep. What it changes stays marked until {@link EntityProjector.settle}. */
  async write(
    entities: Entity[],
    options: { now: Date },
  ): Promise<UpsertResult> {
    return this.#entities.upsert(await this.project(entities), {
      seenAt: options.now.toISOString(),
    });
  }

  /** Stores single entities outside a sweep, with all that follows from them at once. */
  async writeThrough(
    projections: EntityProjection[],
    now: Date,
  ): Promise<void> {
    const { idsByRef, changedIds } = await this.#entities.upsert(projections, {
      seenAt: now.toISOString(),
    });
    const affected = new Set(changedIds);
    const owners = projections.filter(
      ({ kind, entityRef }) =>
        (kind === 'group' || kind === 'user') &&
        affected.has(idsByRef.get(entityRef)!),
    );
    for (const { entityRef } of owners) {
      (
        await this.#entities.refreshOwnerStates({ ownerRef: entityRef })
      ).forEach(id => affected.add(id));
    }
    if (owners.some(({ kind }) => kind === 'group')) {
      await this.#groups.rebuild();
    }
    const ids = [...idsByRef.values()];
    (await this.#entities.refreshOwnerStates({ entityIds: ids })).forEach(id =>
      affected.add(id),
    );
    if (affected.size) {
      // A group may own thousands: whoever opens its first entity does not wait for all, the next sweep tells of them.
      await this.settle({ now, entityIds: [...affected].slice(0, STALE_PAGE) });
    }
  }

  /** What holds for the whole catalog once all of it was seen. */
  async settleOwners(): Promise<void> {
    await this.#groups.rebuild();
    await this.#entities.refreshOwnerStates('everything');
  }

  /**
   * Tells of all changes that were not told of yet, also those that a killed run has left. What cannot be told stays
   * marked for the next time; answers the last such error.
   */
  async settle(options: {
    now: Date;
    entityIds?: string[];
    signal?: AbortSignal;
  }): Promise<Error | undefined> {
    const { now, entityIds, signal } = options;
    let problem: Error | undefined;
    let afterId: string | undefined;
    while (!signal?.aborted) {
      const stale = await this.#entities.listStale({
        limit: STALE_PAGE,
        afterId,
        entityIds,
      });
      if (!stale.length) {
        break;
      }
      afterId = stale[stale.length - 1].id;
      try {
        await this.#onChanged(
          stale.map(({ id }) => id),
          now,
        );
        await this.#entities.clearStale(stale);
      } catch (error) {
        problem = error as Error;
        this.#logger.warn(
          `Standings of ${stale.length} entities could not follow the catalog`,
          problem,
        );
      }
    }
    return problem;
  }
}
