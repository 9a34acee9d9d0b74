import { useContext, useMemo } from 'react';
import {
  Answer,
  AnswersToAffirm,
  ChangeRequest,
  CoverageJudgement,
  ReviewDetail,
  answersToAffirm,
  changeRequestState,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { useLiveJudgement } from '../../hooks/useLiveJudgement';
import { ExceptionEdits } from '../Coverage/useExceptionAutosaves';
import { useChangeRequests } from '../Scrutiny/ChangeRequestsProvider';
import { AskedQuestion, AskedSection, askedSectionsOf } from './askedSections';
import { AutosaveState } from './autosave/questionEdit';
import { readDraft } from './autosave/readDraft';
import { KnownContext } from './known/KnownContext';
import { markQuestions } from './known/markQuestions';

/** A running review as it stands in the form. @internal */
export interface ReviewQuestions {
  judgement: CoverageJudgement;
  sections: AskedSection[];
  asked: AskedQuestion[];
  /** What was carried over and is not affirmed. */
  toAffirm: AnswersToAffirm;
  titleOf: (questionId: string) => string;
  /** The titles of what has an answer but is not asked, because of the answer to this question. */
  hiddenBy: (questionId: string) => string[];
}

/** Whether a change was asked for, and whether that still waits for a change or a reply. */
function changesOf(
  request: ChangeRequest | undefined,
  answer: Answer | undefined,
): Pick<AskedQuestion, 'changeAsked' | 'changeWaits'> {
  return request
    ? {
        changeAsked: true,
        changeWaits: changeRequestState(request, answer) === 'open',
      }
    : {};
}

/**
 * The questions that a running review asks now, each with what stands in the form and what that shows.
 *
 * @internal
 */
export function useReviewQuestions(
  detail: ReviewDetail,
  state: AutosaveState,
  userRef: string,
  exceptions: ExceptionEdits[],
): ReviewQuestions {
  const judgement = useLiveJudgement(detail, state, userRef, exceptions);
  const known = useContext(KnownContext);
  const { requests } = useChangeRequests();
  return useMemo(() => {
    const { document } = detail.checklist;
    const questions = new Map(
      questionsOf(document).map(question => [question.id, question]),
    );
    const statementOf = (questionId: string) =>
      readDraft(state.questions[questionId].draft, questions.get(questionId)!)
        .write?.statement;
    const toAffirm = answersToAffirm({
      checklist: document,
      questions: judgement.common,
      answers: Object.values(state.questions).flatMap(
        ({ answer }) => answer ?? [],
      ),
    });
    const unaffirmed = new Set([...toAffirm.simple, ...toAffirm.withProof]);
    const sections = markQuestions(
      askedSectionsOf(document.sections, judgement, statementOf),
      known,
    ).map(section => ({
      ...section,
      asked: section.asked.map(item => ({
        ...item,
        ...changesOf(
          requests.get(item.question.id),
          state.questions[item.question.id].answer,
        ),
        ...(unaffirmed.has(item.question.id) && { toAffirm: true }),
      })),
    }));
    const hidden = judgement.questions
      .filter(item => item.hiddenBy === 'visibleWhen')
      .map(item => questions.get(item.questionId)!)
      .filter(question => statementOf(question.id));
    return {
      judgement,
      sections,
      asked: sections.flatMap(section => section.asked),
      toAffirm,
      titleOf: questionId => questions.get(questionId)?.title ?? questionId,
      hiddenBy: questionId =>
        hidden
          .filter(({ visibleWhen }) => visibleWhen?.question === questionId)
          .map(question => question.title),
    };
  }, [detail, judgement, state, known, requests]);
}
