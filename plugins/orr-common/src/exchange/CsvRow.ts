import { ProblemSeverity } from '../checklist/checklistProblem';
import { CSV_COLUMNS, CsvKey } from './csvColumns';
import { isFormula } from './csvText';
import { valueOfWord } from './csvWords';

/** Something wrong, or worth knowing, about one row of a table. @public */
export interface CsvProblem {
  /** An error refuses the table; the rest informs. */
  severity: ProblemSeverity;
  /** From 1, as spreadsheets count; the headers are the first. */
  row: number;
  /** The header of the column, where it is about one. */
  column?: string;
  /** What is wrong, in words for authors. */
  message: string;
}

/** One row by its columns. @internal */
export class CsvRow {
  readonly number: number;
  readonly #cells: ReadonlyMap<CsvKey, string>;
  readonly #problems: CsvProblem[];

  constructor(
    number: number,
    cells: ReadonlyMap<CsvKey, string>,
    problems: CsvProblem[],
  ) {
    this.number = number;
    this.#cells = cells;
    this.#problems = problems;
    for (const [key, cell] of cells) {
      if (isFormula(cell)) {
        const message = 'It reads like a formula, and is taken as text';
        this.report('warning', key, message);
      }
    }
  }

  get isBlank(): boolean {
    return this.#cells.size === 0;
  }

  has(...keys: CsvKey[]): boolean {
    return keys.some(key => this.#cells.has(key));
  }

  /** The text of a cell; undefined where it is blank. */
  text(key: CsvKey): string | undefined {
    return this.#cells.get(key);
  }

  /** One of a few values, in the words of people; undefined where the cell is blank, or wrong and told to be so. */
  word<T extends string>(
    key: CsvKey,
    words: Record<T, readonly string[]>,
    cell = this.text(key),
  ): T | undefined {
    if (cell === undefined) {
      return undefined;
    }
    const value = valueOfWord(cell, words);
    if (value === undefined) {
      const known = Object.keys(words).join(', ');
      this.report('error', key, `"${cell.slice(0, 40)}" is none of ${known}`);
    }
    return value;
  }

  /** An object of JSON; empty where the cell is. */
  json(key: CsvKey): Record<string, unknown> {
    const cell = this.text(key);
    if (cell === undefined) {
      return {};
    }
    try {
      const value: unknown = JSON.parse(cell);
      if (typeof value === 'object' && value && !Array.isArray(value)) {
        return value as Record<string, unknown>;
      }
    } catch {
      // Told below.
    }
    this.report('error', key, 'It has to be an object in JSON, or empty');
    return {};
  }

  report(
    severity: ProblemSeverity,
    key: CsvKey | undefined,
    message: string,
  ): void {
    const column = CSV_COLUMNS.find(one => one.key === key)?.header;
    this.#problems.push({
      severity,
      row: this.number,
      ...(column && { column }),
      message,
    });
  }
}
