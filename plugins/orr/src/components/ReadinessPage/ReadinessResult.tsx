import { useEffect, useRef } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles, Theme, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { ReadinessPage } from 'backstage-plugin-orr-common';
import { ListColumn } from '../../hooks/listColumns';
import { useListColumns } from '../../hooks/useListColumns';
import { EntityPanelState } from '../../hooks/useEntityPanel';
import { ReadinessFilterState } from '../../hooks/useReadinessFilters';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { LiveRegion } from '../Feedback';
import { EmptyPortfolio } from './EmptyPortfolio';
import { ListToolbar } from './ListToolbar';
import { Paging } from './Paging';
import { ReadinessCards } from './ReadinessCards';
import { ReadinessTable } from './ReadinessTable';

const BESIDE_PANEL: readonly ListColumn[] = ['name', 'standing', 'due'];

const useStyles = makeStyles(theme => ({
  rows: { outline: 'none' },
  stale: { opacity: 0.6 },
  empty: { padding: theme.spacing(4, 0), maxWidth: '75ch' },
  clear: { minHeight: 44, marginTop: theme.spacing(1) },
}));

function NoMatch({ onClear }: { onClear: () => void }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.empty}>
      <Typography variant="h5" component="h2">
        {t('page.noMatch.title')}
      </Typography>
      <Typography>{t('page.noMatch.advice')}</Typography>
      <Button className={classes.clear} variant="outlined" onClick={onClear}>
        {t('page.clear')}
      </Button>
    </div>
  );
}

/** The panel tells the rest of the row that it is about. */
function besidePanel(columns: readonly ListColumn[]) {
  return columns.filter(column => BESIDE_PANEL.includes(column));
}

/** After paging the eye goes to the first row, and the focus with it. */
function useFocusOnPaging(cursor: string | undefined, stale: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const shown = useRef(cursor);
  useEffect(() => {
    if (!stale && shown.current !== cursor) {
      shown.current = cursor;
      ref.current?.focus();
    }
  }, [cursor, stale]);
  return ref;
}

/** One page of the list, or why it is empty. @internal */
export function ReadinessResult(props: {
  page: ReadinessPage;
  stale: boolean;
  /** How many the scope of the list leaves out. */
  leftOut?: number;
  state: ReadinessFilterState;
  panel: EntityPanelState;
}) {
  const { page, stale, leftOut, state, panel } = props;
  const { columns, setColumns } = useListColumns(state);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const narrow = useMediaQuery(useTheme<Theme>().breakpoints.down('xs'));
  const rowsRef = useFocusOnPaging(state.place.cursor, stale);
  const total = t('page.total', { count: page.totalItems });
  if (!page.items.length && !state.place.cursor) {
    return (
      <>
        <LiveRegion>{total}</LiveRegion>
        {state.filtered ? (
          <NoMatch onClear={state.clear} />
        ) : (
          <EmptyPortfolio
            leftOut={leftOut}
            onShowAll={() => state.setFilters({ everything: true })}
          />
        )}
      </>
    );
  }
  return (
    <div className={stale ? classes.stale : undefined} aria-busy={stale}>
      <LiveRegion>{stale ? '' : total}</LiveRegion>
      <ListToolbar
        state={state}
        total={total}
        narrow={narrow}
        columns={columns}
        onColumns={setColumns}
      />
      <div ref={rowsRef} tabIndex={-1} className={classes.rows}>
        {narrow ? (
          <ReadinessCards rows={page.items} panel={panel} />
        ) : (
          <ReadinessTable
            rows={page.items}
            columns={panel.entityRef ? besidePanel(columns) : columns}
            state={state}
            panel={panel}
          />
        )}
      </div>
      <Paging page={page} state={state} total={total} />
    </div>
  );
}
