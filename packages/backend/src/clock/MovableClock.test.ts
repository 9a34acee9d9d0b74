import { MovableClock } from './MovableClock';

describe('MovableClock', () => {
  let machineTime: Date;
  let clock: MovableClock;

  beforeEach(() => {
    machineTime = new Date('2026-03-01T09:00:00Z');
    clock = new MovableClock({ now: () => machineTime });
  });

  it('shows the time of the machine until it is moved', () => {
    expect(clock.now()).toEqual(new Date('2026-03-01T09:00:00Z'));
  });

  it('adds up the days', () => {
    clock.advanceDays(30);
    clock.advanceDays(0.5);

    expect(clock.now()).toEqual(new Date('2026-03-31T21:00:00Z'));
  });

  it('moves to an instant and runs on from there', () => {
    clock.moveTo(new Date('2027-01-01T00:00:00Z'));
    machineTime = new Date('2026-03-01T09:00:10Z');

    expect(clock.now()).toEqual(new Date('2027-01-01T00:00:10Z'));
  });

  it('does not go back', () => {
    clock.advanceDays(1);

    expect(() => clock.moveTo(new Date('2026-03-02T08:59:59Z'))).toThrow(
      'only moves forward',
    );
    expect(clock.now()).toEqual(new Date('2026-03-02T09:00:00Z'));
  });
});
