import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';

/** Until when somebody is away. @internal */
export function AwayUntil({ day }: { day: string }) {
  const { t } = useOrrTranslation();
  return (
    <>
      {t('assignment.awayUntil', {
        date: <DateText key="date" date={day} absolute />,
      })}
    </>
  );
}
