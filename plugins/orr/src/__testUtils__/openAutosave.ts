import { Answer, OrrApi } from 'backstage-plugin-orr-common';
import { AnswerAutosave } from '../components/Questionnaire/autosave/AnswerAutosave';
import { AnswerDraft } from '../components/Questionnaire/autosave/answerDraft';
import { DraftStore } from '../components/Questionnaire/autosave/DraftStore';
import { FakeOrrApi } from './FakeOrrApi';
import { checklist, OWNER, REVIEW_ID } from './reviewFixtures';

const questions = checklist.sections.flatMap(section => section.questions);

/** An answer to the question about remarks, as it is saved. */
export const savedRemark = (rest: Partial<Answer> = {}): Answer => ({
  questionId: 'remarks',
  revision: 1,
  statement: { kind: 'text', value: 'First' },
  evidence: [],
  answeredBy: OWNER,
  answeredAt: '2026-03-02T10:00:00.000Z',
  ...rest,
});

const opened: AnswerAutosave[] = [];

/** Leaves all pages that were opened, so that they hear nothing of the next test. */
export function leaveAutosaves(): void {
  opened.splice(0).forEach(autosave => autosave.stop());
}

/** One page on which somebody answers the review of the fake. */
export function openAutosave(
  api: FakeOrrApi,
  options: {
    userRef?: string;
    isOpenElsewhere?: (pageId: string) => boolean;
    pageId?: string;
    whoIsSignedIn?: () => Promise<string>;
    saveAnswer?: OrrApi['saveAnswer'];
  } = {},
) {
  const { userRef = OWNER, saveAnswer = api.saveAnswer } = options;
  const autosave = new AnswerAutosave({
    ...options,
    api: { saveAnswer },
    userRef,
    reviewId: REVIEW_ID,
    questions,
    answers: api.review!.answers,
    drafts: new DraftStore({ ...options, userRef, reviewId: REVIEW_ID }),
  });
  opened.push(autosave);
  autosave.start();
  const edit = (questionId = 'remarks') =>
    autosave.getState().questions[questionId];
  return {
    autosave,
    edit,
    write: (
      change: Partial<AnswerDraft>,
      when: 'now' | 'later' = 'later',
      questionId = 'remarks',
    ) =>
      autosave.edit(questionId, { ...edit(questionId).draft, ...change }, when),
  };
}
