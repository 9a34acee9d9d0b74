import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Skeleton from '@material-ui/lab/Skeleton';
import Typography from '@material-ui/core/Typography';
import {
  Decision,
  EntityFacts,
  EntityReadiness,
} from 'backstage-plugin-orr-common';
import { OpenReview } from '../../hooks/useOpenReviews';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { Delayed, ErrorPanel, errorKindOf } from '../Feedback';
import { KnownSummary } from '../KnownFacts';
import { CoveredByReview } from '../Coverage/CoveredByReview';
import { DecidedWith } from '../Coverage/DecidedWith';
import { StandingStatus } from '../Standing';
import { ConditionList } from './ConditionList';
import { NoReviewIntro } from './NoReviewIntro';
import { RunningReview } from './RunningReview';
import { StandingReasons } from './StandingReasons';
import { ReviewPlan } from './planReviews';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(2),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  title: { overflowWrap: 'anywhere', minWidth: 0 },
}));

function RunningPart(props: {
  open?: OpenReview;
  reload: () => void;
  readable: boolean;
  entityRef: string;
}) {
  const { open, reload, readable, entityRef } = props;
  const { t } = useOrrTranslation();
  const denied =
    open?.status === 'error' && errorKindOf(open.error) === 'denied';
  if (!readable || denied) {
    return (
      <Typography color="textSecondary">
        {t('tab.review.unreadable')}
      </Typography>
    );
  }
  if (open?.status === 'ready') {
    return (
      <>
        <CoveredByReview detail={open.detail} entityRef={entityRef} />
        <RunningReview detail={open.detail} judgement={open.judgement} />
      </>
    );
  }
  if (open?.status === 'error') {
    return (
      <ErrorPanel
        error={open.error}
        title={t('tab.review.failed')}
        onRetry={reload}
      />
    );
  }
  return (
    <Delayed>
      <Skeleton variant="rect" height={160} />
    </Delayed>
  );
}

/** What there is to say of a decision that left nothing to do. */
function DecidedLine({ decision }: { decision: Decision }) {
  const { t } = useOrrTranslation();
  return (
    <ByLine
      label={t(
        decision.outcome === 'go'
          ? 'tab.checklist.decidedGo'
          : 'tab.checklist.decided',
      )}
      by={decision.decidedBy}
      at={decision.decidedAt}
      variant="body2"
    />
  );
}

/** Whether nobody has begun a review under the checklist yet. @internal */
export function isUntouched({ checklist }: ReviewPlan): boolean {
  return !checklist.openReviewId && checklist.standing === 'neverReviewed';
}

/** One checklist on the entity: where it stands, the running review, and the conditions in force. @internal */
export function ChecklistPanel(props: {
  plan: ReviewPlan;
  readiness: EntityReadiness;
  /** What is known already; absent until it is there. */
  facts?: EntityFacts;
  reload: () => void;
  /** What is asked since the decision. */
  notice: ReactNode;
  action: ReactNode;
}) {
  const { plan, readiness, reload, notice, action } = props;
  const { checklist } = plan;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const decision = readiness.decisions.find(
    ({ id }) => id === checklist.decisionId,
  );
  const bare = !decision?.conditions.length && !checklist.openReviewId;
  const name = t('tab.checklist.of', {
    title: checklist.checklistTitle,
    version: String(checklist.checklistVersion),
  });
  // The strip gives the reasons of the headline's standing.
  const othersReasons = checklist.standing !== readiness.headline;
  return (
    <Paper className={classes.root} component="section" aria-label={name}>
      <div className={classes.head}>
        <Typography variant="h6" component="h3" className={classes.title}>
          {name}
        </Typography>
        <StandingStatus standing={checklist.standing} />
      </div>
      {othersReasons && (
        <StandingReasons checklist={checklist} readiness={readiness} />
      )}
      {checklist.openReviewId && (
        <RunningPart
          open={plan.open}
          reload={reload}
          readable={readiness.may.readReviews}
          entityRef={readiness.entity.entityRef}
        />
      )}
      {decision && (
        <DecidedWith decision={decision} readable={readiness.may.readReviews} />
      )}
      {isUntouched(plan) && <NoReviewIntro summary={plan.summary} />}
      {isUntouched(plan) && props.facts && (
        <KnownSummary facts={props.facts} checklistId={checklist.checklistId} />
      )}
      {decision && bare && <DecidedLine decision={decision} />}
      {decision && decision.conditions.length > 0 && (
        <ConditionList
          checklist={checklist}
          decision={decision}
          readable={readiness.may.readReviews}
        />
      )}
      {notice}
      {action}
    </Paper>
  );
}
