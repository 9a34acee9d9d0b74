import { FactCondition } from '../checklist/factCondition';
import { FactType, FactValue } from './fact';
import { FactReason, HeldReading, judgeFact } from './judgeFact';

const NOW = new Date('2026-06-13T12:00:00.000Z');
const DAY_MS = 86_400_000;
const daysAgo = (days: number) =>
  new Date(NOW.getTime() - days * DAY_MS).toISOString();

const reading = (changes: Partial<HeldReading> = {}): HeldReading => ({
  factId: 'x.y',
  state: 'ok',
  observedAt: daysAgo(1),
  ...changes,
});

const judge = (
  type: FactType,
  condition: FactCondition,
  said: HeldReading | undefined,
  more: {
    maxAgeDays?: number;
    ofFact?: number;
    neverLowers?: boolean;
  } = {},
) =>
  judgeFact({
    definition: {
      type,
      rung: 'probed',
      controlledBy: 'system',
      maxAgeDays: more.ofFact,
      neverLowers: more.neverLowers,
    },
    condition,
    reading: said,
    maxAgeDays: more.maxAgeDays,
    now: NOW,
  });

type Row = [FactType, FactCondition, FactValue, boolean | FactReason];

describe('the value of a fact under a condition', () => {
  it.each<Row>([
    ['boolean', { isTrue: true }, true, true],
    ['boolean', { isTrue: true }, false, false],
    ['boolean', { isTrue: false }, false, true],
    ['boolean', { isTrue: true }, 'true', 'misfit'],
    ['boolean', { atLeast: 1 }, true, 'misfit'],
    ['number', { atMost: 3 }, 3, true],
    ['number', { atMost: 3 }, 4, false],
    ['number', { atLeast: 2, atMost: 3 }, 1, false],
    ['number', { equals: 0 }, 0, true],
    ['number', { equals: 0 }, 1, false],
    ['number', { isPresent: true }, 0, true],
    ['number', { atMost: 3 }, NaN, 'misfit'],
    ['number', { equals: 'none' }, 0, 'misfit'],
    ['duration', { atMost: 2, unit: 'hours' }, 7_200_000, true],
    ['duration', { atMost: 2, unit: 'hours' }, 7_200_001, false],
    ['duration', { atMost: 2 }, 1, 'misfit'],
    ['share', { atMost: 0.15 }, 0.2, false],
    ['share', { atMost: 15 }, 0.1, 'misfit'],
    ['text', { equals: 'Production' }, ' production ', true],
    ['text', { equals: 'production' }, 'experimental', false],
    ['text', { isPresent: true }, 'x', true],
    ['text', { isPresent: true }, ' ', 'unknown'],
    ['text', { equals: 3 }, '3', 'misfit'],
    ['instant', { withinDays: 365 }, daysAgo(365), true],
    ['instant', { withinDays: 365 }, daysAgo(367), false],
    ['instant', { isPresent: true }, daysAgo(900), true],
    ['instant', { withinDays: 365 }, 'last spring', 'misfit'],
    // Within the year when it was read, the day before: whether it happened again since, nobody knows.
    ['instant', { withinDays: 365 }, daysAgo(365.5), 'outlived'],
  ])('%s %j: %j is %s', (type, condition, value, expected) => {
    const judged = judge(type, condition, reading({ value }));
    expect(judged.met ?? judged.reason).toBe(expected);
    expect(judged.state === 'ok').toBe(judged.met !== undefined);
  });
});

