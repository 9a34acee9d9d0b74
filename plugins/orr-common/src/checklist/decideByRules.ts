import { evaluateWithAbsent } from './evaluateWithAbsent';
import {
  RiskExpression,
  RiskExpressionError,
  parseRiskExpression,
} from './riskExpression';

/** What is ticked under one question. @public */
export interface ChoicesAnswer {
  /** The ids of the choices that are ticked. */
  selected?: string[];
  /** The ids of the choices that do not apply. */
  notApplicable?: string[];
  /** False where the question as a whole does not apply. */
  isApplicable?: boolean;
}

/** What came of asking the rules: the place of the one that decides, where one does. @internal */
export type RuleDecision = 'notApplicable' | 'unanswered' | { index?: number };

/**
 * Asks rules in their order which decides, as the answer is stored: "None of these" beside others counts like any other, and
 * cannot be one that does not apply. Choices that the question does not have count for nothing. A rule that cannot be read holds for no answer.
 *
 * @internal
 */
export function decideByRules(
  question: {
    choices: readonly { id: string; exclusive?: boolean }[];
    conditions: readonly string[];
  },
  answer: ChoicesAnswer,
): RuleDecision {
  if (answer.isApplicable === false) {
    return 'notApplicable';
  }
  const exclusive = new Map(
    question.choices.map(choice => [choice.id, choice.exclusive ?? false]),
  );
  const selected = new Set(
    (answer.selected ?? []).filter(id => exclusive.has(id)),
  );
  const absent = new Set(
    (answer.notApplicable ?? []).filter(
      id => exclusive.get(id) === false && !selected.has(id),
    ),
  );
  if (!selected.size && !absent.size) {
    return 'unanswered';
  }
  const index = question.conditions.findIndex(condition => {
    const expression = readCondition(condition);
    return (
      expression &&
      evaluateWithAbsent(expression, id => {
        if (absent.has(id)) {
          return 'absent';
        }
        return selected.has(id) ? 'selected' : 'open';
      })
    );
  });
  return index < 0 ? {} : { index };
}

function readCondition(condition: string): RiskExpression | undefined {
  try {
    return parseRiskExpression(condition);
  } catch (error) {
    if (error instanceof RiskExpressionError) {
      return undefined;
    }
    throw error;
  }
}
