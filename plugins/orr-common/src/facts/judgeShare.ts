import { FactCondition } from '../checklist/factCondition';
import { judgeRate } from '../deployHealth/judgeRate';
import { wilsonInterval } from '../deployHealth/wilsonInterval';

/** From fewer than these nothing is answered, whatever they say. */
const LEAST_SAMPLE = 10;

/** What a share says: `unsure` where it misses its target and too few were seen to be sure of it. @internal */
export type ShareVerdict = 'met' | 'unmet' | 'unsure' | 'tooFew';

function judgeAtMost(k: number, n: number, target: number): ShareVerdict {
  const verdict = judgeRate({ k, n, target, least: LEAST_SAMPLE, coverage: 1 });
  return (
    {
      pass: 'met',
      fail: 'unmet',
      needsHuman: 'unsure',
      unknown: 'tooFew',
    } as const
  )[verdict];
}

function judgeAtLeast(k: number, n: number, target: number): ShareVerdict {
  if (n < LEAST_SAMPLE) {
    return 'tooFew';
  }
  if (k / n >= target) {
    return 'met';
  }
  return wilsonInterval(k, n).upper < target ? 'unmet' : 'unsure';
}

/** Holds a share of `k` in `n` against its limits, by the 90 % Wilson interval. @internal */
export function judgeShare(
  { k, n }: { k: number; n: number },
  { atLeast, atMost }: Pick<FactCondition, 'atLeast' | 'atMost'>,
): ShareVerdict {
  const verdicts = [
    ...(atMost === undefined ? [] : [judgeAtMost(k, n, atMost)]),
    ...(atLeast === undefined ? [] : [judgeAtLeast(k, n, atLeast)]),
  ];
  return (
    (['tooFew', 'unmet', 'unsure'] as const).find(verdict =>
      verdicts.includes(verdict),
    ) ?? 'met'
  );
}
