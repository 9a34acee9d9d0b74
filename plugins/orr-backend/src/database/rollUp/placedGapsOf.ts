import { PlacedGap, PlacedGaps } from './gapPlacement';

/** @internal */
export interface JudgedRow {
  entity_id: string;
  checklist_id: string;
  standing: string;
  decision_id: string | null;
  state: string;
}

/** @internal */
export interface AlikeGapRow {
  entity_id: string;
  checklist_id: string;
  section_id: string;
  area: string;
  level: string;
  state: string;
  contradicted: boolean | number;
  count: number | string;
}

/** @internal */
export interface OwnerRow {
  entity_id: string;
  owner_ref: string;
  is_direct: number | string;
}

/** As what the questions of an entity are to be counted; undefined where no published checklist asks it. @internal */
export function placedGapsOf(
  systemRef: string | null,
  of: { owners: OwnerRow[]; judged: JudgedRow[]; gaps: AlikeGapRow[] },
): PlacedGaps | undefined {
  const asking = of.judged.filter(
    ({ standing, state }) =>
      state === 'published' && standing !== 'notRequired',
  );
  if (!asking.length) {
    return undefined;
  }
  const ids = new Set(asking.map(({ checklist_id }) => checklist_id));
  return {
    owners: of.owners
      .filter(owner => Number(owner.is_direct) === 1)
      .map(owner => owner.owner_ref)
      .sort(),
    system: systemRef ?? undefined,
    asked: Object.fromEntries(
      asking.map(judged => [judged.checklist_id, judged.decision_id !== null]),
    ),
    gaps: of.gaps.filter(gap => ids.has(gap.checklist_id)).map(toPlacedGap),
  };
}

function toPlacedGap(row: AlikeGapRow): PlacedGap {
  return [
    row.checklist_id,
    row.section_id,
    row.area,
    row.level,
    row.state,
    // SQLite has no booleans and answers 0 and 1.
    Boolean(row.contradicted),
    Number(row.count),
  ];
}
