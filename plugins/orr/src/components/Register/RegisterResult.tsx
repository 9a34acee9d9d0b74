import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import GetAppIcon from '@material-ui/icons/GetApp';
import { DispositionPage } from 'backstage-plugin-orr-common';
import { RegisterKind } from '../../hooks/registerFilters';
import { Register } from '../../hooks/useRegister';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ColumnList } from '../ColumnList';
import { LiveRegion } from '../Feedback';
import { Paging } from '../ReadinessPage/Paging';
import { useRegisterColumns } from './registerColumns';

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
}));

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
  const columns = useRegisterColumns(kind);
  const total = t(`register.${kind}.total`, { count: page.totalItems });
  const stale = register.page.status === 'ready' && register.page.stale;
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
      <ColumnList
        label={t(`register.${kind}.table`)}
        rows={page.items}
        keyOf={({ disposition }) => disposition.id}
        columns={columns}
      />
      <Paging page={page} state={register} total={total} />
    </div>
  );
}
