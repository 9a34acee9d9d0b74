import { ComponentType } from 'react';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import { makeStyles, Theme } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import FilterNoneIcon from '@material-ui/icons/FilterNone';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import StopIcon from '@material-ui/icons/Stop';
import { CampaignOutcome } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Tone, toneColour } from '../Standing/toneColour';

const LOOKS: Record<
  CampaignOutcome,
  { Icon: ComponentType<SvgIconProps>; tone: Tone }
> = {
  done: { Icon: CheckCircleIcon, tone: 'success' },
  open: { Icon: StopIcon, tone: 'warning' },
  accepted: { Icon: FilterNoneIcon, tone: 'neutral' },
  notReviewed: { Icon: RadioButtonUncheckedIcon, tone: 'neutral' },
};

const useStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    color: ({ tone }) => toneColour(theme, tone),
  },
  icon: { fontSize: '1.25em' },
}));

/** How an entity stands to a campaign, as icon, word and colour. @internal */
export function OutcomeMark({ outcome }: { outcome: CampaignOutcome }) {
  const { Icon, tone } = LOOKS[outcome];
  const classes = useStyles({ tone });
  const { t } = useOrrTranslation();
  return (
    <span className={classes.root}>
      <Icon className={classes.icon} fontSize="inherit" aria-hidden />
      {t(`campaign.outcome.${outcome}`)}
    </span>
  );
}
