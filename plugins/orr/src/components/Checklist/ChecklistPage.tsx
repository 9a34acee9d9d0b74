import { useParams } from 'react-router-dom';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link, LinkButton } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  ChecklistDocument,
  ChecklistOverview,
  ChecklistVersionPage,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { ChecklistState, useChecklist } from '../../hooks/useChecklist';
import { useChecklistDocument } from '../../hooks/useChecklistDocument';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useSearchChoice } from '../../hooks/useSearchChoice';
import { AuthorActs } from '../ChecklistEditor/start';
import { DateText } from '../DateText';
import { PageFrame } from '../PageHead';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { askedText } from './askedText';
import { ChecklistError } from './ChecklistError';
import { ChecklistSections } from './ChecklistSections';
import { ChecklistStateMark } from './ChecklistStateMark';
import { DownloadMenu } from './download/DownloadMenu';
import { HealthMark } from './HealthMark';
import { KeptAt } from './KeptAt';
import { VersionList } from './VersionList';

const useStyles = makeStyles(theme => ({
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
  },
  button: { minHeight: 44 },
  acts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  notice: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: 44,
    marginLeft: theme.spacing(1),
  },
}));

function Facts(props: {
  checklist: ChecklistOverview;
  document: ChecklistDocument;
  /** The version that shows. */
  version: number;
}) {
  const { checklist, document, version } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const count = questionsOf(document).length;
  return (
    <Typography component="div" variant="body2" className={classes.facts}>
      <ChecklistStateMark state={checklist.state} />
      <span>
        {t('checklists.versionOf', { version: String(checklist.version) })}
        {', '}
        <DateText date={checklist.publishedAt} />
      </span>
      <span>
        {t('checklists.one.questionCount', { count })}
        {document.minutes &&
          `, ${t('checklists.one.minutes', {
            minutes: String(document.minutes),
          })}`}
      </span>
      <span>
        {t('checklists.column.asked')}: {askedText(checklist, t)}
      </span>
      <span>
        {t('checklists.column.owner')}:{' '}
        <EntityRefLink entityRef={checklist.ownerRef} />
      </span>
      <KeptAt checklist={checklist} />
      <HealthMark problems={checklist.problems} />
      <DownloadMenu read={() => document} version={version} />
    </Typography>
  );
}

function Older(props: { shown: number; current: number }) {
  const { shown, current } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <Typography role="status">
      {t('checklists.one.older', {
        version: String(shown),
        current: String(current),
      })}
      <Link to="?" className={classes.notice}>
        {t('checklists.one.toCurrent')}
      </Link>
    </Typography>
  );
}

/** A whole number as the address has it. */
function readVersion(text: string | undefined): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function Shown(props: { state: ChecklistState; page: ChecklistVersionPage }) {
  const { state, page } = props;
  const { checklist, problems } = page;
  const { t } = useOrrTranslation();
  const { read } = useSearchChoice();
  const version = readVersion(read('version')) ?? checklist.version;
  const loaded = useChecklistDocument(checklist.id, version);
  const isCurrent = version === checklist.version;
  if (loaded.status === 'error') {
    return (
      <ChecklistError
        error={loaded.error}
        title={t('checklists.one.failed')}
        notFound={t('checklists.one.notFound')}
        onRetry={loaded.reload}
      />
    );
  }
  const shown = loaded.status === 'ready' ? loaded.value : undefined;
  if (!shown) {
    return <ReadinessSkeleton />;
  }
  const { document } = shown;
  return (
    <>
      <Facts checklist={checklist} document={document} version={version} />
      {!isCurrent && <Older shown={version} current={checklist.version} />}
      <Grid container spacing={3}>
        <Grid item xs={12} md={8}>
          <ChecklistSections
            document={document}
            rollout={shown}
            problems={isCurrent ? problems : []}
            takesProposals={isCurrent && checklist.state !== 'archived'}
          />
        </Grid>
        <Grid item xs={12} md={4}>
          <VersionList
            state={state}
            current={checklist.version}
            shown={version}
          />
        </Grid>
      </Grid>
    </>
  );
}

function Acts(props: { checklist: ChecklistOverview; onArchived: () => void }) {
  const { checklist } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.acts}>
      <AuthorActs {...props} />
      {checklist.version > 1 && (
        <LinkButton
          to="differences"
          variant="contained"
          color="primary"
          className={classes.button}
        >
          {t('checklists.versions.compareAny')}
        </LinkButton>
      )}
    </div>
  );
}

/** A checklist as whoever answers it meets it, with its versions and what its authors should know. @internal */
export function ChecklistPage({ className }: { className?: string }) {
  const { checklistId = '' } = useParams();
  const { t } = useOrrTranslation();
  const state = useChecklist(checklistId);
  const { newest } = state;
  const page = newest.status === 'ready' ? newest.value : undefined;
  return (
    <PageFrame
      className={className}
      backTo="../checklists"
      backText={t('checklists.one.back')}
      title={page?.checklist.title ?? checklistId}
      intro={page?.checklist.description}
      action={
        page && <Acts checklist={page.checklist} onArchived={newest.reload} />
      }
    >
      {newest.status === 'loading' && <ReadinessSkeleton />}
      {newest.status === 'error' && (
        <ChecklistError
          error={newest.error}
          title={t('checklists.one.failed')}
          notFound={t('checklists.one.notFound')}
          onRetry={newest.reload}
        />
      )}
      {page && <Shown state={state} page={page} />}
    </PageFrame>
  );
}
