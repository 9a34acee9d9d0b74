import { Choice } from './answerForm';
import { RiskExpression } from './riskExpression';

/** A condition over a selection in bits, one for each choice. @internal */
export type Condition = (selection: number) => boolean;

/** Makes a condition ready to be asked of many selections. @internal */
export function compile(
  expression: RiskExpression,
  bits: ReadonlyMap<string, number>,
): Condition {
  switch (expression.type) {
    case 'default':
      return () => true;
    case 'choice': {
      const bit = bits.get(expression.id) ?? 0;
      return selection => (selection & bit) !== 0;
    }
    case 'not': {
      const operand = compile(expression.operand, bits);
      return selection => !operand(selection);
    }
    default: {
      const operands = expression.operands.map(operand =>
        compile(operand, bits),
      );
      return expression.type === 'and'
        ? selection => operands.every(operand => operand(selection))
        : selection => operands.some(operand => operand(selection));
    }
  }
}

/** Every && of a condition. @internal */
export function conjunctions(expression: RiskExpression): RiskExpression[] {
  switch (expression.type) {
    case 'not':
      return conjunctions(expression.operand);
    case 'and':
    case 'or':
      return [
        ...(expression.type === 'and' ? [expression] : []),
        ...expression.operands.flatMap(conjunctions),
      ];
    default:
      return [];
  }
}

/** The bit of each choice. @internal */
export function bitsOf(choices: Choice[]): Map<string, number> {
  return new Map(choices.map((choice, index) => [choice.id, 1 << index]));
}

/** Selections a person can make: some of the choices, or one exclusive choice alone. @internal */
export function possibleSelections(choices: Choice[]): number[] {
  const exclusive = choices.flatMap((choice, index) =>
    choice.exclusive ? [1 << index] : [],
  );
  const exclusiveBits = exclusive.reduce((all, bit) => all | bit, 0);
  const combined: number[] = [];
  for (let selection = 1; selection < 1 << choices.length; selection += 1) {
    if ((selection & exclusiveBits) === 0) {
      combined.push(selection);
    }
  }
  return [...combined, ...exclusive];
}
