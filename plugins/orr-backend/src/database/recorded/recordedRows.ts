import {
  DecisionOutcome,
  RecordedReview,
  RecordedReviewImport,
} from 'backstage-plugin-orr-common';

/** @internal */
export interface RecordedReviewRow {
  id: string;
  import_id: string;
  entity_id: string;
  reviewed_on: string;
  outcome: string;
  url: string | null;
  valid_until: string | null;
  checklist: string | null;
}

/** @internal */
export interface RecordedImportRow {
  id: string;
  file_name: string | null;
  recorded_by: string;
  recorded_at: string;
  undone_by: string | null;
  undone_at: string | null;
}

/** A review that was held elsewhere, as it is stored. @internal */
export interface StoredRecordedReview
  extends Omit<RecordedReview, 'recordedBy' | 'recordedAt'> {
  importId: string;
  entityId: string;
}

/** An import without how many of its reviews somebody sees. @internal */
export type StoredRecordedImport = Omit<RecordedReviewImport, 'reviews'>;

/** @internal */
export function toRecordedReviewRow(
  review: StoredRecordedReview,
): RecordedReviewRow {
  return {
    id: review.id,
    import_id: review.importId,
    entity_id: review.entityId,
    reviewed_on: review.reviewedOn,
    outcome: review.outcome,
    url: review.url ?? null,
    valid_until: review.validUntil ?? null,
    checklist: review.checklist ?? null,
  };
}

/** @internal */
export function toRecordedReview(
  row: RecordedReviewRow &
    Pick<RecordedImportRow, 'recorded_by' | 'recorded_at'>,
): RecordedReview {
  return {
    id: row.id,
    reviewedOn: row.reviewed_on,
    outcome: row.outcome as DecisionOutcome,
    url: row.url ?? undefined,
    validUntil: row.valid_until ?? undefined,
    checklist: row.checklist ?? undefined,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  };
}

/** @internal */
export function toRecordedImport(row: RecordedImportRow): StoredRecordedImport {
  return {
    id: row.id,
    fileName: row.file_name ?? undefined,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    undoneBy: row.undone_by ?? undefined,
    undoneAt: row.undone_at ?? undefined,
  };
}
