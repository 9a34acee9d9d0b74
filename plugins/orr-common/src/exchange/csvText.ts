import Papa from 'papaparse';

/** What spreadsheets take for a formula, and the mark against it, so that a mark that stood there before is told from ours. */
const FORMULA = /^['=+\-@\t\r\n|＝＋－＠]/;
const MARK = "'";
const MAX_ROWS = 20_000;

/** Rows of cells, or why there are none. @internal */
export interface CsvText {
  rows: string[][];
  /** From 1, as spreadsheets count. */
  problem?: { row: number; message: string };
}

/** What stands between cells. The first one stands nowhere, as in a table of one column. */
const DELIMITERS = ['\u001F', ',', ';', '\t'];
/** Among how many rows the headers are looked for. @internal */
export const FIRST_ROWS = 10;

/**
 * Reads a table as spreadsheets save it. Cells are parted by whatever makes the most of a row of headers.
 *
 * @internal
 */
export function readCsvText(
  source: string,
  countHeaders: (cells: string[]) => number,
): CsvText {
  const text = source.replace(/^\uFEFF/, '');
  const [{ delimiter }] = DELIMITERS.map(candidate => {
    const { data } = parse(text, candidate, FIRST_ROWS);
    const [best] = data
      .map(cells => ({ known: countHeaders(cells), cells: cells.length }))
      .sort((a, b) => b.known - a.known);
    return { delimiter: candidate, ...best };
  }).sort((a, b) => b.known - a.known || b.cells - a.cells);
  const { data, errors } = parse(text, delimiter, MAX_ROWS + 1);
  if (errors.length) {
    const [{ code, row = 0 }] = errors;
    const message =
      code === 'MissingQuotes'
        ? 'A quotation mark is opened and not closed'
        : 'Behind a closing quotation mark there is more; write two of them for one inside a cell';
    return { rows: [], problem: { row: row + 1, message } };
  }
  if (data.length > MAX_ROWS) {
    const message = `More than ${MAX_ROWS} rows`;
    return { rows: [], problem: { row: MAX_ROWS + 1, message } };
  }
  return { rows: data.map(cells => cells.map(withoutMark)) };
}

function parse(text: string, delimiter: string, preview: number) {
  return Papa.parse<string[]>(text, {
    header: false,
    skipEmptyLines: false,
    delimiter,
    preview,
  });
}

/** Writes a table that spreadsheets open as it is meant: UTF-8 with a mark that says so, and no cell a formula. @internal */
export function writeCsvText(rows: string[][]): string {
  const table = Papa.unparse(
    rows.map(cells =>
      cells.map(cell => (FORMULA.test(cell) ? MARK + cell : cell)),
    ),
    { newline: '\r\n' },
  );
  return `\uFEFF${table}\r\n`;
}

function withoutMark(cell: string): string {
  return cell.startsWith(MARK) && FORMULA.test(cell.slice(1))
    ? cell.slice(1)
    : cell;
}

/** Whether a spreadsheet would compute a cell, rather than show it. @internal */
export function isFormula(cell: string): boolean {
  return /^[=@＝＠]|^[+＋]\s*\p{L}/u.test(cell);
}
