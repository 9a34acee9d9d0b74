import { InputError } from '@backstage/errors';
import {
  ChecklistVersion,
  HeatMap,
  HeatMapRow,
  orrReviewReadPermission,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { CountedGaps } from '../../database/gap/countedGaps';
import { FoundRow } from '../../database/gap/HeatMapModel';
import { HeatMapRows } from '../../database/gap/heatMapRows';
import { HeatMapQuery } from '../GapService';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { gapFilterOf } from './gapFilterOf';
import { GapCounts } from './GapCounts';
import { cellOf, Column, columnsOf } from './gapCells';
import { publishedChecklists } from './publishedChecklists';

function rowOf(
  counted: CountedGaps,
  {
    columns,
    row,
    groupRef,
  }: {
    columns: Column[];
    row?: FoundRow;
    groupRef?: string;
  },
): HeatMapRow {
  const rowRef = row?.rowRef ?? '';
  const isOfRow = (found: { rowRef: string }) => found.rowRef === rowRef;
  const of = {
    asked: counted.asked.filter(isOfRow),
    entities: counted.entities.filter(isOfRow),
    gaps: counted.gaps.filter(isOfRow),
    concerned: counted.concerned.filter(isOfRow),
  };
  const isItself = row !== undefined && row.rowRef === groupRef;
  return {
    entityRef: row?.rowRef,
    title: row?.title,
    isItself,
    hasGroupsBelow: !!row?.hasGroupsBelow && !isItself,
    entities: of.entities[0]?.entities ?? 0,
    decided: of.entities[0]?.decided ?? 0,
    cells: columns.map(column => cellOf(column, of)),
  };
}

/** Counts what is open by row and column, as far as the caller sees. @internal */
export class HeatMapView {
  readonly #checklists: DatabaseChecklistStore;
  readonly #counts: GapCounts;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    counts: GapCounts;
    visibility: EntityVisibility;
  }) {
    this.#checklists = options.checklists;
    this.#counts = options.counts;
    this.#visibility = options.visibility;
  }

  async get(query: HeatMapQuery, options: RequestOptions): Promise<HeatMap> {
    const { cursor, limit, ...narrowing } = query;
    const binding = {
      list: 'heat-map',
      ...narrowing,
      viewer: viewerOf(options.credentials),
    };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const [listed, rows] = await Promise.all([
      this.#listed(query),
      this.#rowsOf(query, options),
    ]);
    const columns = columnsOf(listed, query.columns);
    const page = await this.#counts.countPage(rows, {
      by: query.columns,
      limit,
      after: after && { sortName: after.value, rowRef: after.id },
    });
    const last = page.rows[page.rows.length - 1];
    return {
      columns: columns.map(({ id, title, byChecklist }) => ({
        id,
        title,
        questions: [...byChecklist.values()].reduce((sum, n) => sum + n, 0),
      })),
      total: rowOf(page.counted, { columns }),
      asOf: page.asOf?.toISOString(),
      rows: page.rows.map(row =>
        rowOf(page.counted, { columns, row, groupRef: rows.groupRef }),
      ),
      nextCursor: page.isMore
        ? toPageCursor({ value: last.sortName, id: last.rowRef }, binding)
        : undefined,
    };
  }

  async #listed({
    columns,
    checklist,
  }: HeatMapQuery): Promise<ChecklistVersion[]> {
    if (columns === 'sections' && checklist === undefined) {
      throw new InputError(
        'query.checklist: is needed where columns are sections',
      );
    }
    return publishedChecklists(this.#checklists, checklist);
  }

  async #rowsOf(
    query: HeatMapQuery,
    options: RequestOptions,
  ): Promise<HeatMapRows> {
    const { visible, shown } = await this.#visibility.shownFor(
      { permission: orrReviewReadPermission },
      options,
    );
    const filter = gapFilterOf(query, visible);
    const isBelow = query.rows === 'groups' && query.group !== undefined;
    return {
      // All together is then all of that group.
      filter: isBelow ? { ...filter, groupRef: query.group } : filter,
      shown,
      by: query.rows,
      groupRef: query.group?.toLocaleLowerCase('en-US'),
    };
  }
}
