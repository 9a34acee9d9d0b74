import { InputError, NotFoundError } from '@backstage/errors';
import {
  ChecklistVersion,
  givesStandings,
  HeatMap,
  HeatMapCell,
  HeatMapRow,
  orrReviewReadPermission,
} from 'backstage-plugin-orr-common';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import {
  AskedCount,
  ConcernedCount,
  FoundRow,
  GapCount,
  HeatMapModel,
  HeatMapRows,
} from '../../database/gap/HeatMapModel';
import { HeatMapQuery } from '../GapService';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import { viewerOf } from '../viewerOf';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { gapFilterOf } from './gapFilterOf';
import { openableQuestions } from './openableQuestions';
import { openCountsOf } from './openCountsOf';

/** A column, with how many questions of each checklist it has. */
interface Column {
  id: string;
  title: string;
  byChecklist: Map<string, number>;
}

/** All that was counted, of several rows. */
interface Counted {
  asked: AskedCount[];
  entities: Omit<AskedCount, 'checklistId'>[];
  gaps: GapCount[];
  concerned: ConcernedCount[];
}

function addTo(columns: Map<string, Column>, column: Column): void {
  const known = columns.get(column.id) ?? column;
  for (const [checklistId, count] of known === column
    ? []
    : column.byChecklist) {
    known.byChecklist.set(
      checklistId,
      (known.byChecklist.get(checklistId) ?? 0) + count,
    );
  }
  columns.set(column.id, known);
}

function columnsOf(
  checklists: ChecklistVersion[],
  by: HeatMapQuery['columns'],
): Column[] {
  const columns = new Map<string, Column>();
  for (const checklist of checklists) {
    for (const { question, section } of openableQuestions(checklist)) {
      addTo(columns, {
        ...(by === 'sections'
          ? section
          : { id: question.area, title: question.area }),
        byChecklist: new Map([[checklist.checklistId, 1]]),
      });
    }
  }
  const found = [...columns.values()];
  return by === 'sections'
    ? found
    : found.sort((one, other) => (one.title < other.title ? -1 : 1));
}

function cellOf(column: Column, of: Counted): HeatMapCell {
  const { notApplicable, notAsked, ...counts } = openCountsOf(
    of.gaps.filter(gap => gap.column === column.id),
  );
  const askedAtMost = of.asked.reduce(
    (total, { checklistId, decided }) =>
      total + decided * (column.byChecklist.get(checklistId) ?? 0),
    0,
  );
  return {
    column: column.id,
    asked: Math.max(0, askedAtMost - notApplicable - notAsked),
    ...counts,
    entities:
      of.concerned.find(found => found.column === column.id)?.entities ?? 0,
  };
}

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
    const published = (await this.#checklists.listCurrent()).filter(
      ({ checklistId, document }) =>
        document.state === 'published' &&
        givesStandings(document) &&
        (checklist === undefined || checklistId === checklist),
    );
    if (checklist !== undefined && !published.length) {
      throw new NotFoundError(
        `query.checklist: no published checklist has the id '${checklist}'`,
      );
    }
    return published;
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

  async #count(
    rows: HeatMapRows,
    query: HeatMapQuery,
    rowRefs?: string[],
  ): Promise<Counted> {
    const columns = query.columns === 'sections' ? 'section_id' : 'area';
    const [asked, entities, gaps, concerned] = await Promise.all([
      this.#model.countAsked(rows, rowRefs),
      this.#model.countEntities(rows, rowRefs),
      this.#model.countGaps({ ...rows, columns }, rowRefs),
      this.#model.countConcerned({ ...rows, columns }, rowRefs),
    ]);
    return { asked, entities, gaps, concerned };
  }
}
