import { DatabaseEntityStore } from '../database/DatabaseEntityStore';
import { DatabaseVouchingStore } from '../database/vouching/DatabaseVouchingStore';
import { VouchingPassing } from '../service/vouching/VouchingPassing';

const BATCH = 100;

/**
 * Ends what is vouched for once its grace or its last day has passed, and tells a month before that it runs out. It polls what is
 * due, so that a missed run is made up by the next.
 *
 * @internal
 */
export class VouchingClock {
  readonly #entities: DatabaseEntityStore;
  readonly #vouchings: DatabaseVouchingStore;
  readonly #passing: VouchingPassing;

  constructor(options: {
    entities: DatabaseEntityStore;
    vouchings: DatabaseVouchingStore;
    vouchingPassing: VouchingPassing;
  }) {
    this.#entities = options.entities;
    this.#vouchings = options.vouchings;
    this.#passing = options.vouchingPassing;
  }

  /** Answers of how many somebody was told, or that ended. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    let count = 0;
    let passed = BATCH;
    // Each that is due moves on, so the next batch holds others.
    while (passed === BATCH && !signal?.aborted) {
      passed = await this.#batch(now);
      count += passed;
    }
    return count;
  }

  async #batch(now: Date): Promise<number> {
    let passed = 0;
    const due = await this.#vouchings.listDue({ now, limit: BATCH });
    const entities = new Map(
      (
        await this.#entities.getByIds([
          ...new Set(due.map(({ entityId }) => entityId)),
        ])
      ).map(entity => [entity.id, entity]),
    );
    for (const vouching of due) {
      const entity = entities.get(vouching.entityId)!;
      const isPassed = await this.#vouchings.transaction(trx =>
        this.#passing.pass(trx, { entity, vouching }, now),
      );
      passed += isPassed ? 1 : 0;
    }
    return passed;
  }
}
