import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf } from '../Feedback';

/** Why a draft cannot be written on. @internal */
export function DraftError(props: { error: unknown; onRetry: () => void }) {
  const { error, onRetry } = props;
  const { t } = useOrrTranslation();
  switch (errorKindOf(error)) {
    case 'denied':
      return (
        <ErrorPanel
          error={error}
          title={t('authoring.deniedTitle')}
          advice={t('authoring.deniedAdvice')}
        />
      );
    case 'notFound':
      return <ErrorPanel error={error} title={t('authoring.notFound')} />;
    default:
      return (
        <ErrorPanel
          error={error}
          title={t('authoring.failed')}
          onRetry={onRetry}
        />
      );
  }
}
