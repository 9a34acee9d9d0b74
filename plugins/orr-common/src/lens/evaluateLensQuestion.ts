import { ChoicesAnswer, decideByRules } from '../checklist/decideByRules';
import { isNoneOfThese, LensQuestion, LensRisk } from './lens';
import { worstRiskOf } from './lintLens';

/** The level that an answer to a question of a lens shows. @public */
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
 * does, the worst level that the question declares.
 *
 * @public
 */
export function evaluateLensQuestion(
  question: LensQuestion,
  answer: ChoicesAnswer = {},
): LensLevel {
  const decision = decideByRules(
    {
      choices: question.choices.map(choice => ({
        id: choice.id,
        exclusive: isNoneOfThese(choice),
      })),
      conditions: question.riskRules.map(({ condition }) => condition),
    },
    answer,
  );
  if (decision === 'notApplicable') {
    return 'NOT_APPLICABLE';
  }
  if (decision === 'unanswered') {
    return 'UNANSWERED';
  }
  const deciding =
    decision.index === undefined
      ? undefined
      : question.riskRules[decision.index];
  return LEVELS[deciding?.risk ?? worstRiskOf(question)];
}
