import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import { makeStyles } from '@material-ui/core/styles';
import Switch from '@material-ui/core/Switch';
import { useApi } from '@backstage/core-plugin-api';
import { MySettings } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(2) },
  label: { minHeight: 44 },
  hint: { fontSize: theme.typography.caption.fontSize, marginTop: 0 },
}));

/** Whether the viewer is told once a week what their teams owe. @internal */
export function DigestSetting(props: {
  settings: MySettings;
  onSettings: (settings: MySettings) => void;
}) {
  const { settings, onSettings } = props;
  const api = useApi(orrApiRef);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const write = useNamedWrite<{ wanted: boolean }, MySettings>(
    body => api.setDigest({ body }),
    onSettings,
  );
  return (
    <div className={classes.root}>
      <FormControlLabel
        className={classes.label}
        control={
          <Switch
            color="primary"
            checked={settings.digest}
            disabled={write.running}
            onChange={event => write.run({ wanted: event.target.checked })}
            inputProps={{ 'aria-describedby': 'orr-digest-hint' }}
          />
        }
        label={t('mine.digest.label')}
      />
      <FormHelperText id="orr-digest-hint" className={classes.hint}>
        {t('mine.digest.hint')}
      </FormHelperText>
      {write.error !== undefined && (
        <ErrorPanel error={write.error} title={t('mine.settings.notSaved')} />
      )}
    </div>
  );
}
