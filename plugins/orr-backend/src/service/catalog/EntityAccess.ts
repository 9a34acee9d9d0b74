import {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  AuthenticationError,
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { EntityProjection } from '../../database/EntityProjection';
import { StoredEntity } from '../../database/StoredEntity';
import { VisibleEntityModel } from '../../database/VisibleEntityModel';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { EntityProjector } from './EntityProjector';

/** @internal */
export interface ResolvedEntity {
  entity: StoredEntity;
  /** Whether the catalog has answered just now, or what was stored stands in for it. */
  source: 'catalog' | 'stored';
  seenAt: string;
}

/**
 * One entity as its caller may see it. The catalog itself decides, asked as the caller; while it is down, what was
 * stored is shown to those whom the catalog's policy lets see it.
 *
 * @internal
 */
export class EntityAccess {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #entities: DatabaseEntityStore;
  readonly #projector: EntityProjector;
  readonly #visibility: EntityVisibility;
  readonly #visibleEntities: VisibleEntityModel;
  readonly #clock: OrrClock;
  readonly #logger: LoggerService;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    entities: DatabaseEntityStore;
    projector: EntityProjector;
    visibility: EntityVisibility;
    visibleEntities: VisibleEntityModel;
    clock: OrrClock;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#entities = options.entities;
    this.#projector = options.projector;
    this.#visibility = options.visibility;
    this.#visibleEntities = options.visibleEntities;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /**
   * A NotFoundError is all that is told of an entity that is hidden from the caller, as of one that does not exist.
   * What is stored of it is read while the catalog is asked, which takes longer, unless somebody is reading it already;
   * where that is still so, it is what is answered.
   */
  async resolve(
    input: { entityRef: string; stored?: Promise<StoredEntity | undefined> },
    options: { credentials: BackstageCredentials },
  ): Promise<ResolvedEntity> {
    const entityRef = normalizeEntityRef(input.entityRef);
    const storing = input.stored ?? this.#entities.getByRef(entityRef);
    // The catalog's answer comes first: whoever is refused learns nothing of what is stored, not even that it failed.
    storing.catch(() => {});
    let live: Entity | undefined;
    try {
      live = await this.#readLive(entityRef, options);
    } catch (error) {
      return this.#resolveStored(entityRef, storing, options, error);
    }
    if (!live) {
      throw notFound(entityRef);
    }
    const now = this.#clock.now();
    return {
      entity: await this.#writeThrough(live, now, await storing),
      source: 'catalog',
      seenAt: now.toISOString(),
    };
  }

  /**
   * A person asks as themselves. A token whose access is restricted cannot be handed on, and policy says nothing about
   * services: whether it may read entities is asked here, and the entity read as this plugin.
   */
  async #readLive(
    entityRef: string,
    options: { credentials: BackstageCredentials },
  ): Promise<Entity | undefined> {
    const { credentials } = options;
    if (!this.#auth.isPrincipal(credentials, 'service')) {
      return this.#catalog.getEntityByRef(entityRef, options);
    }
    const [mayRead] = await this.#visibility.mayReadEach(
      [{ entityRef }],
      options,
    );
    return mayRead
      ? this.#catalog.getEntityByRef(entityRef, {
          credentials: await this.#auth.getOwnServiceCredentials(),
        })
      : undefined;
  }

  async #writeThrough(
    live: Entity,
    now: Date,
    stored: StoredEntity | undefined,
  ): Promise<StoredEntity> {
    const [projection] = await this.#projector.project([live]);
    const current =
      stored !== undefined &&
      stored.entityRef === projection.entityRef &&
      stored.contentHash === projection.contentHash &&
      stored.orphanedAt === undefined &&
      stored.ownerState !== 'ownerNotFound';
    if (current) {
      return stored;
    }
    await this.#projector.writeThrough(
      [...(await this.#findNewOwners(projection)), projection],
      now,
    );
    const written = await this.#entities.getByRef(projection.entityRef);
    if (!written) {
      throw new ServiceUnavailableError(
        `Entity ${projection.entityRef} could not be stored`,
      );
    }
    return written;
  }

  /** Owners that no sweep has met yet: without them the entity would show as owned by nobody until the next. */
  async #findNewOwners({
    ownerRefs,
  }: EntityProjection): Promise<EntityProjection[]> {
    const known = await this.#entities.knownRefs(ownerRefs);
    const unknown = ownerRefs.filter(ref => !known.has(ref));
    if (!unknown.length) {
      return [];
    }
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: unknown },
        { credentials },
      );
      return await this.#projector.project(
        items.filter(owner => owner !== undefined),
      );
    } catch (error) {
      this.#logger.warn(
        `Owners ${unknown.join(', ')} could not be looked up`,
        error as Error,
      );
      return [];
    }
  }

  async #resolveStored(
    entityRef: string,
    storing: Promise<StoredEntity | undefined>,
    options: { credentials: BackstageCredentials },
    cause: unknown,
  ): Promise<ResolvedEntity> {
    refuseRejected(cause);
    this.#logger.warn(
      `The catalog could not be asked for ${entityRef}`,
      cause as Error,
    );
    let stored: StoredEntity | undefined;
    let visible = false;
    try {
      const filter = await this.#visibility.catalogFilterFor(options);
      stored = await storing;
      visible =
        stored !== undefined &&
        stored.orphanedAt === undefined &&
        (await this.#visibleEntities.isVisible(
          { entityId: stored.id },
          filter,
        ));
    } catch (error) {
      refuseRejected(error);
      throw new ServiceUnavailableError('The catalog cannot be reached', error);
    }
    if (!stored || !visible) {
      throw notFound(entityRef);
    }
    return { entity: stored, source: 'stored', seenAt: stored.seenAt };
  }
}

/** Full ref in lower case; an InputError where it is none. @internal */
export function normalizeEntityRef(entityRef: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(entityRef)).toLocaleLowerCase(
      'en-US',
    );
  } catch (error) {
    throw new InputError(`Not an entity ref: ${entityRef}`, error);
  }
}

/** The same whether it is hidden or does not exist. @internal */
export function notFound(entityRef: string): NotFoundError {
  return new NotFoundError(`No entity ${entityRef}`);
}

/** A caller whom the catalog turns away gets no second chance from what is stored. */
function refuseRejected(error: unknown): void {
  const { name, statusCode } = (isError(error) ? error : {}) as {
    name?: string;
    statusCode?: number;
  };
  if (name === 'AuthenticationError' || statusCode === 401) {
    throw new AuthenticationError(
      'The catalog did not accept the credentials',
      error,
    );
  }
  if (name === 'NotAllowedError' || statusCode === 403) {
    throw new NotAllowedError('The catalog refused the request', error);
  }
}
