import { parseClockMove } from './parseClockMove';

describe('parseClockMove', () => {
  it.each([
    [{ advanceDays: 31 }],
    [{ advanceDays: 0.25 }],
    [{ at: '2030-01-31T09:00:00Z' }],
    [{ at: '2030-01-31T09:00:00+02:00' }],
  ])('accepts %j', body => {
    expect(parseClockMove(body)).toEqual(body);
  });

  it.each([
    [undefined],
    [null],
    [[]],
    [{}],
    [{ advanceDays: 0 }],
    [{ advanceDays: -1 }],
    [{ advanceDays: 1e9 }],
    [{ advanceDays: '3' }],
    [{ at: 'tomorrow' }],
    [{ at: '2030-01-31' }],
    [{ at: '2030-02-31T09:00:00Z' }],
    [{ advanceDays: 1, at: '2030-01-31T09:00:00Z' }],
    [{ advanceDays: 1, why: 'no such field' }],
  ])('refuses %j', body => {
    expect(() => parseClockMove(body)).toThrow(
      /^Invalid clock move: .*; expected {"advanceDays"/,
    );
  });

  it('names the field that is wrong', () => {
    expect(() => parseClockMove({ at: 'tomorrow' })).toThrow(
      'at: Invalid ISO datetime',
    );
    expect(() => parseClockMove({ advanceDays: -1 })).toThrow(
      'advanceDays: Too small',
    );
    expect(() => parseClockMove({ advanceDays: 1, why: 'because' })).toThrow(
      '"why"',
    );
  });
});
