import { useEffect } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useEntityPanel } from '../../hooks/useEntityPanel';
import { useReadinessFilters } from '../../hooks/useReadinessFilters';
import { useReadinessFacets } from '../../hooks/useReadinessFacets';
import { useReadinessRows } from '../../hooks/useReadinessRows';
import { EntityPanel } from '../EntityPanel';
import { FilterBar } from './FilterBar';
import { ReadinessError, isLostPlace } from './ReadinessError';
import { ReadinessResult } from './ReadinessResult';
import { ReadinessSkeleton } from './ReadinessSkeleton';

const useStyles = makeStyles(theme => ({
  split: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
  },
  list: { flex: '1 1 0', minWidth: 0 },
}));

/** All entities the viewer may see, with where they stand. @internal */
export function ServicesView() {
  const classes = useStyles();
  const panel = useEntityPanel();
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
    <>
      <FilterBar
        state={filterState}
        facets={facets}
        standings={rows.status === 'ready' ? rows.value.standings : undefined}
      />
      <div className={classes.split}>
        <div className={classes.list}>
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
              panel={panel}
            />
          )}
        </div>
        {panel.entityRef && (
          <EntityPanel
            entityRef={panel.entityRef}
            close={panel.close}
            headingRef={panel.headingRef}
          />
        )}
      </div>
    </>
  );
}
