import Grid from '@material-ui/core/Grid';
import Skeleton from '@material-ui/lab/Skeleton';
import { EntitySummary, SystemCoverage } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Delayed, ErrorPanel } from '../Feedback';
import { SystemReview } from './SystemReview';
import { useSystemCoverage } from './useSystemCoverage';

/** One review for several: a checklist that is asked of one part alone is reviewed on that part. */
function isWorthOffering({
  openReviewId,
  parts,
}: SystemCoverage['checklists'][number]): boolean {
  const asked = parts.filter(({ refusal }) => refusal !== 'doesNotApply');
  return openReviewId !== undefined || asked.length > 1;
}

function LoadedSystemReviews({ entity }: { entity: EntitySummary }) {
  const { t } = useOrrTranslation();
  const coverage = useSystemCoverage(entity);
  switch (coverage.status) {
    case 'loading':
      return (
        <Grid item xs={12}>
          <Delayed>
            <Skeleton variant="rect" height={160} />
          </Delayed>
        </Grid>
      );
    case 'error':
      return (
        <Grid item xs={12}>
          <ErrorPanel
            error={coverage.error}
            title={t('coverage.failed')}
            onRetry={coverage.reload}
          />
        </Grid>
      );
    default:
      return (
        <>
          {coverage.value.checklists.filter(isWorthOffering).map(checklist => (
            <Grid item xs={12} key={checklist.checklistId}>
              <SystemReview
                systemRef={entity.entityRef}
                checklist={checklist}
                mayCreate={coverage.value.may.createReview}
              />
            </Grid>
          ))}
        </>
      );
  }
}

/** On a system, as items of a grid: one review for several of its parts. Nothing on what is no system. @internal */
export function SystemReviews({ entity }: { entity: EntitySummary }) {
  return entity.kind.toLocaleLowerCase('en-US') === 'system' ? (
    <LoadedSystemReviews entity={entity} />
  ) : null;
}
