import { WaitingEntityMove } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

/** What is in the way of carrying a history, in sentences. @internal */
export function useMoveProblemTexts(): (
  judged: Pick<WaitingEntityMove, 'problems' | 'bothInReviewOf'>,
) => string[] {
  const { t } = useOrrTranslation();
  return ({ problems, bothInReviewOf }) =>
    problems.map(problem =>
      problem === 'openReviews'
        ? t('admin.move.problem.openReviews', {
            checklists: bothInReviewOf.join(', '),
          })
        : t(`admin.move.problem.${problem}`),
    );
}
