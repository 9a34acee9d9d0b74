import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useToday } from '../../hooks/useToday';
import { useChangeChecklists } from '../../hooks/useChangeChecklists';
import { useStartReview } from '../../hooks/useStartReview';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, WriteDialog } from '../Feedback';
import { EMPTY_CHANGE, isChangeComplete } from './changeDraft';
import { ChangeFields } from './ChangeFields';

/** By which checklist; said only where there is a choice, or none. */
function ChecklistChoice(props: {
  loaded: ReturnType<typeof useChangeChecklists>;
  value?: string;
  onChange: (checklistId: string) => void;
}) {
  const { loaded, value, onChange } = props;
  const id = useId();
  const { t } = useOrrTranslation();
  switch (loaded.status) {
    case 'loading':
      return (
        <Typography role="status">
          {t('changeReview.start.checklistsLoading')}
        </Typography>
      );
    case 'error':
      return (
        <ErrorPanel
          error={loaded.error}
          title={t('changeReview.start.checklistsFailed')}
          onRetry={loaded.reload}
        />
      );
    default:
  }
  const checklists = loaded.value;
  if (!checklists.length) {
    return (
      <Typography role="alert">
        {t('changeReview.start.noChecklist')}
      </Typography>
    );
  }
  return checklists.length === 1 ? null : (
    <TextField
      select
      fullWidth
      id={id}
      margin="dense"
      variant="outlined"
      label={t('changeReview.start.checklist')}
      value={value ?? ''}
      onChange={event => onChange(event.target.value)}
    >
      {checklists.map(checklist => (
        <MenuItem key={checklist.id} value={checklist.id}>
          {checklist.title}
        </MenuItem>
      ))}
    </TextField>
  );
}

function StartDialog(props: { entity: Entity; onClose: () => void }) {
  const { entity, onClose } = props;
  const navigate = useNavigate();
  const { t } = useOrrTranslation();
  const [draft, setDraft] = useState(EMPTY_CHANGE);
  const [chosen, setChosen] = useState<string>();
  const loaded = useChangeChecklists(entity);
  const checklists = loaded.status === 'ready' ? loaded.value : [];
  const checklistId = chosen ?? checklists[0]?.id;
  const { state, start } = useStartReview(({ review }) =>
    navigate(`reviews/${review.id}`),
  );
  const today = useToday();
  const starting = state.status === 'starting';
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('changeReview.start.title')}
      explain={t('changeReview.start.explain')}
      error={state.status === 'error' ? state.error : undefined}
      failed={t('changeReview.start.failed')}
      keeps
      actions={
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={!checklistId || !isChangeComplete(draft, today) || starting}
          onClick={() =>
            start({
              entityRef: stringifyEntityRef(entity),
              checklistId,
              kind: 'change',
              change: {
                ...draft,
                title: draft.title.trim(),
                url: draft.url.trim(),
              },
            })
          }
        >
          {t('changeReview.start.confirm')}
        </Button>
      }
    >
      <ChangeFields value={draft} today={today} onChange={setDraft} />
      <ChecklistChoice
        loaded={loaded}
        value={checklistId}
        onChange={setChosen}
      />
    </WriteDialog>
  );
}

/** Starts the review of a change, which is named in a dialog first. @internal */
export function ReviewAChange({ entity }: { entity: Entity }) {
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="outlined"
        color="primary"
        style={{ minHeight: 44 }}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('changeReview.start.open')}
      </Button>
      {open && <StartDialog entity={entity} onClose={() => setOpen(false)} />}
    </>
  );
}
