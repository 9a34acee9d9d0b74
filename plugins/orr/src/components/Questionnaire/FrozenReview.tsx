import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink, useEntity } from '@backstage/plugin-catalog-react';
import { LinkButton } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReviewDetail, judgeReview } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { DateText } from '../DateText';
import { DecisionSummary } from '../Decision/DecisionSummary';
import { askedSectionsOf } from './askedSections';
import { JudgedAnswerCard } from './JudgedAnswerCard';
import { LevelTotals } from './LevelTotals';
import { showAnswer } from './showAnswer';

const useStyles = makeStyles(theme => ({
  block: {
    margin: theme.spacing(2, 0),
    maxWidth: '80ch',
    overflowWrap: 'anywhere',
  },
  message: { whiteSpace: 'pre-line' },
  action: { minHeight: 44 },
}));

function useFrozen(detail: ReviewDetail) {
  const { entity } = useEntity();
  return useMemo(() => {
    const answers = detail.snapshot?.answers ?? detail.answers;
    const byQuestion = Object.fromEntries(
      answers.map(answer => [answer.questionId, answer]),
    );
    const { document } = detail.checklist;
    const judgement = judgeReview({
      checklist: document,
      kind: detail.review.kind,
      entity,
      answers: byQuestion,
      confirmations: confirmationsOf(detail),
      // What was decided was judged at that time.
      now: detail.decision ? new Date(detail.decision.decidedAt) : new Date(),
      timeZone: detail.timeZone,
    });
    const sections = askedSectionsOf(
      document.sections,
      judgement,
      id => byQuestion[id]?.statement,
    );
    return { byQuestion, judgement, sections };
  }, [detail, entity]);
}

/** What whoever decided has confirmed one by one. */
function confirmationsOf({ decision }: ReviewDetail) {
  return (decision?.confirmedQuestionIds ?? []).map(questionId => ({
    questionId,
    confirmedBy: decision!.decidedBy,
  }));
}

function WhoDecides(props: { detail: ReviewDetail }) {
  const { may, review, decidingMode } = props.detail;
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  if (review.state !== 'submitted') {
    return review.state === 'decided' ? null : (
      <Typography className={classes.block}>
        {t('decision.frozen.readOnly')}
      </Typography>
    );
  }
  if (may.decide) {
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
  return (
    <div className={classes.block}>
      <Typography>
        {t('questionnaire.whoDecides')}:{' '}
        {t(`questionnaire.decidingMode.${decidingMode}`)}
      </Typography>
      {may.decideRefusal && (
        <Typography>
          {t('decision.frozen.mayNot')}:{' '}
          {t(`decision.refusal.${may.decideRefusal}`)}
        </Typography>
      )}
    </div>
  );
}

function SubmissionNote(props: { detail: ReviewDetail }) {
  const { snapshot } = props.detail;
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  if (!snapshot) {
    return null;
  }
  return (
    <div className={classes.block}>
      <Typography variant="body2">
        {t('decision.frozen.submitted')}{' '}
        <EntityRefLink
          underline="always"
          entityRef={snapshot.createdBy}
          defaultKind="user"
        />{' '}
        <DateText date={snapshot.createdAt} />
      </Typography>
      {snapshot.message && (
        <Typography className={classes.message}>
          {t('decision.frozen.message')}: {snapshot.message}
        </Typography>
      )}
    </div>
  );
}

/** A review that can only be read: its decision, then its answers as they were frozen. @internal */
export function FrozenReview(props: { detail: ReviewDetail }) {
  const { detail } = props;
  const { t } = useTranslationRef(orrTranslationRef);
  const { byQuestion, judgement, sections } = useFrozen(detail);
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
      <WhoDecides detail={detail} />
      {detail.decision && (
        <DecisionSummary
          decision={detail.decision}
          document={detail.checklist.document}
        />
      )}
      <LevelTotals
        counts={judgement.counts}
        label={t('questionnaire.counts')}
      />
      {sections.map(({ section, asked }) => (
        <section key={section.id} aria-label={section.title}>
          <Typography variant="h6" component="h3" gutterBottom>
            {section.title}
          </Typography>
          {asked.map(item => (
            <JudgedAnswerCard
              key={item.question.id}
              question={item.question}
              judgement={item.judgement}
              answer={byQuestion[item.question.id]}
            />
          ))}
        </section>
      ))}
    </>
  );
}
