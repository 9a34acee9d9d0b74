import { hasChangeExpired, ReviewSummary } from 'backstage-plugin-orr-common';
import { useToday } from '../../hooks/useToday';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** How far the review of a change is: decided and in force, decided and over, or running. @internal */
export function useChangeStateText(): (
  review: Pick<ReviewSummary, 'state' | 'outcome' | 'change'>,
) => string {
  const { t } = useOrrTranslation();
  const today = useToday();
  return ({ state, outcome, change }) => {
    const words = outcome ? t(`outcome.${outcome}`) : t(`reviewState.${state}`);
    const isOver =
      change !== undefined &&
      outcome !== undefined &&
      outcome !== 'noGo' &&
      hasChangeExpired(change, today);
    return isOver ? `${words}, ${t('changeReview.expired')}` : words;
  };
}
