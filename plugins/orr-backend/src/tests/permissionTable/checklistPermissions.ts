import { OperationId } from 'backstage-plugin-orr-common';
import { ADMINISTRATION, AUDIT, ORGANISATION, Row } from './permissionRow';

/** How checklists are written: the list tells everybody what they may do, and shows the drafts to authors alone. */
export const CHECKLIST_PERMISSIONS = {
  listChecklistDrafts: ORGANISATION,
  listLibraryQuestions: AUDIT,
  getChecklistDraft: AUDIT,
  listFilterMatches: ADMINISTRATION,
  createChecklistDraft: ADMINISTRATION,
  saveChecklistDraft: ADMINISTRATION,
  deleteChecklistDraft: ADMINISTRATION,
  getChecklistImpact: ADMINISTRATION,
  publishChecklistDraft: ADMINISTRATION,
  archiveChecklist: ADMINISTRATION,
} satisfies Partial<Record<OperationId, Row>>;
