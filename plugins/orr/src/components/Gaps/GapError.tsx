import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf } from '../Feedback';

/** Why what is open is not shown, and what to do. @internal */
export function GapError(props: { error: unknown; onRetry: () => void }) {
  const { t } = useOrrTranslation();
  const kind = errorKindOf(props.error);
  return kind === 'denied' || kind === 'notFound' ? (
    <ErrorPanel
      error={props.error}
      title={t(`gap.${kind}.title`)}
      advice={t(`gap.${kind}.advice`)}
    />
  ) : (
    <ErrorPanel
      error={props.error}
      title={t('gap.failed')}
      onRetry={props.onRetry}
    />
  );
}
