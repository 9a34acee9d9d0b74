import { InfoCard } from '@backstage/core-components';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { MyReadinessSummary } from './MyReadinessSummary';

/** What waits for the viewer and what their teams owe, as a card of its own. @internal */
export function MyReadinessCard() {
  const { t } = useOrrTranslation();
  return (
    <InfoCard title={t('mine.card.title')}>
      <MyReadinessSummary />
    </InfoCard>
  );
}
