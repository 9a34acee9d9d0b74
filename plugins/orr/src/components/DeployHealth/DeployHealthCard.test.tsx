import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  computeDeployHealth,
  DeploymentRecord,
  EntityDeployHealth,
  OrrApi,
  ShownDeployment,
} from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  checklistSummary,
  entityReadiness,
} from '../../__testUtils__/readinessFixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { responseError } from '../../__testUtils__/responseError';

const NOW = Date.now();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const iso = (ms: number) => new Date(ms).toISOString();

function recordOf(
  index: number,
  change: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  const end = NOW - index * DAY - HOUR;
  return {
    provider: 'api',
    instance: 'default',
    sourceId: `${index}`,
    bindingKey: 'api:default',
    environment: 'production',
    revision: `${index}`.padStart(40, 'a'),
    artifact: null,
    ref: null,
    queuedAt: null,
    startedAt: iso(end - 6 * 60_000),
    finishedAt: iso(end),
    outcome: 'succeeded',
    supersededAt: null,
    kind: 'deploy',
    url: 'https://ci.example.org/run',
    triggeredBy: null,
    headCommitAt: iso(end - 3 * HOUR),
    failureMarkedAt: null,
    sourceUpdatedAt: iso(end),
    observedAt: iso(end),
    observedVia: 'api',
    ...change,
  };
}

function shown(id: string, change: Partial<ShownDeployment> = {}) {
  return {
    id,
    provider: 'api',
    instance: 'default',
    environment: 'production',
    tier: 'production',
    outcome: 'succeeded',
    kind: 'deploy',
    revision: 'abcdef0123456789abcdef',
    ref: null,
    artifact: null,
    startedAt: null,
    finishedAt: iso(NOW - HOUR),
    supersededAt: null,
    url: 'https://ci.example.org/run',
    happenedAt: iso(NOW - HOUR),
    ...change,
  } satisfies ShownDeployment;
}

function healthOf(
  records: DeploymentRecord[],
  change: Partial<EntityDeployHealth> = {},
): EntityDeployHealth {
  return {
    entityRef: 'component:default/payments',
    computedAt: iso(NOW),
    isStale: false,
    tiers: [
      {
        tier: 'production',
        environments: ['production'],
        health: computeDeployHealth({
          records,
          incidents: null,
          asOf: iso(NOW),
          coveredFrom: iso(NOW - 40 * DAY),
          failures: 'full',
          hasHotfixRule: false,
        }),
      },
    ],
    unclassified: [],
    latest: [shown('1'), shown('2', { outcome: 'failed', kind: 'rollback' })],
    sources: [],
    ...change,
  };
}

const TEN = [
  ...Array.from({ length: 9 }, (_, index) => recordOf(index)),
  recordOf(9, { outcome: 'failed' }),
];

async function open(methods: Partial<OrrApi>) {
  const api = createFakeOrrApi({
    getEntityReadiness: async () => entityReadiness(),
    listChecklists: async () => ({ items: [checklistSummary()] }),
    listEntityReviews: async () => ({ items: [] }),
    ...methods,
  });
  renderTab(api);
  await screen.findByRole('heading', { name: 'Deploy health' });
}

const tier = () => screen.findByRole('region', { name: 'Production' });
/** What stands beside a term. */
const valueOf = (within_: HTMLElement, term: string) =>
  within(within_).getByText(term).nextElementSibling?.textContent;

