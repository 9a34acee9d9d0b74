import { ReactNode, useId, useState } from 'react';
import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { addDays } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ToldScorecard, useScorecard } from '../../hooks/useScorecard';
import { useReadinessFilters } from '../../hooks/useReadinessFilters';
import { scorecardScope } from '../../hooks/scorecardScope';
import { useSince } from '../../hooks/useSince';
import { Delayed } from '../Feedback';
import { CoverageStrip } from '../Programme/CoverageStrip';
import { placesQuery } from '../Programme/coverageFigures';
import { useFilterNames } from '../ReadinessPage/useFilterNames';
import { CountedAt } from './CountedAt';
import { HowButton } from './HowButton';
import { MoreScorecardTiles, ScorecardTiles } from './ScorecardTiles';
import { SectionTable } from './SectionTable';
import { StandingTable } from './StandingTable';
import { hasTrend, TrendBars } from './TrendBars';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(1.5, 2) },
  figures: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
  },
  beside: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    maxWidth: '100%',
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
  folded: { display: 'flex', flexWrap: 'wrap', columnGap: theme.spacing(2) },
  // Below both buttons, whichever it belongs to.
  unfolded: { order: 1, flexBasis: '100%', minWidth: 0 },
  button: {
    minHeight: 36,
    textTransform: 'none',
    fontWeight: 'normal',
    [theme.breakpoints.down('xs')]: { minHeight: 44 },
  },
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
        {scope.kind === 'group' &&
          t('scorecard.ofGroups', {
            groups: scope.refs.map(ownerName).join(', '),
          })}
        {scope.kind === 'all' && t('scorecard.ofAll')}
        {(scope.kind === 'system' || scope.kind === 'domain') &&
          t('scorecard.ofPlace', {
            place: scope.refs.map(ownerName).join(', '),
          })}
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

/** Something to look at on demand, below the figures. */
function Unfolding(props: { label: string; children: ReactNode }) {
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        className={classes.button}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {props.label}
      </Button>
      {open && (
        <Typography component="div" className={classes.unfolded}>
          {props.children}
        </Typography>
      )}
    </>
  );
}

function LoadedStrip({ told }: { told: ToldScorecard }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { filters } = useReadinessFilters();
  const scope = scorecardScope(filters);
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
        <div className={classes.beside}>
          {trend && hasTrend(trend) && (
            <div className={classes.trend}>
              <TrendBars trend={trend} />
              <HowButton of={t('scorecard.trend.title')}>
                {t('scorecard.trend.how')}
              </HowButton>
            </div>
          )}
          <Since today={today} />
        </div>
      </div>
      <Foot told={told} />
      <div className={classes.folded}>
        {told.figures && (
          <Unfolding label={t('scorecard.more')}>
            <MoreScorecardTiles told={told} />
          </Unfolding>
        )}
        {counts && (
          <Unfolding label={t('scorecard.table')}>
            <StandingTable counts={counts} />
          </Unfolding>
        )}
        {scope && (
          <Unfolding label={t('scorecard.sections.title')}>
            <SectionTable scope={scope} checklist={filters.checklist.at(0)} />
          </Unfolding>
        )}
      </div>
    </Paper>
  );
}

/** How what the list is narrowed to stands, as far as counts of groups tell it; the coverage of the programme where they do not. @internal */
export function ScorecardStrip() {
  const { filters } = useReadinessFilters();
  const { since } = useSince();
  const loaded = useScorecard(filters, since);
  if (loaded.status === 'loading') {
    return (
      <Delayed>
        <Skeleton variant="rect" height={160} aria-hidden />
      </Delayed>
    );
  }
  return loaded.status === 'ready' && loaded.value ? (
    <LoadedStrip told={loaded.value} />
  ) : (
    <CoverageStrip />
  );
}
