import { ComponentType } from 'react';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles, Theme } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import RemoveIcon from '@material-ui/icons/Remove';
import ScheduleIcon from '@material-ui/icons/Schedule';
import StopIcon from '@material-ui/icons/Stop';
import { Standing } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { CheckWithDotIcon } from './CheckWithDotIcon';
import { Tone, toneColour } from './toneColour';

const LOOKS: Record<
  Standing,
  { Icon: ComponentType<SvgIconProps>; tone: Tone }
> = {
  ready: { Icon: CheckCircleIcon, tone: 'success' },
  readyWithConditions: { Icon: CheckWithDotIcon, tone: 'success' },
  notReady: { Icon: StopIcon, tone: 'error' },
  overdue: { Icon: ScheduleIcon, tone: 'warning' },
  neverReviewed: { Icon: RadioButtonUncheckedIcon, tone: 'neutral' },
  notRequired: { Icon: RemoveIcon, tone: 'neutral' },
};

const useStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    verticalAlign: 'middle',
    gap: theme.spacing(0.75),
    color: ({ tone }) => toneColour(theme, tone),
    whiteSpace: 'nowrap',
  },
  headline: { fontSize: theme.typography.h5.fontSize, fontWeight: 'bold' },
  icon: { fontSize: '1.25em' },
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
  const { Icon, tone } = LOOKS[props.standing];
  const classes = useStyles({ tone });
  const { t } = useOrrTranslation();
  return (
    <span
      className={
        props.headline ? `${classes.root} ${classes.headline}` : classes.root
      }
    >
      <Icon className={classes.icon} fontSize="inherit" aria-hidden />
      {t(`standing.${props.standing}`)}
    </span>
  );
}
