import { setImmediate as nextTurn } from 'node:timers/promises';
import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import { Transaction } from '../transaction';
import { GapSumKey, gapCellsOf } from './gapPlacement';
import {
  CellKey,
  cellsOf,
  dayKeyOf,
  DayKey,
  Differences,
  Placement,
} from './placement';
import { PlacementModel } from './PlacementModel';
import { FoldedRow, RollUpStateRow } from './rollUpRows';

/** What is computed of so many at a time holds up requests by some hundredths of a second, not by half a second. */
const PAGE = 100;
/** So many rows are added up before others have their turn. */
const TURN = 1_000;
const EXAMPLES = 20;

/** What a comparison of the counts with the tables found. @internal */
export interface RollUpCheck {
  checkedAt: string;
  /** How many counts were computed. */
  compared: number;
  differences: number;
  /** The first of them. */
  examples: {
    scope: string;
    checklistId?: string;
    standing: string;
    kept: number;
    computed: number;
  }[];
}

/** The counts of entities by standing, and sums of what is open: all of its counts would be too many to hold at once. */
interface Counts {
  cells: Differences<CellKey>;
  gaps: Differences<GapSumKey>;
}

/** An entity that is counted as something else than what it is. */
interface Misplaced {
  /** What it was counted as when this was found. */
  folded: string | null | undefined;
  placement?: Placement;
}

/**
 * Compares the kept counts with a recomputation from scratch. Entities of which a change is still to be counted are taken
 * as what they are counted as.
 *
 * @internal
 */
export class RollUpComparison {
  readonly #knex: Knex;
  readonly #model: PlacementModel;

  constructor(knex: Knex, model: PlacementModel) {
    this.#knex = knex;
    this.#model = model;
  }

  async run(
    now: Date,
    lock: (trx: Transaction) => Promise<RollUpStateRow>,
  ): Promise<RollUpCheck> {
    const misplaced = await this.#findMisplaced(lock);
    return this.#knex.transaction(async trx => {
      const { generation } = await lock(trx);
      const computed = await sumFolded(trx, generation, misplaced);
      const kept: (CellKey & { entities: number })[] = await trx('rollup_cell')
        .where({ generation })
        .select(
          'scope_kind',
          'scope_ref',
          'checklist_id',
          'tier',
          'standing',
          'place',
          'entities',
        );
      const days: (Omit<DayKey, 'day'> & { change: number | string })[] =
        await trx('rollup_day')
          .where({ generation })
          .groupBy('scope_kind', 'scope_ref', 'checklist_id', 'standing')
          .select('scope_kind', 'scope_ref', 'checklist_id', 'standing')
          .sum({ change: 'change' });
      const gaps: (GapSumKey & { count: number | string })[] = await trx(
        'rollup_gap',
      )
        .where({ generation })
        .groupBy('scope_kind', 'scope_ref', 'checklist_id', 'counted')
        .select('scope_kind', 'scope_ref', 'checklist_id', 'counted')
        .sum({ count: 'count' });
      return compare(now, computed, { cells: kept, days, gaps });
    });
  }

  /** Page by page, each as of one moment: nobody folds meanwhile, and what has just changed is due. */
  async #findMisplaced(
    lock: (trx: Transaction) => Promise<RollUpStateRow>,
  ): Promise<Map<string, Misplaced>> {
    const misplaced = new Map<string, Misplaced>();
    let after: string | undefined = '';
    while (after !== undefined) {
      const from: string = after;
      after = await this.#knex.transaction(async trx => {
        const { generation } = await lock(trx);
        const ids: string[] = await trx('entity')
          .where('id', '>', from)
          .orderBy('id')
          .limit(PAGE)
          .pluck('id');
        await this.#compareEntities(trx, { generation, ids }, misplaced);
        return ids.length < PAGE ? undefined : ids[ids.length - 1];
      });
    }
    return misplaced;
  }

  async #compareEntities(
    trx: Transaction,
    { generation, ids }: { generation: number; ids: string[] },
    misplaced: Map<string, Misplaced>,
  ): Promise<void> {
    const placements = await this.#model.read(trx, ids);
    for (const chunk of chunksFor(trx, ids)) {
      const folded = new Map(
        (
          await trx<FoldedRow>('rollup_folded')
            .where({ generation })
            .whereIn('entity_id', chunk)
        ).map(row => [row.entity_id, row.placement]),
      );
      // Read last: what was changed while this read is due by now.
      const due = new Set<string>(
        await trx('rollup_due').whereIn('entity_id', chunk).pluck('entity_id'),
      );
      for (const id of chunk.filter(each => !due.has(each))) {
        const placement = placements.get(id);
        const wanted = placement ? JSON.stringify(placement) : null;
        if (wanted !== (folded.get(id) ?? null)) {
          misplaced.set(id, { folded: folded.get(id), placement });
        }
      }
    }
  }
}

