/**
 * Why a number cannot be told at all, whatever was seen.
 *
 * @public
 */
export type UnmeasuredReason =
  | 'noIncidentSource'
  | 'noHotfixRule'
  | 'noRevisions'
  | 'noStartTimes'
  | 'noCommitTimes'
  | 'noCommits'
  | 'failuresUnseen'
  | 'noneInCoverage';

/**
 * A number with what it rests on. Times are milliseconds, rates are shares from 0 to 1.
 *
 * @public
 */
export type Metric =
  | {
      /** There is a number. */
      state: 'measured';
      /** The number. */
      value: number;
      /** How many were seen. */
      n: number;
      /** Of a rate, how many of `n`. */
      k?: number;
      /** Whole UTC days that it looks back over, of which data could be had. */
      days: number;
      /** How many were left out because their times contradict one another. */
      dropped?: number;
    }
  | {
      /** Too few were seen to tell. */
      state: 'tooLittle';
      /** How many were seen. */
      n: number;
      /** Of a rate, how many of `n`. */
      k?: number;
      /** How many it takes: deployments, days or weeks. */
      needed: number;
      /** Whole UTC days that it looks back over, of which data could be had. */
      days: number;
    }
  | {
      /** It cannot be told at all. */
      state: 'notMeasured';
      /** Why. */
      reason: UnmeasuredReason;
    };

/** @internal */
export function notMeasured(reason: UnmeasuredReason): Metric {
  return { state: 'notMeasured', reason };
}

/** A rate of `k` in `n`, told from `needed` on. @internal */
export function rateOf(
  k: number,
  n: number,
  needed: number,
  days: number,
): Metric {
  return n < needed || n === 0
    ? { state: 'tooLittle', n, k, needed, days }
    : { state: 'measured', value: k / n, n, k, days };
}

/** A number that follows from values, told from so many on. @internal */
export function figureOf(
  values: readonly number[],
  needed: number,
  days: number,
  figure: (values: readonly number[]) => number,
): Metric {
  const n = values.length;
  return n < needed || n === 0
    ? { state: 'tooLittle', n, needed, days }
    : { state: 'measured', value: figure(values), n, days };
}
