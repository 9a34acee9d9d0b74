import {
  CATALOG_PROVIDER,
  readCatalogFacts,
  relatedRefsOf,
} from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseFactStore } from '../../database/facts/DatabaseFactStore';
import { StoredEntity } from '../../database/StoredEntity';

/** An entity may be related to hundreds, which are in memory at the same time. */
const AT_ONCE = 50;

/** Keeps what the catalog says of entities, as facts. @internal */
export class CatalogFactsProjector {
  readonly #entities: DatabaseEntityStore;
  readonly #facts: DatabaseFactStore;

  constructor(options: {
    entities: DatabaseEntityStore;
    factReadings: DatabaseFactStore;
  }) {
    this.#entities = options.entities;
    this.#facts = options.factReadings;
  }

  /** Of what the catalog no longer has, it says nothing new. */
  async recompute(entityIds: readonly string[], now: Date): Promise<void> {
    for (let start = 0; start < entityIds.length; start += AT_ONCE) {
      const ids = entityIds.slice(start, start + AT_ONCE);
      const found = await this.#entities.getByIds(ids);
      await this.#read(found.filter(isThere), now);
    }
  }

  async #read(entities: StoredEntity[], now: Date): Promise<void> {
    const refs = new Set(
      entities.flatMap(({ entity }) => relatedRefsOf(entity)),
    );
    const around = await this.#entities.getByRefs([...refs]);
    const byRef = new Map(
      around.filter(isThere).map(item => [item.entityRef, item]),
    );
    const told = entities.map(({ id, entity, ownerState }) => ({
      entityId: id,
      readings: readCatalogFacts({
        entity,
        ownerState,
        related: relatedRefsOf(entity).flatMap(ref => byRef.get(ref) ?? []),
        seenAt: now.toISOString(),
      }),
    }));
    await this.#facts.transaction(trx =>
      this.#facts.recordAll(trx, CATALOG_PROVIDER.id, told, now),
    );
  }
}

function isThere({ orphanedAt }: StoredEntity): boolean {
  return orphanedAt === undefined;
}
