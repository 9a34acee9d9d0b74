import { KeyboardEvent, useRef, useState } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { HeatMap, HeatMapRow } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { HeatMapCellButton } from './HeatMapCellButton';
import { HeatMapRowHead } from './HeatMapRowHead';

const useStyles = makeStyles(theme => ({
  root: { overflowX: 'auto', maxWidth: '100%' },
  table: {
    borderCollapse: 'separate',
    borderSpacing: theme.spacing(0.5),
    width: '100%',
  },
  corner: {
    textAlign: 'left',
    verticalAlign: 'bottom',
    fontWeight: 'normal',
    fontSize: theme.typography.body2.fontSize,
    minWidth: 160,
    padding: theme.spacing(0.5, 1),
  },
  heading: {
    textAlign: 'left',
    verticalAlign: 'bottom',
    fontWeight: 'normal',
    fontSize: theme.typography.body2.fontSize,
    minWidth: 96,
    maxWidth: 160,
    overflowWrap: 'break-word',
    padding: theme.spacing(0.5, 1),
  },
  row: {
    textAlign: 'left',
    fontWeight: 'normal',
    maxWidth: 260,
    overflowWrap: 'anywhere',
    padding: theme.spacing(0.5, 1),
    position: 'sticky',
    left: 0,
    zIndex: 1,
    backgroundColor: theme.palette.background.paper,
  },
  cell: { padding: 0 },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1),
  },
  card: {
    padding: theme.spacing(1.5),
    minWidth: 0,
    overflowWrap: 'anywhere',
    '& button + button': { marginTop: 2 },
  },
}));

/** A heat map with all the rows that were loaded. */
interface HeatMapGridProps {
  map: HeatMap;
  rows: HeatMapRow[];
  /** What the rows are, in words. */
  rowsName: string;
  isChosen: (row: HeatMapRow, columnId: string) => boolean;
  onChoose: (row: HeatMapRow, columnId: string) => void;
  onOpenGroup: (row: HeatMapRow) => void;
}

const keyOf = ({ entityRef, isItself }: HeatMapRow) =>
  `${entityRef ?? ''}${isItself ? '=' : ''}`;

const MOVES: Record<string, [down: number, right: number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** Arrow keys go from number to number; the tab key goes past all of them. */
function useGridKeys(size: { rows: number; columns: number }) {
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    const within = (event.target as HTMLElement).closest('td');
    if (!move || !within) {
      return;
    }
    event.preventDefault();
    const between = (value: number, count: number) =>
      Math.min(Math.max(value, 0), count - 1);
    const next = {
      row: between(place.row + move[0], size.rows),
      column: between(place.column + move[1], size.columns),
    };
    setPlace(next);
    table.current
      ?.querySelectorAll('tbody tr')
      [next.row]?.querySelectorAll<HTMLElement>('td button')
      [next.column]?.focus();
  };
  return { table, place, setPlace, onKeyDown };
}

function Grid(props: HeatMapGridProps) {
  const { map, rows, rowsName, isChosen, onChoose, onOpenGroup } = props;
  const { columns } = map;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { table, place, setPlace, onKeyDown } = useGridKeys({
    rows: rows.length,
    columns: columns.length,
  });
  return (
    <Paper className={classes.root}>
      <table
        ref={table}
        role="grid"
        className={classes.table}
        aria-label={t('gap.heatMap.table', { rows: rowsName })}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              {rowsName}
            </th>
            {columns.map(({ id, title }) => (
              <th key={id} scope="col" className={classes.heading}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, down) => (
            <tr key={keyOf(row)}>
              <th scope="row" className={classes.row}>
                <HeatMapRowHead row={row} onOpenGroup={onOpenGroup} />
              </th>
              {columns.map((column, right) => (
                <td key={column.id} className={classes.cell}>
                  <HeatMapCellButton
                    row={row}
                    column={column}
                    cell={row.cells[right]}
                    chosen={isChosen(row, column.id)}
                    tabIndex={
                      place.row === down && place.column === right ? 0 : -1
                    }
                    onClick={() => {
                      setPlace({ row: down, column: right });
                      onChoose(row, column.id);
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  );
}

function Cards(props: HeatMapGridProps) {
  const { map, rows, rowsName, isChosen, onChoose, onOpenGroup } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <ul
      className={classes.list}
      aria-label={t('gap.heatMap.table', { rows: rowsName })}
    >
      {rows.map(row => (
        <Paper
          key={keyOf(row)}
          component="li"
          variant="outlined"
          className={classes.card}
        >
          <Typography component="div" variant="subtitle1">
            <HeatMapRowHead row={row} onOpenGroup={onOpenGroup} />
          </Typography>
          {map.columns.map((column, index) => (
            <HeatMapCellButton
              key={column.id}
              row={row}
              column={column}
              cell={row.cells[index]}
              label={column.title}
              chosen={isChosen(row, column.id)}
              onClick={() => onChoose(row, column.id)}
            />
          ))}
        </Paper>
      ))}
    </ul>
  );
}

/** The heat map as a grid or, on a narrow screen, as a list. @internal */
export function HeatMapGrid(props: HeatMapGridProps) {
  const narrow = useMediaQuery(useTheme<Theme>().breakpoints.down('sm'));
  return narrow ? <Cards {...props} /> : <Grid {...props} />;
}
