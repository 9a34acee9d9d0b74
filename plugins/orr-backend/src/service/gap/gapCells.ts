import { ChecklistVersion, HeatMapCell } from 'backstage-plugin-orr-common';
import { CountedGaps } from '../../database/gap/countedGaps';
import { openableQuestions } from './openableQuestions';
import { openCountsOf } from './openCountsOf';

/** A column, with how many questions of each checklist it has. @internal */
export interface Column {
  id: string;
  title: string;
  byChecklist: Map<string, number>;
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
export function cellOf(column: Column, of: CountedGaps): HeatMapCell {
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
