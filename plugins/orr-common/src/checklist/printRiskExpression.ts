import { RiskExpression } from './riskExpression';

const RANKS = { or: 1, and: 2, not: 3 } as const;

/**
 * Writes a condition with as few parentheses as precedence allows, so that reading it gives the same condition again.
 *
 * @internal
 */
export function printRiskExpression(expression: RiskExpression): string {
  return print(expression, 0);
}

function print(expression: RiskExpression, outerRank: number): string {
  switch (expression.type) {
    case 'default':
      return 'default';
    case 'choice':
      return expression.id;
    case 'not':
      return `!${print(expression.operand, RANKS.not)}`;
    default: {
      const rank = RANKS[expression.type];
      const text = expression.operands
        // One of its own kind inside it is a group that somebody made.
        .map(operand => print(operand, rank))
        .join(expression.type === 'or' ? ' || ' : ' && ');
      return outerRank >= rank ? `(${text})` : text;
    }
  }
}

/** Both conditions together, or any of them; one that stands alone stays as it is. @internal */
export function combined(
  type: 'and' | 'or',
  operands: RiskExpression[],
): RiskExpression {
  return operands.length === 1 ? operands[0] : { type, operands };
}
