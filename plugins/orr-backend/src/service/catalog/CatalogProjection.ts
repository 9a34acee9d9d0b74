import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { QueryEntitiesInitialRequest } from '@backstage/catalog-client';
import { isError, stringifyError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseSweepStore } from '../../database/DatabaseSweepStore';
import { DatabaseVisibleSetStore } from '../../database/DatabaseVisibleSetStore';
import { AbsentEntities } from './AbsentEntities';
import { EntityProjector } from './EntityProjector';

/*
 * Mark and sweep. A run walks the whole catalog page by page, and stores after each page which entities it has met and
 * where it stands; what did not change costs no more. At the end, what was not met is orphaned.
 *
 * Pages by cursor rather than `streamEntities`, although both ask for the same pages: a stream keeps its cursor to
 * itself, so a killed run would begin anew, and a catalog that outlasts the patience of a deployment would never be
 * swept to its end.
 *
 * Owners come first: an entity whose group is yet to come would show for a moment as unowned, and its standing with it.
 */

const PAGE_SIZE = 500;

/** Past this age a sweep is begun anew: what it has marked says too little about the catalog of today. */
const RESUME_WITHIN_MS = 60 * 60_000;

type Phase = 'owners' | 'others' | 'end';

interface Position {
  phase: Phase;
  cursor?: string;
  /** Counts the pages. */
  page: number;
}

const OWNER_KINDS = ['group', 'user'];
const PHASES: Record<
  Exclude<Phase, 'end'>,
  { query: QueryEntitiesInitialRequest['query']; next: Phase }
> = {
  owners: { query: { kind: { $in: OWNER_KINDS } }, next: 'others' },
  others: { query: { $not: { kind: { $in: OWNER_KINDS } } }, next: 'end' },
};

const START = JSON.stringify({ phase: 'owners', page: 0 } satisfies Position);

/** @internal */
export type SweepOutcome =
  | { outcome: 'completed'; orphaned: number }
  /** Stopped by the signal; the next run goes on. */
  | { outcome: 'interrupted' }
  /** Another run has taken over. */
  | { outcome: 'superseded' }
  /** What was known stays; the next run goes on. */
  | { outcome: 'failed'; error: Error };

