import { LoggerService } from '@backstage/backend-plugin-api';
import { TierKeys } from 'backstage-plugin-orr-common';
import { DatabaseEntityStore } from '../database/DatabaseEntityStore';
import {
  DatabaseProgrammeStore,
  ProgrammeSpread as Spread,
} from '../database/DatabaseProgrammeStore';
import { DatabaseReadinessStore } from '../database/DatabaseReadinessStore';
import { projectEntity } from '../service/catalog/projectEntity';
import { tierKeysInForce } from '../service/programme/tierKeysInForce';
import { ReadinessProjector } from '../service/readiness/ReadinessProjector';

const BATCH = 500;

/**
 * Carries a changed scope, tier source or order of tiers to all entities, batch by batch. It remembers how far it has
 * come, so that a run that was killed goes on there; another run that has taken over, or newer rules, end it.
 *
 * @internal
 */
export class ProgrammeSpread {
  readonly #entities: DatabaseEntityStore;
  readonly #programme: DatabaseProgrammeStore;
  readonly #readiness: DatabaseReadinessStore;
  readonly #projector: ReadinessProjector;
  readonly #configuredTierKeys: TierKeys;
  readonly #logger: LoggerService;
  readonly #batch: number;

  constructor(options: {
    entities: DatabaseEntityStore;
    programme: DatabaseProgrammeStore;
    readiness: DatabaseReadinessStore;
    projector: ReadinessProjector;
    /** Where tiers are read from unless the programme says otherwise. */
    tierKeys: TierKeys;
    logger: LoggerService;
    batch?: number;
  }) {
    this.#entities = options.entities;
    this.#programme = options.programme;
    this.#readiness = options.readiness;
    this.#projector = options.projector;
    this.#configuredTierKeys = options.tierKeys;
    this.#logger = options.logger;
    this.#batch = options.batch ?? BATCH;
  }

  /** Answers how many standings changed. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    let changes = 0;
    let spread = await this.#programme.beginSpread();
    while (spread && !signal?.aborted) {
      const entityIds = await this.#readiness.listEntityIds({
        after: spread.after,
        limit: this.#batch,
      });
      if (!entityIds.length) {
        return (await this.#end(spread, changes)) ? changes : 0;
      }
      await this.#retier(entityIds);
      changes += (await this.#projector.recompute({ entityIds, now })).length;
      spread = await this.#advance(spread, entityIds[entityIds.length - 1]);
    }
    return changes;
  }

  async #advance(spread: Spread, after: string): Promise<Spread | undefined> {
    return (await this.#programme.advanceSpread(spread, after))
      ? { ...spread, after }
      : undefined;
  }

  async #end(spread: Spread, changes: number): Promise<boolean> {
    const ended = await this.#programme.endSpread(spread);
    if (ended) {
      this.#logger.info(
        `Applied revision ${spread.revision} of the programme, ${changes} standings changed`,
      );
    }
    return ended;
  }

  /** Reads tiers anew from what is stored, rather than wait for the next sweep. */
  async #retier(entityIds: string[]): Promise<void> {
    const stored = await this.#entities.getByIds(entityIds);
    const programme = await this.#programme.get();
    const tierKeys = tierKeysInForce(
      programme?.document,
      this.#configuredTierKeys,
    );
    await this.#entities.retier(
      stored.flatMap(({ id, tier, contentHash, entity }) => {
        const projection = projectEntity(entity, tierKeys);
        return projection.tier === tier
          ? []
          : [{ id, knownHash: contentHash, ...projection }];
      }),
    );
  }
}
