import { ReviewKind } from '../checklist/checklistDocument';
import { firstDecidedVersionOf } from './firstDecidedVersionOf';

const decision = (
  id: string,
  day: string,
  checklistVersion: number,
  reviewKind: ReviewKind = 'launch',
) => ({
  id,
  reviewKind,
  checklistVersion,
  decidedAt: `${day}T09:00:00.000Z`,
});

describe('firstDecidedVersionOf', () => {
  it('is none before the first decision', () => {
    expect(firstDecidedVersionOf([])).toBeUndefined();
  });

  it('is that of the first, whatever the order', () => {
    const first = decision('b', '2026-01-01', 2);
    const later = decision('a', '2026-02-01', 3, 'periodic');
    expect(firstDecidedVersionOf([first, later])).toBe(2);
    expect(firstDecidedVersionOf([later, first])).toBe(2);
  });

  it('tells equal instants apart by id', () => {
    const one = decision('a', '2026-01-01', 2);
    const other = decision('b', '2026-01-01', 3);
    expect(firstDecidedVersionOf([other, one])).toBe(2);
  });

  it('passes over reviews from which no standing follows', () => {
    const change = decision('a', '2026-01-01', 1, 'change');
    expect(firstDecidedVersionOf([change])).toBeUndefined();
    expect(
      firstDecidedVersionOf([change, decision('b', '2026-02-01', 2)]),
    ).toBe(2);
  });
});
