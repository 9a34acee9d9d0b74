import { LoggerService } from '@backstage/backend-plugin-api';
import { DatabaseChecklistStore } from '../database/DatabaseChecklistStore';
import { DatabaseReadinessStore } from '../database/DatabaseReadinessStore';
import { ReadinessProjector } from '../service/readiness/ReadinessProjector';

const BATCH = 500;

/**
 * Moves standings on whose time has come, and carries a newly published checklist to all entities. It polls what is due
 * instead of running on a calendar, so that it touches nothing else and a missed run is made up by the next.
 *
 * @internal
 */
export class ReadinessClock {
  readonly #checklists: DatabaseChecklistStore;
  readonly #readiness: DatabaseReadinessStore;
  readonly #projector: ReadinessProjector;
  readonly #logger: LoggerService;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    readiness: DatabaseReadinessStore;
    projector: ReadinessProjector;
    logger: LoggerService;
  }) {
    this.#checklists = options.checklists;
    this.#readiness = options.readiness;
    this.#projector = options.projector;
    this.#logger = options.logger;
  }

  /** Answers how many standings changed. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<number> {
    return (
      (await this.#applyChecklists(now, signal)) +
      (await this.#moveDue(now, signal))
    );
  }

  async #applyChecklists(now: Date, signal?: AbortSignal): Promise<number> {
    const unapplied = await this.#checklists.listUnapplied({
      settings: this.#projector.settings,
    });
    if (!unapplied.length) {
      return 0;
    }
    let changes = 0;
    let entityIds = await this.#readiness.listEntityIds({ limit: BATCH });
    while (entityIds.length) {
      if (signal?.aborted) {
        return changes;
      }
      changes += (await this.#projector.recompute({ entityIds, now })).length;
      entityIds = await this.#readiness.listEntityIds({
        after: entityIds[entityIds.length - 1],
        limit: BATCH,
      });
    }
    for (const checklist of unapplied) {
      await this.#checklists.markApplied(checklist);
    }
    this.#logger.info(
      `Applied ${unapplied.length} checklists, ${changes} standings changed`,
    );
    return changes;
  }

  async #moveDue(now: Date, signal?: AbortSignal): Promise<number> {
    let changes = 0;
    let earlier: string[] = [];
    let due = await this.#readiness.listDue({ now, limit: BATCH });
    while (due.length && !signal?.aborted) {
      if (due.join() === earlier.join()) {
        throw new Error(
          'Standings that were moved on are due again at the same instant',
        );
      }
      changes += (await this.#projector.recompute({ entityIds: due, now }))
        .length;
      earlier = due;
      due = await this.#readiness.listDue({ now, limit: BATCH });
    }
    return changes;
  }
}
