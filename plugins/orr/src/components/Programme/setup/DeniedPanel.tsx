import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), maxWidth: '80ch' },
}));

/** Says to whoever may not set up the programme who can. @internal */
export function DeniedPanel() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Paper variant="outlined" className={classes.root}>
      <Typography variant="h6" component="h3">
        {t('setup.denied.title')}
      </Typography>
      <Typography>{t('setup.denied.advice')}</Typography>
    </Paper>
  );
}
