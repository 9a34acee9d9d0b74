import { ConflictError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { chunksFor } from './chunks';
import { EntityProjection } from './EntityProjection';
import {
  CatalogSweepRow,
  EntityRow,
  selectEntities,
  toFoundEntities,
} from './entityRows';
import { lockEntities } from './lockEntities';
import { OwnerScope, refreshOwnerStates } from './ownerStates';
import { markDue, markDueWithParts } from './rollUp/markDue';
import { StoredEntity } from './StoredEntity';
import { Transaction } from './transaction';
import { Sighting, upsertEntities, UpsertResult } from './upsertEntities';

/** A change of an entity that its standings do not yet follow. @internal */
export interface StaleEntity {
  id: string;
  token: string;
}

/**
 * The entities of the catalog as last seen. Every change marks its rows as stale in the same statement or transaction;
 * they stay so until the standings have followed, whatever is killed in between.
 *
 * @internal
 */
export class DatabaseEntityStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async upsert(
    projections: EntityProjection[],
    sighting: Sighting,
  ): Promise<UpsertResult> {
    return upsertEntities(this.#knex, projections, sighting);
  }

  async getByRef(entityRef: string): Promise<StoredEntity | undefined> {
    return (await this.getByRefs([entityRef]))[0];
  }

  /** Those that are known, orphans included, in no certain order; within a transaction, by its handle. */
  async getByRefs(
    entityRefs: string[],
    trx?: Transaction,
  ): Promise<StoredEntity[]> {
    return this.#findIn('entity.entity_ref', entityRefs, trx);
  }

  async getById(id: string): Promise<StoredEntity | undefined> {
    return (await this.getByIds([id]))[0];
  }

  /** Within a transaction, by its handle. */
  async getByIds(ids: string[], trx?: Transaction): Promise<StoredEntity[]> {
    return this.#findIn('entity.id', ids, trx);
  }

  /**
   * Keeps entities from other writers until the transaction ends. Taken before any row that refers to them is written:
   * such a row holds a share of this lock, and two writers that each hold one would wait for each other.
   */
  async lock(trx: Transaction, ...ids: string[]): Promise<void> {
    await lockEntities(trx, trx<EntityRow>('entity').whereIn('id', ids));
  }

  /**
   * The same for entities that were read before. A ConflictError where one stands under another ref by now: its history went
   * on elsewhere while this writer waited.
   */
  async lockAsRead(
    trx: Transaction,
    ...known: Pick<StoredEntity, 'id' | 'entityRef'>[]
  ): Promise<void> {
    await this.lock(trx, ...known.map(({ id }) => id));
    for (const chunk of chunksFor(trx, known)) {
      const rows = await trx<EntityRow>('entity')
        .whereIn(
          'id',
          chunk.map(({ id }) => id),
        )
        .select('id', 'entity_ref');
      const refs = new Map(rows.map(row => [row.id, row.entity_ref]));
      const moved = chunk.find(
        ({ id, entityRef }) => refs.get(id) !== entityRef,
      );
      if (moved) {
        throw new ConflictError(
          `${moved.entityRef} was moved meanwhile; open it again`,
        );
      }
    }
  }

  /** Those that the catalog has in a system, by name, as far as is known. */
  async listBySystem(
    systemRef: string,
    options: { limit: number },
  ): Promise<StoredEntity[]> {
    const rows = await this.#knex<EntityRow>('entity')
      .where({ system_ref: systemRef })
      .whereNull('orphaned_at')
      .orderBy(['sort_name', 'id'])
      .limit(options.limit)
      .select('id');
    const ids = rows.map(({ id }) => id);
    const found = await this.getByIds(ids);
    const byId = new Map(found.map(entity => [entity.id, entity]));
    return ids.flatMap(id => byId.get(id) ?? []);
  }

  /** When the catalog was last seen as a whole. */
  async lastSweptAt(): Promise<string | undefined> {
    const row = await this.#knex<CatalogSweepRow>('catalog_sweep').first(
      'last_completed_at',
    );
    return row?.last_completed_at ?? undefined;
  }

  /** Which of the refs the catalog has, as far as is known. */
  async knownRefs(entityRefs: string[]): Promise<Set<string>> {
    const known = new Set<string>();
    for (const chunk of chunksFor(this.#knex, entityRefs)) {
      const rows = await this.#knex<EntityRow>('entity')
        .select('entity_ref')
        .whereIn('entity_ref', chunk)
        .whereNull('orphaned_at');
      rows.forEach(row => known.add(row.entity_ref));
    }
    return known;
  }

  /** Sets the tiers of entities, unless they were written since they were read. */
  async retier(
    changes: (Pick<EntityProjection, 'tier' | 'contentHash'> & {
      id: string;
      knownHash: string;
    })[],
  ): Promise<void> {
    if (!changes.length) {
      return;
    }
    await this.#knex.transaction(async trx => {
      const ids = changes.map(({ id }) => id);
      for (const chunk of chunksFor(trx, ids)) {
        await lockEntities(trx, trx<EntityRow>('entity').whereIn('id', chunk));
      }
      for (const { id, knownHash, tier, contentHash } of changes) {
        await trx<EntityRow>('entity')
          .where({ id, content_hash: knownHash })
          .update({ tier: tier ?? null, content_hash: contentHash });
      }
      await markDue(trx, ids);
    });
  }

  /** Sets who is owned by whom; answers the ids of the entities whose state differs now. */
  async refreshOwnerStates(scope: OwnerScope): Promise<string[]> {
    return this.#knex.transaction(trx =>
      refreshOwnerStates(trx, scope, randomUUID()),
    );
  }

  /** Those that the catalog has, as far as is known, by id. */
  async listLive(options: {
    limit: number;
    afterId?: string;
  }): Promise<{ id: string; entityRef: string }[]> {
    const query = this.#knex<EntityRow>('entity')
      .whereNull('orphaned_at')
      .orderBy('id')
      .limit(options.limit)
      .select('id', 'entity_ref');
    if (options.afterId !== undefined) {
      query.where('id', '>', options.afterId);
    }
    const rows = await query;
    return rows.map(({ id, entity_ref }) => ({ id, entityRef: entity_ref }));
  }

  /**
   * Marks entities as gone, unless they were written since the sweep began that did not meet them. Does nothing once
   * another sweep has begun. Answers the ids of those that it has marked.
   */
  async orphan(
    entityIds: string[],
    sweep: { generation: number; startedAt: string; now: string },
  ): Promise<string[]> {
    return this.#knex.transaction(async trx => {
      const orphaned: string[] = [];
      for (const chunk of chunksFor(trx, entityIds)) {
        const ids = await lockEntities(
          trx,
          trx<EntityRow>('entity')
            .whereNull('orphaned_at')
            .whereIn('id', chunk)
            .where('updated_at', '<', sweep.startedAt)
            .whereExists(
              trx('catalog_sweep')
                .select('id')
                .where('generation', sweep.generation),
            ),
        );
        await trx<EntityRow>('entity')
          .whereIn('id', ids)
          .update({ orphaned_at: sweep.now, stale_token: randomUUID() });
        orphaned.push(...ids);
      }
      await markDueWithParts(trx, orphaned);
      return orphaned;
    });
  }

  /** Entities that changed and whose standings have not followed yet, by id. */
  async listStale(options: {
    limit: number;
    afterId?: string;
    entityIds?: string[];
  }): Promise<StaleEntity[]> {
    const query = this.#knex<EntityRow>('entity')
      .select('id', 'stale_token')
      .whereNotNull('stale_token')
      .orderBy('id')
      .limit(options.limit);
    if (options.afterId !== undefined) {
      query.where('id', '>', options.afterId);
    }
    if (options.entityIds) {
      query.whereIn('id', options.entityIds);
    }
    const rows = await query;
    return rows.map(({ id, stale_token }) => ({ id, token: stale_token! }));
  }

  /** Only the changes that were listed: an entity that changed again meanwhile stays stale. */
  async clearStale(changes: StaleEntity[]): Promise<void> {
    const tokens = new Map(changes.map(({ id, token }) => [id, token]));
    const chunks = chunksFor(this.#knex, [...tokens.keys()], 2);
    for (const ids of chunks) {
      await this.#knex.transaction(async trx => {
        await lockEntities(trx, trx<EntityRow>('entity').whereIn('id', ids));
        await trx<EntityRow>('entity')
          .whereIn('id', ids)
          .whereIn('stale_token', [...new Set(ids.map(id => tokens.get(id)!))])
          .update({ stale_token: null });
      });
    }
  }

  async #findIn(
    column: 'entity.id' | 'entity.entity_ref',
    values: string[],
    knex: Knex = this.#knex,
  ): Promise<StoredEntity[]> {
    const found: StoredEntity[] = [];
    for (const chunk of chunksFor(knex, values)) {
      const rows: object[] = await selectEntities(
        knex('entity').whereIn(column, chunk),
      );
      found.push(...toFoundEntities(rows));
    }
    return found;
  }
}
