import type { Choice, RiskRule } from '../checklist/answerForm';
import {
  Question,
  questionSchema,
  ReviewKind,
} from '../checklist/checklistDocument';
import { rulesOfTiers } from '../checklist/rulesOfTiers';
import { ownIdOf } from '../lens/ownIds';
import { CsvKey } from './csvColumns';
import { CsvRow } from './CsvRow';
import { CSV_WORDS } from './csvWords';
import { describeSchemaIssue } from './describeSchemaIssue';
import { formatPath } from './FileProblem';

/** What stands where a document needs words and the table has none. @internal */
export const NOT_WRITTEN = 'Not written yet.';
const LONGEST_MADE_ID = 60;
/** One more than a question has, so that the schema says what is too much. */
const ENOUGH_CHOICES = 16;
const LEVELS = { none: [], low: [], medium: [], high: [] };

/** The columns by the keys of a question. */
const COLUMN_OF: Record<string, CsvKey> = {
  id: 'questionId',
  title: 'question',
  profiles: 'reviews',
};

/** A question and the rows that it was read from. @internal */
export interface CsvQuestion {
  question: Question;
  rows: CsvRow[];
}

/** Reads one question from its row and those of its further choices; what is wrong is told to the rows. @internal */
export function readCsvQuestion(
  rows: CsvRow[],
  within: {
    section: string;
    kinds: ReviewKind[];
    taken: Set<string>;
  },
): CsvQuestion | undefined {
  const [first] = rows;
  const more = first.json('questionMore');
  const { why: moreWhy, answer: moreAnswer, ...others } = more;
  const risk = first.word('risk', CSV_WORDS.risk) ?? 'medium';
  const title = first.text('question') ?? '';
  const question = {
    id:
      first.text('questionId') ??
      ownIdOf(title.slice(0, LONGEST_MADE_ID), within.taken, 'question'),
    title,
    guidance: first.text('guidance') ?? NOT_WRITTEN,
    why: { text: first.text('why') ?? NOT_WRITTEN, ...objectOf(moreWhy) },
    good: first.text('good') ?? NOT_WRITTEN,
    area: first.text('area') ?? within.section,
    stakeholder: first.text('stakeholder') ?? 'Not named',
    origin: first.word('origin', CSV_WORDS.origin) ?? 'best-practice',
    risk,
    ...given('gate', first.word('gate', CSV_WORDS.gate)),
    effort: first.word('effort', CSV_WORDS.effort) ?? 'medium',
    phase: first.word('phase', CSV_WORDS.phase) ?? 'launch',
    profiles: reviewsOf(first) ?? within.kinds,
    ...others,
    answer: { ...answerOf(rows, risk), ...objectOf(moreAnswer) },
  };
  const parsed = questionSchema.safeParse(question);
  if (parsed.success) {
    return { question: parsed.data, rows };
  }
  parsed.error.issues
    .flatMap(issue => describeSchemaIssue(issue, question))
    .forEach(({ path, message }) => reportAt(rows, path, message));
  return undefined;
}

function reviewsOf(row: CsvRow): ReviewKind[] | undefined {
  const cells = row
    .text('reviews')
    ?.split(/[,;/\n]/)
    .map(cell => cell.trim())
    .filter(Boolean);
  return cells?.flatMap(
    cell => row.word('reviews', CSV_WORDS.reviews, cell) ?? [],
  );
}

function answerOf(rows: CsvRow[], risk: Question['risk']): object {
  const [first] = rows;
  const choiceRows = rows
    .filter(row => row.has('choice', 'choiceId'))
    .slice(0, ENOUGH_CHOICES);
  const type =
    first.word('answer', CSV_WORDS.answer) ??
    (choiceRows.length ? 'choices' : 'practice');
  if (type !== 'choices') {
    choiceRows.forEach(row =>
      row.report('error', 'choice', 'Only an answer by choices has some'),
    );
    return { type, ...given('improvement', first.text('improvement')) };
  }
  const taken = new Set([
    'default',
    ...choiceRows.flatMap(row => row.text('choiceId') ?? []),
  ]);
  const choices = choiceRows.map(row => choiceOf(row, taken));
  return {
    type,
    choices,
    riskRules: rulesOf(first) ?? rulesOfTiers({ risk, choices }),
  };
}

function choiceOf(row: CsvRow, taken: Set<string>): Choice {
  const title = row.text('choice') ?? '';
  const tier = row.word('tier', CSV_WORDS.tier);
  // A choice with an id was written by somebody who knows what it is.
  const looksLikeNone =
    !row.has('tier', 'choiceId') && /^none (?:of|apply)\b/i.test(title);
  const isNone = tier === 'none' || looksLikeNone;
  return {
    id:
      row.text('choiceId') ??
      ownIdOf(title.slice(0, LONGEST_MADE_ID), taken, 'choice'),
    title,
    ...given('guidance', row.text('choiceGuidance')),
    ...given('improvement', row.text('choiceImprovement')),
    ...(tier !== 'none' && given('tier', tier)),
    ...given('alternativeGroup', row.text('alternativeGroup')),
    ...(isNone && { exclusive: true }),
    ...row.json('choiceMore'),
  };
}

/** One rule a line: a level, a colon, a condition. */
function rulesOf(row: CsvRow): RiskRule[] | undefined {
  const lines = row
    .text('rules')
    ?.split(/\r?\n/)
    .filter(line => line.trim());
  return lines?.flatMap(line => {
    const [, word, when] = /^([^:]*):\s*(.*)$/.exec(line) ?? [];
    const level = word && row.word('rules', LEVELS, word.trim());
    if (!level) {
      const message = 'Write each rule on a line, such as "none: one && two"';
      row.report('error', 'rules', message);
      return [];
    }
    return [{ when, level }];
  });
}

function reportAt(
  rows: CsvRow[],
  path: readonly PropertyKey[],
  message: string,
): void {
  const [key, list, index] = path;
  const choiceRows = rows.filter(row => row.has('choice', 'choiceId'));
  const row =
    (key === 'answer' && list === 'choices' && choiceRows[Number(index)]) ||
    rows[0];
  const column = COLUMN_OF[String(key)] ?? (String(key) as CsvKey);
  row.report('error', column, `${formatPath(path)} ${message}`);
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function given<K extends string, T>(
  key: K,
  value: T | undefined,
): { [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };
}
