import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(3), '& > p': { maxWidth: '75ch' } },
  start: { marginTop: theme.spacing(2), minHeight: 44 },
}));

/** What a programme will be, and who begins it. @internal */
export function NoProgramme({ mayStart }: { mayStart: boolean }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Paper className={classes.root} variant="outlined">
      <Typography variant="h6" component="h3">
        {t('programme.empty.title')}
      </Typography>
      <Typography>{t('programme.empty.what')}</Typography>
      <Typography>{t('programme.empty.untilThen')}</Typography>
      {mayStart ? (
        <Button
          component={RouterLink}
          to="setup"
          className={classes.start}
          variant="contained"
          color="primary"
        >
          {t('programme.empty.start')}
        </Button>
      ) : (
        <Typography>{t('programme.empty.whoCould')}</Typography>
      )}
    </Paper>
  );
}
