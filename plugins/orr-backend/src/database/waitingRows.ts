import { DispositionType, ReviewKind } from 'backstage-plugin-orr-common';

/** The review that something waits in, and the entity it is about. @internal */
export interface WaitingReview {
  /** Of what waits, within its kind. */
  id: string;
  since: string;
  reviewId: string;
  reviewKind: ReviewKind;
  checklistId: string;
  checklistVersion: number;
  driverRef: string;
  entity: {
    id: string;
    entityRef: string;
    name: string;
    title?: string;
    tier?: string;
  };
  questionId?: string;
  sectionId?: string;
  disposition?: {
    id: string;
    type: DispositionType;
    text: string;
    until?: string;
  };
}

/** One thing that waits. @internal */
export interface WaitingRow extends WaitingReview {
  /** The person has taken the review, or another gave it to them. */
  isAssigned: boolean;
  condition?: { id: string; text: string; dueOn: string };
}

/** A row as it is read, under the names of the columns below. @internal */
export type FoundRow = Record<string, string | null>;

/** What a query over `review` and `entity` reads for it; the rest has no table of its own. @internal */
export const WAITING_COLUMNS = {
  review_id: 'review.id',
  review_kind: 'review.kind',
  checklist_id: 'review.checklist_id',
  checklist_version: 'review.checklist_version',
  driver_ref: 'review.driver_ref',
  entity_id: 'entity.id',
  entity_ref: 'entity.entity_ref',
  name: 'entity.name',
  title: 'entity.title',
  tier: 'entity.tier',
};

/** What it reads of a disposition, which is joined as `held`. @internal */
export const HELD_COLUMNS = {
  question_id: 'held.question_id',
  disposition_id: 'held.id',
  disposition_type: 'held.type',
  disposition_text: 'held.text',
  disposition_until: 'held.until_day',
};

/** @internal */
export function toWaitingReview(row: FoundRow): WaitingReview {
  return {
    id: row.own_id!,
    since: row.since!,
    reviewId: row.review_id!,
    reviewKind: row.review_kind as ReviewKind,
    checklistId: row.checklist_id!,
    checklistVersion: Number(row.checklist_version),
    driverRef: row.driver_ref!,
    entity: {
      id: row.entity_id!,
      entityRef: row.entity_ref!,
      name: row.name!,
      title: row.title ?? undefined,
      tier: row.tier ?? undefined,
    },
    questionId: row.question_id ?? undefined,
    sectionId: row.section_id ?? undefined,
    disposition: row.disposition_id
      ? {
          id: row.disposition_id,
          type: row.disposition_type as DispositionType,
          text: row.disposition_text!,
          until: row.disposition_until ?? undefined,
        }
      : undefined,
  };
}

/** @internal */
export function toWaiting(row: FoundRow): WaitingRow {
  return {
    ...toWaitingReview(row),
    isAssigned: Boolean(row.assigned),
    condition: row.condition_id
      ? {
          id: row.condition_id,
          text: row.condition_text!,
          dueOn: row.condition_due_on!,
        }
      : undefined,
  };
}
