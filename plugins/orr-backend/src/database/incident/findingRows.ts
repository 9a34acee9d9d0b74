import { WouldHaveHelped } from 'backstage-plugin-orr-common';

/** @internal */
export interface FindingRow {
  id: string;
  entity_id: string;
  incident_id: string;
  incident_title: string | null;
  opened_at: string;
  url: string | null;
  review_id: string | null;
  checklist_id: string | null;
  question_id: string | null;
  question_title: string | null;
  would_have_helped: string;
  note: string | null;
  revision: number;
  said_by: string;
  said_at: string;
}

/** What was said in hindsight about an incident of an entity, with what was known of the incident. @internal */
export interface StoredFinding {
  id: string;
  entityId: string;
  incidentId: string;
  incidentTitle?: string;
  /** ISO instant. */
  openedAt: string;
  url?: string;
  reviewId?: string;
  checklistId?: string;
  questionId?: string;
  questionTitle?: string;
  wouldHaveHelped: WouldHaveHelped;
  note?: string;
  revision: number;
  saidBy: string;
  /** ISO instant. */
  saidAt: string;
}

/** @internal */
export function toFinding(row: FindingRow): StoredFinding {
  return {
    id: row.id,
    entityId: row.entity_id,
    incidentId: row.incident_id,
    incidentTitle: row.incident_title ?? undefined,
    openedAt: row.opened_at,
    url: row.url ?? undefined,
    reviewId: row.review_id ?? undefined,
    checklistId: row.checklist_id ?? undefined,
    questionId: row.question_id ?? undefined,
    questionTitle: row.question_title ?? undefined,
    wouldHaveHelped: row.would_have_helped as WouldHaveHelped,
    note: row.note ?? undefined,
    revision: row.revision,
    saidBy: row.said_by,
    saidAt: row.said_at,
  };
}

/** @internal */
export function toFindingRow(stored: StoredFinding): FindingRow {
  return {
    id: stored.id,
    entity_id: stored.entityId,
    incident_id: stored.incidentId,
    incident_title: stored.incidentTitle ?? null,
    opened_at: stored.openedAt,
    url: stored.url ?? null,
    review_id: stored.reviewId ?? null,
    checklist_id: stored.checklistId ?? null,
    question_id: stored.questionId ?? null,
    question_title: stored.questionTitle ?? null,
    would_have_helped: stored.wouldHaveHelped,
    note: stored.note ?? null,
    revision: stored.revision,
    said_by: stored.saidBy,
    said_at: stored.saidAt,
  };
}
