import { useState } from 'react';
import { Answer, Evidence, Question } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { AnswerFormProps } from '../Questionnaire/answerFormProps';
import { AnswerDraft, draftOf } from '../Questionnaire/autosave/answerDraft';
import { readDraft, saysTheSame } from '../Questionnaire/autosave/readDraft';

/** What the form says, ready to be sent. @internal */
export interface DraftedWords {
  note: string;
  evidence: Evidence[];
}

/** Note and links of an answer as they stand in a dialog, and what keeps them from being saved. @internal */
export function useWordsDraft(question: Question, current: Answer) {
  const { t } = useOrrTranslation();
  const [draft, setDraft] = useState<AnswerDraft>(() => draftOf(current));
  const [tried, setTried] = useState(false);
  const { write, problems } = readDraft(draft, question);
  const isComplete = write && Object.keys(problems).length === 0;
  const isFormAnswer = draft.mode === 'answer';
  const lacksLink =
    question.evidence?.rule === 'required' &&
    isFormAnswer &&
    write?.evidence.length === 0;
  const isUnchanged = Boolean(write && saysTheSame(write, current));
  const problem = [
    isComplete && lacksLink && t('amendment.dialog.linkMissing'),
    isComplete && isUnchanged && t('amendment.dialog.unchanged'),
  ].find(Boolean);
  const form: AnswerFormProps = {
    question,
    draft,
    onChange: change => setDraft(before => ({ ...before, ...change })),
    onBlur: () => {},
    problemAt: field => {
      const code = problems[field];
      return tried && code
        ? { text: t(`answer.problem.${code}`), wrong: true }
        : undefined;
    },
  };
  return {
    form,
    problem: tried && problem ? problem : undefined,
    /** What is to be sent; nothing where something is missing, which is said from now on. */
    read: (): DraftedWords | undefined => {
      setTried(true);
      return isComplete && !problem
        ? { note: write.note ?? '', evidence: write.evidence }
        : undefined;
    },
  };
}
