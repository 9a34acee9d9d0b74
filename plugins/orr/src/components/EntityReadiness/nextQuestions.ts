import {
  Question,
  Risk,
  gateOf,
  questionsOf,
} from 'backstage-plugin-orr-common';
import {
  ChecklistDocument,
  ReviewJudgement,
} from 'backstage-plugin-orr-common';

const RISKS: Risk[] = ['high', 'medium', 'low'];

/** A question worth answering. @internal */
export type NextQuestion = Pick<Question, 'id' | 'title' | 'risk'> & {
  blocking: boolean;
};

/** The unanswered questions that matter most, blocking and high ones first. @internal */
export function nextQuestions(
  checklist: ChecklistDocument,
  judgement: ReviewJudgement,
  limit = 3,
): NextQuestion[] {
  const open = new Set(
    judgement.questions
      .filter(({ counted, level }) => counted && level === 'UNANSWERED')
      .map(({ questionId }) => questionId),
  );
  return questionsOf(checklist)
    .filter(({ id }) => open.has(id))
    .map(question => ({
      id: question.id,
      title: question.title,
      risk: question.risk,
      blocking: gateOf(question) === 'blocking',
    }))
    .sort(
      (a, b) =>
        Number(b.blocking) - Number(a.blocking) ||
        RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk),
    )
    .slice(0, limit);
}
