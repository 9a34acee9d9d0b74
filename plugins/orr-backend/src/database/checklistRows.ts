import { ChecklistVersion } from 'backstage-plugin-orr-common';

/** Where a checklist is written: only there it is changed. @internal */
export type ChecklistOrigin = 'file' | 'portal';

/** @internal */
export interface ChecklistRow {
  id: string;
  title: string;
  state: string;
  owner_ref: string;
  current_version: number;
  applied_mark: string | null;
  origin: ChecklistOrigin;
  updated_at: string;
}

/** @internal */
export interface ChecklistVersionRow {
  checklist_id: string;
  version: number;
  content_hash: string;
  document: string;
  changelog: string | null;
  reviewer_group: string | null;
  published_at: string;
  published_by: string | null;
  /** JSON. */
  rollout: string | null;
  /** JSON. */
  spared: string | null;
}

/** @internal */
export function toVersion(row: ChecklistVersionRow): ChecklistVersion {
  return {
    checklistId: row.checklist_id,
    version: row.version,
    contentHash: row.content_hash,
    changelog: row.changelog ?? undefined,
    publishedAt: row.published_at,
    document: JSON.parse(row.document),
    ...(row.rollout && { binding: JSON.parse(row.rollout) }),
    ...(row.spared && { spared: JSON.parse(row.spared) }),
  };
}