describe('DeployHealthCard', () => {
  it('says how a pipeline tells of the entity, where nobody has', async () => {
    await open({});
    expect(
      await screen.findByText(/No deployments are known/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'How to tell of a deployment' }),
    );
    expect(
      screen.getByDisplayValue(
        /"entityRefs": \["component:default\/payments"\]/,
      ),
    ).toHaveAccessibleName('The call');
    expect(
      screen.getByRole('button', { name: 'Copy the call' }),
    ).toBeInTheDocument();
  });

  it('shows each number with what it rests on, or why there is none', async () => {
    await open({ getEntityDeployHealth: async () => healthOf(TEN) });
    const region = await tier();
    expect(valueOf(region, 'Last deployment')).toMatch(
      /^Succeeded .* ago, aaaaaaaa\. Open the run/,
    );
    expect(valueOf(region, 'Failed attempts')).toBe('10%1 of 10 in 41 days');
    expect(valueOf(region, 'Change fail rate')).toBe(
      'Too little to tell0 of 9 in 41 days; it takes 10',
    );
    expect(within(region).getByText(/Covers 41 of 90 days/)).toBeVisible();
    expect(
      within(region).getByRole('img', {
        name: /Deployments by week since .*: 9 succeeded, 1 failed/,
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Told by pipelines\. Computed/),
    ).toBeInTheDocument();

    expect(within(region).queryByText('Rework rate')).toBeNull();
    await userEvent.click(
      within(region).getByRole('button', { name: 'More numbers' }),
    );
    expect(valueOf(region, 'Duration, median')).toBe(
      '6 minutes9 deployments in 41 days',
    );
    expect(valueOf(region, 'From commit to deployed')).toBe(
      '3 hours9 deployments in 41 days',
    );
    expect(valueOf(region, 'Rework rate')).toMatch(/^Not measuredNobody tells/);
    expect(
      within(region).getByRole('button', { name: 'Fewer numbers' }),
    ).toHaveAttribute('aria-expanded', 'true');
  });

  it('names sources as people know them', async () => {
    const sources: EntityDeployHealth['sources'] = [
      {
        kind: 'deployments',
        provider: 'argocd',
        title: 'Argo CD',
        state: 'ok',
      },
    ];
    const told = TEN.map(item => ({ ...item, provider: 'argocd' }));
    const latest = [shown('1', { provider: 'argocd' })];
    await open({
      getEntityDeployHealth: async () => healthOf(told, { sources, latest }),
    });
    expect(
      await screen.findByText(/Told by Argo CD\. Computed/),
    ).toBeInTheDocument();
  });

  it('puts first what asks for a look', async () => {
    const stuck = recordOf(0, {
      sourceId: 'stuck',
      outcome: 'running',
      finishedAt: null,
      startedAt: iso(NOW - 9 * HOUR),
    });
    const marked = recordOf(0, { failureMarkedAt: iso(NOW) });
    await open({
      getEntityDeployHealth: async () =>
        healthOf([stuck, marked, ...TEN.slice(1)], {
          unclassified: [
            { environment: 'live-2', provider: 'api', n: 14, lastAt: iso(NOW) },
          ],
        }),
    });
    const region = await tier();
    expect(
      within(region).getByText(/1 deployment has not ended since/),
    ).toBeVisible();
    expect(within(region).getByText(/Not put right since/)).toBeVisible();
    expect(
      screen.getByText(/14 deployments to “live-2” are not counted/),
    ).toBeVisible();
    expect(screen.getByText(/match: "live-2", tier: production/)).toBeVisible();
  });

  it('lists the deployments themselves, and older ones on request', async () => {
    const latest = Array.from({ length: 10 }, (_, index) =>
      shown(`${index}`, { environment: `eu-${index}` }),
    );
    const listEntityDeployments = jest.fn(async () => ({
      items: [latest[9], shown('older', { environment: 'us-1' })],
      totalItems: 11,
    }));
    await open({
      getEntityDeployHealth: async () => healthOf(TEN, { latest }),
      listEntityDeployments,
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show latest deployments' }),
    );
    expect(screen.getByText('eu-9')).toBeInTheDocument();
    expect(listEntityDeployments).not.toHaveBeenCalled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show older deployments' }),
    );
    expect(await screen.findByText('us-1')).toBeInTheDocument();
    expect(screen.getAllByText('eu-9')).toHaveLength(1);
    expect(
      screen.queryByRole('button', { name: 'Show older deployments' }),
    ).toBeNull();
  });

  it('can be tried again where it could not be loaded', async () => {
    const getEntityDeployHealth = jest
      .fn()
      .mockRejectedValueOnce(responseError(500, 'Broken'))
      .mockResolvedValue(healthOf(TEN));
    await open({ getEntityDeployHealth });
    expect(
      await screen.findByText(/Deploy health could not be loaded/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await tier()).toBeInTheDocument();
  });

  it('asks again while what was told is still to be computed', async () => {
    const getEntityDeployHealth = jest
      .fn()
      .mockResolvedValueOnce({
        entityRef: 'component:default/payments',
        isStale: true,
        tiers: [],
        unclassified: [],
        latest: [],
        sources: [],
      })
      .mockResolvedValue(healthOf(TEN));
    await open({ getEntityDeployHealth });
    expect(
      await screen.findByText(/Something was told just now/),
    ).toBeInTheDocument();
    await waitFor(
      () => expect(getEntityDeployHealth).toHaveBeenCalledTimes(2),
      {
        timeout: 20_000,
      },
    );
    expect(await tier()).toBeInTheDocument();
  });
});
