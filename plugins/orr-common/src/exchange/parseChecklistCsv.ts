import {
  ChecklistDocument,
  checklistDocumentSchema,
  ReviewKind,
} from '../checklist/checklistDocument';
import { lintChecklist } from '../checklist/lintChecklist';
import { ownIdOf } from '../lens/ownIds';
import { MAX_CHECKLIST_FILE_BYTES } from './checkChecklistFile';
import { CsvKey, keysOfHeaders } from './csvColumns';
import { CsvProblem, CsvRow } from './CsvRow';
import { FIRST_ROWS, readCsvText } from './csvText';
import { describeSchemaIssue } from './describeSchemaIssue';
import { formatPath } from './FileProblem';
import { CsvQuestion, NOT_WRITTEN, readCsvQuestion } from './readCsvQuestion';

/** What a checklist needs to be told beside what a table says. @public */
export interface ChecklistCsvOptions {
  /** Full ref of the group that answers for the checklist, where the table names nobody. */
  owner: string;
  /** Where the table names none. */
  title?: string;
  /** Where the table has none; by default made of the title. */
  id?: string;
}

/** What came out of reading a table. @public */
export interface ParsedChecklistCsv {
  /** Absent where a row has an error. */
  document?: ChecklistDocument;
  /** How many questions could be read. */
  questions: number;
  /** In the order of the rows. */
  problems: CsvProblem[];
}

interface CsvSection {
  title: string;
  more: Record<string, unknown>;
  questions: CsvRow[][];
}

const MAX_COLUMNS = 200;
/** As many as a checklist has sections, and each of them questions. */
const MAX_QUESTIONS = 20 * 60;
const KINDS: ReviewKind[] = ['launch', 'periodic'];

/**
 * Reads a checklist from a table: a row for each question, and for each choice of one behind the first. Headers are taken in any
 * order and in the words of people. Nothing of a table with an error is taken.
 *
 * @public
 */
export function parseChecklistCsv(
  text: string,
  options: ChecklistCsvOptions,
): ParsedChecklistCsv {
  const problems: CsvProblem[] = [];
  const rows = readRows(text, problems);
  const sections = sectionsOf(rows, problems);
  const read = readSections(sections);
  const questions = read.flatMap(section => section.questions);
  if (!questions.length && !hasError(problems)) {
    const message = 'The table has no question';
    problems.push({ severity: 'error', row: 1, message });
  }
  const document = hasError(problems)
    ? undefined
    : documentOf(read, rows, options, problems);
  if (document) {
    lint(document, read, problems);
    noteUnwritten(questions);
  }
  problems.sort((a, b) => a.row - b.row);
  return {
    ...(document && !hasError(problems) && { document }),
    questions: questions.length,
    problems,
  };
}

