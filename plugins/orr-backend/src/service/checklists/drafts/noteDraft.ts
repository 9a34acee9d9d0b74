import { noteChange } from '../../../changeTrail';
import { StoredDraft } from '../../../database/checklistDraft/checklistDraftRows';
import { toldChanges } from '../toldChanges';
import { draftDifference } from './draftDifference';

/** What happened to a draft. @internal */
export type DraftAction =
  | 'checklistDraft.created'
  | 'checklistDraft.saved'
  | 'checklistDraft.deleted';

/** Notes for the audit log what happened to a draft, and what was changed in it. @internal */
export function noteDraft(
  action: DraftAction,
  { id, checklistId, revision, document }: StoredDraft,
  before?: StoredDraft,
): void {
  noteChange({
    action,
    subject: id,
    facts: {
      checklistId,
      revision,
      ...(before && {
        fields: toldChanges(draftDifference(before.document, document)),
      }),
    },
  });
}
