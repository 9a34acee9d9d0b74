import { trendDays } from './trendDays';

describe('trendDays', () => {
  it.each([
    [0, 1, '2026-03-01'],
    [1, 2, '2026-02-28'],
    [52, 53, '2026-01-08'],
    [53, 53, '2026-01-08'],
    [54, 8, '2026-01-11'],
    [91, 14, '2025-11-30'],
    [371, 53, '2025-03-02'],
  ])('of %s days has %s points from %s on', (back, points, first) => {
    const days = trendDays('2026-03-01', back);
    expect([days.length, days[0], days[days.length - 1]]).toEqual([
      points,
      first,
      '2026-03-01',
    ]);
  });
});
