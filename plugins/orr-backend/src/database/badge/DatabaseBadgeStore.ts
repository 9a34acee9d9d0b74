import { randomBytes } from 'node:crypto';
import { Knex } from 'knex';
import { Transaction } from '../transaction';

interface BadgeRow {
  id: string;
  entity_id: string;
  minted_by: string;
  minted_at: string;
  revoked_by: string | null;
  revoked_at: string | null;
}

interface BadgeKeyRow {
  id: string;
  secret: string;
  made_at: string;
}

/** A badge, in force or revoked. @internal */
export interface StoredBadge {
  id: string;
  entityId: string;
  mintedBy: string;
  mintedAt: string;
  revokedBy?: string;
  revokedAt?: string;
}

/** The only key there is. */
const KEY_ID = 'addresses';
const KEY_BYTES = 32;

function toStored(row: BadgeRow): StoredBadge {
  return {
    id: row.id,
    entityId: row.entity_id,
    mintedBy: row.minted_by,
    mintedAt: row.minted_at,
    revokedBy: row.revoked_by ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  };
}

/** Badges, and the key that their addresses are signed with. @internal */
export class DatabaseBadgeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(
    id: string,
    handle: Knex = this.#knex,
  ): Promise<StoredBadge | undefined> {
    const row = await handle<BadgeRow>('badge').where({ id }).first();
    return row && toStored(row);
  }

  /** Which entity a badge shows; undefined where it is revoked, or the entity is gone from the catalog. */
  async entityShownBy(id: string): Promise<string | undefined> {
    const row = await this.#knex('badge')
      .join('entity', 'entity.id', 'badge.entity_id')
      .where({ 'badge.id': id })
      .whereNull('badge.revoked_at')
      .whereNull('entity.orphaned_at')
      .first('badge.entity_id');
    return row?.entity_id;
  }

  /** Those in force, the newest first, then some of the others, revoked last first. */
  async list(
    entityId: string,
    options: { revoked: number },
  ): Promise<StoredBadge[]> {
    const ofEntity = () =>
      this.#knex<BadgeRow>('badge').where({ entity_id: entityId });
    const inForce = await ofEntity()
      .whereNull('revoked_at')
      .orderBy([{ column: 'minted_at', order: 'desc' }, 'id']);
    const revoked = await ofEntity()
      .whereNotNull('revoked_at')
      .orderBy([{ column: 'revoked_at', order: 'desc' }, 'id'])
      .limit(options.revoked);
    return [...inForce, ...revoked].map(toStored);
  }

  async countInForce(trx: Transaction, entityId: string): Promise<number> {
    const row = await trx<BadgeRow>('badge')
      .where({ entity_id: entityId })
      .whereNull('revoked_at')
      .count({ count: '*' })
      .first();
    return Number(row?.count ?? 0);
  }

  /** The row of its entity is to be locked before, which keeps other writers away. */
  async insert(trx: Transaction, badge: StoredBadge): Promise<void> {
    await trx<BadgeRow>('badge').insert({
      id: badge.id,
      entity_id: badge.entityId,
      minted_by: badge.mintedBy,
      minted_at: badge.mintedAt,
      revoked_by: null,
      revoked_at: null,
    });
  }

  /** Whether it was in force until now. */
  async revoke(
    trx: Transaction,
    id: string,
    by: { revokedBy: string; revokedAt: string },
  ): Promise<boolean> {
    const changed = await trx<BadgeRow>('badge')
      .where({ id })
      .whereNull('revoked_at')
      .update({ revoked_by: by.revokedBy, revoked_at: by.revokedAt });
    return changed > 0;
  }

  /** What addresses are signed with; made by whoever asks first, and then the same for all. */
  async key(now: Date): Promise<string> {
    const known = await this.#findKey();
    if (known !== undefined) {
      return known;
    }
    await this.#knex<BadgeKeyRow>('badge_key')
      .insert({
        id: KEY_ID,
        secret: randomBytes(KEY_BYTES).toString('base64url'),
        made_at: now.toISOString(),
      })
      .onConflict('id')
      .ignore();
    return (await this.#findKey())!;
  }

  async #findKey(): Promise<string | undefined> {
    const row = await this.#knex<BadgeKeyRow>('badge_key')
      .where({ id: KEY_ID })
      .first();
    return row?.secret;
  }
}
