import { busy, machineOf, range } from './reading';
import type { Target } from './Target';
import type { ScorecardResult } from './writeScorecard';

/** At which a promise is held to the floor. */
const CLIENTS = 10;

function outgoingOf(outgoing: string[]): string {
  return outgoing.map(calls => calls || 'none').join(' or ');
}

/** What was promised about scorecards, of each size that was measured. */
export function scorecardTargets(results: ScorecardResult[]): Target[] {
  return results.flatMap(result =>
    result.measured.flatMap(figures => {
      if (!('ratio' in figures) || figures.clients !== CLIENTS) {
        return [];
      }
      const { answer, floor, ratio, limit, perSecond } = figures;
      return [
        {
          name: `${figures.name}, ${result.entities} entities`,
          limit: `p95 at most ${limit} × floor`,
          measured: `p50 ${answer.median}, p95 ${answer.p95} ms; floor p95 ${floor.p95} ms; ratio ${ratio}; ${figures.bytes} bytes`,
          met: ratio <= limit,
          why: busy(result.machine),
          statements: range(figures.statements),
          engine: result.engine,
          policy: figures.policy,
          load: `${CLIENTS} clients, ${perSecond} requests a second; asks ${outgoingOf(
            figures.outgoing,
          )}; no sweep running`,
          machine: machineOf(result.machine),
          when: result.when,
          source: `results/scorecard-${result.entities}.json`,
          figures: { ...figures },
        },
      ];
    }),
  );
}
