import fc from 'fast-check';
import { printRiskExpression } from './printRiskExpression';
import {
  RISK_EXPRESSION_MAX_DEPTH,
  RISK_EXPRESSION_MAX_LENGTH,
  RiskExpression,
  RiskExpressionError,
  choicesMentioned,
  evaluateRiskExpression,
  parseRiskExpression,
} from './riskExpression';

const ids = ['one', 'two', 'kebab-case', 'snake_case', 'o'];

function holds(text: string, ...selected: string[]) {
  return evaluateRiskExpression(
    parseRiskExpression(text, ids),
    new Set(selected),
  );
}

function errorOf(text: string): RiskExpressionError {
  try {
    parseRiskExpression(text, ids);
  } catch (error) {
    expect(error).toBeInstanceOf(RiskExpressionError);
    return error as RiskExpressionError;
  }
  throw new Error(`"${text}" was read`);
}

function outcomeOf(text: string): { kind: string; position: number } {
  try {
    return { kind: typeof holds(text, 'one'), position: 0 };
  } catch (error) {
    const own = error instanceof RiskExpressionError;
    return {
      kind: own ? error.name : `threw ${error}`,
      position: own ? error.position : -1,
    };
  }
}

/** Writes an expression with more parentheses and space than it needs, or with as few as precedence allows. */
function write(expression: RiskExpression, spare: boolean, inside = 0): string {
  switch (expression.type) {
    case 'default':
      return 'default';
    case 'choice':
      return spare ? expression.id : `( ${expression.id}\n)`;
    case 'not':
      return `!${write(expression.operand, spare, 3)}`;
    default: {
      const rank = expression.type === 'or' ? 1 : 2;
      const operands = expression.operands.map(operand =>
        write(operand, spare, rank),
      );
      const text = operands.join(expression.type === 'or' ? ' || ' : '&&');
      return spare && inside <= rank ? text : `(${text})`;
    }
  }
}

/** The same expression by the operators of the language. */
function reference(
  expression: RiskExpression,
  selected: ReadonlySet<string>,
): boolean {
  if (expression.type === 'choice') {
    return selected.has(expression.id);
  }
  if (expression.type === 'not') {
    return !reference(expression.operand, selected);
  }
  if (expression.type === 'default') {
    return true;
  }
  let value = expression.type === 'and';
  for (const operand of expression.operands) {
    const next = reference(operand, selected);
    value = expression.type === 'and' ? value && next : value || next;
  }
  return value;
}

const expressions = fc.letrec<{ node: RiskExpression }>(tie => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc
      .constantFrom(...ids)
      .map((id): RiskExpression => ({ type: 'choice', id })),
    tie('node').map((operand): RiskExpression => ({ type: 'not', operand })),
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
      )
      .map(([type, operands]): RiskExpression => ({ type, operands })),
  ),
})).node;

