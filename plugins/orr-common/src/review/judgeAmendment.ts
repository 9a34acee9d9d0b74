import { Question } from '../checklist/checklistDocument';
import { Amendment, AnswerWords } from './amendment';
import { Answer, AnswerStatement, Evidence } from './answer';
import { AnswerProblem, validateAnswer } from './validateAnswer';

/** What is to be changed of an answer that was decided on. @internal */
export interface AmendmentInput {
  /** What was asked. */
  question: Question;
  /** The answer with the words and links that it has now; absent where there is none. */
  answer?: Pick<Answer, 'statement'> & AnswerWords;
  /** Absent where it stays as it is; empty takes it away. */
  note?: string;
  /** Absent where they stay as they are. */
  evidence?: Evidence[];
}

/** What an amendment changes, or why it cannot be made. @internal */
export type JudgedAmendment =
  | { changed: Pick<Amendment, 'note' | 'evidence'> }
  | { problems: AnswerProblem[] };

/** These say that the form was not filled in, and their evidence rule does not hold. */
const WITHOUT_FORM: AnswerStatement['kind'][] = [
  'notApplicable',
  'coveredElsewhere',
  'toBeResearched',
];

function textOf(evidence: readonly Evidence[]): string {
  return JSON.stringify(
    evidence.map(({ url, title, date }) => [url, title ?? null, date]),
  );
}

function problem(field: string, message: string): JudgedAmendment {
  return { problems: [{ field, message }] };
}

/**
 * Judges a small edit after the decision: whether it changes words or links at all, and leaves what the question asks for.
 * What it states is not touched, so it never shows another level.
 *
 * @internal
 */
export function judgeAmendment(input: AmendmentInput): JudgedAmendment {
  const { question, answer } = input;
  if (!answer?.statement) {
    return problem('questionId', `"${question.id}" was not answered here`);
  }
  const { statement } = answer;
  const note = input.note?.trim();
  const evidence = input.evidence ?? answer.evidence;
  const problems = validateAnswer(question, {
    statement,
    note,
    evidence,
  }).filter(({ field }) => !field.startsWith('statement'));
  if (problems.length) {
    return { problems };
  }
  const changed = {
    ...(note !== undefined && note !== (answer.note ?? '') && { note }),
    ...(textOf(evidence) !== textOf(answer.evidence) && { evidence }),
  };
  if (!Object.keys(changed).length) {
    return problem(
      input.note === undefined && input.evidence ? 'evidence' : 'note',
      'nothing is changed: words and links are what they are already',
    );
  }
  return question.evidence?.rule === 'required' &&
    !evidence.length &&
    !WITHOUT_FORM.includes(statement.kind)
    ? problem('evidence', 'this question asks for at least one link')
    : { changed };
}
