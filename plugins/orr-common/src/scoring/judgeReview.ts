import { dayOf } from './dayBoundary';
import { judgeQuestion } from './judgeQuestion';
import { placeQuestions } from './placeQuestions';
import { ReviewJudgement, ReviewJudgementInput } from './reviewJudgement';
import { totalJudgement } from './totalJudgement';

/**
 * Judges the answers of a review: a pure function of its input. Throws InputError on a time zone or a predicate that cannot be
 * read.
 *
 * @public
 */
export function judgeReview(input: ReviewJudgementInput): ReviewJudgement {
  const today = dayOf(input.now, input.timeZone);
  return totalJudgement(
    input.checklist,
    placeQuestions(input).map(placed => judgeQuestion(placed, input, today)),
  );
}
