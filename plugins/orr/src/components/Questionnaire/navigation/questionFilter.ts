import { AskedQuestion } from '../askedSections';

/** What the list of questions can be narrowed to. @internal */
export const QUESTION_FILTERS = [
  'all',
  'unanswered',
  'high',
  'toAffirm',
  'research',
  'mine',
  'changed',
  'changesAsked',
] as const;

/** @internal */
export type QuestionFilter = (typeof QUESTION_FILTERS)[number];

const MATCHES: Record<QuestionFilter, (asked: AskedQuestion) => boolean> = {
  all: () => true,
  unanswered: asked => asked.unanswered,
  // What nobody has answered yet weighs as much as it would unmet.
  high: ({ question, judgement, unanswered }) =>
    judgement.level === 'HIGH' || (unanswered && question.risk === 'high'),
  toAffirm: asked => asked.toAffirm === true,
  research: ({ statement }) => statement?.kind === 'toBeResearched',
  mine: ({ handedToMe }) => handedToMe === true,
  changed: ({ changed }) => changed === true,
  changesAsked: asked => asked.changeAsked === true,
};

/** Filters that show only where they would leave something. @internal */
export const SELDOM_FILTERS: readonly QuestionFilter[] = [
  'toAffirm',
  'research',
  'mine',
  'changed',
  'changesAsked',
];

/** @internal */
export function matchesFilter(
  filter: QuestionFilter,
  asked: AskedQuestion,
): boolean {
  return MATCHES[filter](asked);
}

/** How many questions each filter would leave. @internal */
export function filterCounts(
  asked: AskedQuestion[],
): Record<QuestionFilter, number> {
  return Object.fromEntries(
    QUESTION_FILTERS.map(filter => [
      filter,
      asked.filter(MATCHES[filter]).length,
    ]),
  ) as Record<QuestionFilter, number>;
}
