import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf } from '../Feedback';

/** Why there is nothing to read about checklists. @internal */
export function ChecklistError(props: {
  error: unknown;
  title: string;
  /** What to say where there is no such thing. */
  notFound?: string;
  onRetry: () => void;
}) {
  const { error, title, notFound, onRetry } = props;
  const { t } = useOrrTranslation();
  const kind = errorKindOf(error);
  if (kind === 'denied') {
    return (
      <ErrorPanel
        error={error}
        title={t('checklists.deniedTitle')}
        advice={t('checklists.deniedAdvice')}
      />
    );
  }
  return kind === 'notFound' && notFound ? (
    <ErrorPanel error={error} title={notFound} />
  ) : (
    <ErrorPanel error={error} title={title} onRetry={onRetry} />
  );
}
