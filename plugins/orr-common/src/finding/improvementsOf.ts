import { Choice } from '../checklist/answerForm';
import { Question } from '../checklist/checklistDocument';
import { AnswerStatement } from '../review/answer';

/** One thing that would close a gap. @internal */
export interface Improvement {
  /** Of the practice, or of the question where it has none. */
  id: string;
  /** The practice that is missing, where the question has several. */
  title?: string;
  /** What is to be done, in the words of the checklist. */
  text: string;
}

function isMissing(
  choice: Choice,
  chosen: Set<string>,
  all: Choice[],
): boolean {
  if (choice.exclusive || choice.tier === 'scope' || chosen.has(choice.id)) {
    return false;
  }
  const { alternativeGroup } = choice;
  return !(
    alternativeGroup &&
    all.some(
      other =>
        other.alternativeGroup === alternativeGroup && chosen.has(other.id),
    )
  );
}

/** What of a question's improvement plan is still to be done, given the answer. @internal */
export function improvementsOf(
  question: Question,
  statement?: AnswerStatement | null,
): Improvement[] {
  const form = question.answer;
  if (form.type === 'text') {
    return [];
  }
  if (form.type !== 'choices') {
    return form.improvement
      ? [{ id: question.id, text: form.improvement }]
      : [];
  }
  const chosen = new Set(
    statement?.kind === 'choices' ? statement.choices : [],
  );
  return form.choices
    .filter(
      choice => choice.improvement && isMissing(choice, chosen, form.choices),
    )
    .map(choice => ({
      id: choice.id,
      title: choice.title,
      text: choice.improvement!,
    }));
}
