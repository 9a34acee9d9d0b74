import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { MySettings } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useMotion } from '../../hooks/useMotion';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { ErrorPanel, LiveRegion } from '../Feedback';
import { AwayForm } from './AwayForm';

const useStyles = makeStyles(theme => ({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
}));

function AwayText({ away }: Pick<MySettings, 'away'>) {
  const { t } = useOrrTranslation();
  if (!away) {
    return <Typography>{t('mine.away.here')}</Typography>;
  }
  return (
    <Typography component="div">
      {t('mine.away.until', {
        date: <DateText key="date" date={away.until} absolute />,
      })}{' '}
      {away.substituteRef ? (
        <>
          {t('mine.away.substitute')}{' '}
          <EntityRefLink
            entityRef={away.substituteRef}
            defaultKind="user"
            underline="always"
          />
        </>
      ) : (
        t('mine.away.nobody')
      )}
    </Typography>
  );
}

/** Whether the viewer is away, and until when. @internal */
export function AwaySetting(props: {
  settings: MySettings;
  onSettings: (settings: MySettings) => void;
}) {
  const { settings, onSettings } = props;
  const { away } = settings;
  const api = useApi(orrApiRef);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState('');
  const close = () => setOpen(false);
  const end = useNamedWrite<{ until: null }, MySettings>(
    body => api.setAway({ body }),
    ended => {
      setDone(t('mine.away.ended'));
      onSettings(ended);
    },
  );
  return (
    <>
      <AwayText away={away} />
      <div className={classes.actions}>
        <Button
          variant="outlined"
          style={{ minHeight: 44 }}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          {away ? t('mine.away.change') : t('mine.away.open')}
        </Button>
        {away && (
          <Button
            style={{ minHeight: 44 }}
            disabled={end.running}
            onClick={() => end.run({ until: null })}
          >
            {t('mine.away.back')}
          </Button>
        )}
      </div>
      {end.error !== undefined && (
        <ErrorPanel error={end.error} title={t('mine.settings.notSaved')} />
      )}
      <LiveRegion>{done}</LiveRegion>
      <Dialog
        open={open}
        transitionDuration={motion}
        onClose={close}
        aria-labelledby="orr-away-title"
        fullWidth
        maxWidth="sm"
      >
        <DialogTitle id="orr-away-title">{t('mine.away.title')}</DialogTitle>
        {open && (
          <AwayForm
            settings={settings}
            onClose={close}
            onSaved={saved => {
              close();
              setDone(t('mine.away.done'));
              onSettings(saved);
            }}
          />
        )}
      </Dialog>
    </>
  );
}
