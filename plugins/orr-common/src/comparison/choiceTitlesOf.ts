import { Question } from '../checklist/checklistDocument';
import { AnswerStatement } from '../review/answer';

/** What the ticked choices are called, in the order of the question; undefined where no choices are stated. @internal */
export function choiceTitlesOf(
  { answer: form }: Pick<Question, 'answer'>,
  statement: AnswerStatement | null | undefined,
): string[] | undefined {
  return form.type === 'choices' && statement?.kind === 'choices'
    ? form.choices
        .filter(({ id }) => statement.choices.includes(id))
        .map(({ title }) => title)
    : undefined;
}
