import { useCallback, useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useAnswerAutosave } from '../../hooks/useAnswerAutosave';
import { useReviewCompany } from '../../hooks/useReviewCompany';
import { questionIdOf, withExceptions } from '../Coverage/exceptionStates';
import { ExceptionsContext } from '../Coverage/ExceptionsContext';
import { useExceptionAutosaves } from '../Coverage/useExceptionAutosaves';
import { saveSummaryOf } from './autosave/saveSummary';
import { CarriedBar } from './carried/CarriedBar';
import { QuestionContext } from './context/QuestionContext';
import { FormAnnouncements } from './FormAnnouncements';
import { KeySheet } from './keys/KeySheet';
import { useFormKeys } from './keys/useFormKeys';
import { FormColumns } from './layout/FormColumns';
import { useRoom } from './layout/useRoom';
import { QuestionNav } from './navigation/QuestionNav';
import { useReviewWay } from './navigation/useReviewWay';
import { ReviewNotices } from './notices/ReviewNotices';
import { PhaseLine } from './phases/PhaseLine';
import { useReviewPhase } from './phases/useReviewPhase';
import { ReviewFoot } from './ReviewFoot';
import { SectionCards } from './SectionCards';
import { SubmitPanel } from './submit/SubmitPanel';
import { CompanyNews } from './together/CompanyNews';
import { PeopleContext } from './together/PeopleContext';
import { ReviewMoved } from './together/ReviewMoved';
import { UndoKey } from './together/UndoKey';
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
  const { t } = useOrrTranslation();
  const room = useRoom();
  const saving = useAnswerAutosave(detail, userRef);
  const edits = useExceptionAutosaves(detail, userRef);
  const questions = useReviewQuestions(detail, saving.state, userRef, edits);
  const { asked, judgement, sections, toAffirm } = questions;
  const exceptions = useMemo(() => ({ edits, judgement }), [edits, judgement]);
  const phase = useReviewPhase(detail);
  const way = useReviewWay(sections, detail.review.id, phase.phase);
  const { submitting, setSubmitting } = way;
  const onSubmit = () => {
    saving.autosave.flush();
    edits.forEach(({ autosave }) => autosave.flush());
    setSubmitting(true);
  };
  const keys = useFormKeys({
    shown: way.showing,
    openId: way.opened.openId,
    answering: !submitting,
    onStep: way.opened.step,
    onNext: () => (way.onNext ?? onSubmit)(),
    onFilterHidden: () => way.setDrawer('navigation'),
  });
  const company = useReviewCompany(
    detail,
    saving.autosave,
    edits,
    way.opened.openId,
  );
  const { setDrawer } = way;
  const onAbout = useCallback(() => setDrawer('context'), [setDrawer]);
  const { open, section } = way;
  if (!open || !section) {
    return <Typography>{t('questionnaire.noQuestions')}</Typography>;
  }
  const summary = saveSummaryOf(withExceptions(saving.state, edits));
  const titleOf = (line: string) => questions.titleOf(questionIdOf(line));
  const links = {
    titleOf,
    onOpen: (line: string) => way.onOpen(questionIdOf(line)),
  };
  return (
    <div ref={keys.form}>
      <ReviewMoved
        moved={company.moved}
        unsaved={summary.kept > 0}
        onReload={props.onReload}
      />
      <ReviewNotices detail={detail} />
      {!submitting && (
        <CarriedBar
          {...links}
          {...saving}
          detail={detail}
          toAffirm={toAffirm}
        />
      )}
      {!submitting && (
        <PhaseLine
          asked={asked}
          state={phase}
          shown={way.phase}
          maySet={detail.may.update}
        />
      )}
      <PeopleContext.Provider value={company.people}>
        <FormColumns
          drawer={way.drawer}
          onDrawer={setDrawer}
          navigation={
            <QuestionNav
              shown={way.shown}
              openId={open.question.id}
              onOpen={way.onOpen}
            />
          }
          context={
            <QuestionContext
              {...open}
              detail={detail}
              userRef={userRef}
              edit={saving.state.questions[open.question.id]}
              autosave={saving.autosave}
            />
          }
        >
          {submitting ? (
            <SubmitPanel
              {...links}
              detail={detail}
              userRef={userRef}
              asked={asked}
              toAffirm={toAffirm}
              saving={summary}
              onCancel={() => setSubmitting(false)}
              onSubmitted={props.onSubmitted}
            />
          ) : (
            <ExceptionsContext.Provider value={exceptions}>
              <SectionCards
                detail={detail}
                userRef={userRef}
                section={section}
                questions={questions}
                saving={saving}
                opened={way.opened}
                onAbout={room.context ? undefined : onAbout}
              />
            </ExceptionsContext.Provider>
          )}
        </FormColumns>
      </PeopleContext.Provider>
      <ReviewFoot
        {...links}
        judgement={judgement}
        answered={asked.filter(item => !item.unanswered).length}
        toAffirm={toAffirm}
        saving={summary}
        onNext={way.onNext}
        onKeys={room.navigation ? keys.openSheet : undefined}
        onSubmit={onSubmit}
        onReload={props.onReload}
        userRef={userRef}
        submitting={submitting}
      />
      <FormAnnouncements open={open} asked={asked} shown={way.shown} />
      <CompanyNews people={company.people} openId={open.question.id} />
      <UndoKey
        autosave={saving.autosave}
        titleOf={titleOf}
        onUndone={way.onOpen}
      />
      <KeySheet {...keys.sheet} />
    </div>
  );
}
