import { questionsOf } from '../checklist/checklistDefaults';
import { ChecklistDocument, Question } from '../checklist/checklistDocument';
import { WOULD_HAVE_HELPED, WouldHaveHelped } from './incidentFinding';

/** How many incidents say the same of a question. @internal */
export interface FindingCount {
  /** The question that should have caught them. */
  questionId: string;
  /** As it was worded when it was named last. */
  questionTitle: string;
  /** What was said of each. */
  wouldHaveHelped: WouldHaveHelped;
  /** How many. */
  count: number;
  /** ISO instant at which the newest of them was opened. */
  lastOpenedAt: string;
}

/** What incidents say of one question. @public */
export interface QuestionIncidents {
  /** The question. */
  questionId: string;
  /** As it is asked now; in the words of then where it is asked no more. */
  title: string;
  /** Where the question comes from; absent where the checklist asks it no more. */
  origin?: Question['origin'];
  /** How many links tell why it is asked. */
  links: number;
  /** How many incidents it should have caught. */
  incidents: number;
  /** How many of them it would have helped with. */
  helped: Record<WouldHaveHelped, number>;
  /** ISO instant at which the newest of them was opened. */
  lastOpenedAt: string;
}

function helpedOf(counts: FindingCount[]): Record<WouldHaveHelped, number> {
  return Object.fromEntries(
    WOULD_HAVE_HELPED.map(helped => [
      helped,
      counts
        .filter(({ wouldHaveHelped }) => wouldHaveHelped === helped)
        .reduce((sum, { count }) => sum + count, 0),
    ]),
  ) as Record<WouldHaveHelped, number>;
}

/**
 * What incidents say of the questions of a checklist: those that should have caught most of them first, then in the order
 * of the checklist. A question that is asked no more comes last.
 *
 * @internal
 */
export function incidentStatisticsOf(
  document: Pick<ChecklistDocument, 'sections'>,
  counts: readonly FindingCount[],
): QuestionIncidents[] {
  const asked = questionsOf(document);
  const byQuestion = new Map<string, FindingCount[]>();
  for (const count of counts) {
    const known = byQuestion.get(count.questionId) ?? [];
    byQuestion.set(count.questionId, [...known, count]);
  }
  const placeOf = (id: string) => {
    const place = asked.findIndex(question => question.id === id);
    return place < 0 ? asked.length : place;
  };
  return [...byQuestion]
    .map(([questionId, found]): QuestionIncidents => {
      const question = asked.find(({ id }) => id === questionId);
      const [newest] = [...found].sort((a, b) =>
        a.lastOpenedAt < b.lastOpenedAt ? 1 : -1,
      );
      return {
        questionId,
        title: question?.title ?? newest.questionTitle,
        ...(question && { origin: question.origin }),
        links: question?.why.links?.length ?? 0,
        incidents: found.reduce((sum, { count }) => sum + count, 0),
        helped: helpedOf(found),
        lastOpenedAt: newest.lastOpenedAt,
      };
    })
    .sort(
      (a, b) =>
        Number(a.origin === undefined) - Number(b.origin === undefined) ||
        b.incidents - a.incidents ||
        placeOf(a.questionId) - placeOf(b.questionId),
    );
}
