import { Level, UnmetQuestion, UnmetState } from 'backstage-plugin-orr-common';

/** @internal */
export interface GapRow {
  entity_id: string;
  checklist_id: string;
  question_id: string;
  section_id: string;
  area: string;
  level: string;
  level_rank: number;
  state: string;
  contradicted: boolean | number;
  since: string;
}

/** A question that an entity does not meet, or is not asked, under a checklist. @internal */
export interface StoredGap extends UnmetQuestion {
  entityId: string;
  checklistId: string;
}

const RANKS: Record<Level, number> = {
  HIGH: 0,
  UNANSWERED: 1,
  MEDIUM: 2,
  LOW: 3,
  NONE: 4,
  NOT_APPLICABLE: 5,
};

/** @internal */
export function toGap(row: GapRow): StoredGap {
  return {
    entityId: row.entity_id,
    checklistId: row.checklist_id,
    questionId: row.question_id,
    sectionId: row.section_id,
    area: row.area,
    level: row.level as Level,
    state: row.state as UnmetState,
    // SQLite has no booleans and answers 0 and 1.
    contradicted: Boolean(row.contradicted),
    since: row.since,
  };
}

/** @internal */
export function toGapRow(gap: StoredGap): GapRow {
  return {
    entity_id: gap.entityId,
    checklist_id: gap.checklistId,
    question_id: gap.questionId,
    section_id: gap.sectionId,
    area: gap.area,
    level: gap.level,
    level_rank: RANKS[gap.level],
    state: gap.state,
    contradicted: gap.contradicted,
    since: gap.since,
  };
}
