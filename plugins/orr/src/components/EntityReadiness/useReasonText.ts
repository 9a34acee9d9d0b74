import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { ReasonGroup } from './reasonGroups';

/** Says a group of reasons in words. @internal */
export function useReasonText(): (group: ReasonGroup) => string {
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  return ({ code, count, date }) => {
    switch (code) {
      case 'checklistDoesNotApply':
      case 'outOfScope':
      case 'noDecision':
      case 'ownerUnresolved':
      case 'decidedNoGo':
      case 'decidedGo':
        return t(`tab.reason.${code}`);
      case 'exempt':
        return date
          ? t('tab.reason.exemptUntil', { date: relative(date).full })
          : t('tab.reason.exempt');
      case 'cadencePassed':
        return date
          ? t('tab.reason.cadencePassedSince', { date: relative(date).words })
          : t('tab.reason.cadencePassed');
      case 'newerVersionDue':
        return date
          ? t('tab.reason.newerVersionDueSince', { date: relative(date).full })
          : t('tab.reason.newerVersionDue');
      default:
        return t(`tab.reason.${code}`, { count });
    }
  };
}
