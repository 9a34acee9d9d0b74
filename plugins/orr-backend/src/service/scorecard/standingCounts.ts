import {
  DayCounts,
  ScorecardCoverage,
  Standing,
  StandingCounts,
  STANDINGS,
  TierCounts,
} from 'backstage-plugin-orr-common';
import { AlikeCount, DayChange } from '../../database/rollUp/ScorecardModel';

/** Counts by standing, each named. @internal */
function standingCounts(
  alike: { standing: string; count: number }[],
): StandingCounts {
  const standings = Object.fromEntries(
    STANDINGS.map(standing => [
      standing,
      alike
        .filter(each => each.standing === standing)
        .reduce((sum, { count }) => sum + count, 0),
    ]),
  ) as Record<Standing, number>;
  return {
    total: Object.values(standings).reduce((sum, count) => sum + count, 0),
    standings,
  };
}

/** In the order of the programme, what it does not name after that by name, and last what has no tier. */
function compareTiers(
  tierOrder: readonly string[],
): (one: { tier: string }, other: { tier: string }) => number {
  const fold = (tier: string) => tier.trim().toLocaleLowerCase('en-US');
  const order = tierOrder.map(fold);
  const placeOf = (tier: string) => {
    const place = order.indexOf(fold(tier));
    return place < 0 ? order.length + Number(tier === '') : place;
  };
  return ({ tier: one }, { tier: other }) =>
    placeOf(one) - placeOf(other) || Number(one > other) - Number(one < other);
}

/** The same with each tier apart. @internal */
export function tieredCounts(
  alike: AlikeCount[],
  tierOrder: readonly string[] = [],
): StandingCounts & { tiers: TierCounts[] } {
  const tiers = [...new Set(alike.map(({ tier }) => tier))];
  return {
    ...standingCounts(alike),
    tiers: tiers
      .map(tier => ({
        tier,
        ...standingCounts(alike.filter(each => each.tier === tier)),
      }))
      .filter(({ total }) => total > 0)
      .sort(compareTiers(tierOrder)),
  };
}

/** How much of the programme's scope has a decision in date. @internal */
export function coverageOf(alike: AlikeCount[]): ScorecardCoverage {
  const at = (place: string) =>
    alike
      .filter(each => each.place === place)
      .reduce((sum, { count }) => sum + count, 0);
  const covered = at('covered');
  return {
    inScope: covered + at('uncovered'),
    covered,
    exempt: at('exempt'),
    outOfScope: at('outOfScope'),
  };
}

/** The counts at the ends of days, from how they changed until then. @internal */
export function countsOfDays(
  changes: DayChange[],
  days: string[],
): Map<string, DayCounts> {
  const inOrder = [...changes].sort((one, other) =>
    one.day < other.day ? -1 : 1,
  );
  const sums = new Map<string, number>();
  const told = new Map<string, DayCounts>();
  let next = 0;
  for (const day of [...new Set(days)].sort()) {
    for (; next < inOrder.length && inOrder[next].day <= day; next += 1) {
      const { standing, change } = inOrder[next];
      sums.set(standing, (sums.get(standing) ?? 0) + change);
    }
    told.set(day, {
      day,
      ...standingCounts(
        [...sums].map(([standing, count]) => ({ standing, count })),
      ),
    });
  }
  return told;
}
