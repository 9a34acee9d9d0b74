import { busy, machineOf, range } from './reading';
import type { Target } from './Target';
import type { ScorecardResult } from './writeScorecard';

/** At which a promise is held to the floor. */
const CLIENTS = 10;

/** Requests to others in words; of many ways only the least, and how many requests the most is. */
function outgoingOf(outgoing: string[]): string {
  const ways = [...outgoing].sort((one, other) => one.length - other.length);
  const words = ways.map(calls => calls || 'none');
  return ways.length <= 2
    ? words.join(' or ')
    : `${words[0]} at least, ${
        ways[ways.length - 1].split(', ').length
      } requests at most`;
}

/** What was answered when all asked for the first time at once, in runs that tell it. */
function firstOf(figures: object): string {
  return 'slowestFirst' in figures
    ? `; the slowest of the first answers ${Math.round(
        Number(figures.slowestFirst),
      )} ms`
    : '';
}

/** What was promised about scorecards, of each size that was measured. */
export function scorecardTargets(results: ScorecardResult[]): Target[] {
  return results.flatMap(result => [
    ...ratiosOf(result),
    ...ownerChangeOf(result),
  ]);
}

/** Nothing was promised of it; it is said what it takes. */
function ownerChangeOf(result: ScorecardResult): Target[] {
  const { ownerChange, machine } = result as Partial<ScorecardResult> &
    Pick<ScorecardResult, 'machine'>;
  // A run may have ended before.
  if (!ownerChange) {
    return [];
  }
  const seconds = (milliseconds: number) => Math.round(milliseconds / 100) / 10;
  return [
    {
      name: `another owner of ${ownerChange.entities}, ${result.entities} entities`,
      limit: 'no promise',
      measured: `in lists ${seconds(
        ownerChange.listedMs,
      )} s after the catalog knows, by a sweep of everything; in counts after ${seconds(
        ownerChange.countedMs,
      )} s`,
      engine: result.engine,
      policy: 'allowAll',
      load: 'nothing beside',
      machine: machineOf(machine),
      when: result.when,
      source: `results/scorecard-${result.entities}.json`,
      figures: { ...ownerChange },
    },
  ];
}

function ratiosOf(result: ScorecardResult): Target[] {
  return result.measured.flatMap(figures => {
    if (!('ratio' in figures) || figures.clients !== CLIENTS) {
      return [];
    }
    const { answer, floor, ratio, limit, perSecond } = figures;
    return [
      {
        name: `${figures.name}, ${result.entities} entities`,
        limit: `p95 at most ${limit} × floor`,
        measured: `p50 ${answer.median}, p95 ${answer.p95} ms; floor p95 ${
          floor.p95
        } ms; ratio ${ratio}; ${figures.bytes} bytes${firstOf(figures)}`,
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
  });
}