function hasError(problems: CsvProblem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

function readRows(text: string, problems: CsvProblem[]): CsvRow[] {
  const refuse = (row: number, message: string) => {
    problems.push({ severity: 'error', row, message });
    return [];
  };
  if (new TextEncoder().encode(text).length > MAX_CHECKLIST_FILE_BYTES) {
    return refuse(1, `Larger than ${MAX_CHECKLIST_FILE_BYTES / 1000} kB`);
  }
  const { rows, problem } = readCsvText(text, countKnown);
  if (problem) {
    return refuse(problem.row, problem.message);
  }
  const headersAt = rows
    .slice(0, FIRST_ROWS)
    .findIndex(cells => countKnown(cells) > 0);
  if (headersAt < 0) {
    return refuse(1, 'No column is called Question');
  }
  const headers = rows[headersAt];
  if (headers.length > MAX_COLUMNS) {
    return refuse(headersAt + 1, `More than ${MAX_COLUMNS} columns`);
  }
  const keys = keysOfHeaders(headers);
  noteHeaders(headers, keys, headersAt + 1, problems);
  return rows
    .map((cells, index) => ({ cells, number: index + 1 }))
    .slice(headersAt + 1)
    .map(({ cells, number }) => {
      const row = new CsvRow(number, byKey(cells, keys), problems);
      if (cells.slice(keys.length).some(cell => cell.trim())) {
        const message =
          'More cells than headers; put a cell that holds what parts cells into quotation marks';
        row.report('error', undefined, message);
      }
      return row;
    })
    .filter(row => !row.isBlank);
}

/** How much of a row of headers is known; nothing of one that names no questions. */
function countKnown(cells: string[]): number {
  const keys = keysOfHeaders(cells);
  return keys.includes('question') ? keys.filter(Boolean).length : 0;
}

function noteHeaders(
  headers: string[],
  keys: (CsvKey | undefined)[],
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

function byKey(
  cells: string[],
  keys: (CsvKey | undefined)[],
): Map<CsvKey, string> {
  return new Map(
    keys.flatMap((key, index): [CsvKey, string][] => {
      const cell = cells[index]?.trim();
      return key && cell && keys.indexOf(key) === index ? [[key, cell]] : [];
    }),
  );
}

/** Rows of a question, within their sections; a row that names nothing but a section begins it. */
function sectionsOf(rows: CsvRow[], problems: CsvProblem[]): CsvSection[] {
  const sections: CsvSection[] = [];
  const ids = new Map<string, number>();
  let asked = 0;
  for (const row of rows) {
    const title = row.text('section');
    const last = sections.at(-1);
    if (!last || row.has('sectionMore') || (title && title !== last.title)) {
      sections.push({
        title: title ?? last?.title ?? 'Questions',
        more: row.json('sectionMore'),
        questions: [],
      });
    }
    const { questions } = sections.at(-1)!;
    const id = row.text('questionId');
    if (row.has('question')) {
      asked += 1;
      if (asked > MAX_QUESTIONS) {
        row.report('error', 'question', `More than ${MAX_QUESTIONS} questions`);
        return [];
      }
      questions.push([row]);
      if (id !== undefined && ids.has(id)) {
        const message = `"${id}" is the id of row ${ids.get(id)} already`;
        row.report('error', 'questionId', message);
      } else if (id !== undefined) {
        ids.set(id, row.number);
      }
    } else if (row.has('choice', 'choiceId') && questions.length) {
      questions.at(-1)!.push(row);
    } else if (!row.has('section') || row.has('choice', 'why', 'guidance')) {
      row.report('error', 'question', 'The row asks no question');
    }
  }
  return hasError(problems)
    ? sections
    : sections.filter(({ questions }) => questions.length);
}

type ReadSection = Omit<CsvSection, 'questions'> & { questions: CsvQuestion[] };

function readSections(sections: CsvSection[]): ReadSection[] {
  const taken = new Set(
    sections.flatMap(({ questions }) =>
      questions.flatMap(([row]) => row.text('questionId') ?? []),
    ),
  );
  return sections.map(({ title, more, questions }) => ({
    title,
    more,
    questions: questions.flatMap(
      rows =>
        readCsvQuestion(rows, { section: title, kinds: KINDS, taken }) ?? [],
    ),
  }));
}

function documentOf(
  sections: ReadSection[],
  rows: CsvRow[],
  options: ChecklistCsvOptions,
  problems: CsvProblem[],
): ChecklistDocument | undefined {
  const title = options.title ?? 'Checklist from a table';
  const taken = new Set(
    sections.flatMap(({ more }) => (more.id as string) ?? []),
  );
  const asked = sections.flatMap(({ questions }) =>
    questions.flatMap(({ question }) => question.profiles),
  );
  const document = {
    schemaVersion: 1,
    id: options.id ?? ownIdOf(title, new Set(), 'checklist'),
    title,
    description: NOT_WRITTEN,
    owner: options.owner,
    state: 'draft',
    kinds: [...new Set(asked)],
    appliesTo: { kind: 'Component' },
    ...rows.find(row => row.has('checklistMore'))?.json('checklistMore'),
    sections: sections.map(section => ({
      title: section.title,
      ...section.more,
      id: section.more.id ?? ownIdOf(section.title, taken, 'section'),
      questions: section.questions.map(({ question }) => question),
    })),
  };
  const parsed = checklistDocumentSchema.safeParse(document);
  if (parsed.success) {
    return parsed.data;
  }
  parsed.error.issues
    .flatMap(issue => describeSchemaIssue(issue, document))
    .forEach(({ path, message }) =>
      problems.push({
        severity: 'error',
        row: rowAt(sections, path) ?? rows[0].number,
        message: `${formatPath(path)} ${message}`,
      }),
    );
  return undefined;
}

function lint(
  document: ChecklistDocument,
  sections: ReadSection[],
  problems: CsvProblem[],
): void {
  for (const { path, severity, message } of lintChecklist(document)) {
    const row = rowAt(sections, path) ?? 1;
    problems.push({
      severity,
      row,
      message: `${formatPath(path)} ${message}`,
    });
  }
}

function rowAt(
  sections: ReadSection[],
  [, section, , question]: readonly PropertyKey[],
): number | undefined {
  return sections[Number(section)]?.questions[Number(question ?? 0)]?.rows[0]
    .number;
}

function noteUnwritten(questions: CsvQuestion[]): void {
  for (const { question, rows } of questions) {
    const unwritten = (['guidance', 'good'] as const).filter(
      key => question[key] === NOT_WRITTEN,
    );
    if (question.why.text === NOT_WRITTEN) {
      rows[0].report('warning', 'why', 'Nobody wrote why it is asked');
    }
    for (const key of unwritten) {
      rows[0].report('info', key, 'Nobody has written this yet');
    }
  }
}
