import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';

/** Until when it was to hold, by those who held it; what has run out is said in a word. @internal */
export function ValidUntil(props: {
  /** YYYY-MM-DD. */
  until: string;
  /** YYYY-MM-DD, in the organisation's time zone. */
  today: string;
}) {
  const { until, today } = props;
  const { t } = useOrrTranslation();
  return (
    <>
      {t(until < today ? 'recorded.expired' : 'recorded.validUntil')}{' '}
      <DateText date={until} absolute />
    </>
  );
}
