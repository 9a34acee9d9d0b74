import { useEffect } from 'react';
import { Content, Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessFilters } from '../../hooks/useReadinessFilters';
import { useReadinessFacets } from '../../hooks/useReadinessFacets';
import { useReadinessRows } from '../../hooks/useReadinessRows';
import { AdminLink } from '../Admin/AdminLink';
import { DeskLink } from '../Desk/DeskLink';
import { CoverageStrip } from '../Programme/CoverageStrip';
import { FilterBar } from './FilterBar';
import { ReadinessError, isLostPlace } from './ReadinessError';
import { ReadinessResult } from './ReadinessResult';
import { ReadinessSkeleton } from './ReadinessSkeleton';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  ways: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 3) },
  mine: {
    [theme.breakpoints.down('xs')]: {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 44,
    },
  },
}));

/** All entities the viewer may see, with where they stand. @internal */
export function ReadinessPage({ className }: { className?: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const filterState = useReadinessFilters();
  const { filters, place, restart } = filterState;
  const rows = useReadinessRows(filterState);
  const facets = useReadinessFacets(filters);
  const lost =
    rows.status === 'error' &&
    place.cursor !== undefined &&
    isLostPlace(rows.error);
  useEffect(() => {
    if (lost) {
      restart();
    }
    // Only the loss of the place is a reason to start again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [lost]);
  return (
    <Content className={className}>
      <Typography component="div" className={classes.root}>
        <div className={classes.ways}>
          <Link to="mine" underline="always" className={classes.mine}>
            {t('mine.open')}
          </Link>
          <Link to="actions" underline="always" className={classes.mine}>
            {t('register.actions.title')}
          </Link>
          <Link to="risks" underline="always" className={classes.mine}>
            {t('register.risks.title')}
          </Link>
          <Link to="changes" underline="always" className={classes.mine}>
            {t('moves.open')}
          </Link>
          <Link to="calendar" underline="always" className={classes.mine}>
            {t('calendar.open')}
          </Link>
          <Link to="briefing" underline="always" className={classes.mine}>
            {t('briefing.open')}
          </Link>
          <Link to="incidents" underline="always" className={classes.mine}>
            {t('incident.authors.link')}
          </Link>
          <Link to="vouchings" underline="always" className={classes.mine}>
            {t('vouching.page.open')}
          </Link>
          <DeskLink to="desk" className={classes.mine} />
          <AdminLink className={classes.mine} />
        </div>
        <CoverageStrip />
        <FilterBar
          state={filterState}
          facets={facets}
          standings={rows.status === 'ready' ? rows.value.standings : undefined}
        />
        {(rows.status === 'loading' || lost) && <ReadinessSkeleton />}
        {rows.status === 'error' && !lost && (
          <ReadinessError error={rows.error} onRetry={rows.reload} />
        )}
        {rows.status === 'ready' && (
          <ReadinessResult
            page={rows.value}
            stale={rows.stale}
            leftOut={facets?.leftOut}
            state={filterState}
          />
        )}
      </Typography>
    </Content>
  );
}
