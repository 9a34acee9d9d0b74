import { Knex } from 'knex';
import { chunksFor } from '../chunks';
import {
  addPast,
  CellKey,
  cellsOf,
  DayKey,
  dayKeyOf,
  Differences,
  FoldingDay,
  PastStanding,
  Placement,
} from './placement';
import { GapCellKey, gapCellsOf } from './gapPlacement';
import { PlacementModel } from './PlacementModel';
import { FoldedRow } from './rollUpRows';

/** What is folded, and into which counts. @internal */
export interface Folding {
  generation: number;
  entityIds: string[];
  /** As what they are to be counted now; absent for what is gone. */
  placements: Map<string, Placement | undefined>;
  day: FoldingDay;
}

const CELL_KEY = [
  'generation',
  'scope_kind',
  'scope_ref',
  'checklist_id',
  'tier',
  'standing',
  'place',
];
const GAP_KEY = [
  'generation',
  'scope_kind',
  'scope_ref',
  'checklist_id',
  'counted',
  'column_id',
  'level',
  'state',
  'contradicted',
];
const DAY_KEY = [
  'generation',
  'scope_kind',
  'scope_ref',
  'checklist_id',
  'day',
  'standing',
];

/**
 * Brings the counts from what entities were counted as to what they are to be counted as. Whoever calls keeps others from
 * folding until the transaction ends.
 *
 * @internal
 */
export async function foldEntities(
  trx: Knex,
  model: PlacementModel,
  folding: Folding,
): Promise<void> {
  const { generation, entityIds, placements, day } = folding;
  const folded = await readFolded(trx, generation, entityIds);
  const newIds = entityIds.filter(
    id => !folded.has(id) && placements.get(id) !== undefined,
  );
  const past = newIds.length
    ? await model.readPast(trx, newIds, day)
    : new Map<string, PastStanding[]>();
  const cells = new Differences<CellKey>();
  const days = new Differences<DayKey>();
  const gaps = new Differences<GapCellKey>();
  for (const id of entityIds) {
    const before = folded.get(id);
    const after = placements.get(id);
    addGaps(gaps, before, after);
    if (!folded.has(id) && after) {
      cellsOf(after).forEach(cell => cells.add(cell, 1));
      addPast(days, {
        placement: after,
        past: past.get(id) ?? [],
        today: day.today,
      });
    } else {
      for (const [placement, sign] of [
        [before, -1],
        [after, 1],
      ] as const) {
        for (const cell of cellsOf(placement)) {
          cells.add(cell, sign);
          days.add(dayKeyOf(cell, day.today), sign);
        }
      }
    }
  }
  await applyCells(trx, generation, cells);
  await applyDays(trx, generation, days);
  await applyGaps(trx, generation, gaps);
  await writeFolded(trx, folding, folded);
}

function addGaps(
  gaps: Differences<GapCellKey>,
  before: Placement | undefined,
  after: Placement | undefined,
): void {
  const [was, is] = [before, after].map(placement =>
    JSON.stringify([placement?.scopes, placement?.gaps]),
  );
  // Most changes leave what is open as it was.
  if (was !== is) {
    gapCellsOf(before).forEach(({ key, count }) => gaps.add(key, -count));
    gapCellsOf(after).forEach(({ key, count }) => gaps.add(key, count));
  }
}

async function readFolded(
  trx: Knex,
  generation: number,
  entityIds: string[],
): Promise<Map<string, Placement | undefined>> {
  const folded = new Map<string, Placement | undefined>();
  for (const chunk of chunksFor(trx, entityIds)) {
    const rows = await trx<FoldedRow>('rollup_folded')
      .where({ generation })
      .whereIn('entity_id', chunk);
    rows.forEach(row =>
      folded.set(
        row.entity_id,
        row.placement === null ? undefined : JSON.parse(row.placement),
      ),
    );
  }
  return folded;
}

async function applyCells(
  trx: Knex,
  generation: number,
  cells: Differences<CellKey>,
): Promise<void> {
  const rows = cells
    .entries()
    .map(({ key, count }) => ({ generation, ...key, entities: count }));
  for (const chunk of rows.length ? chunksFor(trx, rows, 8) : []) {
    await trx('rollup_cell')
      .insert(chunk)
      .onConflict(CELL_KEY)
      .merge({
        entities: trx.raw('rollup_cell.entities + excluded.entities'),
      });
  }
  if (rows.length) {
    await trx('rollup_cell').where({ generation, entities: 0 }).delete();
  }
}

async function applyGaps(
  trx: Knex,
  generation: number,
  gaps: Differences<GapCellKey>,
): Promise<void> {
  const rows = gaps
    .entries()
    .map(({ key, count }) => ({ generation, ...key, count }));
  for (const chunk of rows.length ? chunksFor(trx, rows, 10) : []) {
    await trx('rollup_gap')
      .insert(chunk)
      .onConflict(GAP_KEY)
      .merge({ count: trx.raw('rollup_gap.count + excluded.count') });
  }
  if (rows.length) {
    await trx('rollup_gap').where({ generation, count: 0 }).delete();
  }
}

async function applyDays(
  trx: Knex,
  generation: number,
  days: Differences<DayKey>,
): Promise<void> {
  const rows = days
    .entries()
    .map(({ key, count }) => ({ generation, ...key, change: count }));
  for (const chunk of rows.length ? chunksFor(trx, rows, 7) : []) {
    await trx('rollup_day')
      .insert(chunk)
      .onConflict(DAY_KEY)
      .merge({ change: trx.raw('rollup_day.change + excluded.change') });
  }
}

async function writeFolded(
  trx: Knex,
  { generation, entityIds, placements }: Folding,
  folded: Map<string, Placement | undefined>,
): Promise<void> {
  const gone = entityIds.filter(id => folded.has(id) && !placements.has(id));
  for (const chunk of chunksFor(trx, gone)) {
    await trx('rollup_folded')
      .where({ generation })
      .whereIn('entity_id', chunk)
      .delete();
  }
  const rows = entityIds
    .filter(id => placements.has(id))
    .map(id => {
      const placement = placements.get(id);
      return {
        generation,
        entity_id: id,
        placement: placement ? JSON.stringify(placement) : null,
      };
    });
  for (const chunk of rows.length ? chunksFor(trx, rows, 3) : []) {
    await trx('rollup_folded')
      .insert(chunk)
      .onConflict(['generation', 'entity_id'])
      .merge(['placement']);
  }
}
