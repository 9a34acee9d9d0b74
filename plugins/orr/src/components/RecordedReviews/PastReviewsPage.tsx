import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { recordedReviewTemplate } from 'backstage-plugin-orr-common';
import { saveFile } from '../../hooks/saveFile';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import {
  RecordedImports,
  useRecordedImports,
} from '../../hooks/useRecordedImports';
import { ErrorPanel, errorKindOf } from '../Feedback';
import { PageFrame } from '../PageHead';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { ImportList } from './ImportList';
import { PreviewPanel } from './PreviewPanel';
import { TableForm } from './TableForm';
import { usePastReviews } from './usePastReviews';

function Importing({ imports }: { imports: RecordedImports }) {
  const { t } = useOrrTranslation();
  const past = usePastReviews(imports.newest.reload);
  const { step, bringIn } = past;
  return (
    <>
      <TableForm past={past} />
      {step.status === 'failed' && (
        <ErrorPanel error={step.error} title={t('recorded.form.failed')} />
      )}
      {step.status === 'checked' && (
        <PreviewPanel
          table={step.table}
          preview={step.preview}
          bringIn={bringIn}
        />
      )}
      {step.status === 'done' && (
        <Typography role="status">
          {t('recorded.preview.done', { count: step.taken.reviews })}
        </Typography>
      )}
      <ImportList imports={imports} />
    </>
  );
}

function isDeniedTo({ newest }: RecordedImports): boolean {
  return newest.status === 'error' && errorKindOf(newest.error) === 'denied';
}

function Body({ imports }: { imports: RecordedImports }) {
  const { t } = useOrrTranslation();
  const { newest } = imports;
  if (newest.status === 'loading') {
    return <ReadinessSkeleton />;
  }
  if (newest.status === 'error') {
    return isDeniedTo(imports) ? (
      <ErrorPanel
        error={newest.error}
        title={t('recorded.page.denied')}
        advice={t('recorded.page.deniedAdvice')}
      />
    ) : (
      <ErrorPanel
        error={newest.error}
        title={t('recorded.page.failed')}
        onRetry={newest.reload}
      />
    );
  }
  return <Importing imports={imports} />;
}

/** Where reviews that were held elsewhere are brought in, all of a table or nothing, and taken back. @internal */
export function PastReviewsPage({ className }: { className?: string }) {
  const { t } = useOrrTranslation();
  const imports = useRecordedImports();
  return (
    <PageFrame
      className={className}
      backTo="../checklists"
      backText={t('recorded.page.back')}
      title={t('recorded.page.title')}
      intro={t('recorded.page.intro')}
      action={
        !isDeniedTo(imports) && (
          <Button
            style={{ minHeight: 44 }}
            variant="outlined"
            color="primary"
            onClick={() =>
              // The mark of UTF-8 is put before it once more.
              saveFile(recordedReviewTemplate().replace(/^\uFEFF/, ''), {
                name: 'past-reviews.csv',
                type: 'text/csv',
              })
            }
          >
            {t('recorded.page.template')}
          </Button>
        )
      }
    >
      <Body imports={imports} />
    </PageFrame>
  );
}
