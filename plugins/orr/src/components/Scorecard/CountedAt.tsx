import { Freshness } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';

/** When what is shown was counted. @internal */
export function CountedAt({ freshness: { asOf } }: { freshness: Freshness }) {
  const { t } = useOrrTranslation();
  return asOf ? (
    <>{t('scorecard.fresh', { date: <DateText key="date" date={asOf} /> })}</>
  ) : (
    <>{t('scorecard.firstCount')}</>
  );
}
