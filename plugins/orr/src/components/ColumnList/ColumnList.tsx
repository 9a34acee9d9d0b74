import { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles, Theme, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { FactList } from '../EntityReadiness/FactList';

const useStyles = makeStyles(theme => ({
  cell: {
    lineHeight: 1.4,
    minWidth: 90,
    wordBreak: 'normal',
    // A narrow column breaks between words only.
    overflowWrap: 'break-word',
    verticalAlign: 'top',
  },
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
    '& a': { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
    '& dt, & dd': { alignSelf: 'center' },
  },
}));

/** One thing that a list tells of each row. @internal */
export interface ListColumn<TRow> {
  key: string;
  heading: string;
  cell: (row: TRow) => ReactNode;
  /** Whether there is anything to tell; a card leaves out what there is not. */
  tells?: (row: TRow) => boolean;
}

interface ColumnListProps<TRow> {
  label: string;
  rows: TRow[];
  keyOf: (row: TRow) => string;
  columns: ListColumn<TRow>[];
}

function Rows<TRow>(props: ColumnListProps<TRow>) {
  const { label, rows, keyOf, columns } = props;
  const classes = useStyles();
  return (
    <TableContainer component={Paper}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map(({ key, heading }) => (
              <TableCell key={key} className={classes.cell}>
                {heading}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(row => (
            <TableRow key={keyOf(row)}>
              {columns.map(({ key, cell }) => (
                <TableCell key={key} className={classes.cell}>
                  {cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Cards<TRow>(props: ColumnListProps<TRow>) {
  const { label, rows, keyOf, columns } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={label}>
      {rows.map(row => (
        <Paper
          key={keyOf(row)}
          component="li"
          variant="outlined"
          className={classes.card}
        >
          <FactList
            facts={columns
              .filter(({ tells }) => !tells || tells(row))
              .map(({ heading, cell }) => ({
                term: heading,
                value: cell(row),
              }))}
          />
        </Paper>
      ))}
    </ul>
  );
}

/** Rows as a table or, on a narrow screen, as cards. @internal */
export function ColumnList<TRow>(props: ColumnListProps<TRow>) {
  const narrow = useMediaQuery(useTheme<Theme>().breakpoints.down('sm'));
  return narrow ? <Cards {...props} /> : <Rows {...props} />;
}
