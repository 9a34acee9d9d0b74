import { addDays } from 'backstage-plugin-orr-common';

const MOST_POINTS = 53;

/** The days that a trend is told of, oldest first and `at` last: each day, or each week where these were too many. @internal */
export function trendDays(at: string, back: number): string[] {
  const step = back <= MOST_POINTS ? 1 : 7;
  const points = Math.min(MOST_POINTS, Math.floor(back / step) + 1);
  return Array.from({ length: points }, (_, index) =>
    addDays(at, -step * (points - 1 - index)),
  );
}
