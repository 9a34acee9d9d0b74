import {
  IncidentFinding,
  IncidentHindsight,
  QuestionBefore,
  RecordIncidentFindingBody,
  WouldHaveHelped,
} from 'backstage-plugin-orr-common';

/** Says that no question should have caught an incident. @internal */
export const NONE = 'none';

/** A question that may be named, with the checklist that asks it. @internal */
export interface NameableQuestion extends QuestionBefore {
  /** Names it among the questions of all checklists. */
  key: string;
  checklistId: string;
  checklistTitle: string;
  /** The last review before the incident, where there is one to read. */
  review?: IncidentHindsight['checklists'][number]['review'];
}

/** What is being said of an incident. @internal */
export interface LookBackDraft {
  /** The key of a question, or {@link NONE}. */
  named?: string;
  wouldHaveHelped?: WouldHaveHelped;
  note: string;
}

/** How directly the answer to a question bears on incidents: what notices them comes before what they are responded with. */
const RANKS: ((question: NameableQuestion) => boolean)[] = [
  ({ bearing }) => bearing === 'fact',
  ({ question }) =>
    question?.prefill?.some(
      topic => topic === 'alerts' || topic === 'incidents',
    ) ?? false,
  ({ bearing }) => bearing === 'topic',
  ({ bearing }) => bearing === 'area',
  () => true,
];

function keyOf(checklistId: string, questionId: string): string {
  return JSON.stringify([checklistId, questionId]);
}

/** Those that bear on incidents first, the more direct before the others. @internal */
export function nameableQuestions({
  checklists,
}: IncidentHindsight): NameableQuestion[] {
  const all = checklists.flatMap(
    ({ checklistId, checklistTitle, review, questions }) =>
      questions.map(question => ({
        ...question,
        key: keyOf(checklistId, question.id),
        checklistId,
        checklistTitle,
        review,
      })),
  );
  const rankOf = (question: NameableQuestion) =>
    RANKS.findIndex(has => has(question));
  return all.sort((one, other) => rankOf(one) - rankOf(other));
}

/** What was said before, or nothing yet. @internal */
export function draftOf(finding: IncidentFinding | undefined): LookBackDraft {
  if (!finding) {
    return { note: '' };
  }
  const { checklistId, questionId, wouldHaveHelped, note = '' } = finding;
  return {
    named: questionId ? keyOf(checklistId!, questionId) : NONE,
    wouldHaveHelped,
    note,
  };
}

/** The same with another question; what can be known of whether it would have helped is said at once. @internal */
export function naming(
  draft: LookBackDraft,
  key: string,
  question: NameableQuestion | undefined,
): LookBackDraft {
  const fits =
    (key === NONE) === (draft.named === NONE) && draft.named !== undefined;
  if (question && !question.wasAsked) {
    return { ...draft, named: key, wouldHaveHelped: 'notAsked' };
  }
  const wasNotAsked = draft.wouldHaveHelped === 'notAsked';
  return {
    ...draft,
    named: key,
    wouldHaveHelped: fits && !wasNotAsked ? draft.wouldHaveHelped : undefined,
  };
}

/** What is sent; undefined while something is missing. @internal */
export function findingOf(
  { named, wouldHaveHelped, note }: LookBackDraft,
  questions: NameableQuestion[],
): Omit<RecordIncidentFindingBody, 'mutationId' | 'revision'> | undefined {
  const question = questions.find(({ key }) => key === named);
  const text = note.trim();
  const isComplete =
    wouldHaveHelped &&
    (question ||
      (named === NONE && (wouldHaveHelped !== 'notAsked' || text !== '')));
  return isComplete
    ? {
        ...(question && {
          checklistId: question.checklistId,
          questionId: question.id,
        }),
        wouldHaveHelped,
        ...(text && { note: text }),
      }
    : undefined;
}
