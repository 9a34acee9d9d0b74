import { DatabaseRollUpStore } from '../database/rollUp/DatabaseRollUpStore';

/** Few enough that pages and writers never wait long for the database. */
const BATCH = 200;

/**
 * Lets the kept counts follow what has changed, and goes on with a rebuild that was begun. It takes what is noted as due and
 * looks at nothing else.
 *
 * @internal
 */
export class RollUpClock {
  readonly #rollUps: DatabaseRollUpStore;
  readonly #timeZone: string;

  constructor(options: { rollUps: DatabaseRollUpStore; timeZone: string }) {
    this.#rollUps = options.rollUps;
    this.#timeZone = options.timeZone;
  }

  /** Answers how many notes were worked off. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    const step = { now, limit: BATCH, timeZone: this.#timeZone };
    let folded = 0;
    let isMore = true;
    while (isMore && !signal?.aborted) {
      const count = await this.#rollUps.foldDue(step);
      folded += count;
      isMore = count === BATCH;
      // In turns, so that neither waits for all of the other.
      isMore = (await this.#rollUps.rebuildSome(step)) || isMore;
    }
    await this.#rollUps.deleteReplaced();
    return folded;
  }
}
