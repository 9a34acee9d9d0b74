import { busy, machineOf, range } from './reading';
import type { Target } from './Target';
import type { ScorecardResult } from './writeScorecard';

const SMALL = 10_000;
const LARGE = 100_000;
const CLIENTS = 10;
const RATIO = 1.5;

type Figures = ScorecardResult['measured'][number];

/** What is read by so many at a time, or by one alone where that is all there is. */
const read = ({ clients, name }: Figures) =>
  clients === CLIENTS || name === 'full export';

/** How much more the largest organisation takes than a tenth of it, under each policy. */
export function growthTargets(results: ScorecardResult[]): Target[] {
  const [small, large] = [SMALL, LARGE].map(size =>
    results.find(({ entities }) => entities === size),
  );
  if (!small || !large) {
    return [];
  }
  const policies = [...new Set(large.measured.map(({ policy }) => policy))];
  return policies.flatMap(policy => {
    const pairs = large.measured
      .filter(figures => figures.policy === policy && read(figures))
      .flatMap(after => {
        const before = small.measured.find(
          figures =>
            figures.policy === policy &&
            figures.name === after.name &&
            figures.clients === after.clients,
        );
        return before ? [{ before, after }] : [];
      });
    const common = {
      engine: large.engine,
      policy,
      load: `${CLIENTS} clients; no sweep running`,
      machine: machineOf(large.machine),
      when: large.when,
      source: `results/scorecard-${LARGE}.json`,
    };
    return [times(common, pairs, large), costs(common, pairs)];
  });
}

interface Pair {
  before: Figures;
  after: Figures;
}

function times(
  common: Partial<Target>,
  pairs: Pair[],
  { machine }: ScorecardResult,
): Target {
  // A whole list as a file is as long as the list.
  const grown = pairs
    .filter(({ after }) => after.name !== 'full export')
    .map(({ before, after }) => ({
      name: after.name,
      ratio: Math.round((100 * after.answer.p95) / before.answer.p95) / 100,
    }));
  return {
    ...common,
    name: `${LARGE} entities beside ${SMALL}`,
    limit: `p95 at most ${RATIO} times as long`,
    measured: grown.map(({ name, ratio }) => `${name} ${ratio}`).join(', '),
    met: grown.every(({ ratio }) => ratio <= RATIO),
    why: busy(machine),
    figures: { grown },
  };
}

function costs(common: Partial<Target>, pairs: Pair[]): Target {
  const more = pairs.filter(
    ({ before, after }) =>
      after.name !== 'full export' &&
      (Math.max(...after.statements) > Math.max(...before.statements) ||
        longest(after) > longest(before)),
  );
  return {
    ...common,
    name: `statements and calls, ${LARGE} entities beside ${SMALL}`,
    limit: 'no more of them',
    measured: more.length
      ? more
          .map(
            ({ before, after }) =>
              `${after.name} ${range(before.statements)} and ${range(
                after.statements,
              )}`,
          )
          .join(', ')
      : 'the same',
    met: more.length === 0,
    figures: { more: more.map(({ after }) => after.name) },
  };
}

function longest({ outgoing }: Figures): number {
  return Math.max(
    ...outgoing.map(calls => calls.split(', ').filter(Boolean).length),
  );
}
