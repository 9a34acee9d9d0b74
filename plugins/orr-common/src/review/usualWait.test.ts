import { usualWaitOf } from './usualWait';

const after = (days: number) => ({
  submittedAt: '2026-03-01T10:00:00.000Z',
  decidedAt: new Date(
    Date.parse('2026-03-01T10:00:00.000Z') + days * 86_400_000,
  ).toISOString(),
});

describe('usualWaitOf', () => {
  it.each<[string, number[], number | undefined]>([
    ['nothing', [], undefined],
    ['too few', [1, 1, 1, 1], undefined],
    ['just enough', [9, 1, 2, 3, 8], 3],
    ['an even number', [9, 1, 2, 3, 4, 8], 3.5],
    ['parts of days', [0.26, 0.26, 0.26, 0.26, 0.26], 0.3],
    ['one that waited for a year among quick ones', [1, 1, 1, 1, 365], 1],
    ['what was decided at once', [0, 0, 0, 0, 0], 0],
  ])('tells the median of %s', (_, days, medianDays) => {
    expect(usualWaitOf(days.map(after))).toEqual({
      reviews: days.length,
      ...(medianDays !== undefined && { medianDays }),
    });
  });
});
