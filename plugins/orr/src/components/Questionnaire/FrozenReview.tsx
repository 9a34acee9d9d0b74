import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link, LinkButton } from '@backstage/core-components';
import {
  Confirmation,
  Look,
  ReviewDetail,
  dispositionsAt,
} from 'backstage-plugin-orr-common';
import { useComparison } from '../../hooks/useComparison';
import { useScrutiny } from '../../hooks/useScrutiny';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { DecisionSummary } from '../Decision/DecisionSummary';
import { ErrorPanel } from '../Feedback';
import { useDispositions } from '../Finding/useDispositions';
import { FrozenAnswers } from '../FrozenAnswers/FrozenAnswers';
import { useAnswerFilter } from '../FrozenAnswers/useAnswerFilter';
import { useFrozenJudgement } from '../FrozenAnswers/useFrozenJudgement';
import { ImprovementPlan } from '../Finding/ImprovementPlan';
import { LookedAtBy } from '../Scrutiny/LookedAtBy';
import { ReviewHolder } from '../Scrutiny/ReviewHolder';
import { SectionSignOffs } from '../SignOff/SectionSignOffs';
import { WhoDecides } from '../Scrutiny/WhoDecides';
import { LevelTotals } from './LevelTotals';
import { SparedQuestions } from './notices/SparedQuestions';
import { showAnswer } from './showAnswer';

const NO_LOOKS: Look[] = [];

const useStyles = makeStyles(theme => ({
  block: {
    margin: theme.spacing(2, 0),
    maxWidth: '80ch',
    overflowWrap: 'anywhere',
  },
  message: { whiteSpace: 'pre-line' },
  action: { minHeight: 44 },
  ways: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 3) },
  way: { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
}));

/** What whoever decided has confirmed one by one. */
function confirmationsOf({ decision }: ReviewDetail): Confirmation[] {
  return [
    ...(decision?.confirmedQuestionIds ?? []).map(questionId => ({
      questionId,
    })),
    ...(decision?.confirmedExceptions ?? []),
  ].map(confirmed => ({ ...confirmed, confirmedBy: decision!.decidedBy }));
}

function useFrozen(detail: ReviewDetail, currentLooks: Look[]) {
  const { decision, snapshot } = detail;
  const current = useDispositions();
  const frozen = useMemo(
    () => ({
      answers: snapshot?.answers ?? detail.answers,
      exceptions: snapshot ? snapshot.exceptions : detail.exceptions,
      confirmations: confirmationsOf(detail),
      dispositions: decision
        ? dispositionsAt(current, decision.decidedAt)
        : current,
      // What was decided was judged at that time, by what had been looked at.
      now: decision ? new Date(decision.decidedAt) : new Date(),
    }),
    [detail, decision, snapshot, current],
  );
  return useFrozenJudgement(detail, {
    ...frozen,
    looks: decision ? decision.looks ?? NO_LOOKS : currentLooks,
    facts: snapshot ? snapshot.state?.questionFacts : detail.questionFacts,
  });
}

function WayToDecision(props: { detail: ReviewDetail }) {
  const { may, review } = props.detail;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (review.state !== 'submitted') {
    return review.state === 'decided' ? null : (
      <Typography className={classes.block}>
        {t('decision.frozen.readOnly')}
      </Typography>
    );
  }
  if (!may.decide) {
    return <WhoDecides detail={props.detail} />;
  }
  return (
    <LinkButton
      // Material UI makes a button of it, yet it leads somewhere.
      role="link"
      className={classes.action}
      to="decision"
      variant="contained"
      color="primary"
    >
      {t('decision.frozen.decide')}
    </LinkButton>
  );
}

function SubmissionNote(props: { detail: ReviewDetail }) {
  const { snapshot } = props.detail;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!snapshot) {
    return null;
  }
  return (
    <div className={classes.block}>
      <ByLine
        label={t('decision.frozen.submitted')}
        by={snapshot.createdBy}
        at={snapshot.createdAt}
        variant="body2"
      />
      {snapshot.message && (
        <Typography className={classes.message}>
          {t('decision.frozen.message')}: {snapshot.message}
        </Typography>
      )}
    </div>
  );
}

/** A review that can only be read: its decision, then its answers as they were frozen. @internal */
export function FrozenReview(props: {
  detail: ReviewDetail;
  userRef: string;
  onChanged: (detail: ReviewDetail) => void;
}) {
  const { detail, userRef, onChanged } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const scrutiny = useScrutiny(detail.review);
  const frozen = useFrozen(detail, scrutiny.looks);
  const comparison = useComparison(detail, detail.snapshot);
  const filter = useAnswerFilter('all');
  const looks = detail.decision?.looks ?? scrutiny.looks;
  const [search] = useSearchParams();
  const linked = search.get('question');
  useEffect(() => {
    if (linked) {
      showAnswer(linked);
    }
  }, [linked]);
  return (
    <>
      <SubmissionNote detail={detail} />
      <WayToDecision detail={detail} />
      {detail.review.state === 'submitted' && (
        <ReviewHolder detail={detail} userRef={userRef} scrutiny={scrutiny} />
      )}
      {detail.decision && (
        <DecisionSummary
          decision={detail.decision}
          detail={detail}
          may={scrutiny.may}
          onDecision={decision => {
            onChanged({ ...detail, decision });
            scrutiny.reload();
          }}
        />
      )}
      <SectionSignOffs detail={detail} scrutiny={scrutiny} />
      {detail.snapshot && (
        <div className={classes.ways}>
          <Link to="report" className={classes.way}>
            {t('report.read')}
          </Link>
          {detail.review.state === 'submitted' && (
            <Link to="agenda" className={classes.way}>
              {t('agenda.link')}
            </Link>
          )}
        </div>
      )}
      {scrutiny.status === 'error' && (
        <ErrorPanel
          error={scrutiny.error}
          title={t('scrutiny.failed')}
          onRetry={scrutiny.reload}
        />
      )}
      <LevelTotals
        totals={frozen.judgement}
        label={t('questionnaire.counts')}
      />
      <SparedQuestions detail={detail} />
      <ImprovementPlan asked={frozen.asked} onOpen={showAnswer} />
      <FrozenAnswers
        label={t('decision.page.answers')}
        detail={detail}
        frozen={frozen}
        comparison={comparison}
        rounds={scrutiny.rounds}
        filter={filter}
        controlsOf={({ question }) => (
          <LookedAtBy
            looks={looks.filter(look => look.questionId === question.id)}
          />
        )}
      />
    </>
  );
}
