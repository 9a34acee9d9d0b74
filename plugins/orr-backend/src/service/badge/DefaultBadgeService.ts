import { randomUUID } from 'node:crypto';
import { DiscoveryService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  Badge,
  BADGE_LIMIT,
  BadgeList,
  orrBadgeMintPermission,
} from 'backstage-plugin-orr-common';
import {
  DatabaseBadgeStore,
  StoredBadge,
} from '../../database/badge/DatabaseBadgeStore';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { BadgeService } from '../BadgeService';
import { LiveEntityAccess } from '../catalog/LiveEntityAccess';
import { NamedWrites } from '../NamedWrites';
import { RequestOptions } from '../ReviewService';
import { BadgeTokens } from './BadgeTokens';

const REVOKED_SHOWN = 50;

/** @internal */
export interface DefaultBadgeServiceOptions {
  badges: DatabaseBadgeStore;
  discovery: DiscoveryService;
  enabled: boolean;
  entities: DatabaseEntityStore;
  historyLog: DatabaseHistoryLog;
  liveAccess: LiveEntityAccess;
  tokens: BadgeTokens;
  writes: NamedWrites;
}

/**
 * Keeps badges. It authorises by itself: whoever may mint a badge of an entity may see its addresses and revoke them, whoever
 * minted them.
 *
 * @internal
 */
export class DefaultBadgeService implements BadgeService {
  readonly #options: DefaultBadgeServiceOptions;

  constructor(options: DefaultBadgeServiceOptions) {
    this.#options = options;
  }

  async listBadges(
    input: { entityRef: string },
    options: RequestOptions,
  ): Promise<BadgeList> {
    const { id } = await this.#require(input, options);
    const stored = await this.#options.badges.list(id, {
      revoked: REVOKED_SHOWN,
    });
    return {
      items: await Promise.all(stored.map(badge => this.#shown(badge))),
    };
  }

  async mintBadge(
    input: { entityRef: string; mutationId: string },
    options: RequestOptions,
  ): Promise<Badge> {
    const { badges, enabled, writes } = this.#options;
    const entity = await this.#require(input, options);
    if (!enabled) {
      throw new NotAllowedError('Badges are off in this portal');
    }
    // The address is not kept with the write: it is made from the key alone.
    const { id } = await writes.run(
      'mintBadge',
      input,
      options.credentials,
      async ({ userRef, now }) =>
        trx =>
          this.#insert(trx, entity, {
            id: randomUUID(),
            entityId: entity.id,
            mintedBy: userRef,
            mintedAt: now.toISOString(),
          }),
    );
    return this.#shown((await badges.get(id))!);
  }

  async revokeBadge(
    input: { entityRef: string; badgeId: string; mutationId: string },
    options: RequestOptions,
  ): Promise<Badge> {
    const { badges, entities, writes } = this.#options;
    const entity = await this.#require(input, options);
    const { badgeId } = input;
    await writes.run(
      'revokeBadge',
      input,
      options.credentials,
      async ({ userRef, now }) =>
        async trx => {
          await entities.lockAsRead(trx, entity);
          const found = await badges.get(badgeId, trx);
          if (found?.entityId !== entity.id) {
            throw new NotFoundError(`No badge ${badgeId}`);
          }
          const revokedAt = now.toISOString();
          const by = { revokedBy: userRef, revokedAt };
          if (await badges.revoke(trx, badgeId, by)) {
            await this.#record(trx, entity, 'badge.revoked', {
              actorRef: userRef,
              at: revokedAt,
            });
          }
          return { id: badgeId };
        },
    );
    return this.#shown((await badges.get(badgeId))!);
  }

  async #insert(trx: Transaction, entity: StoredEntity, badge: StoredBadge) {
    const { badges, entities } = this.#options;
    await entities.lockAsRead(trx, entity);
    if ((await badges.countInForce(trx, entity.id)) >= BADGE_LIMIT) {
      throw new ConflictError(
        `There are ${BADGE_LIMIT} badges of ${entity.entityRef} already; revoke one before`,
      );
    }
    await badges.insert(trx, badge);
    await this.#record(trx, entity, 'badge.minted', {
      actorRef: badge.mintedBy,
      at: badge.mintedAt,
    });
    return { id: badge.id };
  }

  async #record(
    trx: Transaction,
    { id }: StoredEntity,
    action: 'badge.minted' | 'badge.revoked',
    who: { actorRef: string; at: string },
  ): Promise<void> {
    await this.#options.historyLog.append(trx, {
      aggregateType: 'entity',
      aggregateId: id,
      entityId: id,
      action,
      facts: {},
      ...who,
    });
  }

  async #shown({ entityId: _, ...badge }: StoredBadge): Promise<Badge> {
    const { discovery, enabled, tokens } = this.#options;
    if (badge.revokedAt || !enabled) {
      return badge;
    }
    const base = await discovery.getExternalBaseUrl('orr');
    return {
      ...badge,
      url: `${base}/badges/${await tokens.sign(badge.id)}.svg`,
    };
  }

  async #require(
    { entityRef }: { entityRef: string },
    options: RequestOptions,
  ): Promise<StoredEntity> {
    const { liveAccess } = this.#options;
    return liveAccess.require(orrBadgeMintPermission, { entityRef }, options);
  }
}
