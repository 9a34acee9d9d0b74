import { useCallback, useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { useAnswerAutosave } from '../../hooks/useAnswerAutosave';
import { saveSummaryOf } from './autosave/saveSummary';
import { QuestionContext } from './context/QuestionContext';
import { FormColumns, SideColumn } from './layout/FormColumns';
import { useRoom } from './layout/useRoom';
import { nextUnanswered } from './navigation/nextUnanswered';
import { QuestionNav } from './navigation/QuestionNav';
import { useOpenQuestion } from './navigation/useOpenQuestion';
import { useQuestionFilter } from './navigation/useQuestionFilter';
import { ReviewNotices } from './notices/ReviewNotices';
import { ReviewFoot } from './ReviewFoot';
import { SectionCards } from './SectionCards';
import { SubmitPanel } from './SubmitPanel';
import { useReviewQuestions } from './useReviewQuestions';

interface ReviewFormProps {
  detail: ReviewDetail;
  userRef: string;
  onSubmitted: (detail: ReviewDetail) => void;
  onReload: () => void;
}

/** A running review: the way through its questions, the questions of one section, and how far it is. @internal */
export function ReviewForm(props: ReviewFormProps) {
  const { detail, userRef } = props;
  const { t } = useTranslationRef(orrTranslationRef);
  const [submitting, setSubmitting] = useState(false);
  const [drawer, setDrawer] = useState<SideColumn>();
  const room = useRoom();
  const saving = useAnswerAutosave(detail, userRef);
  const questions = useReviewQuestions(detail, saving.state, userRef);
  const { asked, judgement, titleOf } = questions;
  const opened = useOpenQuestion(questions.sections);
  const shown = useQuestionFilter(questions.sections, opened.openId);
  const onAbout = useCallback(() => setDrawer('context'), []);
  const open = asked.find(({ question }) => question.id === opened.openId);
  const section = shown.sections.find(
    item => open && item.asked.includes(open),
  );
  if (!open || !section) {
    return <Typography>{t('questionnaire.noQuestions')}</Typography>;
  }
  const next = nextUnanswered(asked, open.question.id);
  const summary = saveSummaryOf(saving.state);
  const onOpen = (questionId: string) => {
    setSubmitting(false);
    setDrawer(undefined);
    opened.open(questionId);
  };
  const links = { titleOf, onOpen };
  return (
    <>
      <ReviewNotices detail={detail} />
      <FormColumns
        drawer={drawer}
        onDrawer={setDrawer}
        navigation={
          <QuestionNav
            shown={shown}
            openId={open.question.id}
            onOpen={onOpen}
          />
        }
        context={<QuestionContext detail={detail} {...open} />}
      >
        {submitting ? (
          <SubmitPanel
            {...links}
            detail={detail}
            asked={asked}
            saving={summary}
            onCancel={() => setSubmitting(false)}
            onSubmitted={props.onSubmitted}
          />
        ) : (
          <SectionCards
            detail={detail}
            userRef={userRef}
            section={section}
            saving={saving}
            opened={opened}
            onAbout={room.context ? undefined : onAbout}
          />
        )}
      </FormColumns>
      <ReviewFoot
        {...links}
        judgement={judgement}
        answered={asked.filter(item => !item.unanswered).length}
        saving={summary}
        onNext={next ? () => onOpen(next) : undefined}
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
