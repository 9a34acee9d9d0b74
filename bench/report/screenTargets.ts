import type { ScreenFigures } from '../screens/measureScreens';
import { busy, machineOf } from './reading';
import type { Target } from './Target';

const FIRST_ROWS_MS = 1_500;
const FILTER_MS = 300;

/** What was promised to somebody in front of a list of a large organisation. */
export function screenTargets(
  figures?: ScreenFigures & { when: string },
): Target[] {
  if (!figures) {
    return [];
  }
  const { firstRows, filterChange, machine } = figures;
  const timed = (
    name: string,
    limit: number,
    measured: ScreenFigures['firstRows'],
  ): Target => ({
    name: `${name}, ${figures.entities} entities, in a browser`,
    limit: `under ${limit} ms`,
    measured: `p50 ${measured.median}, p95 ${measured.p95} ms over ${measured.runs} times`,
    met: measured.p95 < limit,
    why: busy(machine),
    engine: `${figures.browser}, ${figures.build}`,
    policy: figures.policy,
    load: 'one person on a warm backend; no sweep running',
    machine: machineOf(machine),
    when: figures.when,
    source: 'results/screens.json',
    figures: measured as unknown as Record<string, unknown>,
  });
  return [
    timed('first rows of the list', FIRST_ROWS_MS, firstRows),
    timed('a filter changes', FILTER_MS, filterChange),
  ];
}
