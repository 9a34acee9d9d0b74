import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import GetAppIcon from '@material-ui/icons/GetApp';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf } from '../Feedback';
import { PageFrame } from '../PageHead';
import { PageTextField } from '../PageTextField';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { TaughtQuestions } from './TaughtQuestions';
import {
  saysAnything,
  TaughtChecklist,
  useIncidentsExport,
  useIncidentsPage,
} from './useIncidentsPage';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
  },
  checklist: { minWidth: 240, maxWidth: '100%' },
  button: { minHeight: 44, textTransform: 'none' },
}));

function ExportButton({ checklistId }: { checklistId: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { status, save } = useIncidentsExport(checklistId);
  return (
    <div>
      <Button
        className={classes.button}
        variant="outlined"
        startIcon={<GetAppIcon />}
        disabled={status === 'busy'}
        onClick={save}
      >
        {t('incident.authors.export')}
      </Button>
      {status === 'failed' && (
        <Typography color="error" role="alert">
          {t('incident.authors.exportFailed')}
        </Typography>
      )}
    </div>
  );
}

function TaughtError(props: { error: unknown; onRetry: () => void }) {
  const { error, onRetry } = props;
  const { t } = useOrrTranslation();
  return errorKindOf(error) === 'denied' ? (
    <ErrorPanel
      error={error}
      title={t('incident.authors.deniedTitle')}
      advice={t('incident.authors.deniedAdvice')}
    />
  ) : (
    <ErrorPanel
      error={error}
      title={t('incident.authors.failed')}
      onRetry={onRetry}
    />
  );
}

function Result(props: {
  taught: TaughtChecklist;
  page: ReturnType<typeof useIncidentsPage>;
}) {
  const { taught, page } = props;
  const { checklists, chosen } = taught;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!chosen) {
    return <Typography>{t('incident.authors.noChecklist')}</Typography>;
  }
  const { checklistId, notLookedBack } = chosen;
  return (
    <>
      <div className={classes.bar}>
        <PageTextField
          select
          id="orr-taught-checklist"
          className={classes.checklist}
          label={t('incident.authors.checklist')}
          value={checklistId}
          onChange={event => page.choose(event.target.value)}
          size="small"
        >
          {checklists.map(({ id, title }) => (
            <MenuItem key={id} value={id}>
              {title}
            </MenuItem>
          ))}
        </PageTextField>
        <ExportButton checklistId={checklistId} />
      </div>
      {saysAnything(chosen) && (
        <Typography role="status">
          {t('incident.authors.notLookedBack', {
            count: notLookedBack,
          })}
        </Typography>
      )}
      <TaughtQuestions
        statistics={chosen}
        openKey={page.openKey}
        open={page.open}
      />
    </>
  );
}

/** Which questions should have caught incidents, for whoever writes the checklists. @internal */
export function ChecklistIncidentsPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  const page = useIncidentsPage();
  const { loaded } = page;
  return (
    <PageFrame
      className={className}
      backTo=".."
      backText={t('incident.authors.back')}
      title={t('incident.authors.title')}
      intro={t('incident.authors.intro')}
    >
      {loaded.status === 'loading' && <ReadinessSkeleton />}
      {loaded.status === 'error' && (
        <TaughtError error={loaded.error} onRetry={loaded.reload} />
      )}
      {loaded.status === 'ready' && (
        <Result taught={loaded.value} page={page} />
      )}
    </PageFrame>
  );
}
