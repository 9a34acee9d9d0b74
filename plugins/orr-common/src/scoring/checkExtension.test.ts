import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { checkExtension, extensionRangeOf } from './checkExtension';

const checklist = exampleChecklist([exampleQuestion({})]);

function at(instant: string, dueOn = '2026-03-20', metAt?: string) {
  return {
    condition: { dueOn, metAt },
    checklist,
    now: new Date(instant),
    timeZone: 'Europe/Berlin',
  };
}

describe('extending a condition', () => {
  it.each([
    ['before its date', '2026-03-02T09:00:00Z', '2026-03-21', '2026-04-01'],
    ['after its date', '2026-03-25T09:00:00Z', '2026-03-25', '2026-04-24'],
    // In Berlin the next day has begun.
    ['near midnight', '2026-03-24T23:30:00Z', '2026-03-25', '2026-04-24'],
  ])('%s leaves these days', (_, instant, from, to) => {
    expect(extensionRangeOf(at(instant))).toEqual({ from, to });
    expect(checkExtension({ ...at(instant), dueOn: from })).toBeUndefined();
    expect(checkExtension({ ...at(instant), dueOn: to })).toBeUndefined();
  });

  it.each([
    ['2026-03-20', /between 2026-03-21 and 2026-04-01/],
    ['2026-04-02', /between/],
    ['2026-02-30', /calendar/],
    ['soon', /calendar/],
  ])('to %s is refused', (dueOn, problem) => {
    expect(checkExtension({ ...at('2026-03-02T09:00:00Z'), dueOn })).toMatch(
      problem,
    );
  });

  it('is refused once it is met, or as late as it can be', () => {
    const now = '2026-03-02T09:00:00Z';
    expect(
      checkExtension({ ...at(now, '2026-03-20', now), dueOn: '2026-03-25' }),
    ).toMatch(/met/);
    expect(
      checkExtension({ ...at(now, '2026-04-01'), dueOn: '2026-04-02' }),
    ).toMatch(/as late as/);
    expect(extensionRangeOf(at(now, '2026-04-01'))).toBeUndefined();
  });
});
