import { InputError } from '@backstage/errors';
import {
  ChecklistVersion,
  HeatMap,
  HeatMapRow,
  orrReviewReadPermission,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import {
  FoundRow,
  HeatMapModel,
  HeatMapRows,
} from '../../database/gap/HeatMapModel';
import { HeatMapQuery } from '../GapService';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { gapFilterOf } from './gapFilterOf';
import { cellOf, Column, columnsOf, Counted, countedGaps } from './gapCells';
import { publishedChecklists } from './publishedChecklists';

function rowOf(
  counted: Counted,
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
  readonly #model: HeatMapModel;
  readonly #visibility: EntityVisibility;

  constructor(options: {
    checklists: DatabaseChecklistStore;
    heatMaps: HeatMapModel;
    visibility: EntityVisibility;
  }) {
    this.#checklists = options.checklists;
    this.#model = options.heatMaps;
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
    const [found, total] = await Promise.all([
      this.#model.listRows({
        ...rows,
        limit,
        after: after && { sortName: after.value, rowRef: after.id },
      }),
      this.#count(rows, query),
    ]);
    const page = found.slice(0, limit);
    const last = page[page.length - 1];
    const counted = page.length
      ? await this.#count(
          rows,
          query,
          page.map(({ rowRef }) => rowRef),
        )
      : undefined;
    return {
      columns: columns.map(({ id, title, byChecklist }) => ({
        id,
        title,
        questions: [...byChecklist.values()].reduce((sum, n) => sum + n, 0),
      })),
      total: rowOf(total, { columns }),
      rows: page.map(row =>
        rowOf(counted!, { columns, row, groupRef: rows.groupRef }),
      ),
      nextCursor:
        found.length > page.length
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

  #count(
    rows: HeatMapRows,
    query: HeatMapQuery,
    rowRefs?: string[],
  ): Promise<Counted> {
    return countedGaps(this.#model, rows, { columns: query.columns, rowRefs });
  }
}
