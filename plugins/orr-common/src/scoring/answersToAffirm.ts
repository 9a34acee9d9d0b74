import { ChecklistDocument } from '../checklist/checklistDocument';
import { questionsOf } from '../checklist/checklistDefaults';
import { affirmingTakesProof, isUnaffirmed } from '../review/affirmation';
import { Answer } from '../review/answer';
import { QuestionJudgement } from './reviewJudgement';

/** The carried answers of a review that nobody has affirmed, by question, in the order of the checklist. @public */
export interface AnswersToAffirm {
  /** They can be affirmed as they are, also together, and may stay as they are. */
  simple: string[];
  /** Each takes fresh evidence or a sentence before the review is submitted. */
  withProof: string[];
}

/** What of the answers that were carried over is still to be affirmed; what is not asked here does not count. @public */
export function answersToAffirm(options: {
  checklist: Pick<ChecklistDocument, 'sections'>;
  /** As judged; of a review of several entities, the common answers. */
  questions: readonly Pick<QuestionJudgement, 'questionId' | 'counted'>[];
  answers: readonly Pick<
    Answer,
    'questionId' | 'statement' | 'answeredBy' | 'answeredAt' | 'copiedFrom'
  >[];
}): AnswersToAffirm {
  const { checklist, questions, answers } = options;
  const counted = new Set(
    questions.filter(one => one.counted).map(({ questionId }) => questionId),
  );
  const unaffirmed = new Map(
    answers
      .filter(isUnaffirmed)
      .map(({ questionId, statement }) => [questionId, statement]),
  );
  const open = questionsOf(checklist).filter(
    ({ id }) => counted.has(id) && unaffirmed.has(id),
  );
  const idsOf = (proof: boolean) =>
    open
      .filter(
        question =>
          affirmingTakesProof(question, unaffirmed.get(question.id)!) === proof,
      )
      .map(({ id }) => id);
  return { simple: idsOf(false), withProof: idsOf(true) };
}
