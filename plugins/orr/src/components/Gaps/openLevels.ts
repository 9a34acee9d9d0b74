import { OpenCounts } from 'backstage-plugin-orr-common';

/** The levels that can be open, the highest risk first, by the name of their count. @internal */
export const OPEN_LEVELS = [
  { name: 'high', level: 'HIGH' },
  { name: 'unanswered', level: 'UNANSWERED' },
  { name: 'medium', level: 'MEDIUM' },
  { name: 'low', level: 'LOW' },
] as const satisfies { name: keyof OpenCounts; level: string }[];

/** Those that are open, with how many. @internal */
export function openLevels(open: OpenCounts) {
  return OPEN_LEVELS.map(({ name, level }) => ({
    level,
    count: open[name],
  })).filter(({ count }) => count > 0);
}
