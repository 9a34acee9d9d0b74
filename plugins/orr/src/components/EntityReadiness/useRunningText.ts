import { ChecklistReadiness } from 'backstage-plugin-orr-common';
import { OpenReview } from '../../hooks/useOpenReviews';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** Says that a review is running under a checklist, and of which kind where that may be known. @internal */
export function useRunningText() {
  const { t } = useOrrTranslation();
  return (
    checklist: ChecklistReadiness,
    reviews: Map<string, OpenReview>,
  ): string | undefined => {
    const open = checklist.openReviewId
      ? reviews.get(checklist.openReviewId)
      : undefined;
    if (open?.status === 'ready') {
      return t('tab.flag.inReview', {
        kind: t(`reviewKind.${open.detail.review.kind}`),
      });
    }
    return checklist.flags.inReview ? t('tab.flag.inReviewUnread') : undefined;
  };
}
