import { LoggerService } from '@backstage/backend-plugin-api';
import { DatabaseEntityPurge } from '../database/DatabaseEntityPurge';

const DAY_MS = 24 * 60 * 60_000;
const BATCH = 200;

/**
 * Forgets what has been gone from the catalog for long. What was reviewed, decided on or exempted keeps its history, and stands with
 * it again should the catalog bring it back.
 *
 * @internal
 */
export class EntityPurge {
  readonly #entities: DatabaseEntityPurge;
  readonly #afterDays: number;
  readonly #batch: number;
  readonly #logger: LoggerService;

  constructor(options: {
    entityPurge: DatabaseEntityPurge;
    afterDays: number;
    logger: LoggerService;
    batch?: number;
  }) {
    this.#entities = options.entityPurge;
    this.#afterDays = options.afterDays;
    this.#logger = options.logger;
    this.#batch = options.batch ?? BATCH;
  }

  async runOnce(
    now: Date,
    signal?: AbortSignal,
  ): Promise<{ deleted: number; emptied: number }> {
    const before = new Date(now.getTime() - this.#afterDays * DAY_MS);
    const batch = { goneBefore: before.toISOString(), limit: this.#batch };
    const deleted = await this.#all(
      () => this.#entities.deleteBare(batch),
      signal,
    );
    const emptied = await this.#all(
      () => this.#entities.emptyKept(batch),
      signal,
    );
    if (deleted + emptied > 0) {
      this.#logger.info(
        `Gone from the catalog for more than ${
          this.#afterDays
        } days: ${deleted} entities were deleted, ${emptied} keep their history alone`,
      );
    }
    return { deleted, emptied };
  }

  async #all(
    purge: () => Promise<number>,
    signal?: AbortSignal,
  ): Promise<number> {
    let total = 0;
    while (!signal?.aborted) {
      const purged = await purge();
      if (!purged) {
        break;
      }
      total += purged;
    }
    return total;
  }
}
