import { ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  table: {
    tableLayout: 'fixed',
    '& td, & th': {
      overflowWrap: 'anywhere',
      verticalAlign: 'top',
      fontVariantNumeric: 'tabular-nums',
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(0.75, 0.5) },
    },
  },
  mark: { whiteSpace: 'nowrap', color: theme.palette.text.secondary },
}));

/** One thing of which both snapshots say something. @internal */
export interface ComparedRow {
  key: string;
  name: ReactNode;
  before: ReactNode;
  after: ReactNode;
  /** How the later differs, in words or a signed figure; absent where it is the same. */
  change?: string;
}

/** What both snapshots say, beside each other; what differs is said besides. @internal */
export function CompareTable(props: {
  label: string;
  what: string;
  rows: ComparedRow[];
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Table size="small" className={classes.table} aria-label={props.label}>
      <TableHead>
        <TableRow>
          <TableCell>{props.what}</TableCell>
          <TableCell>{t('compare.before')}</TableCell>
          <TableCell>{t('compare.after')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.rows.map(({ key, name, before, after, change }) => (
          <TableRow key={key}>
            <TableCell component="th" scope="row">
              {name}
            </TableCell>
            <TableCell>{before}</TableCell>
            <TableCell>
              {after}
              {change !== undefined && (
                <>
                  {' '}
                  <span className={classes.mark}>
                    {t('compare.figures.difference', { difference: change })}
                  </span>
                </>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
