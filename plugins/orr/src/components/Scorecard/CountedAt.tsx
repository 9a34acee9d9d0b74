import { Freshness } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';

/** Until when changes are counted in what is shown. @internal */
export function CountedAt({
  freshness: { asOf },
}: {
  freshness: Pick<Freshness, 'asOf'>;
}) {
  const { t } = useOrrTranslation();
  return asOf ? (
    <>{t('scorecard.fresh', { date: <DateText key="date" date={asOf} /> })}</>
  ) : (
    <>{t('scorecard.firstCount')}</>
  );
}
