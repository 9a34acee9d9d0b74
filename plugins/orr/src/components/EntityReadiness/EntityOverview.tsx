import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityReadiness } from '../../hooks/useEntityReadiness';
import { OverviewBody } from './OverviewBody';
import { OverviewError } from './OverviewError';
import { OverviewSkeleton } from './OverviewSkeleton';

/** Where an entity stands, why, and what to do next. @internal */
export function EntityOverview() {
  const { entity } = useEntity();
  const readiness = useEntityReadiness(entity);
  switch (readiness.status) {
    case 'loading':
      return <OverviewSkeleton />;
    case 'error':
      return (
        <OverviewError
          entity={entity}
          error={readiness.error}
          onRetry={readiness.reload}
        />
      );
    default:
      return <OverviewBody entity={entity} readiness={readiness.value} />;
  }
}
