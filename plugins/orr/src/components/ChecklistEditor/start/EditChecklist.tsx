import { useState } from 'react';
import Button from '@material-ui/core/Button';
import {
  ChecklistDraftSummary,
  ChecklistOverview,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { errorKindOf, messageOf } from '../../Feedback';
import { ConfirmDialog } from '../../Admin/ConfirmDialog';
import { CopyDialog } from './CopyDialog';
import { useCreateDraft } from './useCreateDraft';

/** The way to change a checklist: the draft that there is of it, or a new one; a copy where neither can be. @internal */
export function EditChecklist(props: {
  checklist: Pick<ChecklistOverview, 'id' | 'title' | 'ownerRef'>;
  drafts: readonly ChecklistDraftSummary[];
}) {
  const { id, title } = props.checklist;
  const { t } = useOrrTranslation();
  const { create, open, running, error } = useCreateDraft();
  const [dismissed, setDismissed] = useState<unknown>();
  const [copies, setCopies] = useState(false);
  const draft = props.drafts.find(({ checklistId }) => checklistId === id);
  return (
    <>
      <Button
        style={{ minHeight: 44 }}
        variant="outlined"
        color="primary"
        disabled={running}
        onClick={() =>
          draft ? open(draft.id) : create({ type: 'version', checklistId: id })
        }
      >
        {t(draft ? 'authoring.goOn' : 'authoring.edit')}
      </Button>
      {error !== undefined && error !== dismissed && (
        <ConfirmDialog
          open
          title={t('authoring.notEdited', { title })}
          text={
            errorKindOf(error) === 'failed'
              ? messageOf(error)
              : t(`feedback.${errorKindOf(error)}.title`)
          }
          confirm={t('authoring.copy')}
          onConfirm={() => {
            setDismissed(error);
            setCopies(true);
          }}
          onClose={() => setDismissed(error)}
        />
      )}
      {copies && (
        <CopyDialog
          checklist={props.checklist}
          onClose={() => setCopies(false)}
        />
      )}
    </>
  );
}
