import { useParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Content } from '@backstage/core-components';
import { ChecklistDraft } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ErrorPanel } from '../../Feedback';
import { PageHead } from '../../PageHead';
import { ReadinessSkeleton } from '../../ReadinessPage/ReadinessSkeleton';
import { DraftError } from '../DraftError';
import { PlacedNotice } from '../placed/PlacedNotice';
import { BlockingProblems } from './BlockingProblems';
import { DraftDifferences } from './DraftDifferences';
import { ImpactPanel } from './ImpactPanel';
import { PublishForm } from './PublishForm';
import { RolloutRules } from './RolloutRules';
import { usePublishable } from './usePublishable';
import { Publishing, usePublishing } from './usePublishing';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
  },
}));

function Impact(props: { draft: ChecklistDraft; publishing: Publishing }) {
  const { draft, publishing } = props;
  const { impact } = publishing;
  const { t } = useOrrTranslation();
  switch (impact.status) {
    case 'loading':
      return <ReadinessSkeleton />;
    case 'error':
      return (
        <ErrorPanel
          error={impact.error}
          title={t('publish.impact.failed')}
          onRetry={impact.reload}
        />
      );
    default:
      return impact.value ? (
        <>
          <DraftDifferences
            draft={draft}
            differences={impact.value.differences}
          />
          {impact.value.differences && (
            <RolloutRules
              bindable={impact.value.bindable}
              publishing={publishing}
            />
          )}
          <ImpactPanel impact={impact.value} isBusy={impact.stale} />
        </>
      ) : null;
  }
}

function Publish(props: {
  draft: ChecklistDraft;
  mayPublish: boolean;
  onReload: () => void;
}) {
  const { draft, mayPublish, onReload } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const publishing = usePublishing(draft, mayPublish);
  return (
    <div className={classes.root}>
      <PageHead
        backTo={`../checklists/drafts/${draft.id}`}
        backText={t('publish.back')}
        title={t('publish.title', {
          title: draft.title.trim() || t('editor.untitled'),
        })}
        intro={t('publish.intro')}
      />
      <PlacedNotice draft={draft} onReload={onReload} />
      <BlockingProblems draft={draft} />
      <Impact draft={draft} publishing={publishing} />
      <PublishForm publishing={publishing} onReload={onReload} />
    </div>
  );
}

function Loaded({ draftId }: { draftId: string }) {
  const loaded = usePublishable(draftId);
  switch (loaded.status) {
    case 'loading':
      return <ReadinessSkeleton />;
    case 'error':
      return <DraftError error={loaded.error} onRetry={loaded.reload} />;
    default:
      return <Publish {...loaded.value} onReload={loaded.reload} />;
  }
}

/** What publishing a draft would do to whom, and last of all the button that does it. @internal */
export function ChecklistPublishPage({ className }: { className?: string }) {
  const { draftId = '' } = useParams();
  return (
    <Content className={className}>
      <Typography component="div">
        <Loaded key={draftId} draftId={draftId} />
      </Typography>
    </Content>
  );
}
