import { useParams } from 'react-router-dom';
import Typography from '@material-ui/core/Typography';
import { Content } from '@backstage/core-components';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { DraftError } from './DraftError';
import { Editor } from './Editor';
import { useDraft } from './useDraft';

function Opened({ draftId }: { draftId: string }) {
  const loaded = useDraft(draftId);
  switch (loaded.status) {
    case 'loading':
      return <ReadinessSkeleton />;
    case 'error':
      return <DraftError error={loaded.error} onRetry={loaded.reload} />;
    default:
      return <Editor {...loaded.value} />;
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
