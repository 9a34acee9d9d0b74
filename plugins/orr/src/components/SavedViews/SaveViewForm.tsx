import { FormEvent, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { SavedView } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { ViewDraft, ViewFields } from './ViewFields';

/** Where the viewer is, as it is saved. @internal */
export interface ShownNow {
  view: string;
  search: string;
}

const NOTHING: ViewDraft = { name: '', shared: false };

/** Saves what shows now under a name. @internal */
export function SaveViewForm(props: {
  now: ShownNow;
  onSaved: (view: SavedView) => void;
}) {
  const { now, onSaved } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [draft, setDraft] = useState(NOTHING);
  const write = useNamedWrite<ViewDraft & ShownNow, SavedView>(
    body => api.saveView({ body }),
    saved => {
      setDraft(NOTHING);
      onSaved(saved);
    },
  );
  const name = draft.name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name) {
      write.run({ ...draft, name, ...now });
    }
  };
  return (
    <form onSubmit={submit} aria-label={t('savedView.saveTitle')}>
      <Typography variant="h6" component="h3">
        {t('savedView.saveTitle')}
      </Typography>
      <ViewFields draft={draft} onChange={setDraft} />
      {write.error !== undefined && (
        <ErrorPanel error={write.error} title={t('savedView.notSaved')} />
      )}
      <div>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          style={{ minHeight: 44 }}
          disabled={!name || write.running}
        >
          {t('savedView.save')}
        </Button>
      </div>
    </form>
  );
}
