import { wilsonInterval } from './wilsonInterval';

/**
 * What a rate says to a question: `needsHuman` where it is above its target and too few were seen to be sure.
 *
 * @public
 */
export type RateVerdict = 'pass' | 'fail' | 'needsHuman' | 'unknown';

/** Below this share of the window, a rate says nothing. */
const LEAST_COVERAGE = 0.8;

/**
 * Holds a rate against a target, “at most that share”.
 *
 * @public
 */
export function judgeRate(rate: {
  /** How many of `n`. */
  k: number;
  /** How many were seen. */
  n: number;
  /** The least `n` that says anything. */
  least: number;
  /** Share of the window of which data could be had, 0 to 1. */
  coverage: number;
  /** The greatest share that is fine, 0 to 1. */
  target: number;
}): RateVerdict {
  const { k, n, least, coverage, target } = rate;
  if (n === 0 || n < least || coverage < LEAST_COVERAGE) {
    return 'unknown';
  }
  if (k / n <= target) {
    return 'pass';
  }
  return wilsonInterval(k, n).lower > target ? 'fail' : 'needsHuman';
}
