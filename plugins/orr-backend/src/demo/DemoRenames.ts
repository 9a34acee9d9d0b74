import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  PREVIOUS_REF_ANNOTATION,
  previousRefOf,
} from 'backstage-plugin-orr-common';
import { Stores } from '../database/createStores';
import { projectEntity } from '../service/catalog/projectEntity';
import { Services } from '../service/createServices';

/**
 * Services that were called something else for most of the year: what happened to them stands under their earlier refs at its
 * end, and is carried from there as after any rename.
 *
 * @internal
 */
export class DemoRenames {
  readonly #stores: Stores;
  readonly #annotatedMoves: Services['annotatedMoves'];

  constructor(options: {
    stores: Stores;
    annotatedMoves: Services['annotatedMoves'];
  }) {
    this.#stores = options.stores;
    this.#annotatedMoves = options.annotatedMoves;
  }

  /** Renames all that name an earlier ref; answers how many histories were carried. */
  async play(entities: Entity[], now: Date): Promise<number> {
    for (const entity of entities) {
      const ref = previousRefOf(entity)?.ref;
      if (ref) {
        await this.#putBack(entity, ref, now.toISOString());
      }
    }
    return this.#annotatedMoves.apply(now);
  }

  /** Leaves the history of an entity under its earlier ref, and nothing under its present one. */
  async #putBack(entity: Entity, earlierRef: string, at: string) {
    const { entities, entityMoves, readiness } = this.#stores;
    const ref = stringifyEntityRef(entity);
    const { idsByRef } = await entities.upsert(
      [projectEntity(earlierOf(entity, earlierRef))],
      { seenAt: at },
    );
    const [known] = await entities.getByRefs([ref]);
    const earlierId = idsByRef.get(earlierRef);
    if (!known || !earlierId) {
      return;
    }
    await readiness.transaction(async trx => {
      await entities.lock(trx, known.id, earlierId);
      const ids = { fromId: known.id, toId: earlierId };
      await entityMoves.exchange(trx, ids, at);
      await entityMoves.markGone(trx, known.id, at);
    });
  }
}

/** The entry as it was before the rename. */
function earlierOf(entity: Entity, earlierRef: string): Entity {
  const { [PREVIOUS_REF_ANNOTATION]: _, ...annotations } =
    entity.metadata.annotations ?? {};
  const name = earlierRef.split('/')[1];
  const { title, ...metadata } = entity.metadata;
  return {
    ...entity,
    metadata: {
      ...metadata,
      name,
      uid: `${metadata.uid}-before`,
      annotations,
    },
  };
}
