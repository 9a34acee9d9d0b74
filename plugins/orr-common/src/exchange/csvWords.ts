import type { Choice } from '../checklist/answerForm';
import type { Question, ReviewKind } from '../checklist/checklistDocument';
import { plainHeader } from './csvColumns';

type Words<T extends string> = Record<T, readonly string[]>;

/** What people write for each value. @internal */
export const CSV_WORDS = {
  risk: {
    high: ['h', 'critical', 'must', 'severe'],
    medium: ['m', 'moderate', 'normal', 'should'],
    low: ['l', 'minor', 'could'],
  } satisfies Words<Question['risk']>,
  effort: {
    high: ['h', 'months', 'large'],
    medium: ['m', 'weeks'],
    low: ['l', 'days', 'small'],
  } satisfies Words<Question['effort']>,
  gate: {
    blocking: ['block'],
    conditional: [],
    advisory: ['inform'],
  } satisfies Words<NonNullable<Question['gate']>>,
  phase: {
    design: [],
    build: [],
    launch: ['release'],
    operate: ['operation', 'operations', 'run'],
  } satisfies Words<Question['phase']>,
  origin: {
    incident: [],
    'near-miss': [],
    'anticipated-failure': ['risk analysis', 'pre mortem'],
    policy: ['regulation', 'compliance'],
    'best-practice': ['good practice'],
  } satisfies Words<Question['origin']>,
  reviews: {
    launch: ['release'],
    periodic: ['yearly', 'annual'],
    change: [],
    incident: [],
  } satisfies Words<ReviewKind>,
  answer: {
    choices: ['choice', 'checkboxes', 'tick', 'multiple choice', 'practices'],
    practice: ['yes partly no', 'yes no', 'yes/no'],
    number: ['amount', 'count'],
    duration: ['time'],
    date: ['day'],
    text: ['words', 'free text'],
  } satisfies Words<Question['answer']['type']>,
  tier: {
    scope: ['exit', 'out of scope'],
    core: ['must'],
    alternative: ['one of'],
    secondary: ['nice to have', 'should'],
    none: ['none of these', 'none of the above', 'exclusive'],
  } satisfies Words<NonNullable<Choice['tier']> | 'none'>,
} as const;

/** The value that a cell names in the words of people; undefined where it names none. @internal */
export function valueOfWord<T extends string>(
  cell: string,
  words: Record<T, readonly string[]>,
): T | undefined {
  const plain = plainHeader(cell);
  return (Object.keys(words) as T[]).find(value =>
    [value, ...words[value]].some(word => plainHeader(word) === plain),
  );
}
