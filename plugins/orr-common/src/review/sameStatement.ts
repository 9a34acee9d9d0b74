import { Question } from '../checklist/checklistDocument';
import { canonicalJson } from '../hash/canonicalJson';
import { AnswerStatement } from './answer';
import { validateStatement } from './validateAnswer';

function comparable(statement: AnswerStatement | null): string {
  return canonicalJson(
    statement?.kind === 'choices'
      ? { ...statement, choices: [...statement.choices].sort() }
      : statement,
  );
}

/** Whether two statements say the same; the order in which choices were ticked says nothing. @internal */
export function isSameStatement(
  one: AnswerStatement | null | undefined,
  other: AnswerStatement | null | undefined,
): boolean {
  return comparable(one ?? null) === comparable(other ?? null);
}

/**
 * Whether a statement made elsewhere, or earlier, can answer a question as it is asked now. What was still to be found
 * out cannot.
 *
 * @internal
 */
export function isReusableStatement(
  question: Question,
  statement: AnswerStatement | null,
): statement is AnswerStatement {
  return (
    statement !== null &&
    statement.kind !== 'toBeResearched' &&
    validateStatement(question, statement).length === 0
  );
}
