import Typography from '@material-ui/core/Typography';
import { ProgrammeDocument, ScopePreview } from 'backstage-plugin-orr-common';
import { useScopePreview } from '../../../hooks/useScopePreview';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ErrorPanel } from '../../Feedback';

function Counted({ preview }: { preview: ScopePreview }) {
  const { t } = useOrrTranslation();
  const { matched, total, asked, examples } = preview;
  const names = examples
    .map(({ title, entityRef }) => title ?? entityRef)
    .join(', ');
  return (
    <>
      {t('setup.scope.count', { count: matched, total: String(total) })}{' '}
      {t('setup.scope.asked', { asked: String(asked) })}{' '}
      {names && t('setup.scope.examples', { names })}
    </>
  );
}

/** How much a scope matches, counted while it is being said. @internal */
export function ScopeCount(props: { scope: ProgrammeDocument['scope'] }) {
  const { t } = useOrrTranslation();
  const preview = useScopePreview(props.scope);
  if (preview.status === 'error') {
    return (
      <ErrorPanel
        error={preview.error}
        title={t('setup.scope.countFailed')}
        onRetry={preview.reload}
      />
    );
  }
  const isCounting = preview.status === 'loading' || preview.stale;
  return (
    <Typography component="p" role="status" aria-busy={isCounting}>
      {preview.status === 'ready' ? (
        <Counted preview={preview.value} />
      ) : (
        t('setup.scope.counting')
      )}
    </Typography>
  );
}
