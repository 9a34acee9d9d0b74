import { useEffect } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(2) },
}));

/** Says that somebody has moved the review on; loads it again by itself where nothing of one's own is unsaved. @internal */
export function ReviewMoved(props: {
  moved: boolean;
  unsaved: boolean;
  onReload: () => void;
}) {
  const { moved, unsaved, onReload } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const reloads = moved && !unsaved;
  useEffect(() => {
    if (reloads) {
      onReload();
    }
    // Once for each move; a reload that fails leaves the notice.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [reloads]);
  return moved ? (
    <Alert
      severity="info"
      className={classes.root}
      action={
        <Button color="inherit" size="small" onClick={onReload}>
          {t('questionnaire.reload')}
        </Button>
      }
    >
      <AlertTitle>{t('together.changed.title')}</AlertTitle>
      {t('together.changed.explain')}
    </Alert>
  ) : null;
}
