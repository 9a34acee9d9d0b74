import { formatTally, sumTallies } from './tally.mjs';

function markOf({ passed, failed }) {
  if (failed > 0) {
    return '✗';
  }
  return passed > 0 ? '✓' : '–';
}

function row({ title, seconds, counts }) {
  const mark = markOf(counts);
  return `${mark} ${title.padEnd(34)} ${seconds
    .toFixed(1)
    .padStart(7)} s   ${formatTally(counts)}`;
}

/**
 * The end of a test run: a line a step, what was left out and why, and last
 * the one line that sums up everything.
 *
 * @param {{ title: string, seconds: number, counts: import('./tally.mjs').Tally }[]} steps
 * @param {string[]} leftOut
 * @param {number} seconds how long all of it took: steps may have run side by side
 */
export function summaryOf(steps, leftOut, seconds) {
  return [
    '',
    'Steps',
    ...steps.map(step => `  ${row(step)}`),
    `  ${seconds.toFixed(0)} s in all`,
    '',
    leftOut.length > 0 ? 'Left out' : 'Nothing was left out.',
    ...leftOut.map(reason => `  ${reason}`),
    '',
    formatTally(sumTallies(steps.map(step => step.counts))),
  ].join('\n');
}
