import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import {
  computeDeployHealth,
  DeploymentRecord,
  DeployHealth,
  Metric,
  ShownDeployment,
} from 'backstage-plugin-orr-common';
import fc from 'fast-check';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { paymentsEntity } from '../../__testUtils__/readinessFixtures';
import { orrApiRef } from '../../api';
import { DeployHealthCard } from './DeployHealthCard';

jest.setTimeout(120_000);

const NOW = Date.now();
const DAY = 24 * 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

const record = fc
  .record({
    id: fc.nat(),
    ago: fc.integer({ min: 0, max: 80 * 24 * 60 }),
    minutes: fc.integer({ min: 1, max: 90 }),
    revision: fc.constantFrom('a'.repeat(40), 'b'.repeat(40), null),
    provider: fc.constantFrom('api', 'github', 'jenkins'),
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
    ),
    hasCommit: fc.boolean(),
  })
  .map(
    ({ id, ago, minutes, hasCommit, outcome, ...rest }): DeploymentRecord => {
      const end = NOW - ago * 60_000;
      const start = end - minutes * 60_000;
      return {
        ...rest,
        outcome,
        instance: 'default',
        sourceId: String(id),
        bindingKey: 'x',
        environment: 'production',
        artifact: null,
        ref: null,
        queuedAt: null,
        startedAt: iso(start),
        finishedAt: outcome === 'running' ? null : iso(end),
        supersededAt: null,
        url: null,
        triggeredBy: null,
        headCommitAt: hasCommit ? iso(start - 3_600_000) : null,
        failureMarkedAt: null,
        sourceUpdatedAt: iso(end),
        observedAt: iso(NOW),
        observedVia: 'api',
      };
    },
  );

const told = fc.record({
  records: fc.uniqueArray(record, {
    minLength: 1,
    maxLength: 70,
    selector: ({ sourceId }) => sourceId,
  }),
  knownDays: fc.integer({ min: 1, max: 120 }),
  hasIncidents: fc.boolean(),
  hasHotfixRule: fc.boolean(),
});

function shown(item: DeploymentRecord): ShownDeployment {
  return {
    ...item,
    id: item.sourceId,
    tier: 'production',
    happenedAt: item.sourceUpdatedAt,
  };
}

function isMetric(value: unknown): value is Metric {
  return typeof value === 'object' && value !== null && 'state' in value;
}

/** All that a measured metric rests on, as it has to be read beside it. */
function basisOf(health: DeployHealth): string[] {
  return Object.entries(health).flatMap(([name, metric]) =>
    isMetric(metric) && metric.state === 'measured'
      ? [
          name === 'deployDaysPerWeekMedian'
            ? `over ${metric.n} week`
            : `${metric.n} in ${metric.days} days`,
        ]
      : [],
  );
}

/** The days that a number may look back: those that are known, at most as many as it is defined for. */
function windowsOf(health: DeployHealth): number[] {
  return [
    health.coverage.days,
    ...Object.values(health).flatMap(metric =>
      isMetric(metric) && metric.state === 'measured' ? [metric.days] : [],
    ),
  ];
}

/** Words between a count and its days differ; the two numbers must be there. */
const bare = (text: string) =>
  text
    .replace(/ (deployment|commit|recover(y|ies))s? in /g, ' in ')
    .replace(/in 1 day\b/g, 'in 1 days');

describe('DeployHealthCard, whatever was told', () => {
  it('shows no number without what it rests on, since when, from whom and as of when', async () => {
    let measured = 0;
    await fc.assert(
      fc.asyncProperty(told, async given => {
        const health = computeDeployHealth({
          records: given.records,
          incidents: given.hasIncidents ? [] : null,
          asOf: iso(NOW),
          coveredFrom: iso(NOW - given.knownDays * DAY),
          failures: 'full',
          hasHotfixRule: given.hasHotfixRule,
        });
        const orrApi = createFakeOrrApi({
          getEntityDeployHealth: async () => ({
            entityRef: 'component:default/payments',
            computedAt: iso(NOW),
            isStale: false,
            tiers: [
              { tier: 'production', environments: ['production'], health },
            ],
            unclassified: [],
            latest: given.records.slice(0, 1).map(shown),
            sources: [],
          }),
        });
        const { unmount } = renderInTestApp(
          <DeployHealthCard entity={paymentsEntity()} />,
          { apis: [[orrApiRef, orrApi]] },
        );
        const tier = await screen.findByRole(
          'region',
          { name: 'Production' },
          { timeout: 30_000 },
        );
        fireEvent.click(
          within(tier).getByRole('button', { name: 'More numbers' }),
        );
        await waitFor(() =>
          expect(within(tier).getByText('Rework rate')).toBeVisible(),
        );
        const values = within(tier)
          .getAllByRole('definition')
          .map(({ textContent }) => bare(textContent!));
        const [, ...numbers] = values;
        const windows = windowsOf(health);
        expect(
          numbers.filter(
            text =>
              /\d/.test(text) &&
              !windows.some(days => text.includes(`in ${days} days`)) &&
              !/over \d+ weeks?|it takes \d+$/.test(text),
          ),
        ).toEqual([]);
        const expected = basisOf(health);
        measured += expected.length;
        expect(
          expected.filter(basis => !numbers.some(text => text.includes(basis))),
        ).toEqual([]);
        const footer = screen.getByText(/^Told by .*Computed/);
        expect(
          health.sources.filter(
            name =>
              !footer.textContent!.includes(
                name === 'api' ? 'pipelines' : name,
              ),
          ),
        ).toEqual([]);
        expect(within(footer).getByText(/ago|now/)).toBeVisible();
        unmount();
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(measured).toBeGreaterThan(50);
  });
});
