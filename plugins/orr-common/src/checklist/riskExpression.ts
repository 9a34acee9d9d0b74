/**
 * Conditions of risk rules over the choices of one question:
 *
 *     condition = "default" | or ;
 *     or        = and { "||" and } ;
 *     and       = unary { "&&" unary } ;
 *     unary     = "!" unary | "(" or ")" | choice id ;
 *
 * They come from files and from people, so they are parsed within bounds and never evaluated as code.
 */

/** The longest condition, in characters. @internal */
export const RISK_EXPRESSION_MAX_LENGTH = 5_000;
/** How deep parentheses and negations may nest. @internal */
export const RISK_EXPRESSION_MAX_DEPTH = 50;

/** A parsed condition of a risk rule. @internal */
export type RiskExpression =
  | { type: 'default' }
  | { type: 'choice'; id: string }
  | { type: 'not'; operand: RiskExpression }
  | { type: 'and' | 'or'; operands: RiskExpression[] };

/** A condition that cannot be read; `position` counts characters from 0. @internal */
export class RiskExpressionError extends Error {
  /** Where reading stopped, in characters from 0. */
  readonly position: number;

  constructor(message: string, position: number) {
    super(`${message} (at character ${position + 1})`);
    this.name = 'RiskExpressionError';
    this.position = position;
  }
}

type Token = {
  kind: '&&' | '||' | '!' | '(' | ')' | 'id' | 'end';
  text: string;
  position: number;
};

const TOKEN = /\s*(&&|\|\||[!()]|[A-Za-z0-9_][A-Za-z0-9_-]*)/y;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let offset = 0;
  while (offset < end) {
    TOKEN.lastIndex = offset;
    const match = TOKEN.exec(text);
    if (!match) {
      throw unreadable(text, offset);
    }
    const [, word] = match;
    offset = TOKEN.lastIndex;
    const kind = /^[A-Za-z0-9_]/.test(word) ? 'id' : (word as Token['kind']);
    tokens.push({ kind, text: word, position: offset - word.length });
  }
  tokens.push({ kind: 'end', text: '', position: end });
  return tokens;
}

function unreadable(text: string, offset: number): RiskExpressionError {
  const position = offset + text.slice(offset).search(/\S/);
  const character = text[position];
  const message =
    character === '&' || character === '|'
      ? `Write ${character}${character} instead of a single ${character}`
      : `Unexpected character ${JSON.stringify(character)}`;
  return new RiskExpressionError(message, position);
}

class RiskExpressionParser {
  readonly #tokens: Token[];
  readonly #choiceIds: ReadonlySet<string> | undefined;
  #next = 0;

  constructor(tokens: Token[], choiceIds: ReadonlySet<string> | undefined) {
    this.#tokens = tokens;
    this.#choiceIds = choiceIds;
  }

  parse(): RiskExpression {
    const [first, second] = this.#tokens;
    if (first.text === 'default' && second.kind === 'end') {
      return { type: 'default' };
    }
    const expression = this.#chain('||', 0);
    const rest = this.#tokens[this.#next];
    if (rest.kind !== 'end') {
      const message =
        rest.kind === ')'
          ? 'There is no ( for this )'
          : `Expected && or || before "${rest.text}"`;
      throw new RiskExpressionError(message, rest.position);
    }
    return expression;
  }

  #chain(operator: '&&' | '||', depth: number): RiskExpression {
    const operands: RiskExpression[] = [];
    do {
      operands.push(
        operator === '||' ? this.#chain('&&', depth) : this.#unary(depth),
      );
    } while (this.#accept(operator));
    return operands.length === 1
      ? operands[0]
      : { type: operator === '||' ? 'or' : 'and', operands };
  }

  #unary(depth: number): RiskExpression {
    const token = this.#tokens[this.#next];
    this.#next += 1;
    if (
      depth >= RISK_EXPRESSION_MAX_DEPTH &&
      (token.kind === '!' || token.kind === '(')
    ) {
      throw new RiskExpressionError(
        `Nested deeper than ${RISK_EXPRESSION_MAX_DEPTH} levels`,
        token.position,
      );
    }
    if (token.kind === '!') {
      return { type: 'not', operand: this.#unary(depth + 1) };
    }
    if (token.kind === '(') {
      const inner = this.#chain('||', depth + 1);
      if (!this.#accept(')')) {
        throw new RiskExpressionError(
          'There is no ) for this (',
          token.position,
        );
      }
      return inner;
    }
    return this.#choice(token);
  }

  #choice(token: Token): RiskExpression {
    if (token.kind !== 'id') {
      const found = token.kind === 'end' ? 'the end' : token.text;
      throw new RiskExpressionError(
        `Expected a choice, found ${found}`,
        token.position,
      );
    }
    if (token.text === 'default') {
      throw new RiskExpressionError('default must stand alone', token.position);
    }
    if (this.#choiceIds && !this.#choiceIds.has(token.text)) {
      throw new RiskExpressionError(
        `"${token.text}" is no choice of this question`,
        token.position,
      );
    }
    return { type: 'choice', id: token.text };
  }

  #accept(kind: Token['kind']): boolean {
    const accepted = this.#tokens[this.#next].kind === kind;
    if (accepted) {
      this.#next += 1;
    }
    return accepted;
  }
}

/**
 * Reads a condition over the given choices, or over any where none are given; throws RiskExpressionError.
 *
 * @internal
 */
export function parseRiskExpression(
  text: string,
  choiceIds?: Iterable<string>,
): RiskExpression {
  if (text.length > RISK_EXPRESSION_MAX_LENGTH) {
    throw new RiskExpressionError(
      `Longer than ${RISK_EXPRESSION_MAX_LENGTH} characters`,
      RISK_EXPRESSION_MAX_LENGTH,
    );
  }
  return new RiskExpressionParser(
    tokenize(text),
    choiceIds && new Set(choiceIds),
  ).parse();
}

/** Whether a condition holds for a selection. @internal */
export function evaluateRiskExpression(
  expression: RiskExpression,
  selected: ReadonlySet<string>,
): boolean {
  switch (expression.type) {
    case 'default':
      return true;
    case 'choice':
      return selected.has(expression.id);
    case 'not':
      return !evaluateRiskExpression(expression.operand, selected);
    case 'and':
      return expression.operands.every(operand =>
        evaluateRiskExpression(operand, selected),
      );
    default:
      return expression.operands.some(operand =>
        evaluateRiskExpression(operand, selected),
      );
  }
}

/** The ids of the choices a condition mentions. @internal */
export function choicesMentioned(expression: RiskExpression): string[] {
  switch (expression.type) {
    case 'default':
      return [];
    case 'choice':
      return [expression.id];
    case 'not':
      return choicesMentioned(expression.operand);
    default:
      return [...new Set(expression.operands.flatMap(choicesMentioned))];
  }
}
