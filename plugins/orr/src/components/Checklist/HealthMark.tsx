import { makeStyles, useTheme, Theme } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import InfoOutlinedIcon from '@material-ui/icons/InfoOutlined';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { ChecklistOverview, PlacedProblem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Tone, toneColour } from '../Standing';

type Severity = PlacedProblem['severity'];

const SEVERITIES: Severity[] = ['error', 'warning', 'info'];
const LOOKS: Record<Severity, { Icon: typeof CheckIcon; tone: Tone }> = {
  error: { Icon: ErrorOutlineIcon, tone: 'error' },
  warning: { Icon: ReportProblemOutlinedIcon, tone: 'warning' },
  info: { Icon: InfoOutlinedIcon, tone: 'neutral' },
};

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1.5) },
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
  icon: { fontSize: '1.25em', flexShrink: 0 },
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0),
    padding: 0,
    display: 'grid',
    gap: theme.spacing(0.5),
    fontSize: theme.typography.body2.fontSize,
  },
  problem: {
    display: 'flex',
    gap: theme.spacing(0.75),
    overflowWrap: 'anywhere',
  },
}));

/** How much there is to look at in a checklist, by severity. @internal */
export function HealthMark({
  problems,
}: {
  problems: ChecklistOverview['problems'];
}) {
  const classes = useStyles();
  const theme = useTheme<Theme>();
  const { t } = useOrrTranslation();
  const there = SEVERITIES.filter(severity => problems[severity] > 0);
  return (
    <span className={classes.root}>
      {!there.length && (
        <span
          className={classes.mark}
          style={{ color: toneColour(theme, 'success') }}
        >
          <CheckIcon className={classes.icon} aria-hidden />
          {t('checklists.health.none')}
        </span>
      )}
      {there.map(severity => {
        const { Icon, tone } = LOOKS[severity];
        return (
          <span
            key={severity}
            className={classes.mark}
            style={{ color: toneColour(theme, tone) }}
          >
            <Icon className={classes.icon} aria-hidden />
            {t(`checklists.health.${severity}`, { count: problems[severity] })}
          </span>
        );
      })}
    </span>
  );
}

/** What is wrong or worth knowing, each with its severity in words. @internal */
export function ProblemList({ problems }: { problems: PlacedProblem[] }) {
  const classes = useStyles();
  const theme = useTheme<Theme>();
  const { t } = useOrrTranslation();
  return problems.length ? (
    <ul className={classes.list} aria-label={t('checklists.health.title')}>
      {problems.map(({ severity, message, path }) => {
        const { Icon, tone } = LOOKS[severity];
        return (
          <li key={`${path.join('.')} ${message}`} className={classes.problem}>
            <Icon
              className={classes.icon}
              style={{ color: toneColour(theme, tone) }}
              aria-hidden
            />
            <span>
              {t(`checklists.health.severity.${severity}`)}: {message}
            </span>
          </li>
        );
      })}
    </ul>
  ) : null;
}
