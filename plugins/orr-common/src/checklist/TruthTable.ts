import { Choice } from './answerForm';
import { RiskExpression } from './riskExpression';

/** Where, among 32 selections in a row, each of the first five choices is ticked. */
const PATTERNS = [0xaaaaaaaa, 0xcccccccc, 0xf0f0f0f0, 0xff00ff00, 0xffff0000];

/**
 * For which selections something holds: one bit for each of the 2ⁿ selections of n choices, in which the first choice is the
 * lowest bit. Whole words of 32 selections are worked out at once, so that all of 15 choices are looked at while an author types.
 *
 * @internal
 */
export class TruthTable {
  readonly #words: Uint32Array;

  private constructor(words: Uint32Array) {
    this.#words = words;
  }

  /** Holds where a choice is ticked, by its place among so many. */
  static ofChoice(index: number, count: number): TruthTable {
    return TruthTable.#filled(count, word =>
      index < PATTERNS.length
        ? PATTERNS[index]
        : -((word >>> (index - PATTERNS.length)) & 1),
    );
  }

  /** Holds for every selection of so many choices, or for none. */
  static constant(value: boolean, count: number): TruthTable {
    return TruthTable.#filled(count, () => (value ? -1 : 0));
  }

  /** Holds for the selections that a person can make: some of the choices, or one exclusive choice alone. */
  static ofPossible(choices: readonly Choice[]): TruthTable {
    const count = choices.length;
    const exclusive = choices.flatMap((choice, index) =>
      choice.exclusive ? [index] : [],
    );
    const combined = exclusive.reduce(
      (table, index) => table.without(TruthTable.ofChoice(index, count)),
      TruthTable.constant(true, count),
    );
    const { [0]: first } = combined.#words;
    // Nothing ticked is no answer; up to four choices fill no word.
    combined.#words[0] =
      first & ~1 & (count < 5 ? (1 << (1 << count)) - 1 : -1);
    for (const index of exclusive) {
      combined.#words[(1 << index) >>> 5] |= 1 << ((1 << index) & 31);
    }
    return combined;
  }

  static #filled(count: number, wordAt: (word: number) => number): TruthTable {
    const words = new Uint32Array(Math.max(1, 2 ** (count - 5)));
    for (let word = 0; word < words.length; word += 1) {
      words[word] = wordAt(word);
    }
    return new TruthTable(words);
  }

  // Plain loops: they run through a thousand words many times for each keystroke of an author.
  and(other: TruthTable): TruthTable {
    const words = new Uint32Array(this.#words.length);
    for (let word = 0; word < words.length; word += 1) {
      words[word] = this.#words[word] & other.#words[word];
    }
    return new TruthTable(words);
  }

  or(other: TruthTable): TruthTable {
    const words = new Uint32Array(this.#words.length);
    for (let word = 0; word < words.length; word += 1) {
      words[word] = this.#words[word] | other.#words[word];
    }
    return new TruthTable(words);
  }

  not(): TruthTable {
    const words = new Uint32Array(this.#words.length);
    for (let word = 0; word < words.length; word += 1) {
      words[word] = ~this.#words[word];
    }
    return new TruthTable(words);
  }

  without(other: TruthTable): TruthTable {
    const words = new Uint32Array(this.#words.length);
    for (let word = 0; word < words.length; word += 1) {
      words[word] = this.#words[word] & ~other.#words[word];
    }
    return new TruthTable(words);
  }

  get isEmpty(): boolean {
    for (let word = 0; word < this.#words.length; word += 1) {
      if (this.#words[word] !== 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether it holds for a selection, in bits. */
  has(selection: number): boolean {
    return (this.#words[selection >>> 5] & (1 << (selection & 31))) !== 0;
  }

  /** The selections that come of ticking a choice, by its place, in those for which this holds. */
  afterTicking(index: number): TruthTable {
    const words = new Uint32Array(this.#words.length);
    if (index < PATTERNS.length) {
      for (let word = 0; word < words.length; word += 1) {
        words[word] = (this.#words[word] & ~PATTERNS[index]) << (1 << index);
      }
    } else {
      const distance = 1 << (index - PATTERNS.length);
      for (let word = 0; word < words.length; word += 1) {
        words[word] = word & distance ? this.#words[word - distance] : 0;
      }
    }
    return new TruthTable(words);
  }
}

/** For which selections a condition holds; each && inside it is told as well. @internal */
export function tableOf(
  expression: RiskExpression,
  choices: readonly Choice[],
  onConjunction: (table: TruthTable) => void = () => {},
): TruthTable {
  const count = choices.length;
  const places = new Map(choices.map(({ id }, index) => [id, index]));
  const visit = (part: RiskExpression): TruthTable => {
    switch (part.type) {
      case 'default':
        return TruthTable.constant(true, count);
      case 'choice': {
        const place = places.get(part.id);
        return place === undefined
          ? TruthTable.constant(false, count)
          : TruthTable.ofChoice(place, count);
      }
      case 'not':
        return visit(part.operand).not();
      default: {
        const [first, ...others] = part.operands.map(visit);
        const isAnd = part.type === 'and';
        const table = others.reduce(
          (all, other) => (isAnd ? all.and(other) : all.or(other)),
          first,
        );
        if (isAnd) {
          onConjunction(table);
        }
        return table;
      }
    }
  };
  return visit(expression);
}
