import {
  AnswerStatement,
  QuestionJudgement,
} from 'backstage-plugin-orr-common';
import { AnswerActionProps } from '../actions/answerActionProps';

/** What every panel beside the open question gets. @internal */
export interface ContextPanelProps extends AnswerActionProps {
  /** As judged now, with what stands in the form. */
  judgement: QuestionJudgement;
  statement?: AnswerStatement | null;
}
