import { Standing, StandingReason, StandingReasonCode } from './standing';

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

/** What can be due by the day that a standing names: another review, or what a reason is about. @public */
export const DUE_CAUSES = [
  'review',
  'condition',
  'acceptance',
  'mitigation',
  'gap',
  'contradiction',
] as const;

/** One of {@link DUE_CAUSES}. @public */
export type DueCause = (typeof DUE_CAUSES)[number];

/** What the days are of that reasons name. Others look back, or end by themselves as an exemption does. */
const CAUSES: Partial<Record<StandingReasonCode, DueCause>> = {
  conditionPastDue: 'condition',
  conditionOpen: 'condition',
  acceptanceExpired: 'acceptance',
  acceptedHigh: 'acceptance',
  mitigationReviewPast: 'mitigation',
  mitigationResidualHigh: 'mitigation',
  gapPastGrace: 'gap',
  gapWithinGrace: 'gap',
  contradictionUnanswered: 'contradiction',
  contradictionOpen: 'contradiction',
  cadencePassed: 'review',
  newerVersionDue: 'review',
};

/** What a day is found in. @internal */
export interface DatedStanding {
  /** Where it stands under one checklist. */
  standing: Standing;
  /** Why, with days. */
  reasons: StandingReason[];
  /** YYYY-MM-DD: the last day of the decision. */
  validUntil?: string;
}

/**
 * The next day, YYYY-MM-DD, by which something has to be done for an entity under its checklists, and what: a review is due,
 * or a day that a reason names is reached. A day in the past was missed. Undefined where no day is known.
 *
 * @internal
 */
export function nextDue(
  checklists: DatedStanding[],
): { on: string; causes: DueCause[] } | undefined {
  const dated = checklists.flatMap(({ standing, reasons, validUntil }) => [
    ...(standingHolds(standing) && validUntil
      ? [{ day: validUntil, cause: 'review' as DueCause }]
      : []),
    ...reasons.flatMap(({ code, date }) => {
      const cause = CAUSES[code];
      // Reasons that look back carry instants.
      return cause && date && DAY.test(date) ? [{ day: date, cause }] : [];
    }),
  ]);
  const [on] = dated.map(({ day }) => day).sort();
  return on === undefined
    ? undefined
    : {
        on,
        causes: DUE_CAUSES.filter(cause =>
          dated.some(one => one.day === on && one.cause === cause),
        ),
      };
}

/** The day of {@link nextDue}. @internal */
export function nextDueOn(checklists: DatedStanding[]): string | undefined {
  return nextDue(checklists)?.on;
}
