import { Gate, Question, Risk, gateOf } from 'backstage-plugin-orr-common';

const BY_GATE: Record<Gate, number> = {
  blocking: 0,
  conditional: 1,
  advisory: 2,
};
const BY_RISK: Record<Risk, number> = { high: 0, medium: 1, low: 2 };

/**
 * The questions of a section in the order in which they are worth answering: what blocks a decision first, then by
 * risk. A question that hangs on another of the section comes right after it.
 *
 * @internal
 */
export function questionOrder(questions: Question[]): Question[] {
  const ids = new Set(questions.map(question => question.id));
  const parentOf = ({ visibleWhen }: Question) =>
    visibleWhen && ids.has(visibleWhen.question)
      ? visibleWhen.question
      : undefined;
  const byWeight = (one: Question, other: Question) =>
    BY_GATE[gateOf(one)] - BY_GATE[gateOf(other)] ||
    BY_RISK[one.risk] - BY_RISK[other.risk];
  const below = (parent: string | undefined): Question[] =>
    questions
      .filter(question => parentOf(question) === parent)
      .sort(byWeight)
      .flatMap(question => [question, ...below(question.id)]);
  return below(undefined);
}
