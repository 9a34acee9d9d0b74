import fc from 'fast-check';
import {
  computeDeployHealth,
  DeployHealth,
  DeploymentRecord,
  groupDeployments,
  isNewerState,
  judgeRate,
  wilsonInterval,
} from '.';

const NOW = Date.parse('2026-06-01T12:00:00.000Z');
const iso = (ms: number) => new Date(ms).toISOString();

const record = fc
  .record({
    id: fc.integer({ min: 0, max: 1e9 }),
    end: fc.integer({ min: 0, max: 150 * 24 * 60 }),
    minutes: fc.integer({ min: 0, max: 90 }),
    revision: fc.constantFrom('a', 'b', 'c', 'd', null),
    environment: fc.constantFrom('production', 'eu', 'us'),
    outcome: fc.constantFrom(
      'succeeded' as const,
      'succeeded' as const,
      'failed' as const,
      'running' as const,
      'cancelled' as const,
    ),
    kind: fc.constantFrom(
      'deploy' as const,
      'rollback' as const,
      'hotfix' as const,
      'sync' as const,
    ),
  })
  .map(
    ({ id, end, minutes, revision, environment, outcome, kind }) =>
      ({
        provider: 'api',
        instance: 'default',
        sourceId: `${id}`,
        bindingKey: 'api:x',
        environment,
        revision,
        artifact: null,
        ref: null,
        queuedAt: null,
        startedAt: iso(NOW - (end + minutes) * 60_000),
        finishedAt: outcome === 'running' ? null : iso(NOW - end * 60_000),
        outcome,
        supersededAt: null,
        kind,
        url: null,
        triggeredBy: null,
        headCommitAt: null,
        failureMarkedAt: null,
        sourceUpdatedAt: iso(NOW - end * 60_000),
        observedAt: iso(NOW),
        observedVia: 'api',
      } satisfies DeploymentRecord),
  );

const records = fc.uniqueArray(record, {
  maxLength: 60,
  selector: ({ sourceId }) => sourceId,
});

const healthOf = (given: DeploymentRecord[], coveredFrom = iso(NOW - 9e9)) =>
  computeDeployHealth({
    records: given,
    incidents: [],
    asOf: iso(NOW),
    coveredFrom,
    failures: 'full',
    hasHotfixRule: true,
  });

const RUNS = { numRuns: 300, endOnFailure: true };

describe('deploy health, whatever was deployed', () => {
  it('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(
        records.chain(given =>
          fc.tuple(
            fc.constant(given),
            fc.shuffledSubarray(given, {
              minLength: given.length,
              maxLength: given.length,
            }),
          ),
        ),
        ([given, shuffled]) => {
          expect(healthOf(shuffled)).toEqual(healthOf(given));
        },
      ),
      RUNS,
    );
  });

  it('puts every success and failure into one group at most, and makes none up', () => {
    fc.assert(
      fc.property(records, given => {
        const ended = given.filter(
          ({ outcome }) => outcome === 'succeeded' || outcome === 'failed',
        );
        const groups = groupDeployments(given);
        expect(groups.length).toBeLessThanOrEqual(ended.length);
        for (const { finishedAt, revision } of groups) {
          expect(
            ended.some(
              item =>
                item.finishedAt === finishedAt && item.revision === revision,
            ),
          ).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('gives each number what it rests on, and no share outside of 0 to 1', () => {
    const rates = [
      'attemptFailureRate',
      'changeFailRate',
      'deploymentReworkRate',
    ] as const satisfies (keyof DeployHealth)[];
    fc.assert(
      fc.property(records, given => {
        const health = healthOf(given);
        const measured = rates.flatMap(name => {
          const metric = health[name];
          return metric.state === 'measured' ? [metric] : [];
        });
        expect(measured.map(({ value }) => value)).toEqual(
          measured.map(({ k, n }) => k! / n),
        );
        expect(
          measured.filter(
            ({ value, days }) => value < 0 || value > 1 || days <= 0,
          ),
        ).toEqual([]);
      }),
      RUNS,
    );
  });

  it('keeps the share that was seen inside of the interval', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const k = Math.round(share * n);
          const { lower, upper } = wilsonInterval(k, n);
          expect(lower).toBeLessThanOrEqual(k / n + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(k / n - 1e-12);
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeLessThanOrEqual(1);
        },
      ),
      RUNS,
    );
  });

  it('never turns a pass into a fail, or a fail into a pass, for want of data', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.79, noNaN: true }),
        (a, b, target, coverage) => {
          const rate = {
            k: Math.min(a, b),
            n: Math.max(a, b),
            least: 10,
            target,
          };
          expect(['pass', 'fail', 'needsHuman', 'unknown']).toContain(
            judgeRate({ ...rate, coverage: 1 }),
          );
          expect(judgeRate({ ...rate, coverage })).toBe('unknown');
        },
      ),
      RUNS,
    );
  });

  it('keeps the same state of a record in whatever order and however often they come', () => {
    const state = fc.record({
      outcome: fc.constantFrom(
        'pending' as const,
        'running' as const,
        'succeeded' as const,
        'failed' as const,
      ),
      minute: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(
        fc
          .uniqueArray(state, {
            minLength: 1,
            maxLength: 8,
            selector: ({ minute }) => minute,
          })
          .chain(given =>
            fc.tuple(
              fc.shuffledSubarray([...given, ...given], {
                minLength: given.length * 2,
              }),
              fc.constant(given),
            ),
          ),
        ([shuffled, given]) => {
          const keep = (states: typeof given) =>
            states
              .map(({ outcome, minute }) => ({
                outcome,
                sourceUpdatedAt: iso(NOW + minute * 60_000),
              }))
              .reduce((stored, incoming) =>
                isNewerState(incoming, stored) ? incoming : stored,
              );
          expect(keep(shuffled)).toEqual(keep(given));
        },
      ),
      RUNS,
    );
  });
});
