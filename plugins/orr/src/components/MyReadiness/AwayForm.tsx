import { useState } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import { isFullEntityRef, MySettings } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { ErrorPanel } from '../Feedback';

/** Asks until when the viewer is away, and who is told in their place. @internal */
export function AwayForm(props: {
  settings: MySettings;
  onSaved: (settings: MySettings) => void;
  onClose: () => void;
}) {
  const { settings, onClose } = props;
  const { away, today, latest } = settings;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [until, setUntil] = useState(away?.until ?? '');
  const [person, setPerson] = useState(away?.substituteRef ?? '');
  const [asked, setAsked] = useState(false);
  const write = useNamedWrite<
    { until: string; substituteRef?: string },
    MySettings
  >(body => api.setAway({ body }), props.onSaved);
  const fits = until >= today && until <= latest;
  const ref = person.trim();
  const isPerson = !ref || isFullEntityRef(ref);
  const save = () => {
    setAsked(true);
    if (fits && isPerson) {
      write.run({ until, ...(ref && { substituteRef: ref }) });
    }
  };
  return (
    <>
      <DialogContent>
        <DialogContentText>{t('mine.away.explain')}</DialogContentText>
        <TextField
          id="orr-away-until"
          type="date"
          label={t('mine.away.day')}
          value={until}
          onChange={event => setUntil(event.target.value)}
          inputProps={{ min: today, max: latest }}
          InputLabelProps={{ shrink: true }}
          helperText={t('mine.away.range', { from: today, to: latest })}
          error={asked && !fits}
          variant="outlined"
          margin="dense"
          fullWidth
        />
        <EntityPicker
          id="orr-away-person"
          label={t('mine.away.person')}
          kinds={['User']}
          value={person}
          onChange={setPerson}
          error={asked && !isPerson}
          helperText={
            asked && !isPerson
              ? t('mine.away.needsPerson')
              : t('mine.away.personHint')
          }
          fullWidth
        />
        {write.error !== undefined && (
          <ErrorPanel error={write.error} title={t('mine.settings.notSaved')} />
        )}
      </DialogContent>
      <DialogActions>
        <Button style={{ minHeight: 44 }} onClick={onClose}>
          {t('mine.away.cancel')}
        </Button>
        <Button
          color="primary"
          variant="contained"
          style={{ minHeight: 44 }}
          disabled={write.running}
          onClick={save}
        >
          {t('mine.away.save')}
        </Button>
      </DialogActions>
    </>
  );
}
