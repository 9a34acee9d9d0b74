import { ProgrammeCoverage } from 'backstage-plugin-orr-common';
import { PlacedEntities } from '../../database/ProgrammeCoverageModel';

type Counts = Pick<
  ProgrammeCoverage,
  'inScope' | 'covered' | 'exempt' | 'outOfScope'
>;

function countsOf(placed: PlacedEntities[]): Counts {
  const at = (place: PlacedEntities['place']) => sum(placed, place);
  const covered = at('covered');
  return {
    inScope: covered + at('uncovered'),
    covered,
    exempt: at('exempt'),
    outOfScope: at('outOfScope'),
  };
}

function sum(
  placed: PlacedEntities[],
  place?: PlacedEntities['place'],
): number {
  return placed
    .filter(entities => place === undefined || entities.place === place)
    .reduce((total, { count }) => total + count, 0);
}

/** Entities with a decision in date out of those in scope, tier by tier; what is asked of nobody is in none of these. @internal */
export function countCoverage(
  placed: PlacedEntities[],
): Counts & Pick<ProgrammeCoverage, 'matched' | 'tiers'> {
  const asked = placed.filter(({ place }) => place !== 'notAsked');
  const tiers = [...new Set(asked.map(({ tier }) => tier))].sort((a, b) =>
    // What has none comes last.
    a === '' || b === '' ? Number(a === '') - Number(b === '') : compare(a, b),
  );
  return {
    ...countsOf(asked),
    matched: sum(placed.filter(({ inScope }) => inScope)),
    tiers: tiers.map(tier => ({
      tier,
      ...countsOf(asked.filter(entities => entities.tier === tier)),
    })),
  };
}

function compare(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
