import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles, Theme, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { DeskItem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { FactList } from '../EntityReadiness/FactList';
import { DeskColumn, useDeskColumns } from './deskColumns';

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

interface RowsProps {
  label: string;
  items: DeskItem[];
  columns: DeskColumn[];
}

const keyOf = ({ reviewId, disposition }: DeskItem) =>
  disposition?.id ?? reviewId;

function Rows({ label, items, columns }: RowsProps) {
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
          {items.map(item => (
            <TableRow key={keyOf(item)}>
              {columns.map(({ key, cell }) => (
                <TableCell key={key} className={classes.cell}>
                  {cell(item)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** The same on a narrow screen. */
function Cards({ label, items, columns }: RowsProps) {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={label}>
      {items.map(item => (
        <Paper
          key={keyOf(item)}
          component="li"
          variant="outlined"
          className={classes.card}
        >
          <FactList
            facts={columns
              .filter(({ tells }) => tells(item))
              .map(({ heading, cell }) => ({
                term: heading,
                value: cell(item),
              }))}
          />
        </Paper>
      ))}
    </ul>
  );
}

/** What waits for a decision, as a table or, on a narrow screen, as cards. @internal */
export function DeskRows(props: { items: DeskItem[]; userRef?: string }) {
  const { t } = useOrrTranslation();
  const narrow = useMediaQuery(useTheme<Theme>().breakpoints.down('sm'));
  const columns = useDeskColumns(props.userRef);
  const List = narrow ? Cards : Rows;
  return <List label={t('desk.table')} items={props.items} columns={columns} />;
}
