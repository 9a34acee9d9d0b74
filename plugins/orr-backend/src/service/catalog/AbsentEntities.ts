import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { EntityProjector } from './EntityProjector';

const LIST_SIZE = 2_000;
/** The catalog is asked for so many refs at once. */
const ASK_SIZE = 250;

interface LiveEntity {
  id: string;
  entityRef: string;
}

/** The sweep that has come to its end. @internal */
export interface EndedSweep {
  generation: number;
  startedAt: string;
  /** The ids of what it has met. */
  met: ReadonlySet<string>;
}

/**
 * What is known and a sweep has not met. A page may miss an entity that is there, because the catalog changed between two
 * of them: so it is asked for each of them by name before it is taken as gone.
 *
 * @internal
 */
export class AbsentEntities {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #entities: DatabaseEntityStore;
  readonly #projector: EntityProjector;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    entities: DatabaseEntityStore;
    projector: EntityProjector;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#entities = options.entities;
    this.#projector = options.projector;
  }

  /** Marks them as gone; answers how many there were, or nothing where it was stopped on the way. */
  async orphan(
    sweep: EndedSweep,
    options: { now: Date; signal?: AbortSignal },
  ): Promise<number | undefined> {
    let orphaned = 0;
    let afterId: string | undefined;
    for (;;) {
      const live = await this.#entities.listLive({ limit: LIST_SIZE, afterId });
      if (!live.length) {
        return orphaned;
      }
      afterId = live[live.length - 1].id;
      const unmet = live.filter(({ id }) => !sweep.met.has(id));
      for (let at = 0; at < unmet.length; at += ASK_SIZE) {
        if (options.signal?.aborted) {
          return undefined;
        }
        const asked = unmet.slice(at, at + ASK_SIZE);
        orphaned += await this.#orphanMissing(asked, sweep, options.now);
      }
    }
  }

  async #orphanMissing(
    asked: LiveEntity[],
    sweep: EndedSweep,
    now: Date,
  ): Promise<number> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: asked.map(({ entityRef }) => entityRef) },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const found = items.flatMap(entity => entity ?? []);
    if (found.length) {
      await this.#projector.write(found, { now });
    }
    const missing = asked.filter((_, index) => !items[index]);
    const orphaned = await this.#entities.orphan(
      missing.map(({ id }) => id),
      { ...sweep, now: now.toISOString() },
    );
    return orphaned.length;
  }
}
