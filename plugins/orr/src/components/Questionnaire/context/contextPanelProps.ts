import {
  AnswerStatement,
  Question,
  QuestionJudgement,
  ReviewDetail,
} from 'backstage-plugin-orr-common';

/** What every panel beside the open question gets. @internal */
export interface ContextPanelProps {
  detail: ReviewDetail;
  question: Question;
  /** As judged now, with what stands in the form. */
  judgement: QuestionJudgement;
  statement?: AnswerStatement | null;
}
