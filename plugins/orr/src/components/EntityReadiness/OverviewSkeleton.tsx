import Grid from '@material-ui/core/Grid';
import Skeleton from '@material-ui/lab/Skeleton';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Delayed, LiveRegion } from '../Feedback';

/** The shape of the overview while it loads. @internal */
export function OverviewSkeleton() {
  const { t } = useOrrTranslation();
  return (
    <Delayed>
      <LiveRegion>{t('tab.loading')}</LiveRegion>
      <Grid container spacing={2} aria-hidden>
        <Grid item xs={12}>
          <Skeleton variant="rect" height={112} />
        </Grid>
        <Grid item xs={12} md={8}>
          <Skeleton variant="rect" height={320} />
        </Grid>
        <Grid item xs={12} md={4}>
          <Skeleton variant="rect" height={320} />
        </Grid>
      </Grid>
    </Delayed>
  );
}
