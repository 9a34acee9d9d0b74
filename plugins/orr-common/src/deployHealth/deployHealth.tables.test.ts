import {
  comparisonsOf,
  computeDeployHealth,
  DeployHealthInput,
  DeploymentRecord,
  environmentTierOf,
  groupDeployments,
  IncidentRecord,
  isNewerState,
  judgeRate,
  wilsonInterval,
} from '.';

/** A Monday. */
const NOW = '2026-06-01T12:00:00.000Z';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ago = (ms: number) => new Date(Date.parse(NOW) - ms).toISOString();

let count = 0;

/** Took ten minutes and ended that long ago. */
function deployment(
  endedAgo: number,
  change: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  count += 1;
  return {
    provider: 'api',
    instance: 'default',
    sourceId: `${count}`,
    bindingKey: 'api:checkout',
    environment: 'production',
    revision: `revision-${count}`,
    artifact: null,
    ref: null,
    queuedAt: null,
    startedAt: ago(endedAgo + 10 * MINUTE),
    finishedAt: ago(endedAgo),
    outcome: 'succeeded',
    supersededAt: null,
    kind: 'deploy',
    url: null,
    triggeredBy: null,
    headCommitAt: null,
    failureMarkedAt: null,
    sourceUpdatedAt: ago(endedAgo),
    observedAt: ago(endedAgo),
    observedVia: 'api',
    ...change,
  };
}

function incident(
  openedAgo: number,
  change: Partial<IncidentRecord> = {},
): IncidentRecord {
  count += 1;
  return {
    provider: 'api',
    instance: 'default',
    sourceId: `${count}`,
    openedAt: ago(openedAgo),
    resolvedAt: null,
    severity: null,
    url: null,
    fixedByRevision: null,
    ...change,
  };
}

function healthOf(
  records: DeploymentRecord[],
  change: Partial<DeployHealthInput> = {},
) {
  return computeDeployHealth({
    records,
    incidents: null,
    asOf: NOW,
    coveredFrom: ago(200 * DAY),
    failures: 'full',
    hasHotfixRule: false,
    ...change,
  });
}

/** One a day, the newest first. */
const daily = (n: number, change: Partial<DeploymentRecord> = {}) =>
  Array.from({ length: n }, (_, day) => deployment(day * DAY + HOUR, change));

describe('wilsonInterval', () => {
  it.each([
    [0, 10, 0, 0.213],
    [1, 10, 0.0226, 0.3477],
    [3, 10, 0.1269, 0.5583],
    [2, 20, 0.0337, 0.2617],
    [5, 20, 0.1274, 0.4322],
    [9, 30, 0.1837, 0.4494],
    [0, 0, 0, 1],
  ])('of %i in %i is %d to %d', (k, n, lower, upper) => {
    const interval = wilsonInterval(k, n);
    expect(interval.lower).toBeCloseTo(lower, 3);
    expect(interval.upper).toBeCloseTo(upper, 3);
  });
});

describe('judgeRate', () => {
  it.each([
    [1, 10, 1, 'pass'],
    [3, 10, 1, 'needsHuman'],
    [5, 20, 1, 'needsHuman'],
    [9, 30, 1, 'fail'],
    [0, 5, 1, 'unknown'],
    [9, 30, 0.79, 'unknown'],
    [9, 30, 0.8, 'fail'],
  ])('of %i in %i at a coverage of %d says %s', (k, n, coverage, verdict) => {
    expect(judgeRate({ k, n, least: 10, coverage, target: 0.15 })).toBe(
      verdict,
    );
  });
});

describe('isNewerState', () => {
  const at = (outcome: DeploymentRecord['outcome'], minutes: number) => ({
    outcome,
    sourceUpdatedAt: ago(HOUR - minutes * MINUTE),
  });

  it.each([
    ['a success after it ran', at('succeeded', 2), at('running', 1), true],
    ['a success that is told late', at('succeeded', 1), at('running', 2), true],
    ['running after its end', at('running', 9), at('failed', 1), false],
    ['the same again', at('failed', 1), at('failed', 1), false],
    ['a later end', at('succeeded', 2), at('failed', 1), true],
    ['an earlier end', at('succeeded', 1), at('failed', 2), false],
  ])('%s', (_, incoming, stored, expected) => {
    expect(isNewerState(incoming, stored)).toBe(expected);
  });
});

