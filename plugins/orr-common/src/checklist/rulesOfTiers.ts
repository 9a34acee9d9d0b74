import { Choice, RiskRule } from './answerForm';
import { Question } from './checklistDocument';
import { combined, printRiskExpression } from './printRiskExpression';
import { RiskExpression } from './riskExpression';

const ONE_LOWER = { high: 'medium', medium: 'low' } as const;

/**
 * The risk rules that follow from how much each choice counts:
 *
 *     none             any scope, or every core, one of each alternative group, and every secondary
 *     one level lower  every core and one of each alternative group
 *     default          the risk of the question
 *
 * What "None of these" is ticked beside counts for nothing. A choice without a tier is secondary. The rule in the middle is left out where it could
 * not decide anything: nothing is secondary, nothing is more than that, or the risk is low.
 *
 * @public
 */
export function rulesOfTiers(question: {
  risk: Question['risk'];
  choices: readonly Choice[];
}): RiskRule[] {
  const { choices, risk } = question;
  const ofTier = (tier: NonNullable<Choice['tier']>) =>
    choices
      .filter(choice => tierOf(choice) === tier)
      .map(({ id }): RiskExpression => ({ type: 'choice', id }));
  const least = [...ofTier('core'), ...alternativesOf(choices)];
  const secondary = ofTier('secondary');
  const notNone = choices
    .filter(choice => choice.exclusive && choice.tier !== 'scope')
    .map(
      ({ id }): RiskExpression => ({
        type: 'not',
        operand: { type: 'choice', id },
      }),
    );

  const enough = [
    ...ofTier('scope'),
    ...(least.length + secondary.length
      ? [combined('and', [...least, ...secondary])]
      : []),
  ];
  const rules: RiskRule[] = [];
  if (enough.length) {
    rules.push({
      when: textOf(combined('or', enough), notNone),
      level: 'none',
    });
  }
  if (risk !== 'low' && least.length && secondary.length) {
    const when = textOf(combined('and', least), notNone);
    rules.push({ when, level: ONE_LOWER[risk] });
  }
  return [...rules, { when: 'default', level: risk }];
}

/** "None of these" has no tier, unless it says that the question is moot. */
function tierOf({ exclusive, tier = 'secondary' }: Choice): string | undefined {
  return exclusive && tier !== 'scope' ? undefined : tier;
}

/** One condition for each group; alternatives that name none are one group. */
function alternativesOf(choices: readonly Choice[]): RiskExpression[] {
  const groups = new Map<string | undefined, RiskExpression[]>();
  for (const choice of choices) {
    if (tierOf(choice) === 'alternative') {
      const members = groups.get(choice.alternativeGroup) ?? [];
      groups.set(choice.alternativeGroup, [
        ...members,
        { type: 'choice', id: choice.id },
      ]);
    }
  }
  return [...groups.values()].map(members => combined('or', members));
}

function textOf(condition: RiskExpression, notNone: RiskExpression[]): string {
  const operands = condition.type === 'and' ? condition.operands : [condition];
  return printRiskExpression(combined('and', [...operands, ...notNone]));
}
