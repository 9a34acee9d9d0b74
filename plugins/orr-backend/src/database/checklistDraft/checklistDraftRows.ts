import { ChecklistDocument } from 'backstage-plugin-orr-common';

/** @internal */
export interface ChecklistDraftRow {
  id: string;
  checklist_id: string;
  based_on: number | null;
  revision: number;
  /** JSON. */
  document: string;
  created_by: string;
  created_at: string;
  updated_by: string;
  updated_at: string;
  location: string | null;
}

/** A checklist that is being written, as it is stored. @internal */
export interface StoredDraft {
  id: string;
  /** The id that its document has, or will have once it is published. */
  checklistId: string;
  /** The version it began from; absent for a checklist that is new. */
  basedOn?: number;
  revision: number;
  /** Of this shape, and yet what is not written may be missing. */
  document: ChecklistDocument;
  createdBy: string;
  createdAt: string;
  updatedBy: string;
  updatedAt: string;
  /** The watched place that it is as, as it is configured; absent where people write it. */
  location?: string;
}

/** @internal */
export function toStoredDraft(row: ChecklistDraftRow): StoredDraft {
  return {
    id: row.id,
    checklistId: row.checklist_id,
    ...(row.based_on !== null && { basedOn: row.based_on }),
    revision: row.revision,
    document: JSON.parse(row.document),
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
    ...(row.location !== null && { location: row.location }),
  };
}

/** @internal */
export function toDraftRow(draft: StoredDraft): ChecklistDraftRow {
  return {
    id: draft.id,
    checklist_id: draft.checklistId,
    based_on: draft.basedOn ?? null,
    revision: draft.revision,
    document: JSON.stringify(draft.document),
    created_by: draft.createdBy,
    created_at: draft.createdAt,
    updated_by: draft.updatedBy,
    updated_at: draft.updatedAt,
    location: draft.location ?? null,
  };
}
