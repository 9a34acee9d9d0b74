import { Standing, StandingReason } from './standing';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Whether a standing holds until the decision lapses, or held until it did. Beside any other, the day on which a decision
 * lapses would promise what no longer is.
 *
 * @internal
 */
export function standingHolds(standing: Standing): boolean {
  return (
    standing === 'ready' ||
    standing === 'readyWithConditions' ||
    standing === 'overdue'
  );
}

/**
 * The next day, YYYY-MM-DD, by which something has to be done for an entity under its checklists: a review is due, or a
 * day that a reason names is reached. A day in the past was missed. Undefined where no day is known.
 *
 * @internal
 */
export function nextDueOn(
  checklists: {
    standing: Standing;
    reasons: StandingReason[];
    validUntil?: string;
  }[],
): string | undefined {
  const days = checklists.flatMap(({ standing, reasons, validUntil }) => [
    ...(standingHolds(standing) ? [validUntil] : []),
    // An exemption ends by itself; reasons that look back carry instants.
    ...reasons
      .filter(({ code, date }) => code !== 'exempt' && date && DAY.test(date))
      .map(({ date }) => date),
  ]);
  return days.filter(day => day !== undefined).sort()[0];
}
