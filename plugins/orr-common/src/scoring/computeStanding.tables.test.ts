import { Decision, DecisionCondition } from '../review/decision';
import { computeStanding } from './computeStanding';
import { headlineOf } from './headline';
import {
  STANDINGS,
  Standing,
  StandingInput,
  StandingReason,
  StandingResult,
} from './standing';
import headlineTable from './tables/headline.json';
import table from './tables/standings.json';

type DecisionChanges = Omit<Partial<Decision>, 'validUntil' | 'conditions'> & {
  validUntil?: string | null;
  conditions?: Partial<DecisionCondition>[];
};

interface StandingRow {
  name: string;
  input?: Record<string, unknown>;
  decision?: DecisionChanges;
  decisions?: 'none' | DecisionChanges[];
  expected: {
    standing: Standing;
    rule: number;
    reasons: StandingReason[];
    flags: string[];
    validUntil: string | null;
    decisionId: string | null;
    nextChangeAt: string | null;
  };
}

const rows = table.rows as StandingRow[];

function decisionOf(changes: DecisionChanges): Decision {
  const { validUntil, conditions, ...rest } = {
    ...table.baseDecision,
    ...changes,
  };
  return {
    ...(rest as Omit<Decision, 'conditions'>),
    ...(validUntil ? { validUntil } : {}),
    conditions: conditions.map(
      condition =>
        ({ ...table.baseCondition, ...condition } as DecisionCondition),
    ),
  };
}

function inputOf(row: StandingRow): StandingInput {
  const changes =
    row.decisions === 'none' ? [] : row.decisions ?? [row.decision ?? {}];
  const merged = { ...table.base, ...row.input } as unknown as Omit<
    StandingInput,
    'now'
  > & { now: string };
  return {
    ...merged,
    decisions: changes.map(decisionOf),
    now: new Date(merged.now),
  };
}

function shown(result: StandingResult) {
  const {
    standing,
    rule,
    reasons,
    flags,
    validUntil,
    decisionId,
    nextChangeAt,
  } = result;
  return {
    standing,
    rule,
    reasons,
    flags: Object.entries(flags).flatMap(([flag, up]) => (up ? [flag] : [])),
    validUntil: validUntil ?? null,
    decisionId: decisionId ?? null,
    nextChangeAt: nextChangeAt ?? null,
  };
}

describe('the table of standings', () => {
  it('reaches every standing by its rule, and every reason', () => {
    const reached = new Set(
      rows.map(row => `${row.expected.rule} ${row.expected.standing}`),
    );
    expect([...reached].sort()).toEqual([
      '1 notRequired',
      '2 neverReviewed',
      '3 notReady',
      '4 overdue',
      '5 readyWithConditions',
      '6 ready',
    ]);
    expect(
      new Set(
        rows.flatMap(row => row.expected.reasons.map(reason => reason.code)),
      ).size,
    ).toBe(19);
    expect(new Set(rows.flatMap(row => row.expected.flags)).size).toBe(7);
  });

  it.each(rows)('$name: $expected.standing', row => {
    const expected = { ...row.expected, flags: [...row.expected.flags].sort() };
    const result = shown(computeStanding(inputOf(row)));
    expect({ ...result, flags: result.flags.sort() }).toEqual(expected);
  });

  it.each(rows)('$name: the same, however the lists are stored', row => {
    const input = inputOf(row);
    const reversed = Object.fromEntries(
      Object.entries(input).map(([key, value]) => [
        key,
        Array.isArray(value) ? [...value].reverse() : value,
      ]),
    ) as unknown as StandingInput;
    expect(computeStanding(reversed)).toEqual(computeStanding(input));
  });
});

describe('the table of headlines', () => {
  it('lists the standings in the order of the code', () => {
    expect(headlineTable.order).toEqual([...STANDINGS]);
  });

  it.each(headlineTable.rows)('$standings: $headline', row => {
    expect(headlineOf(row.standings as Standing[])).toBe(row.headline);
    expect(headlineOf([...row.standings].reverse() as Standing[])).toBe(
      row.headline,
    );
  });
});

describe('a decision in date', () => {
  const base = (change: Partial<StandingRow> = {}) =>
    inputOf({ name: '', ...change } as StandingRow);
  const inDate = (change?: Partial<StandingRow>) =>
    computeStanding(base(change)).decisionInDate;

  it.each<[string, boolean, Partial<StandingRow>]>([
    ['a go', true, {}],
    ['its last day', true, { input: { now: '2027-02-10T22:59:59.999Z' } }],
    ['the day after', false, { input: { now: '2027-02-10T23:00:00.000Z' } }],
    ['none', false, { decisions: 'none' }],
    [
      'a no-go within its cadence',
      true,
      { decision: { outcome: 'noGo', validUntil: null } },
    ],
    [
      'a no-go past its cadence',
      false,
      {
        decision: { outcome: 'noGo', validUntil: null },
        input: { now: '2027-02-10T23:00:00.000Z' },
      },
    ],
    ['a change review alone', false, { decision: { reviewKind: 'change' } }],
    ['not ready for its owner', true, { input: { ownerState: 'unowned' } }],
    ['out of scope', false, { input: { inScope: false } }],
    [
      'a newer version past its date',
      true,
      { input: { rollout: [{ version: 4, dueOn: '2026-02-20' }] } },
    ],
  ])('%s: %s', (_, expected, change) => {
    expect(inDate(change)).toBe(expected);
  });
});
