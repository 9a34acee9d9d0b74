import { ChecklistVersion, HeatMapCell } from 'backstage-plugin-orr-common';
import {
  AskedCount,
  ConcernedCount,
  GapCount,
  HeatMapModel,
  HeatMapRows,
} from '../../database/gap/HeatMapModel';
import { openableQuestions } from './openableQuestions';
import { openCountsOf } from './openCountsOf';

/** A column, with how many questions of each checklist it has. @internal */
export interface Column {
  id: string;
  title: string;
  byChecklist: Map<string, number>;
}

/** All that was counted, of several rows or of all together. @internal */
export interface Counted {
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

/** The sections or areas of checklists. @internal */
export function columnsOf(
  checklists: ChecklistVersion[],
  by: 'sections' | 'areas',
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

/** What was counted of one column. @internal */
export function cellOf(column: Column, of: Counted): HeatMapCell {
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

/** Counts for these rows, or all together, in as many statements whatever there is. @internal */
export async function countedGaps(
  model: HeatMapModel,
  rows: HeatMapRows,
  {
    columns: by,
    rowRefs,
  }: { columns: 'sections' | 'areas'; rowRefs?: string[] },
): Promise<Counted> {
  const columns = by === 'sections' ? 'section_id' : 'area';
  // Under one checklist each entity is asked once.
  const isOnce = rows.filter.checklistId !== undefined;
  const counting = model.countAsked(rows, rowRefs);
  const [asked, entities, gaps, concerned] = await Promise.all([
    counting,
    isOnce ? counting : model.countEntities(rows, rowRefs),
    model.countGaps({ ...rows, columns }, rowRefs),
    model.countConcerned({ ...rows, columns }, rowRefs),
  ]);
  return { asked, entities, gaps, concerned };
}