describe('parseRiskExpression', () => {
  it.each([
    ['one', ['one'], true],
    ['one', ['two'], false],
    ['!one', ['two'], true],
    ['!!one', ['one'], true],
    ['one || two && kebab-case', ['one'], true],
    ['one && two || kebab-case', ['kebab-case'], true],
    ['(one || two) && kebab-case', ['one'], false],
    ['two && !one || kebab-case', ['two', 'one'], false],
    ['!(one || two)', ['kebab-case'], true],
    ['!one && two', ['two'], true],
    [' one\n\t&&\r\n two ', ['one', 'two'], true],
    ['kebab-case&&snake_case', ['kebab-case', 'snake_case'], true],
    ['o||one', ['o'], true],
    ['default', [], true],
    [' default ', ['one'], true],
  ])('%j of %j is %s', (text, selected, expected) => {
    expect(holds(text, ...selected)).toBe(expected);
  });

  it.each([
    ['', 0, /Expected a choice, found the end/],
    ['   ', 0, /found the end/],
    ['one &&', 6, /found the end/],
    ['one two', 4, /Expected && or \|\| before "two"/],
    ['one & two', 4, /Write && instead of a single &/],
    ['one | two', 4, /Write \|\| instead/],
    ['(one', 0, /There is no \) for this \(/],
    ['one)', 3, /There is no \( for this \)/],
    ['()', 1, /Expected a choice, found \)/],
    ['one && three', 7, /"three" is no choice of this question/],
    ['One', 0, /"One" is no choice/],
    ['one == two', 4, /Unexpected character "="/],
    ['one && default', 7, /default must stand alone/],
    ['constructor', 0, /"constructor" is no choice/],
    ['-one', 0, /Unexpected character "-"/],
  ])('refuses %j at %i', (text, position, message) => {
    const error = errorOf(text);
    expect(error.position).toBe(position);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(`(at character ${position + 1})`);
  });

  it('reads up to its longest and deepest, and no further', () => {
    const longest = 'one'.padEnd(RISK_EXPRESSION_MAX_LENGTH, ' ');
    expect(parseRiskExpression(longest, ids)).toEqual({
      type: 'choice',
      id: 'one',
    });
    expect(errorOf(`${longest} `).message).toMatch(/Longer than 5000/);

    const nested = (depth: number) =>
      `${'('.repeat(depth)}one${')'.repeat(depth)}`;
    expect(parseRiskExpression(nested(RISK_EXPRESSION_MAX_DEPTH), ids)).toEqual(
      { type: 'choice', id: 'one' },
    );
    expect(errorOf(nested(RISK_EXPRESSION_MAX_DEPTH + 1)).message).toMatch(
      /Nested deeper than 50/,
    );
    expect(
      errorOf(`${'!'.repeat(RISK_EXPRESSION_MAX_DEPTH + 1)}one`).message,
    ).toMatch(/Nested deeper/);
  });

  it('throws nothing but its own error, whatever the text', () => {
    const pieces = fc.constantFrom(
      ...ids,
      '&&',
      '||',
      '!',
      '(',
      ')',
      ' ',
      '&',
      'default',
      '\n',
      '-',
      '"',
      'é',
      '😀',
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.array(pieces).map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(texts, text => {
        const outcome = outcomeOf(text);
        expect(['boolean', 'RiskExpressionError']).toContain(outcome.kind);
        expect(outcome.position).toBeGreaterThanOrEqual(0);
        expect(outcome.position).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('evaluates as the operators of the language do, with spare and with full parentheses', () => {
    fc.assert(
      fc.property(
        expressions,
        fc.subarray(ids),
        fc.boolean(),
        (expression, selected, spare) => {
          const text = write(expression, spare);
          fc.pre(text.length <= RISK_EXPRESSION_MAX_LENGTH);
          expect(holds(text, ...selected)).toBe(
            reference(expression, new Set(selected)),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('printRiskExpression', () => {
  it.each([
    ['one||two&&( o )', 'one || two && o'],
    ['((one || two)) && !(one && two)', '(one || two) && !(one && two)'],
    ['!(!one)', '!!one'],
    ['one && (two && o)', 'one && (two && o)'],
    [' default ', 'default'],
  ])('writes %j as %j', (text, printed) => {
    expect(printRiskExpression(parseRiskExpression(text, ids))).toBe(printed);
  });

  it('is read as the condition that was written', () => {
    fc.assert(
      fc.property(expressions, fc.boolean(), (expression, spare) => {
        const printed = printRiskExpression(expression);
        const written = write(expression, spare);
        fc.pre(written.length <= RISK_EXPRESSION_MAX_LENGTH);
        expect(parseRiskExpression(printed, ids)).toEqual(expression);
        const read = parseRiskExpression(written, ids);
        expect(parseRiskExpression(printRiskExpression(read), ids)).toEqual(
          read,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('choicesMentioned', () => {
  it('names each choice once', () => {
    expect(
      choicesMentioned(parseRiskExpression('one && !(two || one)', ids)),
    ).toEqual(['one', 'two']);
    expect(choicesMentioned(parseRiskExpression('default', ids))).toEqual([]);
  });
});
