import { nextDue, nextDueOn } from './nextDueOn';
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

describe('nextDue', () => {
  it.each([
    [
      'a condition, not the review after it',
      given('readyWithConditions', '2027-02-01', {
        code: 'conditionOpen',
        date: '2026-06-01',
      }),
      ['condition'],
    ],
    [
      'an accepted risk that ends',
      given('readyWithConditions', '2027-02-01', {
        code: 'acceptedHigh',
        date: '2026-06-01',
      }),
      ['acceptance'],
    ],
    [
      'a review and a condition on one day, conditions once',
      given(
        'readyWithConditions',
        '2026-06-01',
        { code: 'conditionOpen', date: '2026-06-01' },
        { code: 'conditionOpen', date: '2026-06-01' },
        { code: 'mitigationResidualHigh', date: '2026-06-02' },
      ),
      ['review', 'condition'],
    ],
    [
      'conditions past their day',
      given('notReady', '2027-02-01', {
        code: 'conditionPastDue',
        date: '2026-06-01',
      }),
      ['condition'],
    ],
  ])('names %s', (_, standing, causes) => {
    expect(nextDue([standing, given('ready', '2028-01-01')])).toEqual({
      on: '2026-06-01',
      causes,
    });
  });
});
