import { BindableQuestion } from './bindableQuestions';
import { RolloutRule } from './rollout';

/** Why a rollout rule cannot be. @public */
export interface RolloutProblem {
  /** Such as `rollout[2].date`. */
  path: string;
  /** What is wrong, in words for authors. */
  message: string;
}

/** What is wrong with the rules by which a version is to be rolled out on a day, YYYY-MM-DD. @public */
export function rolloutProblems(
  rules: readonly RolloutRule[],
  bindable: readonly BindableQuestion[],
  today: string,
): RolloutProblem[] {
  const known = new Map(bindable.map(one => [one.questionId, one]));
  return rules.flatMap(({ questionId, when, date }, index) => {
    const problem = (key: keyof RolloutRule, message: string) => [
      { path: `rollout[${index}].${key}`, message },
    ];
    const question = known.get(questionId);
    if (!question) {
      return problem(
        'questionId',
        `"${questionId}" is neither new nor asks for more than before`,
      );
    }
    if (rules.findIndex(rule => rule.questionId === questionId) < index) {
      return problem('questionId', `"${questionId}" has a rule already`);
    }
    if (when === 'newEntities' && !maySpare(question)) {
      return problem(
        'when',
        `"${questionId}" is asked already, and whoever was asked before goes on being asked: only a new question can be asked of new entities alone`,
      );
    }
    if (when !== 'byDate') {
      return date === undefined
        ? []
        : problem('date', 'belongs to byDate alone');
    }
    if (date === undefined) {
      return problem('date', 'is required by byDate');
    }
    return date < today ? problem('date', 'must not be before today') : [];
  });
}

function maySpare({ why, sparedSince }: BindableQuestion): boolean {
  return why === 'added' || sparedSince !== undefined;
}
