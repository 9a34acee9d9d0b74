import { makeStyles, Theme, useTheme } from '@material-ui/core/styles';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import InfoOutlinedIcon from '@material-ui/icons/InfoOutlined';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { PlacedProblem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { toneColour } from '../../Standing';

const LOOKS = [
  { severity: 'error', Icon: ErrorOutlineIcon, tone: 'error' },
  { severity: 'warning', Icon: ReportProblemOutlinedIcon, tone: 'warning' },
  { severity: 'info', Icon: InfoOutlinedIcon, tone: 'neutral' },
] as const;

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 2,
    whiteSpace: 'nowrap',
  },
  icon: { fontSize: '1.25em', flexShrink: 0 },
});

/** The worst of what is wrong somewhere, with how many there are; in words where there is room. @internal */
export function ProblemMark(props: {
  problems: readonly Pick<PlacedProblem, 'severity'>[];
  isShort?: boolean;
}) {
  const { problems, isShort } = props;
  const classes = useStyles();
  const theme = useTheme<Theme>();
  const { t } = useOrrTranslation();
  const worst = LOOKS.find(({ severity }) =>
    problems.some(problem => problem.severity === severity),
  );
  if (!worst) {
    return null;
  }
  const { severity, Icon, tone } = worst;
  const count = problems.filter(one => one.severity === severity).length;
  const words = t(`checklists.health.${severity}`, { count });
  return (
    <span
      className={classes.root}
      style={{ color: toneColour(theme, tone) }}
      title={isShort ? words : undefined}
      {...(isShort && { role: 'img', 'aria-label': words })}
    >
      <Icon className={classes.icon} aria-hidden />
      {isShort ? count : words}
    </span>
  );
}
