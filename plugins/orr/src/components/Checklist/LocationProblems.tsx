import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import WarningIcon from '@material-ui/icons/Warning';
import { ChecklistLocationProblem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { toneColour } from '../Standing';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2) },
  title: { display: 'flex', gap: theme.spacing(1), alignItems: 'flex-start' },
  icon: { color: toneColour(theme, 'warning'), marginTop: theme.spacing(0.5) },
  list: { margin: 0, paddingLeft: theme.spacing(3), overflowWrap: 'anywhere' },
  problem: { whiteSpace: 'pre-line' },
}));

/** Why what stands at files and addresses of checklists is not taken; nothing where all of it is. @internal */
export function LocationProblems(props: {
  problems: ChecklistLocationProblem[];
}) {
  const { problems } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return problems.length ? (
    <Paper component="section" variant="outlined" className={classes.root}>
      <Typography variant="h6" component="h3" className={classes.title}>
        <WarningIcon aria-hidden className={classes.icon} />
        {t('checklists.locations.title', { count: problems.length })}
      </Typography>
      <ul className={classes.list} aria-label={t('checklists.locations.list')}>
        {problems.map(({ location, checklistId, problem, since }) => (
          <li key={location}>
            <Typography>
              <strong>{location}</strong>, {t('checklists.locations.since')}{' '}
              <DateText date={since} />
            </Typography>
            <Typography variant="body2" className={classes.problem}>
              {problem}
            </Typography>
            <Typography variant="body2">
              {checklistId
                ? t('checklists.locations.kept', { checklist: checklistId })
                : t('checklists.locations.never')}
            </Typography>
          </li>
        ))}
      </ul>
    </Paper>
  ) : null;
}
