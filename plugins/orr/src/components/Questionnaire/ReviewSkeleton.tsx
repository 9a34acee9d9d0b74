import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useMotion } from '../../hooks/useMotion';
import { Delayed } from '../Feedback';
import { useColumnStyles } from './layout/useColumnStyles';
import { useRoom } from './layout/useRoom';

const useStyles = makeStyles(theme => ({
  head: { marginBottom: theme.spacing(2) },
  card: { padding: theme.spacing(2), marginBottom: theme.spacing(2) },
}));

const LINES_AT_SIDE = ['70%', '90%', '80%', '95%', '60%', '85%', '75%'];
const CHOICES = ['45%', '60%', '50%'];

/** The shape of a review while it is on its way: as many columns as it will have. @internal */
export function ReviewSkeleton() {
  const classes = useStyles();
  const columns = useColumnStyles();
  const { t } = useOrrTranslation();
  const room = useRoom();
  const animation = useMotion() > 0 ? 'pulse' : false;
  const line = (width: string, height = 24) => (
    <Skeleton key={width} {...{ animation, width, height }} />
  );
  const side = (
    <Paper className={columns.side}>
      {LINES_AT_SIDE.map(width => line(width))}
    </Paper>
  );
  const card = (
    <Paper className={classes.card}>
      {line('65%', 32)}
      {line('95%')}
      {CHOICES.map(width => line(width, 44))}
    </Paper>
  );
  return (
    <Delayed>
      <div role="status" aria-label={t('questionnaire.loading')}>
        <div className={classes.head}>
          {line('20%')}
          {line('40%', 32)}
        </div>
        {!room.context && <div className={columns.bar}>{line('50%', 44)}</div>}
        <div className={columns.columns}>
          {room.navigation && side}
          <div>
            {line('30%', 32)}
            {card}
            {card}
          </div>
          {room.context && side}
        </div>
      </div>
    </Delayed>
  );
}
