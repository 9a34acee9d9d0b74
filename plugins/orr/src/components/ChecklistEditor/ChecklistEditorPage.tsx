import { useParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Content, Link } from '@backstage/core-components';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { DraftError } from './DraftError';
import { Editor } from './Editor';
import { PlacedDraft } from './placed/PlacedDraft';
import { useDraft } from './useDraft';

const useStyles = makeStyles({
  back: { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
});

function Opened({ draftId }: { draftId: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const loaded = useDraft(draftId);
  switch (loaded.status) {
    case 'loading':
      return <ReadinessSkeleton />;
    case 'error':
      return (
        <>
          <Link to="../checklists" underline="always" className={classes.back}>
            {t('checklists.one.back')}
          </Link>
          <DraftError error={loaded.error} onRetry={loaded.reload} />
        </>
      );
    default:
      return loaded.value.draft.location === undefined ? (
        <Editor {...loaded.value} />
      ) : (
        <PlacedDraft draft={loaded.value.draft} onReload={loaded.reload} />
      );
  }
}

/** A checklist that is being written. @internal */
export function ChecklistEditorPage({ className }: { className?: string }) {
  const { draftId = '' } = useParams();
  return (
    <Content className={className}>
      <Typography component="div">
        <Opened key={draftId} draftId={draftId} />
      </Typography>
    </Content>
  );
}
