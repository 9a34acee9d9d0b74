import { sha256Hex } from '../hash/sha256';
import { Standing, StandingReason, STANDINGS } from './standing';
import table from './tables/verdicts.json';
import { Verdict, verdictOf, VERDICTS, VerdictStanding } from './verdict';
import { VERDICT_EXIT_CODES, verdictExitCodeOf } from './verdictExit';

interface Row {
  name: string;
  /** Each a standing with the last days on which it was not overdue. */
  standings: string[][];
  graceDays?: number;
  verdict: Verdict;
  exit: number;
  strict: number;
  overridden: number;
}

const MOMENT = {
  now: new Date('2026-03-10T22:30:00.000Z'),
  timeZone: 'UTC',
};
const reasonsFor = (standing: Standing, days: string[]): StandingReason[] =>
  standing === 'overdue'
    ? days.map(date => ({ code: 'cadencePassed', date }))
    : [{ code: 'decidedGo' }];
const under = ([standing, ...days]: string[], index = 0): VerdictStanding => ({
  checklistId: `list-${index}`,
  standing: standing as Standing,
  reasons: reasonsFor(standing as Standing, days),
});

describe('the table of verdicts', () => {
  it.each(table.rows as Row[])('$name: $verdict', row => {
    const { verdict } = verdictOf({
      ...MOMENT,
      standings: row.standings.map(under),
      overdueGraceDays: row.graceDays,
    });
    expect(verdict).toBe(row.verdict);
    const exit = (isOverridden: boolean, failOnConditional?: boolean) =>
      verdictExitCodeOf({ verdict, isOverridden }, { failOnConditional });
    expect([exit(false), exit(false, true), exit(true, true)]).toEqual([
      row.exit,
      row.strict,
      row.overridden,
    ]);
  });

  it('says something to every standing', () => {
    const told = (table.rows as Row[]).flatMap(({ standings }) =>
      standings.map(([standing]) => standing),
    );
    expect([...new Set(told)].sort()).toEqual([...STANDINGS].sort());
    expect(
      [...new Set((table.rows as Row[]).map(({ verdict }) => verdict))].sort(),
    ).toEqual([...VERDICTS].sort());
  });
});

