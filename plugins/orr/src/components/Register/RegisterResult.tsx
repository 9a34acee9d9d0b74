import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import GetAppIcon from '@material-ui/icons/GetApp';
import { DispositionPage, DispositionRow } from 'backstage-plugin-orr-common';
import { RegisterKind } from '../../hooks/registerFilters';
import { Register } from '../../hooks/useRegister';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { FactList } from '../EntityReadiness/FactList';
import { LiveRegion } from '../Feedback';
import { Paging } from '../ReadinessPage/Paging';
import { RegisterColumn, useRegisterColumns } from './registerColumns';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    paddingBottom: theme.spacing(1),
  },
  button: {
    minHeight: 44,
    textTransform: 'none',
    fontWeight: 'normal',
    backgroundColor: theme.palette.background.paper,
  },
  stale: { opacity: 0.6 },
  cell: {
    lineHeight: 1.4,
    minWidth: 110,
    wordBreak: 'normal',
    overflowWrap: 'anywhere',
    verticalAlign: 'top',
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1),
  },
  card: { padding: theme.spacing(1.5), minWidth: 0, overflowWrap: 'anywhere' },
}));

interface RowsProps {
  label: string;
  rows: DispositionRow[];
  columns: RegisterColumn[];
}

function Rows({ label, rows, columns }: RowsProps) {
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
            <TableRow key={row.disposition.id}>
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

/** The list on a narrow screen. */
function Cards({ label, rows, columns }: RowsProps) {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={label}>
      {rows.map(row => (
        <Paper
          key={row.disposition.id}
          component="li"
          variant="outlined"
          className={classes.card}
        >
          <FactList
            facts={columns.map(({ heading, cell }) => ({
              term: heading,
              value: cell(row),
            }))}
          />
        </Paper>
      ))}
    </ul>
  );
}

function ExportButton({ register: { file } }: { register: Register }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div>
      <Button
        className={classes.button}
        variant="outlined"
        startIcon={<GetAppIcon />}
        disabled={file.status === 'busy'}
        onClick={file.save}
      >
        {t('register.export')}
      </Button>
      {file.status === 'failed' && (
        <Typography color="error" role="alert">
          {t('register.exportFailed')}
        </Typography>
      )}
    </div>
  );
}

/** Why a list is empty, and how to see more. */
function Empty(props: { kind: RegisterKind; register: Register }) {
  const { kind, register } = props;
  const { narrowed, filters, setFilters } = register;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const mine = !filters.everybody && !filters.owner.length;
  if (narrowed || !mine) {
    return (
      <Typography>
        {t(narrowed ? 'register.noMatch' : `register.${kind}.empty`)}
      </Typography>
    );
  }
  return (
    <div>
      <Typography paragraph>{t(`register.${kind}.noneOfMine`)}</Typography>
      <Button
        className={classes.button}
        variant="outlined"
        onClick={() => setFilters({ everybody: true })}
      >
        {t('register.showAll')}
      </Button>
    </div>
  );
}

/** One page of a list of dispositions, or why it is empty. @internal */
export function RegisterResult(props: {
  kind: RegisterKind;
  page: DispositionPage;
  register: Register;
}) {
  const { kind, page, register } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const narrow = useMediaQuery(useTheme<Theme>().breakpoints.down('sm'));
  const columns = useRegisterColumns(kind);
  const total = t(`register.${kind}.total`, { count: page.totalItems });
  const stale = register.page.status === 'ready' && register.page.stale;
  const List = narrow ? Cards : Rows;
  if (!page.items.length && !register.place.cursor) {
    return (
      <>
        <LiveRegion>{total}</LiveRegion>
        <Empty kind={kind} register={register} />
      </>
    );
  }
  return (
    <div className={stale ? classes.stale : undefined} aria-busy={stale}>
      <LiveRegion>{stale ? '' : total}</LiveRegion>
      <div className={classes.bar}>
        <Typography variant="body2">{total}</Typography>
        <ExportButton register={register} />
      </div>
      <List
        label={t(`register.${kind}.table`)}
        rows={page.items}
        columns={columns}
      />
      <Paging page={page} state={register} total={total} />
    </div>
  );
}
