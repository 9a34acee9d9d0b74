import { Answer, AnswerStatement } from 'backstage-plugin-orr-common';

/** Which kind of statement is being made. @internal */
export type AnswerMode =
  | 'answer'
  | 'notApplicable'
  | 'coveredElsewhere'
  | 'toBeResearched';

/** One evidence row as typed, complete or not. @internal */
export interface EvidenceDraft {
  url: string;
  title: string;
  date: string;
}

/** One answer as it stands in the form: everything typed, complete or not. @internal */
export interface AnswerDraft {
  mode: AnswerMode;
  choices: string[];
  practice?: 'yes' | 'partly' | 'no';
  /** A number, duration, date or text, as typed. */
  value: string;
  reason: string;
  url: string;
  date: string;
  assigneeRef: string;
  researchNote: string;
  note: string;
  evidence: EvidenceDraft[];
}

const EMPTY: AnswerDraft = {
  mode: 'answer',
  choices: [],
  value: '',
  reason: '',
  url: '',
  date: '',
  assigneeRef: '',
  researchNote: '',
  note: '',
  evidence: [],
};

function ofStatement(statement: AnswerStatement | null): Partial<AnswerDraft> {
  switch (statement?.kind) {
    case 'choices':
      return { choices: statement.choices };
    case 'practice':
      return { practice: statement.value };
    case 'number':
    case 'duration':
    case 'date':
    case 'text':
      return { value: String(statement.value) };
    case 'notApplicable':
      return { mode: 'notApplicable', reason: statement.reason };
    case 'coveredElsewhere':
      return {
        mode: 'coveredElsewhere',
        url: statement.url,
        date: statement.date,
      };
    case 'toBeResearched':
      return {
        mode: 'toBeResearched',
        assigneeRef: statement.assigneeRef,
        researchNote: statement.note ?? '',
      };
    default:
      return {};
  }
}

/** The form as it shows a saved answer, or none. @internal */
export function draftOf(
  answer?: Pick<Answer, 'statement' | 'note' | 'evidence'>,
): AnswerDraft {
  if (!answer) {
    return EMPTY;
  }
  return {
    ...EMPTY,
    ...ofStatement(answer.statement),
    note: answer.note ?? '',
    evidence: answer.evidence.map(({ url, title, date }) => ({
      url,
      title: title ?? '',
      date,
    })),
  };
}

/** The form without a statement; note and evidence stay. @internal */
export function clearedDraft(draft: AnswerDraft): AnswerDraft {
  return { ...EMPTY, note: draft.note, evidence: draft.evidence };
}