describe('a share with a sample', () => {
  it.each<[number, number, FactCondition, boolean | FactReason]>([
    [1, 10, { atMost: 0.15 }, true],
    [3, 10, { atMost: 0.15 }, 'unsure'],
    [5, 20, { atMost: 0.15 }, 'unsure'],
    [9, 30, { atMost: 0.15 }, false],
    [0, 5, { atMost: 0.15 }, 'tooFew'],
    [9, 10, { atLeast: 0.9 }, true],
    [8, 10, { atLeast: 0.9 }, 'unsure'],
    [50, 100, { atLeast: 0.9 }, false],
    [9, 9, { atLeast: 0.9 }, 'tooFew'],
    [50, 100, { atLeast: 0.4, atMost: 0.6 }, true],
    [90, 100, { atLeast: 0.4, atMost: 0.6 }, false],
  ])('%d of %d under %j is %s', (k, n, condition, expected) => {
    const judged = judge(
      'share',
      condition,
      reading({ value: k / n, sample: { k, n } }),
    );
    expect(judged.met ?? judged.reason).toBe(expected);
    expect(judged.state).toBe(judged.met === undefined ? 'underSampled' : 'ok');
  });
});

describe('a fact that can only speak for an answer', () => {
  it.each<[number, boolean | FactReason]>([
    [1, true],
    [90, 'neverLowers'],
  ])('%d of 100 failed, at most 20 asked for: %s', (k, expected) => {
    const { met, reason, state } = judge(
      'share',
      { atMost: 0.2 },
      reading({ value: k / 100, sample: { k, n: 100 } }),
      { neverLowers: true },
    );
    expect(met ?? reason).toBe(expected);
    expect(state).toBe(met ? 'ok' : 'unknown');
  });
});

describe('how long a reading counts', () => {
  const yes = (changes: Partial<HeldReading>) =>
    reading({ value: true, ...changes });

  it.each<
    [
      string,
      HeldReading | undefined,
      { maxAgeDays?: number; ofFact?: number },
      string,
    ]
  >([
    ['never read', undefined, {}, 'unknown notRead'],
    ['a week old', yes({ observedAt: daysAgo(7) }), {}, 'ok met'],
    ['older than a week', yes({ observedAt: daysAgo(7.1) }), {}, 'stale stale'],
    [
      'older, where the fact allows',
      yes({ observedAt: daysAgo(20) }),
      { ofFact: 30 },
      'ok met',
    ],
    [
      'older than the question allows',
      yes({ observedAt: daysAgo(3) }),
      { ofFact: 30, maxAgeDays: 2 },
      'stale stale',
    ],
    [
      'of a failing source, six days',
      yes({ observedAt: daysAgo(6), failingSince: daysAgo(6) }),
      { ofFact: 30 },
      'ok met',
    ],
    [
      'of a failing source, eight days',
      yes({ observedAt: daysAgo(8), failingSince: daysAgo(1) }),
      { ofFact: 30 },
      'unknown failing',
    ],
    ['never readable', reading({ state: 'error' }), {}, 'error error'],
    [
      'unknown to its source',
      reading({ state: 'unknown' }),
      {},
      'unknown unknown',
    ],
    ['too few', yes({ state: 'underSampled' }), {}, 'underSampled tooFew'],
    ['without a value', reading(), {}, 'unknown unknown'],
    [
      'from a clock that is ahead',
      yes({ observedAt: daysAgo(-0.01) }),
      {},
      'ok met',
    ],
    ['at no time', yes({ observedAt: 'yesterday' }), {}, 'stale stale'],
  ])('%s', (_name, said, more, expected) => {
    const { state, met, reason, at } = judge(
      'boolean',
      { isTrue: true },
      said,
      more,
    );
    expect(`${state} ${reason ?? (met ? 'met' : 'not met')}`).toBe(expected);
    expect(Date.parse(at)).toBeLessThanOrEqual(NOW.getTime());
  });

  it('founds no more than a link where the team controls what it says', () => {
    const definition = { type: 'boolean', rung: 'exercised' } as const;
    const rungBy = (controlledBy: 'team' | 'platform' | 'system') =>
      judgeFact({
        definition: { ...definition, controlledBy },
        condition: { isTrue: true },
        reading: yes({}),
        now: NOW,
      }).rung;
    expect(rungBy('team')).toBe('linked');
    expect(rungBy('platform')).toBe('exercised');
    expect(rungBy('system')).toBe('exercised');
  });
});
