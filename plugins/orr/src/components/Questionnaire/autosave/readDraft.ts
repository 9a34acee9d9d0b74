import {
  ANSWER_LIMITS,
  Answer,
  AnswerForm,
  AnswerStatement,
  Evidence,
  isCalendarDay,
  isFullEntityRef,
  isSafeUrl,
  Question,
  validateStatement,
} from 'backstage-plugin-orr-common';
import { AnswerDraft, EvidenceDraft } from './answerDraft';

/** What goes to the server of one answer. @internal */
export interface AnswerWrite {
  statement: AnswerStatement | null;
  note?: string;
  evidence: Evidence[];
}

/** Why a field cannot be saved as it is. @internal */
type ProblemCode =
  | 'required'
  | 'notANumber'
  | 'notADate'
  | 'tooLong'
  | 'unsafeUrl'
  | 'notARef'
  | 'takesProof';

/** The fields of an answer form at which a problem can stand. @internal */
export type DraftField =
  | 'value'
  | 'reason'
  | 'url'
  | 'date'
  | 'assigneeRef'
  | 'researchNote'
  | 'note'
  | `evidence.${number}.${'url' | 'title' | 'date'}`;

/** @internal */
export type DraftProblems = Partial<Record<DraftField, ProblemCode>>;

/** What can be saved of a form, and what keeps the rest from being saved. @internal */
interface DraftReading {
  /** Absent while the statement or the note is incomplete: nothing is sent then. */
  write?: AnswerWrite;
  problems: DraftProblems;
}

const isDay = (day: string) =>
  isCalendarDay(day) &&
  day >= ANSWER_LIMITS.earliestDay &&
  day <= ANSWER_LIMITS.latestDay;

function urlProblem(url: string): ProblemCode | undefined {
  if (!url.trim()) {
    return 'required';
  }
  if (url.trim().length > ANSWER_LIMITS.url) {
    return 'tooLong';
  }
  return isSafeUrl(url.trim()) ? undefined : 'unsafeUrl';
}

function dayProblem(day: string): ProblemCode | undefined {
  if (!day) {
    return 'required';
  }
  return isDay(day) ? undefined : 'notADate';
}

function textProblem(text: string, limit: number): ProblemCode | undefined {
  return text.trim().length > limit ? 'tooLong' : undefined;
}

function requiredProblem(text: string, limit: number): ProblemCode | undefined {
  return text.trim() ? textProblem(text, limit) : 'required';
}

/** Leaves out the fields that have no problem. */
function found(problems: { [K in DraftField]?: ProblemCode }): DraftProblems {
  return Object.fromEntries(
    Object.entries(problems).filter(([, code]) => code),
  );
}

function numberOf(value: string): number {
  return Number(value.trim().replace(',', '.'));
}

const PROBLEM_OF_FORM: Partial<Record<AnswerForm['type'], ProblemCode>> = {
  number: 'notANumber',
  duration: 'notANumber',
  date: 'notADate',
  text: 'tooLong',
};

function valueProblem(
  draft: AnswerDraft,
  question: Question,
): ProblemCode | undefined {
  const statement = answeredStatement(draft, question.answer);
  return statement && validateStatement(question, statement).length
    ? PROBLEM_OF_FORM[question.answer.type]
    : undefined;
}

function statementProblems(
  draft: AnswerDraft,
  question: Question,
): DraftProblems {
  switch (draft.mode) {
    case 'notApplicable':
      return found({
        reason: requiredProblem(draft.reason, ANSWER_LIMITS.reason),
      });
    case 'coveredElsewhere':
      return found({
        url: urlProblem(draft.url),
        date: dayProblem(draft.date),
      });
    case 'toBeResearched':
      return found({
        assigneeRef: isFullEntityRef(draft.assigneeRef.trim())
          ? undefined
          : 'notARef',
        researchNote: textProblem(draft.researchNote, ANSWER_LIMITS.note),
      });
    default:
      return found({ value: valueProblem(draft, question) });
  }
}

function answeredStatement(
  draft: AnswerDraft,
  form: AnswerForm,
): AnswerStatement | null {
  const value = draft.value.trim();
  switch (form.type) {
    case 'choices': {
      const choices = form.choices
        .map(choice => choice.id)
        .filter(id => draft.choices.includes(id));
      return choices.length ? { kind: 'choices', choices } : null;
    }
    case 'practice':
      return draft.practice
        ? { kind: 'practice', value: draft.practice }
        : null;
    case 'number':
    case 'duration':
      return value ? { kind: form.type, value: numberOf(value) } : null;
    default:
      return value ? { kind: form.type, value } : null;
  }
}

function statementOf(
  draft: AnswerDraft,
  form: AnswerForm,
): AnswerStatement | null {
  switch (draft.mode) {
    case 'notApplicable':
      return { kind: 'notApplicable', reason: draft.reason.trim() };
    case 'coveredElsewhere':
      return {
        kind: 'coveredElsewhere',
        url: draft.url.trim(),
        date: draft.date,
      };
    case 'toBeResearched': {
      const note = draft.researchNote.trim();
      return {
        kind: 'toBeResearched',
        assigneeRef: draft.assigneeRef.trim(),
        ...(note && { note }),
      };
    }
    default:
      return answeredStatement(draft, form);
  }
}

function evidenceProblems(row: EvidenceDraft, index: number): DraftProblems {
  if (!row.url.trim() && !row.title.trim()) {
    return {};
  }
  return found({
    [`evidence.${index}.url`]: urlProblem(row.url),
    [`evidence.${index}.title`]: textProblem(row.title, ANSWER_LIMITS.title),
    [`evidence.${index}.date`]: dayProblem(row.date),
  });
}

function evidenceOf(row: EvidenceDraft): Evidence {
  const title = row.title.trim();
  return { url: row.url.trim(), date: row.date, ...(title && { title }) };
}

/**
 * Reads a form: what of it can be saved, and what is not complete. Evidence rows that are not complete wait
 * by themselves and hold back nothing else.
 *
 * @internal
 */
export function readDraft(
  draft: AnswerDraft,
  question: Question,
): DraftReading {
  const blocking = {
    ...statementProblems(draft, question),
    ...found({ note: textProblem(draft.note, ANSWER_LIMITS.note) }),
  };
  const rows = draft.evidence.map(evidenceProblems);
  const problems = Object.assign({}, blocking, ...rows) as DraftProblems;
  if (Object.keys(blocking).length) {
    return { problems };
  }
  const note = draft.note.trim();
  const evidence = draft.evidence
    .filter((row, index) => row.url.trim() && !Object.keys(rows[index]).length)
    .map(evidenceOf);
  return {
    write: {
      statement: statementOf(draft, question.answer),
      evidence,
      ...(note && { note }),
    },
    problems,
  };
}

function canonical(
  write: Pick<Answer, 'statement' | 'note' | 'evidence'>,
): string {
  const { statement } = write;
  return JSON.stringify([
    statement &&
      Object.entries(statement)
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => [
          name,
          Array.isArray(value) ? [...value].sort() : value,
        ])
        .sort(([a], [b]) => String(a).localeCompare(String(b))),
    (write.note ?? '').trim(),
    write.evidence.map(({ url, title, date }) => [url, title ?? '', date]),
  ]);
}

/** Whether a write says what the saved answer says already. @internal */
export function saysTheSame(write: AnswerWrite, answer?: Answer): boolean {
  return (
    canonical(write) === canonical(answer ?? { statement: null, evidence: [] })
  );
}
