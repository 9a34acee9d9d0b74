import Grid from '@material-ui/core/Grid';
import { Entity } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { hasScorecard, useScorecardOf } from '../../hooks/useScorecardOf';
import { ScorecardSummary } from '../ScorecardCard';

/** Where stands what belongs to a group, system or domain, for which one comes to its tab; nothing of other kinds. @internal */
export function PlaceScorecard({ entity }: { entity: Entity }) {
  const { t } = useOrrTranslation();
  const loaded = useScorecardOf(entity);
  return hasScorecard(entity) ? (
    <Grid item xs={12}>
      <InfoCard
        title={t('scorecard.card.title')}
        titleTypographyProps={{ variant: 'h6', component: 'h2' }}
      >
        <ScorecardSummary loaded={loaded} none={t('scorecard.card.none')} />
      </InfoCard>
    </Grid>
  ) : null;
}
