import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { ProgrammeCoverage } from 'backstage-plugin-orr-common';
import { useProgrammeCoverage } from '../../hooks/useProgrammeCoverage';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { CoverageFigure } from './CoverageFigure';
import { placesQuery } from './coverageFigures';
import { Figure } from './Figure';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0.5, 3),
    padding: theme.spacing(1, 2),
  },
  way: {
    marginLeft: 'auto',
    [theme.breakpoints.down('xs')]: {
      marginLeft: 0,
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 44,
    },
  },
}));

function Figures({ coverage }: { coverage: ProgrammeCoverage }) {
  const { t } = useOrrTranslation();
  const { outOfScope, exempt, targetDate, at } = coverage;
  return (
    <>
      <span>
        {t('programme.coverage.word')}{' '}
        <CoverageFigure coverage={coverage} at={at} base="" />
      </span>
      {outOfScope > 0 && (
        <Figure
          to={placesQuery(['outOfScope'])}
          how={t('programme.coverage.howOutOfScope')}
          at={at}
        >
          {t('programme.coverage.outOfScope', { count: outOfScope })}
        </Figure>
      )}
      {exempt > 0 && (
        <Figure
          to={placesQuery(['exempt'])}
          how={t('programme.coverage.howExempt')}
          at={at}
        >
          {t('programme.coverage.exempt', { count: exempt })}
        </Figure>
      )}
      {targetDate && (
        <span>
          {t('programme.coverage.target', {
            date: <DateText key="date" date={targetDate} absolute />,
          })}
        </span>
      )}
    </>
  );
}

/** How far the programme has come, above the list; nothing while it is not known, or not for this viewer. @internal */
export function CoverageStrip() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const loaded = useProgrammeCoverage();
  if (loaded.status !== 'ready') {
    return null;
  }
  const coverage = loaded.value;
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label={t('programme.coverage.strip')}
    >
      <Figures coverage={coverage} />
      <span className={classes.way}>
        <Link to="programme" underline="always">
          {t('programme.open')}
        </Link>
      </span>
      {!coverage.applied && (
        <Typography variant="caption" component="div" role="note">
          {t('programme.applying')}
        </Typography>
      )}
    </Paper>
  );
}
