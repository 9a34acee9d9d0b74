import { evaluateWithAbsent } from '../checklist/evaluateWithAbsent';
import {
  RiskExpression,
  RiskExpressionError,
  parseRiskExpression,
} from '../checklist/riskExpression';
import { isNoneOfThese, LensQuestion, LensRisk } from './lens';
import { worstRiskOf } from './lintLens';

/** What is ticked under one question. @public */
export interface ChoicesAnswer {
  /** The ids of the choices that are ticked. */
  selected?: string[];
  /** The ids of the choices that do not apply. */
  notApplicable?: string[];
  /** False where the question as a whole does not apply. */
  isApplicable?: boolean;
}

/** The level that an answer shows. @public */
export type LensLevel =
  | 'HIGH'
  | 'MEDIUM'
  | 'NONE'
  | 'UNANSWERED'
  | 'NOT_APPLICABLE';

const LEVELS: Record<LensRisk, LensLevel> = {
  HIGH_RISK: 'HIGH',
  MEDIUM_RISK: 'MEDIUM',
  NO_RISK: 'NONE',
};

/**
 * The level of one question of a lens, as the AWS Well-Architected Tool works it out. The first rule that holds decides; where none
 * does, the worst level that the question declares. Choices are taken as they are stored: "None of these" beside others counts
 * like any other, and cannot be one that does not apply. Choices that the question does not have count for nothing, in answers and conditions alike.
 *
 * @public
 */
export function evaluateLensQuestion(
  question: LensQuestion,
  answer: ChoicesAnswer = {},
): LensLevel {
  if (answer.isApplicable === false) {
    return 'NOT_APPLICABLE';
  }
  const known = new Map(question.choices.map(choice => [choice.id, choice]));
  const selected = new Set(
    (answer.selected ?? []).filter(choiceId => known.has(choiceId)),
  );
  const absent = new Set(
    (answer.notApplicable ?? []).filter(choiceId => {
      const choice = known.get(choiceId);
      return choice && !isNoneOfThese(choice) && !selected.has(choiceId);
    }),
  );
  if (!selected.size && !absent.size) {
    return 'UNANSWERED';
  }
  const deciding = question.riskRules.find(({ condition }) => {
    const expression = readCondition(condition);
    return (
      expression &&
      evaluateWithAbsent(expression, choiceId => {
        if (absent.has(choiceId)) {
          return 'absent';
        }
        return selected.has(choiceId) ? 'selected' : 'open';
      })
    );
  });
  return LEVELS[deciding?.risk ?? worstRiskOf(question)];
}

/** A condition that cannot be read holds for no answer. */
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
