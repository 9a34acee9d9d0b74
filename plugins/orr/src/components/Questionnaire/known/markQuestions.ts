import { isSameStatement } from 'backstage-plugin-orr-common';
import { AskedSection } from '../askedSections';
import { Known } from './KnownContext';

/** Marks what is handed to whoever looks, and what is answered otherwise than the last time. @internal */
export function markQuestions(
  sections: AskedSection[],
  { myRefs, earlier }: Pick<Known, 'myRefs' | 'earlier'>,
): AskedSection[] {
  const before = new Map(
    earlier?.answers.map(answer => [answer.questionId, answer.statement]),
  );
  return sections.map(section => ({
    ...section,
    asked: section.asked.map(item => ({
      ...item,
      handedToMe:
        item.statement?.kind === 'toBeResearched' &&
        myRefs.includes(item.statement.assigneeRef.toLocaleLowerCase('en-US')),
      changed:
        earlier?.review !== undefined &&
        !isSameStatement(item.statement, before.get(item.question.id)),
    })),
  }));
}
