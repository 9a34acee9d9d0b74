import { AskedQuestion } from '../Questionnaire/askedSections';

/** What frozen answers can be narrowed to. @internal */
export const ANSWER_FILTERS = [
  'risks',
  'unanswered',
  'notApplicable',
  'changed',
  'asked',
  'talkedAbout',
] as const;

/** @internal */
export type AnswerFilter = (typeof ANSWER_FILTERS)[number];

/** What is known of the answers besides how they were judged. @internal */
export interface AnswerMarks {
  /** Questions whose answer differs from what it is compared with. */
  changed: { has(questionId: string): boolean };
  /** Questions on which a change was asked for. */
  asked: { has(questionId: string): boolean };
  /** Questions with comments that are open. */
  talkedAbout: { has(questionId: string): boolean };
}

const RISKS = new Set<string | undefined>(['HIGH', 'MEDIUM', 'LOW']);

const MATCHES: Record<
  AnswerFilter,
  (asked: AskedQuestion, marks: AnswerMarks) => boolean
> = {
  risks: ({ judgement }) => RISKS.has(judgement.level),
  unanswered: ({ unanswered }) => unanswered,
  notApplicable: ({ statement }) =>
    statement?.kind === 'notApplicable' ||
    statement?.kind === 'coveredElsewhere',
  changed: ({ question }, { changed }) => changed.has(question.id),
  asked: ({ question }, { asked }) => asked.has(question.id),
  talkedAbout: ({ question }, { talkedAbout }) => talkedAbout.has(question.id),
};

/** Whether an answer falls under one of the filters. @internal */
export function matchesAnyFilter(
  filters: readonly AnswerFilter[],
  asked: AskedQuestion,
  marks: AnswerMarks,
): boolean {
  return filters.some(filter => MATCHES[filter](asked, marks));
}

/** How many answers fall under each filter. @internal */
export function answerFilterCounts(
  asked: AskedQuestion[],
  marks: AnswerMarks,
): Record<AnswerFilter, number> {
  return Object.fromEntries(
    ANSWER_FILTERS.map(filter => [
      filter,
      asked.filter(item => MATCHES[filter](item, marks)).length,
    ]),
  ) as Record<AnswerFilter, number>;
}
