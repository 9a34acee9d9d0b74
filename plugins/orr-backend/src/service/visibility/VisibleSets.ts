import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { canonicalJson, sha256Hex } from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseVisibleSetStore } from '../../database/DatabaseVisibleSetStore';

const UID = 'metadata.uid';
const TTL_MS = 60_000;
/** In this last part of its time a set that is asked for is renewed, so that hardly anybody waits for it. */
const RENEWED_IN_LAST = 1 / 2;
/** A query that was given a set just before it expired may still be running. */
const KEPT_AFTER_EXPIRY_MS = 10 * 60_000;

type Conditions = PermissionCriteria<PermissionCondition>;

/**
 * Answers conditions with rules that only the catalog knows: it is asked, as the caller, for the uids of all that
 * the caller may see. The condition says all about what it lets through, so callers with the same one share the set.
 *
 * @internal
 */
export class VisibleSets {
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;
  readonly #sets: DatabaseVisibleSetStore;
  readonly #clock: OrrClock;
  readonly #ttlMs: number;
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(options: {
    catalog: CatalogService;
    permissions: PermissionsService;
    sets: DatabaseVisibleSetStore;
    clock: OrrClock;
    ttlMs?: number;
  }) {
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#sets = options.sets;
    this.#clock = options.clock;
    this.#ttlMs = options.ttlMs ?? TTL_MS;
  }

  /** The key of a set that is complete and fresh. */
  async ensure(
    conditions: Conditions,
    options: { credentials: BackstageCredentials },
  ): Promise<string> {
    const setKey = setKeyOf(conditions);
    const expiresAt = await this.#sets.getExpiry(setKey);
    const left =
      (expiresAt?.getTime() ?? -Infinity) - this.#clock.now().getTime();
    if (left <= 0) {
      await this.#fillOnce(setKey, options);
    } else if (left <= this.#ttlMs * RENEWED_IN_LAST && !this.#underWay.size) {
      // One at a time: what nobody waits for is to slow down nobody. Whoever asks once its time is over learns what is wrong.
      this.#fillOnce(setKey, options).catch(() => undefined);
    }
    return setKey;
  }

  #fillOnce(
    setKey: string,
    options: { credentials: BackstageCredentials },
  ): Promise<void> {
    let filling = this.#underWay.get(setKey);
    if (!filling) {
      filling = this.#fill(setKey, options).finally(() =>
        this.#underWay.delete(setKey),
      );
      this.#underWay.set(setKey, filling);
    }
    return filling;
  }

  async #fill(
    setKey: string,
    options: { credentials: BackstageCredentials },
  ): Promise<void> {
    const startedAt = this.#clock.now().getTime();
    try {
      const uids = await this.#listVisibleUids(options);
      await this.#requireSameCondition(setKey, options);
      await this.#sets.replace({
        setKey,
        uids,
        expiresAt: new Date(startedAt + this.#ttlMs).toISOString(),
      });
    } catch (error) {
      throw new ServiceUnavailableError(
        'The catalog could not tell what the caller may see',
        error,
      );
    }
    await this.#sets.deleteExpired(
      new Date(startedAt - KEPT_AFTER_EXPIRY_MS).toISOString(),
    );
  }

  /** One answer of the catalog, which reads no entity for it. */
  async #listVisibleUids(options: {
    credentials: BackstageCredentials;
  }): Promise<string[]> {
    const { facets } = await this.#catalog.getEntityFacets(
      { facets: [UID] },
      options,
    );
    if (!facets[UID]) {
      throw new ServiceUnavailableError(`The catalog told nothing of ${UID}`);
    }
    return facets[UID].map(({ value }) => value);
  }

  /** What was listed under another condition must not be stored under this one's key, where others would find it. */
  async #requireSameCondition(
    setKey: string,
    options: { credentials: BackstageCredentials },
  ): Promise<void> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      options,
    );
    const same =
      decision.result === AuthorizeResult.CONDITIONAL &&
      setKeyOf(decision.conditions) === setKey;
    if (!same) {
      throw new ServiceUnavailableError(
        'What the caller may see has just changed',
      );
    }
  }
}

/** Unlike the keys of the release before, whose replicas may still fill sets of refs. */
function setKeyOf(conditions: Conditions): string {
  return `uid:${sha256Hex(canonicalJson(conditions))}`;
}
