import type { CatalogSweepFigures } from '../sweep/measureCatalogSweep';
import type { Target } from './Target';

const GROWTH_MB = 200;
/** How often the catalog is swept where nothing else is configured. */
const INTERVAL_SECONDS = 600;

/** What says where a sweep stands; all else is said of entities. */
const BOOKKEEPING = ['catalog_sweep', 'catalog_sweep_page'];

function entityRowsOf(rowWrites: Record<string, number>): number {
  return Object.entries(rowWrites)
    .filter(([table]) => !BOOKKEEPING.includes(table))
    .reduce((sum, [, rows]) => sum + rows, 0);
}

/** What was promised about sweeps of a large catalog. */
export function sweepTargets(
  sweep: CatalogSweepFigures | undefined,
  common: Partial<Target>,
): Target[] {
  const growth =
    sweep &&
    Math.max(
      sweep.first.memory.growthMb,
      sweep.unchanged.memory.growthMb,
      sweep.killed.resumed.memory.growthMb,
    );
  const rows = sweep && entityRowsOf(sweep.unchanged.rowWrites);
  const all = sweep && sweep.size.entities + sweep.size.groups;
  return [
    {
      ...common,
      name: 'memory of a sweep',
      limit: `grows by less than ${GROWTH_MB} MB`,
      measured:
        sweep &&
        `${growth} MB at most; ${sweep.first.memory.growthMb} where all is new, ${sweep.unchanged.memory.growthMb} where nothing has changed`,
      met: growth === undefined ? undefined : growth < GROWTH_MB,
      figures: sweep && {
        first: sweep.first.memory,
        unchanged: sweep.unchanged.memory,
        resumed: sweep.killed.resumed.memory,
      },
    },
    {
      ...common,
      name: 'a sweep of an unchanged catalog',
      limit: 'writes no row of an entity',
      measured: sweep && `${rows} rows; ${sweep.unchanged.seconds} s`,
      met: rows === undefined ? undefined : rows === 0,
      statements: sweep && String(sweep.unchanged.statements),
      figures: sweep?.unchanged.rowWrites,
    },
    {
      ...common,
      name: 'a sweep that is killed half way',
      limit: 'goes on where it was',
      measured:
        sweep &&
        `killed after ${sweep.killed.pagesBefore} of ${sweep.killed.pages} pages; ${sweep.killed.resumed.pages} pages more, then all ${sweep.killed.stored.entities} are there`,
      met:
        sweep &&
        sweep.killed.stored.entities === all &&
        sweep.killed.stored.generation === 1 &&
        sweep.killed.resumed.pages <=
          sweep.killed.pages - sweep.killed.pagesBefore + 1,
      statements: sweep && String(sweep.killed.resumed.statements),
    },
    {
      ...common,
      name: 'a changed owner',
      limit: `shows within one interval (${INTERVAL_SECONDS} s), and at once on its tab`,
      measured:
        sweep &&
        `in the list after a sweep of ${sweep.owner.sweep.seconds} s, on the tab after ${sweep.owner.tabMilliseconds} ms`,
      met:
        sweep &&
        sweep.owner.isShownOnTab &&
        !sweep.owner.isListedBefore &&
        sweep.owner.isListedAfter &&
        sweep.owner.sweep.seconds < INTERVAL_SECONDS,
      statements: sweep && String(sweep.owner.sweep.statements),
      figures: sweep?.owner.sweep.rowWrites,
    },
  ];
}
