import {
  ChecklistReadiness,
  ChecklistSummary,
  EntityReadiness,
} from 'backstage-plugin-orr-common';
import { OpenReview } from '../../hooks/useOpenReviews';
import { ReviewAction, leadingChecklist, reviewActionOf } from './reviewAction';

/** What the overview offers for one checklist. @internal */
export interface ReviewPlan {
  checklist: ChecklistReadiness;
  summary?: ChecklistSummary;
  open?: OpenReview;
  action?: ReviewAction;
  /** Its action is the one that leads the screen. */
  leads: boolean;
  /** A review could be started although nothing asks for one. */
  startable: boolean;
}

/** What the overview offers for each checklist that the entity is held to. @internal */
export function planReviews(
  readiness: EntityReadiness,
  reviews: Map<string, OpenReview>,
  summaries: ChecklistSummary[],
): ReviewPlan[] {
  const plans = readiness.checklists
    .filter(({ standing }) => standing !== 'notRequired')
    .map(checklist => {
      const open = checklist.openReviewId
        ? reviews.get(checklist.openReviewId)
        : undefined;
      const action = reviewActionOf(checklist, readiness, open);
      return {
        checklist,
        summary: summaries.find(({ id }) => id === checklist.checklistId),
        open,
        action,
        startable:
          readiness.may.createReview &&
          !checklist.openReviewId &&
          action?.type !== 'start',
      };
    });
  const leadingId = leadingChecklist(plans);
  return plans.map(plan => ({
    ...plan,
    leads: plan.checklist.checklistId === leadingId,
  }));
}
