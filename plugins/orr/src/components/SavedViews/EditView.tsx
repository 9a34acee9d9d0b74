import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { isError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Typography from '@material-ui/core/Typography';
import { SavedView } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';
import { ShownNow } from './SaveViewForm';
import { ViewDraft, ViewFields } from './ViewFields';

/** Whether a write came too late: somebody, or the same person elsewhere, was faster. @internal */
export function isChangedMeanwhile(error: unknown): boolean {
  return (
    isError(error) && (error.statusCode === 409 || error.statusCode === 404)
  );
}

/** Gives a saved view another name, another audience, or what shows now. @internal */
export function EditView(props: {
  view: SavedView;
  now: ShownNow;
  onDone: () => void;
  onClose: () => void;
}) {
  const { view, now, onDone, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [draft, setDraft] = useState({ name: view.name, shared: view.shared });
  const [replaced, setReplaced] = useState(false);
  const write = useNamedWrite<ViewDraft & ShownNow, SavedView>(
    body =>
      api.changeSavedView({
        params: { viewId: view.id },
        body: { ...body, revision: view.revision },
      }),
    onDone,
  );
  const name = draft.name.trim();
  const content = replaced ? now : { view: view.view, search: view.search };
  const late = isChangedMeanwhile(write.error);
  return (
    <WriteDialog
      open
      onClose={late ? onDone : onClose}
      title={t('savedView.editTitle', { name: view.name })}
      explain={t('savedView.explain')}
      error={late ? undefined : write.error}
      failed={t('savedView.notSaved')}
      actions={
        <Button
          variant="contained"
          color="primary"
          style={{ minHeight: 44 }}
          disabled={!name || write.running || late}
          onClick={() => write.run({ ...draft, name, ...content })}
        >
          {t('savedView.keep')}
        </Button>
      }
    >
      <ViewFields draft={draft} onChange={setDraft} />
      <FormControlLabel
        style={{ minHeight: 44, display: 'flex' }}
        control={
          <Checkbox
            color="primary"
            checked={replaced}
            onChange={event => setReplaced(event.target.checked)}
          />
        }
        label={t('savedView.replace')}
      />
      {late && <Typography role="alert">{t('savedView.changed')}</Typography>}
    </WriteDialog>
  );
}
