import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { ChecklistOverview } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../../api';
import { useNamedWrite } from '../../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ConfirmDialog } from '../../Admin/ConfirmDialog';
import { ErrorPanel } from '../../Feedback';
import { useFocusFor } from '../../../hooks/useFocusFor';

/** Ends a checklist, once what that does was read; says afterwards that it has happened. @internal */
export function ArchiveChecklist(props: {
  checklist: Pick<
    ChecklistOverview,
    'id' | 'title' | 'version' | 'state' | 'askedEntities'
  >;
  onArchived: () => void;
}) {
  const { id, title, version, state, askedEntities } = props.checklist;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [asks, setAsks] = useState(false);
  const [isDone, setDone] = useState(false);
  // The button that had the focus is gone.
  const done = useFocusFor<HTMLElement>(isDone);
  const write = useNamedWrite<{ version: number }, {}>(
    body => api.archiveChecklist({ params: { checklistId: id }, body }),
    () => {
      setAsks(false);
      setDone(true);
      props.onArchived();
    },
  );
  if (isDone) {
    return (
      <Typography role="status" tabIndex={-1} ref={done}>
        {t('authoring.archive.done')}
      </Typography>
    );
  }
  if (state === 'archived') {
    return null;
  }
  return (
    <>
      <Button style={{ minHeight: 44 }} onClick={() => setAsks(true)}>
        {t('authoring.archive.act')}
      </Button>
      <ConfirmDialog
        open={asks}
        title={t('authoring.archive.title', { title })}
        text={
          askedEntities
            ? t('authoring.archive.textAsked', { count: askedEntities })
            : t('authoring.archive.text')
        }
        confirm={t('authoring.archive.act')}
        running={write.running}
        onConfirm={() => write.run({ version })}
        onClose={() => setAsks(false)}
      >
        {write.error !== undefined && !write.running && (
          <ErrorPanel
            error={write.error}
            title={t('authoring.archive.failed')}
          />
        )}
      </ConfirmDialog>
    </>
  );
}
