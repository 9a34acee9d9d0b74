import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf } from '../Feedback';

/** Why what is open is not shown, and what to do. @internal */
export function GapError(props: { error: unknown; onRetry: () => void }) {
  const { t } = useOrrTranslation();
  return errorKindOf(props.error) === 'denied' ? (
    <ErrorPanel
      error={props.error}
      title={t('gap.denied.title')}
      advice={t('gap.denied.advice')}
    />
  ) : (
    <ErrorPanel
      error={props.error}
      title={t('gap.failed')}
      onRetry={props.onRetry}
    />
  );
}
