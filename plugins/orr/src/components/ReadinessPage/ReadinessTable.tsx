import { Fragment, MouseEvent, useRef } from 'react';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles } from '@material-ui/core/styles';
import { ReadinessRow } from 'backstage-plugin-orr-common';
import { ListColumn } from '../../hooks/listColumns';
import { EntityPanelState } from '../../hooks/useEntityPanel';
import { ReadinessFilterState } from '../../hooks/useReadinessFilters';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRowsInView } from '../../hooks/useRowsInView';
import { ColumnCell } from './ColumnCell';
import { DetailsButton } from '../EntityPanel';

const useStyles = makeStyles(theme => ({
  // The theme breaks words in cells, which the short columns do not survive, and cuts descenders.
  short: { whiteSpace: 'nowrap', wordBreak: 'normal', lineHeight: 1.4 },
  name: {
    minWidth: 160,
    maxWidth: 0,
    width: '30%',
    fontWeight: 'inherit',
    lineHeight: 1.4,
  },
  named: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    '& > a': { minWidth: 0 },
  },
  wide: {
    lineHeight: 1.4,
    minWidth: 140,
    wordBreak: 'normal',
    overflowWrap: 'anywhere',
  },
  figure: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  // Columns of which not all rows are drawn are as wide wherever one looks.
  part: {
    tableLayout: 'fixed',
    '& th, & td': { whiteSpace: 'normal', overflowWrap: 'anywhere' },
    '& th:nth-child(1)': { width: 220 },
    '& th:nth-child(2)': { width: 200 },
    '& th:nth-child(3)': { width: 145 },
  },
  space: { padding: 0, border: 0 },
  row: {
    cursor: 'pointer',
    '&.Mui-selected, &.Mui-selected:hover': {
      // On a lighter ground links and standings could not be read in the dark.
      backgroundColor:
        theme.palette.type === 'dark'
          ? 'transparent'
          : theme.palette.action.selected,
      boxShadow: `inset 4px 0 0 ${theme.palette.text.primary}`,
    },
  },
}));

const WIDE: readonly ListColumn[] = [
  'standing',
  'owner',
  'system',
  'openReview',
];
const FIGURES: readonly ListColumn[] = ['due', 'validUntil'];

/** Pixels of a row of one line and a half. */
const USUAL_HEIGHT = 57;
/** Pixels where columns cannot be as wide as what is in them: of the first three together, and of each other at least. */
const FIRST_WIDTHS = 565;
const LEAST_WIDTH = 110;

const ROW_HEADING = {
  component: 'th',
  role: 'rowheader',
  scope: 'row',
} as const;

function useCellClass(): (column: ListColumn) => string {
  const classes = useStyles();
  return column => {
    if (column === 'name') {
      return classes.name;
    }
    const width = WIDE.includes(column) ? classes.wide : classes.short;
    return FIGURES.includes(column) ? `${width} ${classes.figure}` : width;
  };
}

function Heading(props: { column: ListColumn; state: ReadinessFilterState }) {
  const { column, state } = props;
  const { sort, direction } = state.order;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const active = column === sort;
  const figure = FIGURES.includes(column);
  return (
    <TableCell
      className={figure ? `${classes.short} ${classes.figure}` : classes.short}
      sortDirection={active ? direction : undefined}
    >
      <TableSortLabel
        active={active}
        direction={active ? direction : 'asc'}
        onClick={() => state.sortBy(column)}
      >
        {t(`page.column.${column}`)}
      </TableSortLabel>
    </TableCell>
  );
}

/** A click anywhere in a row tells of its entity, unless it was meant for a link or to mark text. */
function openRow(event: MouseEvent<HTMLElement>) {
  const meant = (event.target as HTMLElement).closest('a, button');
  if (!meant && !window.getSelection()?.toString()) {
    event.currentTarget
      .querySelector<HTMLElement>('button[data-details]')
      ?.click();
  }
}

function Cells(props: {
  row: ReadinessRow;
  columns: readonly ListColumn[];
  cellClass: (column: ListColumn) => string;
  panel: EntityPanelState;
}) {
  const { row, columns, cellClass, panel } = props;
  const classes = useStyles();
  return (
    <>
      {columns.map(column => (
        <TableCell
          key={column}
          className={cellClass(column)}
          {...(column === 'name' && ROW_HEADING)}
        >
          {column === 'name' ? (
            <div className={classes.named}>
              <ColumnCell column={column} row={row} />
              <DetailsButton entity={row.entity} panel={panel} />
            </div>
          ) : (
            <ColumnCell column={column} row={row} />
          )}
        </TableCell>
      ))}
    </>
  );
}

function leastWidth(columns: readonly ListColumn[]): number {
  return FIRST_WIDTHS + Math.max(0, columns.length - 3) * LEAST_WIDTH;
}

/** The room of rows that are not drawn. */
function Space({ height }: { height: number }) {
  const classes = useStyles();
  return (
    <tr aria-hidden>
      <td className={classes.space} style={{ height }} />
    </tr>
  );
}

/** The list where there is room for columns. @internal */
export function ReadinessTable(props: {
  rows: ReadinessRow[];
  columns: readonly ListColumn[];
  state: ReadinessFilterState;
  panel: EntityPanelState;
}) {
  const { rows, columns, state, panel } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const cellClass = useCellClass();
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const { isPart, drawn, after, measureRef } = useRowsInView({
    keys: rows.map(({ entity }) => entity.entityRef),
    estimate: USUAL_HEIGHT,
    listRef: bodyRef,
    kept: panel.entityRef,
  });
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table
        size="small"
        className={isPart ? classes.part : undefined}
        style={isPart ? { minWidth: leastWidth(columns) } : undefined}
        aria-label={t('page.table')}
        aria-rowcount={isPart ? rows.length + 1 : undefined}
      >
        <TableHead>
          <TableRow aria-rowindex={isPart ? 1 : undefined}>
            {columns.map(column => (
              <Heading key={column} column={column} state={state} />
            ))}
          </TableRow>
        </TableHead>
        <TableBody ref={bodyRef}>
          {drawn.map(({ index, before }, position) => {
            const row = rows[index];
            return (
              <Fragment key={row.entity.entityRef}>
                {(before > 0 || (isPart && position === 0)) && (
                  <Space height={before} />
                )}
                <TableRow
                  ref={measureRef}
                  data-index={index}
                  data-key={row.entity.entityRef}
                  aria-rowindex={isPart ? index + 2 : undefined}
                  className={classes.row}
                  hover
                  selected={panel.entityRef === row.entity.entityRef}
                  onClick={openRow}
                >
                  <Cells
                    row={row}
                    columns={columns}
                    cellClass={cellClass}
                    panel={panel}
                  />
                </TableRow>
              </Fragment>
            );
          })}
          {after > 0 && <Space height={after} />}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
