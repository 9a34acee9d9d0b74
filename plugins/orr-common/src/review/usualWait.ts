/** From how many decided reviews on it is told how long they usually take. @public */
export const USUAL_WAIT_REVIEWS = 5;

/** How long reviews waited for their decision. @public */
export interface UsualWait {
  /** How many decided reviews it is known from. */
  reviews: number;
  /** The median in days, to one decimal; absent under {@link USUAL_WAIT_REVIEWS} reviews. */
  medianDays?: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The median of the days from the last submission to the decision. Of an even number it is the mean of the two in the middle.
 *
 * @public
 */
export function usualWaitOf(
  decided: readonly { submittedAt: string; decidedAt: string }[],
): UsualWait {
  const reviews = decided.length;
  if (reviews < USUAL_WAIT_REVIEWS) {
    return { reviews };
  }
  const days = decided
    .map(
      ({ submittedAt, decidedAt }) =>
        (Date.parse(decidedAt) - Date.parse(submittedAt)) / DAY_MS,
    )
    .sort((one, other) => one - other);
  const median =
    (days[Math.floor((reviews - 1) / 2)] + days[Math.floor(reviews / 2)]) / 2;
  return { reviews, medianDays: Math.round(median * 10) / 10 };
}
