import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReadinessRow, standingHolds } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { DateText } from '../DateText';
import { StandingStatus } from '../Standing';
import { EntityName, Owners, RowMarks } from './RowParts';

const useStyles = makeStyles({
  // The theme breaks words in cells, which the short columns do not survive, and cuts descenders.
  short: { whiteSpace: 'nowrap', wordBreak: 'normal', lineHeight: 1.4 },
  name: {
    minWidth: 160,
    maxWidth: 0,
    width: '35%',
    fontWeight: 'inherit',
    lineHeight: 1.4,
  },
  owner: {
    lineHeight: 1.4,
    minWidth: 120,
    wordBreak: 'normal',
    overflowWrap: 'anywhere',
  },
});

const COLUMNS = [
  'standing',
  'name',
  'kind',
  'owner',
  'tier',
  'lifecycle',
  'marks',
  'validUntil',
] as const;

/** The list where there is room for columns. @internal */
export function ReadinessTable({ rows }: { rows: ReadinessRow[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <TableContainer component={Paper} variant="outlined">
      <Table size="small" aria-label={t('page.table')}>
        <TableHead>
          <TableRow>
            {COLUMNS.map(column => (
              <TableCell key={column} className={classes.short}>
                {t(`page.column.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(row => (
            <TableRow key={row.entity.entityRef} hover>
              <TableCell className={classes.short}>
                <StandingStatus standing={row.headline} />
              </TableCell>
              <TableCell component="th" scope="row" className={classes.name}>
                <EntityName entity={row.entity} />
              </TableCell>
              <TableCell className={classes.short}>{row.entity.kind}</TableCell>
              <TableCell className={classes.owner}>
                <Owners entity={row.entity} />
              </TableCell>
              <TableCell className={classes.short}>{row.entity.tier}</TableCell>
              <TableCell className={classes.short}>
                {row.entity.lifecycle}
              </TableCell>
              <TableCell className={classes.short}>
                <RowMarks row={row} />
              </TableCell>
              <TableCell className={classes.short}>
                {row.validUntil && standingHolds(row.headline) && (
                  <DateText date={row.validUntil} absolute />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
