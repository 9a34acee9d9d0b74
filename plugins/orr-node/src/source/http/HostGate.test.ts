import { isSourceError, SourceError } from '../SourceError';
import { HostGate, HostGates } from './HostGate';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const START = new Date('2026-03-01T10:00:00.000Z');
let now = START;
const clock = { now: () => now };
const later = (ms: number) => new Date(START.getTime() + ms);
const SECOND = 1_000;
const MINUTE = 60_000;

beforeEach(() => {
  now = START;
});

function closedBy(gate: HostGate): [string, Date | undefined] | undefined {
  try {
    gate.requireOpen('GitHub');
    return undefined;
  } catch (error) {
    expect(isSourceError(error)).toBe(true);
    const { problem, retryAt } = error as SourceError;
    return [problem, retryAt];
  }
}

describe('HostGate', () => {
  it('lets one at a time through, in the order they came, whatever becomes of them', async () => {
    const gate = new HostGate({ clock });
    const told: string[] = [];
    const work = (name: string, fails = false) =>
      gate.run(async () => {
        told.push(`${name} begins`);
        await new Promise(resolve => {
          setImmediate(resolve);
        });
        told.push(`${name} ends`);
        if (fails) {
          throw new Error(name);
        }
        return name;
      });
    expect(
      await Promise.allSettled([work('a'), work('b', true), work('c')]),
    ).toMatchObject([
      { status: 'fulfilled', value: 'a' },
      { status: 'rejected', reason: { message: 'b' } },
      { status: 'fulfilled', value: 'c' },
    ]);
    expect(told).toEqual([
      'a begins',
      'a ends',
      'b begins',
      'b ends',
      'c begins',
      'c ends',
    ]);
  });

  it('tells who waits at once that it is given up, and never begins it', async () => {
    const gate = new HostGate({ clock });
    let finish = () => {};
    const first = gate.run(
      () =>
        new Promise<void>(resolve => {
          finish = resolve;
        }),
    );
    const stop = new AbortController();
    const begun = jest.fn(async () => 'second');
    const second = gate.run(begun, stop.signal);
    const third = gate.run(async () => 'third', new AbortController().signal);
    stop.abort(new Error('given up'));
    await expect(second).rejects.toThrow('given up');
    await expect(gate.run(begun, stop.signal)).rejects.toThrow('given up');
    finish();
    await first;
    expect(await third).toBe('third');
    expect(begun).not.toHaveBeenCalled();
  });

  it('closes after five failures in a row, for longer each time, and opens with an answer', () => {
    const gate = new HostGate({ clock });
    const fail = () => {
      gate.noteFailure();
      return closedBy(gate);
    };
    expect([fail(), fail(), fail(), fail()]).toEqual(Array.from({ length: 4 }));
    for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
      const until = new Date(now.getTime() + minutes * MINUTE);
      expect(fail()).toEqual(['unavailable', until]);
      now = new Date(until.getTime() - 1);
      expect(closedBy(gate)).toEqual(['unavailable', until]);
      now = until;
      expect(closedBy(gate)).toBeUndefined();
    }
    gate.noteAnswer();
    expect(fail()).toBeUndefined();
  });

  it('leaves a host alone until the instant that it names for when it works again', () => {
    const gate = new HostGate({ clock });
    gate.noteFailure(later(5 * SECOND));
    expect(closedBy(gate)).toEqual(['unavailable', later(5 * SECOND)]);
    gate.noteAnswer();
    expect(closedBy(gate)).toBeUndefined();
  });

  it('waits as long as it is asked to, and longer each time where it is not said how long', () => {
    const gate = new HostGate({ clock });
    expect(gate.noteRefusal(later(90 * SECOND))).toEqual(later(90 * SECOND));
    expect(closedBy(gate)).toEqual(['rate-limited', later(90 * SECOND)]);
    gate.noteAnswer();
    for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
      now = new Date(now.getTime() + 90 * SECOND + 60 * MINUTE);
      const until = new Date(now.getTime() + minutes * MINUTE);
      expect(gate.noteRefusal()).toEqual(until);
      expect(closedBy(gate)).toEqual(['rate-limited', until]);
    }
    gate.noteAnswer();
    now = new Date(now.getTime() + 60 * MINUTE);
    expect(gate.noteRefusal()).toEqual(new Date(now.getTime() + MINUTE));
  });

  it('never takes an earlier instant for a later one, nor one that a wrong clock or unit must have made', () => {
    const gate = new HostGate({ clock });
    for (const at of [NaN, -SECOND, 0, 25 * 60 * MINUTE]) {
      gate.waitUntil(later(at));
      gate.noteLimit({ remaining: 0, resetAt: later(at) });
      expect([at, closedBy(gate)]).toEqual([at, undefined]);
    }
    gate.waitUntil(later(2 * MINUTE));
    gate.waitUntil(later(MINUTE));
    expect(closedBy(gate)).toEqual(['rate-limited', later(2 * MINUTE)]);
    for (const at of [NaN, -SECOND]) {
      expect(gate.noteRefusal(later(at))).toEqual(later(2 * MINUTE));
    }
  });

  it.each([
    [5000, 1000, false],
    [5000, 999, true],
    [5000, 0, true],
    [undefined, 1, false],
    [undefined, 0, true],
  ])(
    'of a limit of %p with %p left: leaves the rest to others %p, until a little after the window ends',
    (limit, remaining, isClosed) => {
      const gate = new HostGate({ clock, random: () => 0.25 });
      gate.noteLimit({ limit, remaining, resetAt: later(10 * MINUTE) });
      expect(closedBy(gate)).toEqual(
        isClosed ? ['rate-limited', later(10 * MINUTE + 2_500)] : undefined,
      );
      now = later(10 * MINUTE + 2_500);
      expect(closedBy(gate)).toBeUndefined();
    },
  );

  it('is the same for the same host', () => {
    const gates = new HostGates({ clock });
    expect(gates.of('GHE.example.com')).toBe(gates.of('ghe.example.com'));
    expect(gates.of('ghe.example.com')).not.toBe(gates.of('github.com'));
  });
});
