import fc from 'fast-check';
import { shareMinutes } from './shareMinutes';

describe('shareMinutes', () => {
  it.each([
    ['nothing', [], undefined, []],
    ['what fits', [20, 25], undefined, [20, 25]],
    ['what does not fit, in proportion', [41, 11, 1], undefined, [35, 9, 1]],
    ['rounding to whole minutes', [30, 30], undefined, [23, 22]],
  ])('shares %s', (_, wanted, kept, expected) => {
    expect(shareMinutes(wanted, { most: 45, kept })).toEqual(expected);
  });

  it('leaves out what comes last, but never the one that is kept', () => {
    expect(shareMinutes([2, 2, 2, 6], { most: 3, kept: 3 })).toEqual([
      1, 1, 0, 1,
    ]);
  });

  it('uses all of the time where more is wanted, and gives nobody more than that', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 70 }),
        wanted => {
          const minutes = shareMinutes(wanted, { most: 45 });
          const sum = (all: number[]) => all.reduce((a, b) => a + b, 0);
          expect(sum(minutes)).toBe(Math.min(sum(wanted), 45));
          minutes.forEach((given, at) => {
            expect(given).toBeLessThanOrEqual(wanted[at]);
            expect(given).toBeGreaterThanOrEqual(at < 45 ? 1 : 0);
          });
        },
      ),
    );
  });
});
