import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(4, 0), maxWidth: '75ch' },
  steps: { '& > li': { padding: theme.spacing(0.5, 0) } },
}));

/** What this page will be, and how one gets there. @internal */
export function EmptyPortfolio(props: {
  leftOut?: number;
  onShowAll: () => void;
}) {
  const { leftOut, onShowAll } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.root}>
      <Typography variant="h5" component="h2">
        {t('page.empty.title')}
      </Typography>
      <Typography>{t('page.empty.intro')}</Typography>
      <ol className={classes.steps}>
        <li>{t('page.empty.register')}</li>
        <li>{t('page.empty.checklist')}</li>
        <li>{t('page.empty.start')}</li>
      </ol>
      {leftOut ? (
        <Button variant="outlined" onClick={onShowAll}>
          {t('page.scope.showAll', { count: leftOut })}
        </Button>
      ) : null}
    </div>
  );
}
