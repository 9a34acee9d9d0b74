import { Question, ReviewDetail } from 'backstage-plugin-orr-common';
import { AnswerAutosave } from '../autosave/AnswerAutosave';
import { QuestionEdit } from '../autosave/questionEdit';

/** What everything that can be done with an answer gets. @internal */
export interface AnswerActionProps {
  detail: ReviewDetail;
  userRef: string;
  question: Question;
  edit: QuestionEdit;
  autosave: AnswerAutosave;
}
