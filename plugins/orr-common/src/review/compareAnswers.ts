import { canonicalJson } from '../hash/canonicalJson';
import { Answer, AnswerStatement } from './answer';

/** A part of an answer that can differ. @internal */
export type AnswerPart = 'statement' | 'note' | 'evidence';

/** How one answer differs between two frozen copies. @internal */
export interface AnswerDifference {
  /** The question that was answered. */
  questionId: string;
  /** Whether an answer came, went, or says something else. */
  kind: 'added' | 'removed' | 'changed';
  /** In what it differs. */
  parts: AnswerPart[];
  /** The answer of the earlier copy. */
  before?: Answer;
  /** The answer of the later copy. */
  after?: Answer;
}

const PARTS: readonly AnswerPart[] = ['statement', 'note', 'evidence'];

// Neither the order in which choices were ticked nor that of links says anything.
function comparableStatement(statement: AnswerStatement | null): unknown {
  return statement?.kind === 'choices'
    ? { ...statement, choices: [...statement.choices].sort() }
    : statement;
}

/** What an answer says, part by part, so that two of them can be compared. @internal */
export function comparableAnswer(
  answer: Answer | undefined,
): Record<AnswerPart, string> {
  return {
    statement: canonicalJson(comparableStatement(answer?.statement ?? null)),
    note: canonicalJson(answer?.note?.trim() ?? ''),
    evidence: canonicalJson(
      (answer?.evidence ?? []).map(item => canonicalJson({ ...item })).sort(),
    ),
  };
}

const EMPTY = comparableAnswer(undefined);

function isEmpty(parts: Record<AnswerPart, string>): boolean {
  return PARTS.every(part => parts[part] === EMPTY[part]);
}

/** Whether an answer was cleared, or there was none. @internal */
export function saysNothing(answer: Answer | undefined): boolean {
  return isEmpty(comparableAnswer(answer));
}

function byQuestion(answers: readonly Answer[]): Map<string, Answer> {
  return new Map(answers.map(answer => [answer.questionId, answer]));
}

/**
 * What changed from one frozen copy to another, in the order of the later one, then of the earlier. What an answer says
 * is compared, not who gave it or when: an answer that was only confirmed again is the same.
 *
 * @internal
 */
export function compareAnswers(
  before: readonly Answer[],
  after: readonly Answer[],
): AnswerDifference[] {
  const earlier = byQuestion(before);
  const later = byQuestion(after);
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap(
    (questionId): AnswerDifference[] => {
      const answers = {
        before: earlier.get(questionId),
        after: later.get(questionId),
      };
      const was = comparableAnswer(answers.before);
      const is = comparableAnswer(answers.after);
      const parts = PARTS.filter(part => was[part] !== is[part]);
      if (parts.length === 0) {
        return [];
      }
      const rest = isEmpty(is) ? 'removed' : 'changed';
      const kind = isEmpty(was) ? 'added' : rest;
      return [{ questionId, kind, parts, ...answers }];
    },
  );
}
