import { OwnerState } from 'backstage-plugin-orr-common';
import { Knex } from 'knex';
import { chunksFor } from './chunks';
import { Transaction } from './transaction';

interface OwnerKnownRow {
  entity_id: string;
  owner_state: string;
  owner_refs: string;
  content_hash: string;
}

/** By whom an entity was owned when that was last looked at. @internal */
export interface KnownOwner {
  entityId: string;
  ownerState: OwnerState;
  ownerRefs: string[];
  /** Of the entity as it was then. */
  contentHash: string;
}

/** Remembers who owned what, so that it can be told when nobody does any more. @internal */
export class DatabaseOwnerKnownStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Entities of the catalog whose ownership may differ from what is known of it, by id. */
  async listDiffering(options: {
    afterId?: string;
    limit: number;
  }): Promise<string[]> {
    const query = this.#knex('entity as e')
      .leftJoin('owner_known as k', 'k.entity_id', 'e.id')
      .whereNull('e.orphaned_at')
      .where(either =>
        either
          .whereNull('k.entity_id')
          .orWhereRaw('k.owner_state <> e.owner_state')
          .orWhereRaw('k.content_hash <> e.content_hash'),
      )
      .orderBy('e.id')
      .limit(options.limit)
      .select('e.id');
    if (options.afterId !== undefined) {
      query.where('e.id', '>', options.afterId);
    }
    const rows: { id: string }[] = await query;
    return rows.map(({ id }) => id);
  }

  async listByIds(
    trx: Transaction,
    entityIds: string[],
  ): Promise<Map<string, KnownOwner>> {
    const known = new Map<string, KnownOwner>();
    for (const chunk of chunksFor(trx, entityIds)) {
      const rows = await trx<OwnerKnownRow>('owner_known').whereIn(
        'entity_id',
        chunk,
      );
      rows.forEach(row =>
        known.set(row.entity_id, {
          entityId: row.entity_id,
          ownerState: row.owner_state as OwnerState,
          ownerRefs: JSON.parse(row.owner_refs),
          contentHash: row.content_hash,
        }),
      );
    }
    return known;
  }

  async save(trx: Transaction, owners: KnownOwner[]): Promise<void> {
    for (const chunk of chunksFor(trx, owners, 4)) {
      await trx<OwnerKnownRow>('owner_known')
        .insert(
          chunk.map(owner => ({
            entity_id: owner.entityId,
            owner_state: owner.ownerState,
            owner_refs: JSON.stringify(owner.ownerRefs),
            content_hash: owner.contentHash,
          })),
        )
        .onConflict('entity_id')
        .merge();
    }
  }
}