describe('environmentTierOf', () => {
  const of = (environment: string) => ({
    provider: 'github',
    bindingKey: 'github:github.com/acme/pay',
    environment,
  });

  it.each([
    ['Production', 'production'],
    ['prod', 'production'],
    ['Staging', 'staging'],
    ['live-2', 'unclassified'],
    ['production-eu', 'unclassified'],
    ['', 'unclassified'],
  ])('knows %s as %s without a rule', (name, tier) => {
    expect(environmentTierOf(of(name), [])).toBe(tier);
  });

  it.each([
    ['live-*', 'live-2', 'production'],
    ['*-live', 'eu-live', 'production'],
    ['*live*', 'LIVE', 'production'],
    ['a*b*c', 'a-b-b-c', 'production'],
    ['a*bc', 'abc', 'production'],
    ['ab*bc', 'abc', 'unclassified'],
    ['live', 'live-2', 'unclassified'],
    ['.*', 'live', 'unclassified'],
  ])('reads the pattern %s on %s as %s', (match, name, tier) => {
    expect(environmentTierOf(of(name), [{ match, tier: 'production' }])).toBe(
      tier,
    );
  });

  it('lets the first rule that fits decide, before the source and usual names', () => {
    const rules = [
      { match: 'prod', tier: 'other' as const, provider: 'gitlab' },
      { match: 'prod', tier: 'staging' as const, bindingKey: 'github:other' },
      { match: 'prod', tier: 'testing' as const, provider: 'github' },
      { match: '*', tier: 'other' as const },
    ];
    expect(environmentTierOf(of('prod'), rules, 'production')).toBe('testing');
    expect(environmentTierOf(of('x'), rules, 'production')).toBe('other');
    expect(environmentTierOf(of('x'), [], 'production')).toBe('production');
    expect(environmentTierOf(of('prod'), [], 'staging')).toBe('staging');
    expect(environmentTierOf(of('prod'), [], 'unclassified')).toBe(
      'production',
    );
  });

  it('is not kept busy by many stars', () => {
    const match = `${'*a'.repeat(200)}b`;
    expect(
      environmentTierOf(of('a'.repeat(100_000)), [
        { match, tier: 'production' },
      ]),
    ).toBe('unclassified');
  });
});

describe('groupDeployments', () => {
  const a = { revision: 'a' };

  it.each([
    [
      'regions of one revision are one',
      [
        deployment(2 * HOUR, { ...a, environment: 'eu' }),
        deployment(HOUR + 20 * MINUTE, { ...a, environment: 'us' }),
      ],
      [['succeeded', 'a']],
    ],
    [
      'a failure that was tried again is a success',
      [deployment(2 * HOUR, { ...a, outcome: 'failed' }), deployment(HOUR, a)],
      [['succeeded', 'a']],
    ],
    [
      'one region that failed in the end makes it a failure',
      [
        deployment(2 * HOUR, { ...a, environment: 'eu' }),
        deployment(HOUR, { ...a, environment: 'us', outcome: 'failed' }),
      ],
      [['failed', 'a']],
    ],
    [
      'an hour and a minute later is another one',
      [deployment(2 * HOUR, a), deployment(49 * MINUTE, a)],
      [
        ['succeeded', 'a'],
        ['succeeded', 'a'],
      ],
    ],
    [
      'an hour later to the minute is still the same',
      [deployment(2 * HOUR, a), deployment(50 * MINUTE, a)],
      [['succeeded', 'a']],
    ],
    [
      'going back at once is one of its own',
      [
        deployment(50 * MINUTE, a),
        deployment(30 * MINUTE, { revision: 'b' }),
        deployment(10 * MINUTE, a),
      ],
      [
        ['succeeded', 'a'],
        ['succeeded', 'b'],
        ['succeeded', 'a'],
      ],
    ],
    [
      'regions one after another, with the next revision at their heels',
      [
        deployment(50 * MINUTE, { ...a, environment: 'eu' }),
        deployment(40 * MINUTE, { revision: 'b', environment: 'eu' }),
        deployment(30 * MINUTE, { ...a, environment: 'us' }),
        deployment(20 * MINUTE, { revision: 'b', environment: 'us' }),
      ],
      [
        ['succeeded', 'a'],
        ['succeeded', 'b'],
      ],
    ],
    [
      'without a revision nothing is put together',
      [
        deployment(2 * HOUR, { revision: null }),
        deployment(HOUR, { revision: null }),
      ],
      [
        ['succeeded', null],
        ['succeeded', null],
      ],
    ],
    [
      'a sync of what is there is none',
      [
        deployment(9 * HOUR, { ...a, kind: 'sync' }),
        deployment(2 * HOUR, { ...a, kind: 'sync' }),
        deployment(HOUR, { revision: 'b', kind: 'sync' }),
      ],
      [
        ['succeeded', 'a'],
        ['succeeded', 'b'],
      ],
    ],
    [
      'what did not succeed or fail counts as none',
      (
        ['pending', 'running', 'cancelled', 'skipped', 'abandoned'] as const
      ).map(outcome => deployment(HOUR, { outcome })),
      [],
    ],
  ])('%s', (_, records, expected) => {
    const grouped = groupDeployments([...records].reverse());
    expect(grouped.map(({ outcome, revision }) => [outcome, revision])).toEqual(
      expected,
    );
  });
});

