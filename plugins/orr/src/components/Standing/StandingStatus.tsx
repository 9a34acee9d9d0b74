import { makeStyles } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import RemoveIcon from '@material-ui/icons/Remove';
import ScheduleIcon from '@material-ui/icons/Schedule';
import StopIcon from '@material-ui/icons/Stop';
import { Standing } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { StateLooks, StateMark } from './StateMark';
import { CheckWithDotIcon } from './CheckWithDotIcon';

const LOOKS: StateLooks<Standing> = {
  ready: { Icon: CheckCircleIcon, tone: 'success' },
  readyWithConditions: { Icon: CheckWithDotIcon, tone: 'success' },
  notReady: { Icon: StopIcon, tone: 'error' },
  overdue: { Icon: ScheduleIcon, tone: 'warning' },
  neverReviewed: { Icon: RadioButtonUncheckedIcon, tone: 'neutral' },
  notRequired: { Icon: RemoveIcon, tone: 'neutral' },
};

const useStyles = makeStyles(theme => ({
  headline: { fontSize: theme.typography.h5.fontSize, fontWeight: 'bold' },
}));

/**
 * A standing as icon, word and colour, the same three everywhere.
 *
 * @internal
 */
export function StandingStatus(props: {
  standing: Standing;
  headline?: boolean;
}) {
  const { standing, headline } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const mark = (
    <StateMark looks={LOOKS} state={standing}>
      {t(`standing.${standing}`)}
    </StateMark>
  );
  return headline ? <span className={classes.headline}>{mark}</span> : mark;
}
