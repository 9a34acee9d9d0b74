import { ComponentType } from 'react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import ArchiveIcon from '@material-ui/icons/Archive';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import EditIcon from '@material-ui/icons/Edit';
import ExploreIcon from '@material-ui/icons/Explore';
import { ChecklistSummary } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Tone, toneColour } from '../Standing';

const LOOKS: Record<
  ChecklistSummary['state'],
  { Icon: ComponentType<SvgIconProps>; tone: Tone }
> = {
  draft: { Icon: EditIcon, tone: 'neutral' },
  pilot: { Icon: ExploreIcon, tone: 'warning' },
  published: { Icon: CheckCircleIcon, tone: 'success' },
  archived: { Icon: ArchiveIcon, tone: 'neutral' },
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
  icon: { fontSize: '1.25em' },
}));

/** The state of a checklist as icon, word and colour. @internal */
export function ChecklistStateMark(props: {
  state: ChecklistSummary['state'];
}) {
  const { Icon, tone } = LOOKS[props.state];
  const classes = useStyles({ tone });
  const { t } = useOrrTranslation();
  return (
    <span className={classes.root}>
      <Icon className={classes.icon} fontSize="inherit" aria-hidden />
      {t(`checklists.state.${props.state}`)}
    </span>
  );
}
