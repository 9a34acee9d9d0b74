import { CacheService } from '@backstage/backend-plugin-api';
import {
  headlineOf,
  Standing,
  standingHolds,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseBadgeStore } from '../../database/badge/DatabaseBadgeStore';
import { EntityStandings } from '../readiness/EntityStandings';
import { BadgeTokens } from './BadgeTokens';

/** How long a standing is remembered: however often its badges are looked at, it is read twice a minute. */
const REMEMBERED_MS = 30_000;

/** What a badge shows, and nothing else; a type that a cache can hold. @internal */
export type ShownStanding = {
  standing: Standing;
  /** The last day on which it holds, YYYY-MM-DD. */
  validUntil?: string;
};

/** Tells what a badge shows to whoever has its address. @internal */
export class BadgeView {
  readonly #options: {
    badges: DatabaseBadgeStore;
    cache: CacheService;
    clock: OrrClock;
    standings: EntityStandings;
    tokens: BadgeTokens;
  };

  constructor(options: {
    badges: DatabaseBadgeStore;
    cache: CacheService;
    clock: OrrClock;
    standings: EntityStandings;
    tokens: BadgeTokens;
  }) {
    this.#options = options;
  }

  /** Undefined alike for what was never minted, what is revoked and what is gone. */
  async show(token: string): Promise<ShownStanding | undefined> {
    const { badges, tokens } = this.#options;
    const id = await tokens.read(token);
    const entityId = id && (await badges.entityShownBy(id));
    return entityId ? this.#standingOf(entityId) : undefined;
  }

  async #standingOf(entityId: string): Promise<ShownStanding> {
    const { cache } = this.#options;
    const key = `badge:${entityId}`;
    // A cache that cannot be reached remembers nothing, and that is all.
    const known = await cache.get<ShownStanding>(key).catch(() => undefined);
    if (known) {
      return known;
    }
    const { shown, lastsMs } = await this.#read(entityId);
    await cache.set(key, shown, { ttl: lastsMs }).catch(() => undefined);
    return shown;
  }

  async #read(entityId: string) {
    const { clock, standings } = this.#options;
    const under = (await standings.list(entityId)).filter(
      ({ checklist }) => checklist.state === 'published',
    );
    const standing = headlineOf(
      under.map(({ readiness }) => readiness.standing),
    );
    const [validUntil] = under
      .flatMap(({ readiness }) =>
        readiness.standing === standing ? readiness.validUntil ?? [] : [],
      )
      .sort();
    const nextMs = under.flatMap(({ readiness: { nextChangeAt } }) =>
      nextChangeAt ? Date.parse(nextChangeAt) - clock.now().getTime() : [],
    );
    const shown: ShownStanding =
      standingHolds(standing) && validUntil
        ? { standing, validUntil }
        : { standing };
    return { shown, lastsMs: Math.max(1, Math.min(REMEMBERED_MS, ...nextMs)) };
  }
}
