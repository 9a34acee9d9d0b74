import { nextDueOn } from './nextDueOn';
import { Standing, StandingReason } from './standing';

const given = (
  standing: Standing,
  validUntil?: string,
  ...reasons: StandingReason[]
) => ({ standing, validUntil, reasons });

describe('nextDueOn', () => {
  it.each([
    ['nothing', [], undefined],
    ['never reviewed', [given('neverReviewed')], undefined],
    ['ready', [given('ready', '2027-02-01')], '2027-02-01'],
    ['overdue', [given('overdue', '2026-02-01')], '2026-02-01'],
    [
      'a condition before the decision lapses',
      [
        given(
          'readyWithConditions',
          '2027-02-01',
          { code: 'conditionOpen', date: '2026-06-01' },
          { code: 'conditionOpen', date: '2026-05-01' },
        ),
      ],
      '2026-05-01',
    ],
    [
      'not ready by a condition, whatever the decision says',
      [
        given('notReady', '2026-01-01', {
          code: 'conditionPastDue',
          date: '2026-03-01',
        }),
      ],
      '2026-03-01',
    ],
    [
      'a no-go: the day of the decision is behind',
      [
        given('notReady', undefined, {
          code: 'decidedNoGo',
          date: '2026-03-01T10:00:00.000Z',
        }),
      ],
      undefined,
    ],
    [
      'an exemption that ends',
      [given('notRequired', undefined, { code: 'exempt', date: '2026-04-01' })],
      undefined,
    ],
    [
      'the earliest of several checklists',
      [given('ready', '2027-02-01'), given('ready', '2026-12-01')],
      '2026-12-01',
    ],
  ])('knows of %s', (_, checklists, expected) => {
    expect(nextDueOn(checklists)).toBe(expected);
  });
});
