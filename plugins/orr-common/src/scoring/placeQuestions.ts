import {
  ChecklistDocument,
  Question,
  ReviewKind,
} from '../checklist/checklistDocument';
import { questionApplies } from '../checklist/applicability';
import { AnswerStatement } from '../review/answer';
import { QuestionJudgement } from './reviewJudgement';

/** A question with its place, and why it is in no count if it is in none. @internal */
export interface PlacedQuestion {
  question: Question;
  sectionId: string;
  hiddenBy?: QuestionJudgement['hiddenBy'];
}

interface Occasion {
  checklist: Pick<ChecklistDocument, 'sections'>;
  kind: ReviewKind;
  entity?: unknown;
  unaskedQuestionIds?: readonly string[];
  sparedQuestionIds?: readonly string[];
  answers: Readonly<Record<string, { statement: AnswerStatement | null }>>;
}

function isShownBy(
  condition: NonNullable<Question['visibleWhen']>,
  statement: AnswerStatement | null | undefined,
): boolean {
  if (condition.choice !== undefined) {
    return (
      statement?.kind === 'choices' &&
      statement.choices.includes(condition.choice)
    );
  }
  if (condition.practice !== undefined) {
    return (
      statement?.kind === 'practice' && statement.value === condition.practice
    );
  }
  return !!statement && statement.kind !== 'toBeResearched';
}

/**
 * The questions of a checklist in document order, with why one is not asked: the occasion, the entity, the version
 * that brought it, or an earlier answer. A question that hangs on a hidden one is hidden too.
 *
 * @internal
 */
export function placeQuestions(occasion: Occasion): PlacedQuestion[] {
  const earlier = new Map<string, PlacedQuestion>();
  const answers = new Map(Object.entries(occasion.answers));
  const reasonToHide = (question: Question): PlacedQuestion['hiddenBy'] => {
    if (!question.profiles.includes(occasion.kind)) {
      return 'profile';
    }
    if (
      !questionApplies(question, occasion.entity) ||
      occasion.unaskedQuestionIds?.includes(question.id)
    ) {
      return 'applicability';
    }
    if (occasion.sparedQuestionIds?.includes(question.id)) {
      return 'rollout';
    }
    const parent =
      question.visibleWhen && earlier.get(question.visibleWhen.question);
    // A condition on no earlier question cannot hide: lint refuses it, and asking is the safe side.
    if (!question.visibleWhen || !parent) {
      return undefined;
    }
    const statement = parent.hiddenBy
      ? undefined
      : answers.get(parent.question.id)?.statement;
    return isShownBy(question.visibleWhen, statement)
      ? undefined
      : 'visibleWhen';
  };
  return occasion.checklist.sections.flatMap(section =>
    section.questions.map(question => {
      const hiddenBy = reasonToHide(question);
      const placed: PlacedQuestion = {
        question,
        sectionId: section.id,
        ...(hiddenBy && { hiddenBy }),
      };
      earlier.set(question.id, placed);
      return placed;
    }),
  );
}
