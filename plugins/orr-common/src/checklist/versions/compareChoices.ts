import { Choice } from '../answerForm';
import { Question } from '../checklistDocument';
import { ChoiceDifference } from './checklistDifferences';
import { compareFields } from './compareFields';
import { CHOICE_FIELDS } from './fieldKinds';
import { movedIds } from './movedIds';

function choicesOf(question?: Question): Choice[] {
  return question?.answer.type === 'choices' ? question.answer.choices : [];
}

function contentOf(choice?: Choice): object {
  const { id: _id, ...content } = choice ?? ({} as Partial<Choice>);
  return content;
}

/** How the choices of a question differ: in their later order, then those that are gone. @internal */
export function compareChoices(
  before?: Question,
  after?: Question,
): ChoiceDifference[] {
  const was = new Map(choicesOf(before).map(choice => [choice.id, choice]));
  const is = new Map(choicesOf(after).map(choice => [choice.id, choice]));
  const moved = movedIds([...was.keys()], [...is.keys()]);
  return [...new Set([...is.keys(), ...was.keys()])].flatMap(
    (choiceId): ChoiceDifference[] => {
      const one = was.get(choiceId);
      const other = is.get(choiceId);
      const fields = compareFields(
        { content: contentOf(one) },
        { content: contentOf(other) },
        CHOICE_FIELDS,
      );
      const stays = one && other;
      if (stays && !fields.length && !moved.has(choiceId)) {
        return [];
      }
      const isThere = other ? 'added' : 'removed';
      return [
        {
          choiceId,
          title: (other ?? one!).title,
          change: stays ? 'changed' : isThere,
          moved: moved.has(choiceId),
          meaning: !stays || fields.some(({ meaning }) => meaning),
          fields,
        },
      ];
    },
  );
}
