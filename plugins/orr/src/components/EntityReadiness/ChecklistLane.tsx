import Grid from '@material-ui/core/Grid';
import {
  EntityFacts,
  EntityReadiness,
  NewerVersion,
  NewlyAsked,
} from 'backstage-plugin-orr-common';
import { useEntityFacts } from '../../hooks/useEntityFacts';
import { SystemReviews } from '../Coverage/SystemReviews';
import { ChecklistPanel, isUntouched } from './ChecklistPanel';
import { NewerVersionNotice } from './NewerVersionNotice';
import { NewlyAskedNotice } from './NewlyAskedNotice';
import { NothingRequired } from './NothingRequired';
import { PlannedAction } from './PlannedAction';
import { WhoMayStart } from './WhoMayStart';
import { ReviewPlan } from './planReviews';

const withoutReview = ({ checklist }: ReviewPlan) => !checklist.openReviewId;

/** What is offered for a checklist beside the action that leads the screen. */
function actionsOf(plan: ReviewPlan, readiness: EntityReadiness) {
  const planned = plan.action && !plan.leads && (
    <PlannedAction plan={plan} action={plan.action} readiness={readiness} />
  );
  return plan.action?.type === 'start'
    ? { start: planned }
    : {
        planned,
        start: plan.startable && (
          <PlannedAction plan={plan} readiness={readiness} />
        ),
      };
}

/** The panel of one checklist; where more is asked since the decision, the way to start a review is beside that. */
function LaneItem(props: {
  plan: ReviewPlan;
  readiness: EntityReadiness;
  newlyAsked: NewlyAsked[];
  newerVersions: NewerVersion[];
  facts?: EntityFacts;
  reload: () => void;
}) {
  const { plan, readiness, newlyAsked, newerVersions, facts, reload } = props;
  const { checklistId, decisionId } = plan.checklist;
  const { planned, start } = actionsOf(plan, readiness);
  const asked = newlyAsked.find(one => one.checklistId === checklistId);
  const decision = readiness.decisions.find(({ id }) => id === decisionId);
  const newer = newerVersions.find(one => one.checklistId === checklistId);
  const newlyAskedNotice = asked && decision && (
    <NewlyAskedNotice asked={asked} decision={decision} plan={plan}>
      {start}
    </NewlyAskedNotice>
  );
  const notice = (newlyAskedNotice || newer) && (
    <>
      {newlyAskedNotice}
      {newer && (
        <NewerVersionNotice newer={newer} plan={plan}>
          {!newlyAskedNotice && start}
        </NewerVersionNotice>
      )}
    </>
  );
  return (
    <ChecklistPanel
      plan={plan}
      readiness={readiness}
      facts={facts}
      reload={reload}
      notice={notice}
      action={
        <>
          {planned}
          {!notice && start}
        </>
      }
    />
  );
}

/** The checklists of the entity, one below the other. @internal */
export function ChecklistLane(props: {
  plans: ReviewPlan[];
  readiness: EntityReadiness;
  newlyAsked: NewlyAsked[];
  newerVersions: NewerVersion[];
  reload: () => void;
}) {
  const { plans, readiness, newlyAsked, newerVersions, reload } = props;
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
          <LaneItem
            plan={plan}
            readiness={readiness}
            newlyAsked={newlyAsked}
            newerVersions={newerVersions}
            facts={facts.status === 'ready' ? facts.value : undefined}
            reload={reload}
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
