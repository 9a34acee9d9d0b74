import { ComponentType } from 'react';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles, Theme } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HistoryIcon from '@material-ui/icons/History';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import ScheduleIcon from '@material-ui/icons/Schedule';
import { ListedBinding } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Tone, toneColour } from '../Standing';

type State = ListedBinding['state'];

const LOOKS: Record<State, { Icon: ComponentType<SvgIconProps>; tone: Tone }> =
  {
    failing: { Icon: ErrorIcon, tone: 'error' },
    stale: { Icon: HistoryIcon, tone: 'warning' },
    ageing: { Icon: ScheduleIcon, tone: 'neutral' },
    fresh: { Icon: CheckCircleIcon, tone: 'success' },
    new: { Icon: RadioButtonUncheckedIcon, tone: 'neutral' },
  };

const useStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'flex-start',
    verticalAlign: 'top',
    gap: theme.spacing(0.5),
    color: ({ tone }) => toneColour(theme, tone),
  },
  icon: { fontSize: '1.25em', marginTop: '0.1em' },
}));

/** How asking goes: an icon, words, and a colour. @internal */
export function BindingStateText(props: { state: State; text?: string }) {
  const { Icon, tone } = LOOKS[props.state];
  const classes = useStyles({ tone });
  const { t } = useOrrTranslation();
  return (
    <span className={classes.root}>
      <Icon className={classes.icon} aria-hidden />
      {props.text ?? t(`sourceAdmin.state.${props.state}`)}
    </span>
  );
}
