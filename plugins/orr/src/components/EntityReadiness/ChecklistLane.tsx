import Grid from '@material-ui/core/Grid';
import { EntityReadiness } from 'backstage-plugin-orr-common';
import { useEntityFacts } from '../../hooks/useEntityFacts';
import { SystemReviews } from '../Coverage/SystemReviews';
import { ChecklistPanel, isUntouched } from './ChecklistPanel';
import { NothingRequired } from './NothingRequired';
import { PlannedAction } from './PlannedAction';
import { WhoMayStart } from './WhoMayStart';
import { ReviewPlan } from './planReviews';

const withoutReview = ({ checklist }: ReviewPlan) => !checklist.openReviewId;

/** The checklists of the entity, one below the other. @internal */
export function ChecklistLane(props: {
  plans: ReviewPlan[];
  readiness: EntityReadiness;
  reload: () => void;
}) {
  const { plans, readiness, reload } = props;
  const facts = useEntityFacts(
    readiness.entity.entityRef,
    plans.some(isUntouched),
  );
  if (!plans.length) {
    return (
      <Grid container spacing={2}>
        <SystemReviews entity={readiness.entity} />
        <Grid item xs={12}>
          <NothingRequired readiness={readiness} />
        </Grid>
      </Grid>
    );
  }
  return (
    <Grid container spacing={2}>
      <SystemReviews entity={readiness.entity} />
      {plans.map(plan => (
        <Grid item xs={12} key={plan.checklist.checklistId}>
          <ChecklistPanel
            plan={plan}
            readiness={readiness}
            facts={facts.status === 'ready' ? facts.value : undefined}
            reload={reload}
            action={
              <>
                {plan.action && !plan.leads && (
                  <PlannedAction
                    plan={plan}
                    action={plan.action}
                    readiness={readiness}
                  />
                )}
                {plan.startable && (
                  <PlannedAction plan={plan} readiness={readiness} />
                )}
              </>
            }
          />
        </Grid>
      ))}
      {!readiness.may.createReview && plans.some(withoutReview) && (
        <Grid item xs={12}>
          <WhoMayStart entity={readiness.entity} />
        </Grid>
      )}
    </Grid>
  );
}
