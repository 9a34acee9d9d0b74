import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityOverview } from '../../hooks/useEntityOverview';
import { OverviewBody } from './OverviewBody';
import { OverviewError } from './OverviewError';
import { OverviewSkeleton } from './OverviewSkeleton';

/** Where an entity stands, why, and what to do next. @internal */
export function EntityOverview() {
  const { entity } = useEntity();
  const overview = useEntityOverview(entity);
  switch (overview.status) {
    case 'loading':
      return <OverviewSkeleton />;
    case 'error':
      return (
        <OverviewError
          entity={entity}
          error={overview.error}
          onRetry={overview.reload}
        />
      );
    default:
      return (
        <OverviewBody
          entity={entity}
          overview={overview.value}
          onChanged={overview.reload}
        />
      );
  }
}
