import Tooltip from '@material-ui/core/Tooltip';
import Skeleton from '@material-ui/lab/Skeleton';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { Delayed, errorKindOf } from '../Feedback';
import { StandingStatus } from '../Standing';
import { standingLoader } from './standingLoader';

function Nothing({ why }: { why: string }) {
  return (
    <Tooltip title={why}>
      <span role="img" aria-label={why}>
        –
      </span>
    </Tooltip>
  );
}

/** Where the entity of one row stands, as the way to its tab. @internal */
export function StandingCell({ entityRef }: { entityRef: string }) {
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  const loaded = useLoaded(
    () => standingLoader(api).load(entityRef),
    [api, entityRef],
  );
  switch (loaded.status) {
    case 'loading':
      return (
        <Delayed>
          <Skeleton width={96} height={20} />
        </Delayed>
      );
    case 'error':
      return (
        <Nothing
          why={t(
            errorKindOf(loaded.error) === 'denied'
              ? 'column.denied'
              : 'column.failed',
          )}
        />
      );
    default:
      return loaded.value ? (
        <Link to={pathOf({ entityRef })} underline="hover">
          <StandingStatus standing={loaded.value.headline} />
        </Link>
      ) : (
        <Nothing why={t('column.unknown')} />
      );
  }
}