describe('computeDeployHealth', () => {
  it('says nothing of what it has not seen', () => {
    const health = healthOf([], { coveredFrom: null });
    expect(health).toMatchObject({
      coverage: { days: 0, of: 90 },
      lastDeployment: null,
      daysSinceSuccess: { state: 'notMeasured', reason: 'noneInCoverage' },
      deploymentsPerWeek: { state: 'tooLittle', n: 0 },
      deployDaysPerWeekMedian: { state: 'tooLittle', n: 0 },
      attemptFailureRate: { state: 'tooLittle', n: 0 },
      durationP50: { state: 'tooLittle', n: 0 },
      headCommitLeadTime: { state: 'tooLittle', n: 0 },
      changeLeadTime: { state: 'notMeasured', reason: 'noCommits' },
      changeFailRate: { state: 'notMeasured', reason: 'noIncidentSource' },
      deploymentReworkRate: { state: 'notMeasured', reason: 'noHotfixRule' },
      rollbacks: { n: 0, lastAt: null },
      stuck: { n: 0, since: null },
    });
  });

  it('counts successes alone as deployments, per week of what it covers', () => {
    const records = [
      ...daily(20),
      ...daily(10, { outcome: 'failed' }),
      ...daily(5, { outcome: 'cancelled' }),
    ];
    const { deploymentsPerWeek, counts, daysSinceSuccess } = healthOf(records, {
      coveredFrom: ago(20 * DAY),
    });
    expect(deploymentsPerWeek).toEqual({
      state: 'measured',
      value: 20 / 3,
      n: 20,
      days: 21,
    });
    expect(counts).toMatchObject({ succeeded: 20, failed: 10, cancelled: 5 });
    expect(daysSinceSuccess).toMatchObject({ value: 0 });
  });

  it('needs two weeks to tell how often', () => {
    expect(
      healthOf(daily(5), { coveredFrom: ago(12 * DAY) }).deploymentsPerWeek,
    ).toEqual({ state: 'tooLittle', n: 5, needed: 14, days: 13 });
  });

  it('takes the median over whole weeks, those without any included', () => {
    const weeks = [0, 1, 0, 2, 3, 0, 1, 1, 0, 1, 2, 1];
    // The last whole week began on Monday, 25 May.
    const records = weeks.flatMap((days, index) =>
      Array.from({ length: days }, (_, day) =>
        deployment((weeks.length - index) * 7 * DAY - day * DAY),
      ),
    );
    expect(healthOf(records).deployDaysPerWeekMedian).toMatchObject({
      state: 'measured',
      value: 1,
      n: 12,
    });
  });

  it('shows counts before it shows a rate of failed attempts', () => {
    const few = [...daily(3), deployment(5 * DAY, { outcome: 'failed' })];
    expect(healthOf(few).attemptFailureRate).toEqual({
      state: 'tooLittle',
      n: 4,
      k: 1,
      needed: 5,
      days: 90,
    });
    const more = [...daily(9), deployment(20 * DAY, { outcome: 'failed' })];
    expect(healthOf(more).attemptFailureRate).toEqual({
      state: 'measured',
      value: 0.1,
      n: 10,
      k: 1,
      days: 90,
    });
  });

  it('does not take a source that sees successes alone for one without failures', () => {
    expect(healthOf(daily(30), { failures: 'latest-only' })).toMatchObject({
      attemptFailureRate: { state: 'notMeasured', reason: 'failuresUnseen' },
      attemptRecovery: { state: 'notMeasured', reason: 'failuresUnseen' },
    });
  });

  it('tells how long they take', () => {
    const records = Array.from({ length: 10 }, (_, index) =>
      deployment(index * DAY, {
        startedAt: ago(index * DAY + (index + 1) * MINUTE),
      }),
    );
    expect(healthOf(records)).toMatchObject({
      durationP50: { value: 5.5 * MINUTE, n: 10 },
      durationP90: { value: 9 * MINUTE, n: 10 },
    });
    expect(healthOf(records.slice(0, 9))).toMatchObject({
      durationP50: { value: 5 * MINUTE },
      durationP90: { state: 'tooLittle', n: 9, needed: 10 },
    });
  });

  it('takes lead time from new revisions, and drops what lies in the future', () => {
    const records = [
      ...Array.from({ length: 5 }, (_, index) =>
        deployment(index * DAY, {
          headCommitAt: ago(index * DAY + (index + 1) * HOUR),
        }),
      ),
      deployment(6 * DAY, { headCommitAt: ago(5 * DAY) }),
    ];
    expect(healthOf(records).headCommitLeadTime).toEqual({
      state: 'measured',
      value: 3 * HOUR,
      n: 5,
      days: 90,
      dropped: 1,
    });
  });

  it('takes DORA’s lead time over every commit that was new', () => {
    const records = daily(6);
    const commits = Object.fromEntries(
      records.map(({ revision, finishedAt }, index) => [
        revision!,
        [2, 4].map(hours =>
          new Date(
            Date.parse(finishedAt!) - (index + 1) * hours * HOUR,
          ).toISOString(),
        ),
      ]),
    );
    const value = [2, 4, 4, 6, 8, 8, 10, 12, 12, 16, 20, 24];
    expect(healthOf(records, { commits }).changeLeadTime).toMatchObject({
      state: 'measured',
      n: value.length,
      value: 9 * HOUR,
    });
    const failed = { ...commits, [records[0].revision!]: null };
    expect(healthOf(records, { commits: failed }).changeLeadTime).toMatchObject(
      { state: 'measured', n: 10 },
    );
    failed[records[1].revision!] = null;
    expect(healthOf(records, { commits: failed }).changeLeadTime).toMatchObject(
      { state: 'tooLittle', n: 4 },
    );
  });

  it('takes the commits that were told with deployments over those that were asked for', () => {
    const records = daily(6).map(record => ({
      ...record,
      commitsAuthoredAt: [
        new Date(Date.parse(record.finishedAt!) - 3 * HOUR).toISOString(),
      ],
    }));
    const measured = { state: 'measured', n: 6, value: 3 * HOUR };
    expect(healthOf(records, {}).changeLeadTime).toMatchObject(measured);
    const commits = { [records[0].revision!]: [] };
    expect(healthOf(records, { commits }).changeLeadTime).toMatchObject(
      measured,
    );
    // Who told of few has told nothing of the others: they have not failed.
    const few = records.map((record, index) =>
      index < 3 ? { ...record, commitsAuthoredAt: undefined } : record,
    );
    expect(healthOf(few, {}).changeLeadTime).toMatchObject({
      state: 'tooLittle',
      n: 3,
    });
  });

  it('leaves out and counts commits that are younger than what brought them', () => {
    const records = daily(6).map((record, index) => ({
      ...record,
      commitsAuthoredAt: [
        new Date(
          Date.parse(record.finishedAt!) + (index ? -HOUR : HOUR),
        ).toISOString(),
      ],
    }));
    expect(healthOf(records, {}).changeLeadTime).toMatchObject({
      state: 'measured',
      n: 5,
      value: HOUR,
      dropped: 1,
    });
  });

  it('compares each new success with the success before it', () => {
    const records = daily(6);
    const [r0, r1, r2, r3, r4, r5] = records.map(({ revision }) => revision!);
    const changed = records.map((record, index) => ({
      ...record,
      ...(index === 1 && { outcome: 'failed' as const }),
      // What was there before is brought back.
      ...(index === 2 && { revision: r4 }),
      ...(index === 5 && { commitsAuthoredAt: [] }),
    }));
    const wanted = comparisonsOf(changed, {
      asOf: NOW,
      coveredFrom: ago(90 * DAY),
    });
    expect(wanted.map(({ base, head }) => [base, head])).toEqual([
      [r5, r4],
      [r4, r3],
      [r4, r0],
    ]);
    expect([r1, r2]).not.toContain(wanted[2].base);
    expect(wanted[2].finishedAt).toBe(records[0].finishedAt);
    expect(
      comparisonsOf(changed, { asOf: NOW, coveredFrom: records[0].startedAt }),
    ).toHaveLength(1);
    expect(comparisonsOf([], { asOf: NOW, coveredFrom: null })).toEqual([]);
  });

  describe('what had to be put right at once', () => {
    const ten = () => daily(10);
    const endOf = (day: number) => day * DAY + HOUR;

    it.each<[string, IncidentRecord[], number]>([
      ['none', [], 0],
      ['one within a day', [incident(endOf(5) - HOUR)], 1],
      [
        'two of one deployment',
        [incident(endOf(5) - 1), incident(endOf(5))],
        1,
      ],
      ['one before the first', [incident(endOf(9) + HOUR)], 0],
    ])('by incidents: %s', (_, incidents, k) => {
      expect(healthOf(ten(), { incidents }).changeFailRate).toEqual({
        state: 'measured',
        value: k / 10,
        n: 10,
        k,
        days: 90,
      });
    });

    it('lets nobody answer for an incident more than a day later', () => {
      const records = [...daily(10), deployment(50 * DAY)];
      const incidents = [incident(49 * DAY)];
      expect(healthOf(records, { incidents }).changeFailRate).toMatchObject({
        k: 0,
      });
    });

    it('by going back to what was there', () => {
      const records = ten();
      // Newest first: the newest brings back what stood there before the one in between.
      records[0].revision = records[2].revision;
      const health = healthOf(records);
      expect(health.changeFailRate).toMatchObject({ k: 1, n: 10 });
      expect(health.rollbacks).toEqual({
        n: 1,
        lastAt: records[0].finishedAt,
      });
    });

    it('by what is marked, once', () => {
      const records = ten();
      records[3].failureMarkedAt = NOW;
      expect(
        healthOf(records, { incidents: [incident(endOf(3) - 1)] })
          .changeFailRate,
      ).toMatchObject({ k: 1 });
    });

    it('is not told by ten without revisions and without incidents', () => {
      expect(healthOf(daily(10, { revision: null })).changeFailRate).toEqual({
        state: 'notMeasured',
        reason: 'noIncidentSource',
      });
    });

    it('takes recovery over those that have been put right, and names the others', () => {
      const incidents = [3, 5, 7].map(day =>
        incident(endOf(day) - HOUR, {
          resolvedAt: ago(endOf(day) - (day + 1) * HOUR),
        }),
      );
      const open = incident(endOf(1) - HOUR);
      const health = healthOf(ten(), { incidents: [...incidents, open] });
      expect(health.failedDeploymentRecovery).toMatchObject({
        state: 'measured',
        value: 6 * HOUR,
        n: 3,
      });
      expect(health.unrecoveredSince).toEqual([ago(endOf(1))]);
    });

    it('takes a failed attempt to the next success of its environment', () => {
      const records = [1, 2, 3].flatMap(day => [
        deployment(day * DAY, { outcome: 'failed' }),
        deployment(day * DAY - HOUR, { environment: 'eu-production' }),
        deployment(day * DAY - day * 2 * HOUR),
      ]);
      expect(healthOf(records).attemptRecovery).toMatchObject({
        state: 'measured',
        value: 4 * HOUR,
        n: 3,
      });
    });

    it('counts as rework what only repairs', () => {
      const records = ten();
      records[0].kind = 'hotfix';
      records[4].kind = 'rollback';
      const incidents = [
        incident(endOf(8), { fixedByRevision: records[7].revision }),
      ];
      expect(
        healthOf(records, { incidents }).deploymentReworkRate,
      ).toMatchObject({ k: 3, n: 10 });
      expect(
        healthOf(records, { hasHotfixRule: true }).deploymentReworkRate,
      ).toMatchObject({ k: 2, n: 10 });
    });
  });

  it('finds what is stuck after six hours', () => {
    const records = [7, 5].map(hours =>
      deployment(0, {
        outcome: 'running',
        finishedAt: null,
        startedAt: ago(hours * HOUR),
      }),
    );
    expect(healthOf(records).stuck).toEqual({ n: 1, since: ago(7 * HOUR) });
  });

  it('knows nothing yet of what is to come', () => {
    const later = deployment(-HOUR);
    expect(healthOf([later]).lastDeployment).toBeNull();
  });

  it('tells each week apart, from Monday on', () => {
    const { weeks } = healthOf([
      deployment(0),
      deployment(HOUR, { outcome: 'failed' }),
      deployment(13 * HOUR),
      deployment(8 * DAY),
    ]);
    expect(weeks).toHaveLength(14);
    expect(weeks.slice(-3)).toEqual([
      { from: '2026-05-18', succeeded: 1, failed: 0 },
      { from: '2026-05-25', succeeded: 1, failed: 0 },
      { from: '2026-06-01', succeeded: 1, failed: 1 },
    ]);
    expect(healthOf([], { coveredFrom: null }).weeks).toEqual([]);
  });
});
