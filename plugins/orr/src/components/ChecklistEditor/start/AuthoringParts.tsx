import { useState } from 'react';
import Button from '@material-ui/core/Button';
import AddIcon from '@material-ui/icons/Add';
import { ChecklistOverview } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { DraftList } from './DraftList';
import { NewChecklistDialog } from './NewChecklistDialog';
import { useDrafts } from './useDrafts';

type Drafts = ReturnType<typeof useDrafts>;

/** The way to a new checklist, for those who may write one. @internal */
export function NewChecklistButton(props: {
  drafts: Drafts;
  checklists: readonly Pick<ChecklistOverview, 'id' | 'title'>[];
}) {
  const { drafts, checklists } = props;
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  if (drafts.status !== 'ready' || !drafts.value.may.author) {
    return null;
  }
  return (
    <>
      <Button
        style={{ minHeight: 44 }}
        variant="contained"
        color="primary"
        startIcon={<AddIcon />}
        onClick={() => setOpen(true)}
      >
        {t('authoring.new')}
      </Button>
      {open && (
        <NewChecklistDialog
          checklists={checklists}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** What is being written, where the viewer may go on with it and there is any. @internal */
export function DraftsInProgress({ drafts }: { drafts: Drafts }) {
  return drafts.status === 'ready' &&
    drafts.value.may.author &&
    drafts.value.items.length ? (
    <DraftList drafts={drafts.value.items} onChanged={drafts.reload} />
  ) : null;
}
