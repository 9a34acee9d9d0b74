import { isError } from '@backstage/errors';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel, errorKindOf } from '../Feedback';

/** Whether the place in the list is one that only somebody else, or another filter, could be at. @internal */
export function isLostPlace(error: unknown): boolean {
  return isError(error) && Number(error.statusCode) === 400;
}

/** @internal */
export function ReadinessError(props: { error: unknown; onRetry: () => void }) {
  const { t } = useOrrTranslation();
  return errorKindOf(props.error) === 'denied' ? (
    <ErrorPanel
      error={props.error}
      title={t('page.denied.title')}
      advice={t('page.denied.advice')}
    />
  ) : (
    <ErrorPanel
      error={props.error}
      title={t('page.failed')}
      onRetry={props.onRetry}
    />
  );
}
