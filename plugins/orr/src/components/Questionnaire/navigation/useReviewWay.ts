import { useCallback, useMemo, useRef, useState } from 'react';
import { ReviewPhase } from 'backstage-plugin-orr-common';
import { AskedQuestion, AskedSection } from '../askedSections';
import { SideColumn } from '../layout/FormColumns';
import { useSubmitting } from '../submit/useSubmitting';
import { nextUnanswered } from './nextUnanswered';
import { OpenQuestion, useOpenQuestion } from './useOpenQuestion';
import { ShownPhase, usePhaseFilter } from './usePhaseFilter';
import { ShownQuestions, useQuestionFilter } from './useQuestionFilter';

/** Where in a review one is, and the ways on. @internal */
export interface ReviewWay {
  opened: OpenQuestion;
  /** The one phase that shows. */
  phase: ShownPhase;
  shown: ShownQuestions;
  /** The questions that show, in order. */
  showing: AskedQuestion[];
  /** The open question; absent where the review asks none. */
  open?: AskedQuestion;
  /** The section of the open question, as far as it shows. */
  section?: AskedSection;
  /** The review is about to be submitted. */
  submitting: boolean;
  setSubmitting: (submitting: boolean) => void;
  drawer: SideColumn | undefined;
  setDrawer: (drawer: SideColumn | undefined) => void;
  onOpen: (questionId: string) => void;
  /** Absent where nothing is unanswered. */
  onNext?: () => void;
}

/** Keeps the way through a review: the open question, the filter, and the drawer that is open. @internal */
export function useReviewWay(
  sections: AskedSection[],
  reviewId: string,
  reached?: ReviewPhase,
): ReviewWay {
  const [drawer, setDrawer] = useState<SideColumn>();
  const opened = useOpenQuestion(sections);
  const { openId } = opened;
  const phase = usePhaseFilter(sections, openId);
  const shown = useQuestionFilter(phase.sections, openId);
  const asked = useMemo(
    () => sections.flatMap(section => section.asked),
    [sections],
  );
  const showing = shown.sections.flatMap(section => section.asked);
  const open = asked.find(({ question }) => question.id === openId);
  const next =
    openId &&
    (nextUnanswered(showing, openId, reached) ??
      nextUnanswered(asked, openId, reached));
  const [submitting, setSubmitting] = useSubmitting(reviewId, openId);
  const endSubmitting = useRef(() => {});
  endSubmitting.current = () => setSubmitting(false);
  const move = useCallback(
    (go: (questionId: string) => void, questionId: string) => {
      setDrawer(undefined);
      endSubmitting.current();
      go(questionId);
    },
    [],
  );
  const { open: go, step } = opened;
  const onOpen = useCallback(
    (questionId: string) => move(go, questionId),
    [move, go],
  );
  return {
    opened,
    phase,
    shown,
    showing,
    open,
    section: shown.sections.find(item => open && item.asked.includes(open)),
    submitting,
    setSubmitting,
    drawer,
    setDrawer,
    onOpen,
    onNext: next ? () => move(step, next) : undefined,
  };
}