async function sumFolded(
  trx: Transaction,
  generation: number,
  misplaced: Map<string, Misplaced>,
): Promise<Counts> {
  const sum: Counts = { cells: new Differences(), gaps: new Differences() };
  const missing = new Map(misplaced);
  let rows: FoldedRow[];
  let after = '';
  do {
    rows = await trx<FoldedRow>('rollup_folded')
      .where({ generation })
      .where('entity_id', '>', after)
      .orderBy('entity_id')
      .limit(PAGE);
    for (const { entity_id, placement } of rows) {
      const wrong = misplaced.get(entity_id);
      missing.delete(entity_id);
      // Folded anew since it was looked at: then that holds.
      const counted: Placement | undefined =
        wrong && wrong.folded === placement
          ? wrong.placement
          : JSON.parse(placement ?? 'null') ?? undefined;
      addTo(sum, counted);
    }
    after = rows[rows.length - 1]?.entity_id ?? after;
  } while (rows.length === PAGE);
  for (const { placement } of missing.values()) {
    addTo(sum, placement);
  }
  return sum;
}

function addTo(sum: Counts, placement: Placement | undefined): void {
  cellsOf(placement).forEach(cell => sum.cells.add(cell, 1));
  for (const { key, count } of gapCellsOf(placement)) {
    const { scope_kind, scope_ref, checklist_id, counted } = key;
    sum.gaps.add({ scope_kind, scope_ref, checklist_id, counted }, count);
  }
}

/** Each of many rows, in turn with whatever else waits. */
async function eachInTurn<T>(
  rows: Iterable<T>,
  add: (row: T) => void,
): Promise<void> {
  let added = 0;
  for (const row of rows) {
    add(row);
    added += 1;
    if (added % TURN === 0) {
      await nextTurn();
    }
  }
}

async function compare(
  now: Date,
  computed: Counts,
  kept: {
    cells: (CellKey & { entities: number })[];
    days: (Omit<DayKey, 'day'> & { change: number | string })[];
    gaps: (GapSumKey & { count: number | string })[];
  },
): Promise<RollUpCheck> {
  const cells = new Map<string, Row>();
  const ends = new Map<string, Row>();
  const open = new Map<string, Row>();
  await eachInTurn(computed.gaps, ({ key, count }) => {
    rowOf(open, key).computed += count;
  });
  await eachInTurn(kept.gaps, ({ count, ...key }) => {
    rowOf(open, key).kept += Number(count);
  });
  await eachInTurn(computed.cells, ({ key, count }) => {
    rowOf(cells, key).computed += count;
    rowOf(ends, dayKeyOf(key, '')).computed += count;
  });
  await eachInTurn(kept.cells, ({ entities, ...key }) => {
    rowOf(cells, key).kept += entities;
  });
  await eachInTurn(kept.days, ({ change, ...key }) => {
    rowOf(ends, { ...key, day: '' }).kept += Number(change);
  });
  const wrong = [...cells.values(), ...ends.values(), ...open.values()].filter(
    row => row.kept !== row.computed,
  );
  return {
    checkedAt: now.toISOString(),
    compared: computed.cells.size + computed.gaps.size,
    differences: wrong.length,
    examples: wrong.slice(0, EXAMPLES).map(toExample),
  };
}

interface Row {
  key: CellKey | DayKey | GapSumKey;
  kept: number;
  computed: number;
}

function idOf(key: Row['key']): string {
  const { scope_kind, scope_ref, checklist_id, ...of } = key;
  const { tier, standing, place, counted } = of as Partial<CellKey & GapSumKey>;
  return JSON.stringify([
    scope_kind,
    scope_ref,
    checklist_id,
    ...[tier, standing, place, counted],
  ]);
}

function rowOf(rows: Map<string, Row>, key: Row['key']): Row {
  const id = idOf(key);
  const row = rows.get(id) ?? { key, kept: 0, computed: 0 };
  rows.set(id, row);
  return row;
}

function toExample({ key, kept, computed }: Row): RollUpCheck['examples'][0] {
  const of = key.scope_ref ? `${key.scope_kind} ${key.scope_ref}` : 'all';
  const example = {
    checklistId: key.checklist_id || undefined,
    kept,
    computed,
  };
  if ('counted' in key) {
    return {
      ...example,
      scope: `questions of ${of}`,
      standing: key.counted,
    };
  }
  return {
    ...example,
    scope: 'day' in key ? `days of ${of}` : of,
    standing: key.standing,
  };
}
