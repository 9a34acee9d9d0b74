import { LoggerService } from '@backstage/backend-plugin-api';
import { DatabaseChecklistStore } from '../database/DatabaseChecklistStore';
import { DatabaseReadinessStore } from '../database/DatabaseReadinessStore';
import { ReadinessProjector } from '../service/readiness/ReadinessProjector';
import { Refusals } from './Refusals';

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
    const refusals = new Refusals();
    const changes =
      (await this.#applyChecklists({ now, refusals }, signal)) +
      (await this.#moveDue({ now, refusals }, signal));
    refusals.end();
    return changes;
  }

  /** Answers how many standings changed; one entity that cannot be judged must not hold up the others. */
  #recompute(
    entityIds: string[],
    { now, refusals }: { now: Date; refusals: Refusals },
  ): Promise<number> {
    return refusals.work(entityIds, {
      keyOf: entityId => entityId,
      work: async ids =>
        (await this.#projector.recompute({ entityIds: ids, now })).length,
    });
  }

  async #applyChecklists(
    run: { now: Date; refusals: Refusals },
    signal?: AbortSignal,
  ): Promise<number> {
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
      changes += await this.#recompute(entityIds, run);
      entityIds = await this.#readiness.listEntityIds({
        after: entityIds[entityIds.length - 1],
        limit: BATCH,
      });
    }
    // What could not be judged is tried again by itself, not with all others.
    await this.#readiness.putDue(run.refusals.keys, run.now);
    for (const checklist of unapplied) {
      await this.#checklists.markApplied(checklist);
    }
    await this.#projector.keepFigures(run.now);
    this.#logger.info(
      `Applied ${unapplied.length} checklists, ${changes} standings changed`,
    );
    return changes;
  }

  async #moveDue(
    run: { now: Date; refusals: Refusals },
    signal?: AbortSignal,
  ): Promise<number> {
    const next = () =>
      this.#readiness.listDue({
        now: run.now,
        limit: BATCH,
        except: run.refusals.keys,
      });
    let changes = 0;
    let earlier: string[] = [];
    let due = await next();
    while (due.length && !signal?.aborted) {
      if (due.join() === earlier.join()) {
        throw new Error(
          'Standings that were moved on are due again at the same instant',
        );
      }
      changes += await this.#recompute(due, run);
      earlier = due;
      due = await next();
    }
    return changes;
  }
}
