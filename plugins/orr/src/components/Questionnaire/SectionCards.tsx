import Typography from '@material-ui/core/Typography';
import { ReviewDetail, dayOf } from 'backstage-plugin-orr-common';
import { useAnswerAutosave } from '../../hooks/useAnswerAutosave';
import { AskedSection } from './askedSections';
import { OpenQuestion } from './navigation/useOpenQuestion';
import { QuestionCard } from './QuestionCard';
import { ReviewQuestions } from './useReviewQuestions';

/** The questions of one section, to be answered. @internal */
export function SectionCards(props: {
  detail: ReviewDetail;
  userRef: string;
  section: AskedSection;
  questions: Pick<ReviewQuestions, 'titleOf' | 'hiddenBy'>;
  saving: ReturnType<typeof useAnswerAutosave>;
  opened: OpenQuestion;
  /** Shows what belongs to the open question, where that is not beside it. */
  onAbout?: () => void;
}) {
  const { section, saving, opened, detail, questions } = props;
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
          detail={detail}
          question={question}
          judgement={judgement}
          edit={saving.state.questions[question.id]}
          autosave={saving.autosave}
          userRef={props.userRef}
          today={today}
          open={question.id === opened.openId}
          follows={
            question.visibleWhen &&
            questions.titleOf(question.visibleWhen.question)
          }
          hidden={questions.hiddenBy(question.id).join(', ')}
          onAbout={props.onAbout}
          onFollow={opened.follow}
          onHeading={opened.showHeading}
        />
      ))}
    </div>
  );
}
