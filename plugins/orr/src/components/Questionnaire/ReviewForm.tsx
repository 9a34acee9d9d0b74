import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReviewDetail, dayOf } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { useAnswerAutosave } from '../../hooks/useAnswerAutosave';
import { useLiveJudgement } from '../../hooks/useLiveJudgement';
import { AskedSection, askedSectionsOf } from './askedSections';
import { readDraft } from './autosave/readDraft';
import { saveSummaryOf } from './autosave/saveSummary';
import { nextUnanswered } from './nextUnanswered';
import { QuestionCard } from './QuestionCard';
import { ReviewFoot } from './ReviewFoot';
import { SectionNav } from './SectionNav';
import { SubmitPanel } from './SubmitPanel';
import { OpenQuestion, useOpenQuestion } from './useOpenQuestion';

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(200px, 1fr) minmax(0, 3fr)',
    gap: theme.spacing(3),
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1),
    },
  },
}));

interface ReviewFormProps {
  detail: ReviewDetail;
  userRef: string;
  onSubmitted: (detail: ReviewDetail) => void;
  onReload: () => void;
}

function SectionCards(
  props: ReviewFormProps & {
    section: AskedSection;
    saving: ReturnType<typeof useAnswerAutosave>;
    opened: OpenQuestion;
  },
) {
  const { section, saving, opened, detail } = props;
  const today = dayOf(new Date(), detail.timeZone);
  return (
    <div>
      <Typography variant="h5" component="h3" gutterBottom>
        {section.section.title}
      </Typography>
      {section.section.description && (
        <Typography paragraph>{section.section.description}</Typography>
      )}
      {section.asked.map(({ question, judgement }) => (
        <QuestionCard
          key={question.id}
          question={question}
          judgement={judgement}
          edit={saving.state.questions[question.id]}
          autosave={saving.autosave}
          userRef={props.userRef}
          today={today}
          onFollow={opened.follow}
          onHeading={opened.showHeading}
        />
      ))}
    </div>
  );
}

/** A running review: the way through its questions, the questions of one section, and how far it is. @internal */
export function ReviewForm(props: ReviewFormProps) {
  const { detail, userRef } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  const [submitting, setSubmitting] = useState(false);
  const saving = useAnswerAutosave(detail, userRef);
  const judgement = useLiveJudgement(detail, saving.state, userRef);
  const sections = askedSectionsOf(
    detail.checklist.document.sections,
    judgement,
    questionId => {
      const question = detail.checklist.document.sections
        .flatMap(section => section.questions)
        .find(item => item.id === questionId)!;
      return readDraft(saving.state.questions[questionId].draft, question).write
        ?.statement;
    },
  );
  const opened = useOpenQuestion(sections);
  const asked = sections.flatMap(section => section.asked);
  const section = sections.find(item =>
    item.asked.some(({ question }) => question.id === opened.openId),
  );
  if (!section || !opened.openId) {
    return <Typography>{t('questionnaire.noQuestions')}</Typography>;
  }
  const titleOf = (questionId: string) =>
    asked.find(({ question }) => question.id === questionId)?.question.title ??
    questionId;
  const next = nextUnanswered(asked, opened.openId);
  const summary = saveSummaryOf(saving.state);
  const open = (questionId: string) => {
    setSubmitting(false);
    opened.open(questionId);
  };
  return (
    <>
      <div className={classes.columns}>
        <SectionNav sections={sections} openId={opened.openId} onOpen={open} />
        {submitting ? (
          <SubmitPanel
            detail={detail}
            asked={asked}
            saving={summary}
            titleOf={titleOf}
            onOpen={open}
            onCancel={() => setSubmitting(false)}
            onSubmitted={props.onSubmitted}
          />
        ) : (
          <SectionCards
            {...props}
            section={section}
            saving={saving}
            opened={opened}
          />
        )}
      </div>
      <ReviewFoot
        judgement={judgement}
        answered={asked.filter(item => !item.unanswered).length}
        saving={summary}
        titleOf={titleOf}
        onOpen={open}
        onNext={next ? () => open(next) : undefined}
        onSubmit={() => {
          saving.autosave.flush();
          setSubmitting(true);
        }}
        onReload={props.onReload}
        submitting={submitting}
      />
    </>
  );
}
