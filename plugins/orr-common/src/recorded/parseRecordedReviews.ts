import { CsvProblem } from '../exchange/CsvRow';
import { FIRST_ROWS, readCsvText } from '../exchange/csvText';
import {
  RECORDED_REVIEW_LIMITS,
  RecordedReviewClaim,
  recordedReviewKey,
} from './recordedReview';
import {
  RecordedColumnKey,
  recordedHeaderOf,
  recordedKeysOf,
} from './recordedReviewColumns';
import { RecordedRow } from './RecordedRow';

/** A row of the table, as far as it can be read. @public */
export interface RecordedReviewRow {
  /** From 1, as spreadsheets count; the headers are the first. */
  row: number;
  /** As it was written. */
  entity: string;
  /** Absent where a cell that is needed is missing or wrong. */
  claim?: RecordedReviewClaim;
}

/** What came out of reading a table of past reviews. @public */
export interface ParsedRecordedReviews {
  /** In the order of the table, its heading aside. */
  rows: RecordedReviewRow[];
  /** In the order of the rows; an error refuses the table. */
  problems: CsvProblem[];
}

const MAX_COLUMNS = 200;

/**
 * Reads reviews that were held elsewhere from a table: a row for each. Headers are taken in any order and in the words of people.
 * Whether there are such entities is for whoever knows them.
 *
 * @public
 */
export function parseRecordedReviews(
  text: string,
  options: {
    /** YYYY-MM-DD: no review was held after it. */
    today: string;
  },
): ParsedRecordedReviews {
  const problems: CsvProblem[] = [];
  const { table, keys } = readTable(text, problems);
  const seen = new Map<string, number>();
  const rows = table.map(({ number, cells }) => {
    const reader = new RecordedRow({ number, cells, keys, problems });
    const claim = reader.read(options.today);
    if (claim) {
      const key = recordedReviewKey(claim);
      const first = seen.get(key);
      if (first !== undefined) {
        reader.report('entity', `Row ${first} is about the same review`);
      }
      seen.set(key, first ?? number);
    }
    const entity = reader.text('entity') ?? '';
    return { row: number, entity, ...(claim && { claim }) };
  });
  problems.sort((a, b) => a.row - b.row);
  return { rows, problems };
}

interface ReadTable {
  table: { number: number; cells: string[] }[];
  keys: (RecordedColumnKey | undefined)[];
}

function readTable(text: string, problems: CsvProblem[]): ReadTable {
  const refuse = (row: number, message: string): ReadTable => {
    problems.push({ severity: 'error', row, message });
    return { table: [], keys: [] };
  };
  const { bytes, rows: mostRows } = RECORDED_REVIEW_LIMITS;
  if (new TextEncoder().encode(text).length > bytes) {
    return refuse(1, `Larger than ${bytes / 1000} kB`);
  }
  const { rows, problem } = readCsvText(text, countKnown);
  if (problem) {
    return refuse(problem.row, problem.message);
  }
  const headersAt = rows
    .slice(0, FIRST_ROWS)
    .findIndex(cells => countKnown(cells) > 0);
  if (headersAt < 0) {
    return refuse(1, 'No column is called Entity');
  }
  const headers = rows[headersAt];
  if (headers.length > MAX_COLUMNS) {
    return refuse(headersAt + 1, `More than ${MAX_COLUMNS} columns`);
  }
  const keys = recordedKeysOf(headers);
  const missing = (['reviewedOn', 'outcome'] as const).filter(
    key => !keys.includes(key),
  );
  if (missing.length) {
    const named = missing.map(recordedHeaderOf).join(' and ');
    return refuse(headersAt + 1, `No column is called ${named}`);
  }
  noteHeaders(headers, keys, headersAt + 1, problems);
  const table = rows
    .map((cells, index) => ({ number: index + 1, cells }))
    .slice(headersAt + 1)
    .filter(({ cells }) => cells.some(cell => cell.trim()));
  if (!table.length) {
    return refuse(headersAt + 1, 'Under the headers there is no row');
  }
  return table.length > mostRows
    ? refuse(table[mostRows].number, `More than ${mostRows} rows`)
    : { table, keys };
}

/** How much of a row of headers is known; nothing of one that names no entities. */
function countKnown(cells: string[]): number {
  const keys = recordedKeysOf(cells);
  return keys.includes('entity') ? keys.filter(Boolean).length : 0;
}

function noteHeaders(
  headers: string[],
  keys: (RecordedColumnKey | undefined)[],
  row: number,
  problems: CsvProblem[],
): void {
  keys.forEach((key, index) => {
    const column = headers[index].trim().slice(0, 100);
    if (column && (!key || keys.indexOf(key) < index)) {
      const message = key
        ? 'This column is there twice; the first one is read'
        : 'Nobody knows this column, so it is left out';
      problems.push({ severity: 'warning', row, column, message });
    }
  });
}
