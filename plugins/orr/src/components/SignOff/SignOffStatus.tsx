import { ComponentType } from 'react';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles, Theme } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HistoryIcon from '@material-ui/icons/History';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import StopIcon from '@material-ui/icons/Stop';
import { SignOffState } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Tone, toneColour } from '../Standing';

const LOOKS: Record<
  SignOffState,
  { Icon: ComponentType<SvgIconProps>; tone: Tone }
> = {
  waiting: { Icon: RadioButtonUncheckedIcon, tone: 'neutral' },
  signed: { Icon: CheckCircleIcon, tone: 'success' },
  objected: { Icon: StopIcon, tone: 'error' },
  outdated: { Icon: HistoryIcon, tone: 'warning' },
};

const useStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    verticalAlign: 'middle',
    gap: theme.spacing(0.75),
    color: ({ tone }) => toneColour(theme, tone),
  },
  icon: { fontSize: '1.25em' },
}));

/** How the sign-off of a section stands, as icon, word and colour. @internal */
export function SignOffStatus(props: { state: SignOffState }) {
  const { Icon, tone } = LOOKS[props.state];
  const classes = useStyles({ tone });
  const { t } = useOrrTranslation();
  return (
    <span className={classes.root}>
      <Icon className={classes.icon} fontSize="inherit" aria-hidden />
      {t(`signOff.state.${props.state}`)}
    </span>
  );
}
