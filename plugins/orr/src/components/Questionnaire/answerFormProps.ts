import { Question } from 'backstage-plugin-orr-common';
import { AnswerDraft } from './autosave/answerDraft';
import { DraftField } from './autosave/readDraft';

/** What every part of an answer's form gets. @internal */
export interface AnswerFormProps {
  question: Question;
  draft: AnswerDraft;
  /** Takes a change; `later` waits for the end of typing. */
  onChange: (change: Partial<AnswerDraft>, when: 'now' | 'later') => void;
  /** Sends what waits for the end of typing. */
  onBlur: () => void;
  /** What stands at a field: what is wrong with it, or what it still needs. */
  problemAt: (
    field: DraftField,
  ) => { text: string; wrong: boolean } | undefined;
}