describe('verdictOf', () => {
  it('counts the grace in days of the organisation', () => {
    const inZone = (timeZone: string) =>
      verdictOf({
        ...MOMENT,
        timeZone,
        standings: [under(['overdue', '2026-02-24'])],
      }).verdict;
    expect(inZone('UTC')).toBe('conditional');
    // There it is the next day already.
    expect(inZone('Europe/Berlin')).toBe('conditional');
    expect(inZone('Pacific/Auckland')).toBe('noGo');
  });

  it('gives the reasons of those checklists alone that decide', () => {
    expect(
      verdictOf({
        ...MOMENT,
        standings: [under(['ready'], 1), under(['overdue', '2026-03-09'], 2)],
      }),
    ).toMatchObject({
      reasons: [
        { checklistId: 'list-2', code: 'cadencePassed', date: '2026-03-09' },
      ],
      checklists: [
        { checklistId: 'list-1', verdict: 'go' },
        {
          checklistId: 'list-2',
          verdict: 'conditional',
          graceUntil: '2026-03-23',
        },
      ],
    });
  });

  it('holds until the first of its decisions lapses, or the grace has passed', () => {
    const ready = { ...under(['ready'], 1), validUntil: '2026-09-01' };
    const later = { ...under(['ready'], 2), validUntil: '2026-12-01' };
    const overdue = {
      ...under(['overdue', '2026-03-09'], 3),
      validUntil: '2026-03-09',
    };
    const notRequired = {
      ...under(['notRequired'], 4),
      validUntil: '2026-04-01',
    };
    const until = (...standings: VerdictStanding[]) =>
      verdictOf({ ...MOMENT, standings }).validUntil;
    expect(until(later, ready, notRequired)).toBe('2026-09-01');
    expect(until(ready, overdue)).toBe('2026-03-23');
    expect(until(under(['ready']))).toBeUndefined();
    const because = (...reasons: StandingReason[]) => ({
      ...under(['readyWithConditions'], 5),
      validUntil: '2026-09-01',
      reasons,
    });
    expect(
      until(
        because(
          { code: 'acceptedHigh', date: '2026-05-01' },
          { code: 'conditionOpen', date: '2026-04-01' },
          // That is since when.
          { code: 'contradictionOpen', date: '2026-03-01T10:00:00.000Z' },
        ),
      ),
    ).toBe('2026-04-01');
    expect(
      until({
        ...notRequired,
        reasons: [{ code: 'exempt', date: '2026-06-30' }],
      }),
    ).toBe('2026-06-30');
    expect(until(ready, under(['notReady']))).toBeUndefined();
  });

  it('changes next with a standing, or when the grace has passed', () => {
    const at = (...standings: VerdictStanding[]) =>
      verdictOf({ ...MOMENT, standings, timeZone: 'Europe/Berlin' })
        .nextChangeAt;
    const ready = {
      ...under(['ready']),
      nextChangeAt: '2026-05-01T22:00:00.000Z',
    };
    expect(at(ready)).toBe('2026-05-01T22:00:00.000Z');
    expect(at(ready, under(['overdue', '2026-03-09']))).toBe(
      '2026-03-23T23:00:00.000Z',
    );
    // That has been.
    expect(at(under(['overdue', '2026-01-09']))).toBeUndefined();
  });

  it('rests on the snapshot that was decided on, or on all of them whatever their order', () => {
    const a = { ...under(['ready'], 1), snapshotHash: 'a' };
    const b = { ...under(['ready'], 2), snapshotHash: 'b' };
    const left = { ...under(['notRequired'], 3), snapshotHash: 'c' };
    const hash = (...standings: VerdictStanding[]) =>
      verdictOf({ ...MOMENT, standings }).snapshotHash;
    expect(hash(under(['neverReviewed']))).toBeUndefined();
    expect(hash(a, left)).toBe('a');
    expect(hash(b, a)).toBe(
      sha256Hex(
        '[{"checklistId":"list-1","snapshotHash":"a"},{"checklistId":"list-2","snapshotHash":"b"}]',
      ),
    );
    expect(hash(a, { ...b, snapshotHash: 'd' })).not.toBe(hash(a, b));
  });
});

it('publishes exit codes that differ', () => {
  const codes = Object.values(VERDICT_EXIT_CODES);
  expect(new Set(codes).size).toBe(codes.length);
});

describe('a verdict is valid until the day before something lapses', () => {
  const standing = (nextChangeAt?: string): VerdictStanding => ({
    ...under(['ready']),
    validUntil: '2026-12-01',
    nextChangeAt,
  });
  it.each<[string, string | undefined, number | undefined, string]>([
    ['nothing before its end', undefined, undefined, '2026-12-01'],
    ['a medium acceptance', '2026-06-21T00:00:00.000Z', 30, '2026-06-20'],
    // It is due soon from then on, no more.
    ['nothing but its last days', '2026-11-01T00:00:00.000Z', 30, '2026-12-01'],
    [
      'the same by the default',
      '2026-11-01T00:00:00.000Z',
      undefined,
      '2026-12-01',
    ],
    [
      'what lapses then, due soon later',
      '2026-11-01T00:00:00.000Z',
      14,
      '2026-10-31',
    ],
    [
      'what lapsed and is not computed yet',
      '2026-03-01T00:00:00.000Z',
      30,
      '2026-12-01',
    ],
  ])('%s', (_what, nextChangeAt, dueSoonDays, validUntil) => {
    expect(
      verdictOf({
        ...MOMENT,
        standings: [standing(nextChangeAt)],
        dueSoonDays,
      }).validUntil,
    ).toBe(validUntil);
  });
});
