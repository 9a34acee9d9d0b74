import { Level } from '../review/disposition';
import { QuestionJudgement, ReviewJudgement } from './reviewJudgement';

/**
 * The level of each question that was asked and can show one, as a decision found it: before anything was decided about
 * gaps.
 *
 * @internal
 */
export function decidedLevelsOf({
  questions,
}: Pick<ReviewJudgement, 'questions'>): Record<string, Level> {
  return Object.fromEntries(
    questions
      .filter(
        (question): question is QuestionJudgement & { level: Level } =>
          question.counted && question.level !== undefined,
      )
      .map(({ questionId, level }) => [questionId, level]),
  );
}
