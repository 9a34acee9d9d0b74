import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { orrTranslationRef } from '../../translation';
import { Delayed } from '../Feedback';

const useStyles = makeStyles(theme => ({
  bar: {
    height: 32,
    width: '40%',
    marginBottom: theme.spacing(2),
    backgroundColor: theme.palette.action.hover,
  },
  card: {
    height: 180,
    marginBottom: theme.spacing(2),
    backgroundColor: theme.palette.action.hover,
  },
}));

/** The shape of a review while it is on its way. @internal */
export function ReviewSkeleton() {
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <Delayed>
      <div role="status" aria-label={t('questionnaire.loading')}>
        <div className={classes.bar} />
        <Paper className={classes.card} variant="outlined" />
        <Paper className={classes.card} variant="outlined" />
      </div>
    </Delayed>
  );
}
