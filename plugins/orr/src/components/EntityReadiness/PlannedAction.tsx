import { EntityReadiness } from 'backstage-plugin-orr-common';
import { ReviewActionButton } from './ReviewActionButton';
import { StartReview } from './StartReview';
import { ReviewPlan } from './planReviews';
import { ReviewAction, earlierDecision, startableKinds } from './reviewAction';

/** The button for what there is to do; without anything to do, a way to start a review anyhow. @internal */
export function PlannedAction(props: {
  plan: ReviewPlan;
  action?: ReviewAction;
  readiness: EntityReadiness;
  primary?: boolean;
}) {
  const { plan, action, readiness, primary } = props;
  if (action && action.type !== 'start') {
    return <ReviewActionButton action={action} primary={primary} />;
  }
  if (!action && !plan.startable) {
    return null;
  }
  return (
    <StartReview
      entityRef={readiness.entity.entityRef}
      checklist={plan.checklist}
      kinds={startableKinds(plan.summary?.kinds)}
      earlier={earlierDecision(plan.checklist, readiness)}
      primary={primary}
      nameChecklist={readiness.checklists.length > 1}
    />
  );
}
