import { useId } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SavedView } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useMotion } from '../../hooks/useMotion';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Delayed, ErrorPanel } from '../Feedback';
import { SavedViewRow } from './SavedViewRow';
import { SaveViewForm, ShownNow } from './SaveViewForm';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: theme.spacing(0, 0, 2), padding: 0 },
}));

function Views(props: {
  views: SavedView[];
  now: ShownNow;
  onOpen: () => void;
  onChange: () => void;
}) {
  const { views, ...rest } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return views.length > 0 ? (
    <ul className={classes.list} aria-label={t('savedView.list')}>
      {views.map(view => (
        <SavedViewRow key={view.id} view={view} {...rest} />
      ))}
    </ul>
  ) : (
    <Typography paragraph>{t('savedView.empty')}</Typography>
  );
}

/** What the viewer has saved, and the way to save what shows now. @internal */
export function SavedViewsDialog(props: {
  now: ShownNow;
  onClose: () => void;
}) {
  const { now, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const id = useId();
  const loaded = useLoaded(signal => api.listSavedViews({}, { signal }), [api]);
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      transitionDuration={motion}
      onClose={onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <DialogTitle id={`${id}-title`}>{t('savedView.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText id={`${id}-text`}>
          {t('savedView.explain')}
        </DialogContentText>
        {loaded.status === 'loading' && (
          <Delayed>
            <Typography paragraph>{t('savedView.loading')}</Typography>
          </Delayed>
        )}
        {loaded.status === 'error' && (
          <ErrorPanel
            error={loaded.error}
            title={t('savedView.failed')}
            onRetry={loaded.reload}
          />
        )}
        {loaded.status === 'ready' && (
          <Views
            views={loaded.value.items}
            now={now}
            onOpen={onClose}
            onChange={loaded.reload}
          />
        )}
        <SaveViewForm now={now} onSaved={loaded.reload} />
      </DialogContent>
      <DialogActions>
        <Button style={{ minHeight: 44 }} onClick={onClose}>
          {t('savedView.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
