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

/** The same with each tier apart, that with most entities first. @internal */
export function tieredCounts(
  alike: AlikeCount[],
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
      .sort(
        (one, other) =>
          other.total - one.total || (one.tier < other.tier ? -1 : 1),
      ),
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
