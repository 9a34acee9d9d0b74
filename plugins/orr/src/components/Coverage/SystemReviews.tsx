import Grid from '@material-ui/core/Grid';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntitySummary } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { Delayed, ErrorPanel } from '../Feedback';
import { SystemReview } from './SystemReview';
import { useSystemCoverage } from './useSystemCoverage';

function LoadedSystemReviews({ entity }: { entity: EntitySummary }) {
  const { t } = useTranslationRef(orrTranslationRef);
  const coverage = useSystemCoverage(entity);
  switch (coverage.status) {
    case 'loading':
      return (
        <Delayed>
          <Skeleton variant="rect" height={160} />
        </Delayed>
      );
    case 'error':
      return (
        <ErrorPanel
          error={coverage.error}
          title={t('coverage.failed')}
          onRetry={coverage.reload}
        />
      );
    default:
      return (
        <Grid container spacing={2}>
          {coverage.value.checklists.map(checklist => (
            <Grid item xs={12} key={checklist.checklistId}>
              <SystemReview
                systemRef={entity.entityRef}
                checklist={checklist}
                mayCreate={coverage.value.may.createReview}
              />
            </Grid>
          ))}
        </Grid>
      );
  }
}

/** On a system: one review for several of its parts. Nothing on what is no system. @internal */
export function SystemReviews({ entity }: { entity: EntitySummary }) {
  return entity.kind.toLocaleLowerCase('en-US') === 'system' ? (
    <LoadedSystemReviews entity={entity} />
  ) : null;
}
