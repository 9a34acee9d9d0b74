import { InfoCard } from '@backstage/core-components';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { MyScorecard } from './MyScorecard';

/** The same as a card of its own. @internal */
export function MyScorecardCard() {
  const { t } = useOrrTranslation();
  return (
    <InfoCard title={t('scorecard.mine.title')}>
      <MyScorecard />
    </InfoCard>
  );
}
