import { InfoCard } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useScorecardOf } from '../../hooks/useScorecardOf';
import { ScorecardSummary } from './ScorecardSummary';

/** How many of what belongs to a group, system or domain stand where, by tier. @internal */
export function ScorecardCard() {
  const { entity } = useEntity();
  const { t } = useOrrTranslation();
  const loaded = useScorecardOf(entity);
  return (
    <InfoCard title={t('scorecard.card.title')}>
      <ScorecardSummary loaded={loaded} none={t('scorecard.card.none')} />
    </InfoCard>
  );
}
