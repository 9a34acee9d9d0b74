import { useState } from 'react';
import Button from '@material-ui/core/Button';
import {
  ChecklistDraftSummary,
  ChecklistOverview,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { CopyDialog } from './CopyDialog';
import { useCreateDraft } from './useCreateDraft';

/** What authors may do about a checklist that is changed elsewhere: read what its place offers, and go on with a copy. @internal */
export function KeptElsewhereActs(props: {
  checklist: Pick<ChecklistOverview, 'id' | 'title'>;
  drafts: readonly ChecklistDraftSummary[];
}) {
  const { checklist, drafts } = props;
  const { t } = useOrrTranslation();
  const { open } = useCreateDraft();
  const [copies, setCopies] = useState(false);
  const offered = drafts.find(
    ({ checklistId, location }) =>
      checklistId === checklist.id && location !== undefined,
  );
  return (
    <>
      {offered && (
        <Button
          style={{ minHeight: 44 }}
          variant="outlined"
          color="primary"
          onClick={() => open(offered.id)}
        >
          {t('authoring.offered')}
        </Button>
      )}
      <Button
        style={{ minHeight: 44 }}
        variant="outlined"
        color="primary"
        aria-haspopup="dialog"
        onClick={() => setCopies(true)}
      >
        {t('authoring.copy')}
      </Button>
      {copies && (
        <CopyDialog checklist={checklist} onClose={() => setCopies(false)} />
      )}
    </>
  );
}
