import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { ProgrammeCoverage, ProgrammePlace } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { NumberText } from '../NumberText';
import { placesQuery, shareText } from './coverageFigures';

const useStyles = makeStyles(theme => ({
  figure: {
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  heading: {
    lineHeight: 1.4,
    whiteSpace: 'nowrap',
    verticalAlign: 'bottom',
    [theme.breakpoints.down('xs')]: {
      whiteSpace: 'normal',
      // A narrow table would rather break inside of a word than grow.
      wordBreak: 'normal',
      overflowWrap: 'normal',
      fontSize: theme.typography.caption.fontSize,
    },
  },
  name: { whiteSpace: 'nowrap' },
  cell: {
    padding: theme.spacing(0.75, 1),
    [theme.breakpoints.down('xs')]: {
      padding: theme.spacing(1.5, 0.25),
    },
  },
}));

type Counts = Omit<ProgrammeCoverage['tiers'][number], 'tier'>;

const COLUMNS = [
  { name: 'inScope', places: ['covered', 'uncovered'] },
  { name: 'withDecision', places: ['covered'] },
  { name: 'without', places: ['uncovered'] },
  { name: 'exemptColumn', places: ['exempt'] },
  { name: 'outOfScopeColumn', places: ['outOfScope'] },
] as const satisfies { name: string; places: readonly ProgrammePlace[] }[];

function countOf(
  name: (typeof COLUMNS)[number]['name'],
  counts: Counts,
): number {
  const { inScope, covered, exempt, outOfScope } = counts;
  return {
    inScope,
    withDecision: covered,
    without: inScope - covered,
    exemptColumn: exempt,
    outOfScopeColumn: outOfScope,
  }[name];
}

function Row(props: { name: string; tier?: string; counts: Counts }) {
  const { name, tier, counts } = props;
  const classes = useStyles();
  const figure = `${classes.figure} ${classes.cell}`;
  return (
    <TableRow>
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        className={`${classes.name} ${classes.cell}`}
      >
        {name}
      </TableCell>
      {COLUMNS.map(column => {
        const count = countOf(column.name, counts);
        return (
          <TableCell key={column.name} className={figure}>
            {count > 0 ? (
              <Link
                to={`..${placesQuery(column.places, tier)}`}
                underline="always"
              >
                <NumberText value={count} />
              </Link>
            ) : (
              <NumberText value={count} />
            )}
          </TableCell>
        );
      })}
      <TableCell className={figure}>
        {shareText(counts.covered, counts.inScope) ?? '–'}
      </TableCell>
    </TableRow>
  );
}

/** Coverage tier by tier, and in all. @internal */
export function CoverageTable({ coverage }: { coverage: ProgrammeCoverage }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const figure = `${classes.figure} ${classes.cell} ${classes.heading}`;
  return (
    <TableContainer>
      <Table size="small" aria-label={t('programme.coverage.byTier')}>
        <TableHead>
          <TableRow>
            <TableCell className={`${classes.heading} ${classes.cell}`}>
              {t('programme.coverage.tier')}
            </TableCell>
            {COLUMNS.map(({ name }) => (
              <TableCell key={name} className={figure}>
                {t(`programme.coverage.${name}`)}
              </TableCell>
            ))}
            <TableCell className={figure}>
              {t('programme.coverage.share')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {coverage.tiers.map(({ tier, ...counts }) => (
            <Row
              key={tier}
              name={tier || t('programme.coverage.noTier')}
              tier={tier}
              counts={counts}
            />
          ))}
          <Row name={t('programme.coverage.total')} counts={coverage} />
        </TableBody>
      </Table>
    </TableContainer>
  );
}
