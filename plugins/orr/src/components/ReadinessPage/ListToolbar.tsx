import { useId } from 'react';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import GetAppIcon from '@material-ui/icons/GetApp';
import SwapVertIcon from '@material-ui/icons/SwapVert';
import { ReadinessSort } from 'backstage-plugin-orr-common';
import {
  CHOOSABLE_COLUMNS,
  ListColumn,
  toColumns,
} from '../../hooks/listColumns';
import { SORTS } from '../../hooks/readinessFilters';
import { useReadinessExport } from '../../hooks/useReadinessExport';
import { ReadinessFilterState } from '../../hooks/useReadinessFilters';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { LiveRegion } from '../Feedback';
import { PageTextField } from '../PageTextField';
import { FacetMenu } from './FacetMenu';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    paddingBottom: theme.spacing(1),
  },
  total: { marginRight: 'auto', fontVariantNumeric: 'tabular-nums' },
  button: {
    height: 36,
    textTransform: 'none',
    fontWeight: 'normal',
    backgroundColor: theme.palette.background.paper,
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
  sort: { display: 'flex', alignItems: 'center', width: '100%' },
  sortField: { flexGrow: 1 },
  failed: { width: '100%' },
}));

/** Where there are no headings to sort by. */
function SortField({ state }: { state: ReadinessFilterState }) {
  const { order, sortBy } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const id = useId();
  return (
    <div className={classes.sort}>
      <PageTextField
        id={id}
        className={classes.sortField}
        select
        SelectProps={{ native: true }}
        size="small"
        label={t('page.sort')}
        value={order.sort}
        onChange={event => sortBy(event.target.value as ReadinessSort)}
      >
        {SORTS.map(sort => (
          <option key={sort} value={sort}>
            {t(`page.sortBy.${sort}`)}
          </option>
        ))}
      </PageTextField>
      <IconButton
        aria-label={t('page.reversed')}
        aria-pressed={order.direction === 'desc'}
        onClick={() => sortBy(order.sort)}
      >
        <SwapVertIcon />
      </IconButton>
    </div>
  );
}

function ExportButtons({ state }: { state: ReadinessFilterState }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { status, save } = useReadinessExport(state);
  return (
    <>
      {(['csv', 'json'] as const).map(format => (
        <Button
          key={format}
          className={classes.button}
          variant="outlined"
          startIcon={<GetAppIcon />}
          disabled={status === 'busy'}
          onClick={() => save(format)}
        >
          {t(format === 'csv' ? 'page.export' : 'page.exportJson')}
        </Button>
      ))}
      <LiveRegion>{status === 'busy' ? t('page.exporting') : ''}</LiveRegion>
      {status === 'failed' && (
        <Typography className={classes.failed} color="error" role="alert">
          {t('page.exportFailed')}
        </Typography>
      )}
    </>
  );
}

/** What is done with the list as a whole. @internal */
export function ListToolbar(props: {
  state: ReadinessFilterState;
  total: string;
  narrow: boolean;
  columns: readonly ListColumn[];
  onColumns: (columns: ListColumn[]) => void;
}) {
  const { state, total, narrow, columns, onColumns } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.root}>
      <Typography variant="body2" className={classes.total}>
        {total}
      </Typography>
      {narrow ? (
        <SortField state={state} />
      ) : (
        <FacetMenu
          label={t('page.columns')}
          options={CHOOSABLE_COLUMNS.map(column => ({
            value: column,
            label: t(`page.column.${column}`),
          }))}
          chosen={columns.filter(column => CHOOSABLE_COLUMNS.includes(column))}
          onChange={chosen => onColumns(toColumns(['name', ...chosen]))}
        />
      )}
      <ExportButtons state={state} />
    </div>
  );
}
