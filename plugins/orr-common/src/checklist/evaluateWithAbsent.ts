import { RiskExpression } from './riskExpression';

/** What is known of one choice: whether it is ticked, or that it does not apply. @internal */
export type ChoiceState = 'selected' | 'open' | 'absent';

type Value = boolean | 'absent';

/**
 * Whether a condition holds where some choices do not apply: they count as met among the operands of `&&` and as unmet
 * among those of `||`. So an `&&` of nothing else is true and an `||` of nothing else is false; a choice that stands alone,
 * or under `!`, stays open, and a condition that is nothing but this does not hold.
 *
 * @internal
 */
export function evaluateWithAbsent(
  expression: RiskExpression,
  stateOf: (choiceId: string) => ChoiceState,
): boolean {
  return valueOf(expression, stateOf) === true;
}

function valueOf(
  expression: RiskExpression,
  stateOf: (choiceId: string) => ChoiceState,
): Value {
  switch (expression.type) {
    case 'default':
      return true;
    case 'choice': {
      const state = stateOf(expression.id);
      return state === 'absent' ? 'absent' : state === 'selected';
    }
    case 'not': {
      const value = valueOf(expression.operand, stateOf);
      return value === 'absent' ? 'absent' : !value;
    }
    default: {
      const values = expression.operands
        .map(operand => valueOf(operand, stateOf))
        .filter(value => value !== 'absent');
      return expression.type === 'and'
        ? values.every(Boolean)
        : values.some(Boolean);
    }
  }
}
