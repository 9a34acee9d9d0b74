import fc from 'fast-check';
import { FactCondition } from '../checklist/factCondition';
import { FactType, FactValue } from './fact';
import { HeldReading, judgeFact } from './judgeFact';

const NOW = Date.parse('2026-06-13T12:00:00.000Z');
const DAY_MS = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

const limit = fc.constantFrom(0, 0.1, 0.5, 0.9, 1, 3);
const CASES: Record<
  FactType,
  [fc.Arbitrary<FactCondition>, fc.Arbitrary<FactValue>]
> = {
  boolean: [fc.record({ isTrue: fc.boolean() }), fc.boolean()],
  number: [fc.record({ atMost: limit }), fc.constantFrom(0, 1, 2, 3, 4)],
  share: [
    fc.record({ atLeast: limit }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ],
  duration: [
    fc.record({ atMost: limit, unit: fc.constantFrom('minutes', 'days') }),
    fc.integer({ min: 0, max: 4 * DAY_MS }),
  ],
  instant: [
    fc.record({ withinDays: fc.integer({ min: 1, max: 40 }) }),
    fc
      .integer({ min: 0, max: 60 * 24 })
      .map(hours => iso(NOW - hours * 3_600_000)),
  ],
  text: [
    fc.record({ equals: fc.constantFrom('a', 'b') }),
    fc.constantFrom('a', 'b', 'c'),
  ],
};

const judged = fc
  .constantFrom(...(Object.keys(CASES) as FactType[]))
  .chain(type =>
    fc.record({
      type: fc.constant(type),
      condition: CASES[type][0],
      value: CASES[type][1],
      sample: fc.option(
        fc
          .tuple(
            fc.integer({ min: 0, max: 40 }),
            fc.integer({ min: 0, max: 40 }),
          )
          .map(([k, more]) => ({ k, n: k + more })),
        { nil: undefined },
      ),
      ageDays: fc.double({ min: 0, max: 20, noNaN: true }),
      maxAgeDays: fc.integer({ min: 1, max: 30 }),
    }),
  )
  .map(given => {
    const reading: HeldReading = {
      factId: 'x.y',
      state: 'ok',
      value: given.value,
      sample: given.sample,
      observedAt: iso(NOW - given.ageDays * DAY_MS),
    };
    const definition = {
      type: given.type,
      rung: 'probed' as const,
      controlledBy: 'system' as const,
    };
    return {
      given,
      reading,
      judge: (said: HeldReading | undefined, now = NOW) =>
        judgeFact({
          definition,
          condition: given.condition,
          maxAgeDays: given.maxAgeDays,
          reading: said,
          now: new Date(now),
        }),
    };
  });

describe('judgeFact', () => {
  it('says met or not met only where it can be relied on', () => {
    fc.assert(
      fc.property(judged, ({ reading, judge }) => {
        const { state, met, reason } = judge(reading);
        expect(state === 'ok').toBe(met !== undefined);
        expect(state === 'ok').toBe(reason === undefined);
      }),
    );
  });

  it('never turns a yes into a no, or a no into a yes, by a problem of the source', () => {
    const days = fc.double({ min: 0, max: 30, noNaN: true });
    fc.assert(
      fc.property(
        judged,
        days,
        fc.option(days, { nil: undefined }),
        fc.constantFrom('ok', 'unknown', 'error', 'underSampled'),
        ({ reading, judge }, later, failing, state) => {
          const before = judge(reading, Date.parse(reading.observedAt));
          const after = judge(
            {
              ...reading,
              state: state as HeldReading['state'],
              ...(failing !== undefined && {
                failingSince: iso(NOW - failing * DAY_MS),
              }),
            },
            Date.parse(reading.observedAt) + later * DAY_MS,
          );
          expect([undefined, before.met]).toContain(after.met);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('believes a failing source for seven days at most', () => {
    fc.assert(
      fc.property(judged, ({ given, reading, judge }) => {
        const failing = { ...reading, failingSince: iso(NOW) };
        expect(judge(failing).met).toBe(
          given.ageDays > 7 ? undefined : judge(reading).met,
        );
      }),
    );
  });
});