/** Keeps the projection in line with the catalog. @internal */
export class CatalogProjection {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #sweeps: DatabaseSweepStore;
  readonly #visibleSets: DatabaseVisibleSetStore;
  readonly #projector: EntityProjector;
  readonly #absent: AbsentEntities;
  readonly #logger: LoggerService;
  readonly #pageSize: number;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    entities: DatabaseEntityStore;
    sweeps: DatabaseSweepStore;
    visibleSets: DatabaseVisibleSetStore;
    projector: EntityProjector;
    logger: LoggerService;
    pageSize?: number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#sweeps = options.sweeps;
    this.#visibleSets = options.visibleSets;
    this.#projector = options.projector;
    this.#absent = new AbsentEntities(options);
    this.#logger = options.logger;
    this.#pageSize = options.pageSize ?? PAGE_SIZE;
  }

  /** Goes on with the sweep that is under way, or begins one, and takes it as far as it gets. */
  async runOnce(now: Date, signal?: AbortSignal): Promise<SweepOutcome> {
    const sweep = await this.#enter(now);
    if (!sweep) {
      return { outcome: 'superseded' };
    }
    try {
      return await this.#walk(sweep, now, signal);
    } catch (caught) {
      const error = isError(caught)
        ? (caught as Error)
        : new Error(stringifyError(caught));
      this.#logger.warn(
        'The sweep of the catalog failed; what was known stays',
        error,
      );
      await this.#recordFailure(sweep.generation, error);
      return { outcome: 'failed', error };
    }
  }

  async #enter(now: Date) {
    const last = await this.#sweeps.get();
    const resumable =
      last?.position !== undefined &&
      now.getTime() - Date.parse(last.startedAt) <= RESUME_WITHIN_MS;
    if (!resumable) {
      const started = {
        after: last?.generation,
        position: START,
        now: now.toISOString(),
      };
      if (!(await this.#sweeps.begin(started))) {
        return undefined;
      }
    }
    return this.#sweeps.get();
  }

  async #walk(
    sweep: { generation: number; position?: string; startedAt: string },
    now: Date,
    signal?: AbortSignal,
  ): Promise<SweepOutcome> {
    let position = sweep.position;
    // Of what an earlier run of this sweep has changed nothing is known here.
    let changed = position !== START;
    while (position !== undefined) {
      const at: Position = JSON.parse(position);
      if (signal?.aborted) {
        return { outcome: 'interrupted' };
      }
      if (at.phase === 'end') {
        return this.#finish({ ...sweep, changed }, now, signal);
      }
      const { next, entityIds, changedIds } = await this.#takePage(
        { ...at, phase: at.phase },
        now,
      );
      const to = JSON.stringify(next);
      const step = { from: position, to, page: at.page, entityIds };
      if (!(await this.#sweeps.advance(sweep.generation, step))) {
        return { outcome: 'superseded' };
      }
      if (changedIds.length) {
        changed = true;
        await this.#projector.settle({ now, signal, entityIds: changedIds });
      }
      position = to;
    }
    return { outcome: 'superseded' };
  }

  async #takePage(
    at: Position & { phase: Exclude<Phase, 'end'> },
    now: Date,
  ): Promise<{ next: Position; entityIds: string[]; changedIds: string[] }> {
    const { query, next } = PHASES[at.phase];
    const credentials = await this.#auth.getOwnServiceCredentials();
    const page = await this.#catalog.queryEntities(
      at.cursor === undefined
        ? { query, limit: this.#pageSize, totalItems: 'exclude' }
        : { cursor: at.cursor, limit: this.#pageSize },
      { credentials },
    );
    const { idsByRef, changedIds } = await this.#projector.write(page.items, {
      now,
    });
    const { nextCursor } = page.pageInfo;
    const to =
      nextCursor === undefined
        ? { phase: next }
        : { phase: at.phase, cursor: nextCursor };
    return {
      next: { ...to, page: at.page + 1 },
      entityIds: [...idsByRef.values()],
      changedIds,
    };
  }

  async #finish(
    sweep: { generation: number; startedAt: string; changed: boolean },
    now: Date,
    signal?: AbortSignal,
  ): Promise<SweepOutcome> {
    const met = await this.#sweeps.listMet(sweep.generation);
    if (met.size === 0) {
      // Nothing at all is what a catalog answers that was just reset, and never one that is in use.
      await this.#sweeps.complete(sweep.generation, {
        now: now.toISOString(),
        error:
          'The catalog answered with no entity at all, so nothing was taken as gone',
      });
      return { outcome: 'completed', orphaned: 0 };
    }
    const orphaned = await this.#absent.orphan(
      { ...sweep, met },
      { now, signal },
    );
    if (orphaned === undefined) {
      return { outcome: 'interrupted' };
    }
    await this.#projector.settleOwners();
    const problem = await this.#projector.settle({ now, signal });
    if (signal?.aborted) {
      return { outcome: 'interrupted' };
    }
    if (sweep.changed || orphaned > 0) {
      // What was listed before does not know what has come.
      await this.#visibleSets.expire(now.toISOString());
    }
    const completed = await this.#sweeps.complete(sweep.generation, {
      now: now.toISOString(),
      error: problem && stringifyError(problem),
    });
    return completed
      ? { outcome: 'completed', orphaned }
      : { outcome: 'superseded' };
  }

  async #recordFailure(generation: number, error: Error): Promise<void> {
    await this.#sweeps.fail(
      generation,
      stringifyError(error),
      isRefusedCursor(error) ? START : undefined,
    );
  }
}

/** A catalog that was set up anew or changed its cursors refuses the stored one for ever. */
function isRefusedCursor(error: Error & { statusCode?: number }): boolean {
  return error.name === 'InputError' || error.statusCode === 400;
}
