import { useId, useState } from 'react';
import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { addDays } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ToldScorecard, useScorecard } from '../../hooks/useScorecard';
import { useReadinessFilters } from '../../hooks/useReadinessFilters';
import { useSince } from '../../hooks/useSince';
import { CoverageStrip } from '../Programme/CoverageStrip';
import { placesQuery } from '../Programme/coverageFigures';
import { useFilterNames } from '../ReadinessPage/useFilterNames';
import { CountedAt } from './CountedAt';
import { HowButton } from './HowButton';
import { ScorecardTiles } from './ScorecardTiles';
import { StandingTable } from './StandingTable';
import { TrendBars } from './TrendBars';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(1.5, 2) },
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
  },
  trend: { display: 'flex', alignItems: 'flex-start', maxWidth: '100%' },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
    marginTop: theme.spacing(1),
    fontSize: theme.typography.body2.fontSize,
    [theme.breakpoints.down('xs')]: {
      '& a': { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
    },
  },
  way: { marginLeft: 'auto' },
  button: { minHeight: 36, textTransform: 'none', fontWeight: 'normal' },
}));

function Since({ today }: { today: string }) {
  const { since, setSince } = useSince();
  const { t } = useOrrTranslation();
  const id = useId();
  return (
    <TextField
      id={id}
      type="date"
      size="small"
      variant="outlined"
      label={t('scorecard.since')}
      InputLabelProps={{ shrink: true }}
      inputProps={{ max: addDays(today, -1) }}
      value={since}
      onChange={event => setSince(event.target.value)}
    />
  );
}

/** What the figures are of, how current they are, and what they leave out. */
function Foot({ told: { scorecard } }: { told: ToldScorecard }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { ownerName } = useFilterNames(undefined);
  const { coverage, freshness, history, scope, untold } = scorecard;
  return (
    <div className={classes.foot}>
      <span>
        {scope.kind === 'group'
          ? t('scorecard.ofGroups', {
              groups: scope.refs.map(ownerName).join(', '),
            })
          : t('scorecard.ofAll')}
      </span>
      {coverage && coverage.outOfScope > 0 && (
        <Link to={placesQuery(['outOfScope'])}>
          {t('programme.coverage.outOfScope', { count: coverage.outOfScope })}
        </Link>
      )}
      {coverage && coverage.exempt > 0 && (
        <Link to={placesQuery(['exempt'])}>
          {t('programme.coverage.exempt', { count: coverage.exempt })}
        </Link>
      )}
      <span>
        <CountedAt freshness={freshness} />
        {freshness.due > 0 &&
          ` · ${t('scorecard.due', { count: freshness.due })}`}
      </span>
      {untold.length > 0 && <span>{t('scorecard.untold')}</span>}
      {history.ownersAsOf === 'now' && <span>{t('scorecard.ownersNow')}</span>}
      <span className={classes.way}>
        <Link to="programme" underline="always">
          {t('programme.open')}
        </Link>
      </span>
    </div>
  );
}

function LoadedStrip({ told }: { told: ToldScorecard }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [table, setTable] = useState(false);
  const { counts, today, trend } = told.scorecard;
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label={t('scorecard.strip')}
    >
      <div className={classes.figures}>
        <ScorecardTiles told={told} />
        {trend && trend.length > 1 && (
          <div className={classes.trend}>
            <TrendBars trend={trend} />
            <HowButton of={t('scorecard.trend.title')}>
              {t('scorecard.trend.how')}
            </HowButton>
          </div>
        )}
        <Since today={today} />
      </div>
      <Foot told={told} />
      {counts && (
        <>
          <Button
            size="small"
            className={classes.button}
            aria-expanded={table}
            onClick={() => setTable(!table)}
          >
            {t('scorecard.table')}
          </Button>
          {table && (
            <Typography component="div">
              <StandingTable counts={counts} />
            </Typography>
          )}
        </>
      )}
    </Paper>
  );
}

/** How what the list is narrowed to stands, as far as counts of groups tell it; the coverage of the programme where they do not. @internal */
export function ScorecardStrip() {
  const { filters } = useReadinessFilters();
  const { since } = useSince();
  const loaded = useScorecard(filters.owner, since);
  return loaded.status === 'ready' && loaded.value ? (
    <LoadedStrip told={loaded.value} />
  ) : (
    <CoverageStrip />
  );
}
