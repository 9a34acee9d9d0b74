import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OrrApi, SourceState } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  checklistSummary,
  entityReadiness,
  paymentsEntity,
} from '../../__testUtils__/readinessFixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { responseError } from '../../__testUtils__/responseError';

const AT = '2026-03-01T10:00:00.000Z';

function bound(change: Partial<SourceState> = {}): SourceState {
  return {
    kind: 'deployments',
    provider: 'github',
    title: 'GitHub',
    state: 'ok',
    binding: {
      key: 'github:github.com/acme/pay',
      title: 'acme/pay',
      instance: 'github.com',
    },
    asOf: AT,
    freshness: 'fresh',
    coverage: { days: 90, of: 90 },
    ...change,
  };
}

function unbound(change: Partial<SourceState> = {}): SourceState {
  return {
    kind: 'deployments',
    provider: 'github',
    title: 'GitHub',
    state: 'unbound',
    wouldNeed: [{ annotation: 'github.com/project-slug', example: 'acme/pay' }],
    ...change,
  };
}

async function open(sources: SourceState[], methods: Partial<OrrApi> = {}) {
  const api = createFakeOrrApi({
    getEntityReadiness: async () => entityReadiness(),
    listChecklists: async () => ({ items: [checklistSummary()] }),
    listEntityReviews: async () => ({ items: [] }),
    getEntityDeployHealth: async () => ({
      entityRef: 'component:default/payments',
      isStale: false,
      tiers: [],
      unclassified: [],
      latest: [],
      sources,
    }),
    ...methods,
  });
  renderTab(api, {
    entity: {
      ...paymentsEntity(),
      relations: [{ type: RELATION_OWNED_BY, targetRef: 'user:default/test' }],
    },
  });
  await screen.findByText(/No deployments are known/);
}

const panel = () => screen.findByRole('region', { name: 'Sources' });
const row = async () => {
  const item = within(await panel()).getByRole('listitem');
  return item.textContent!.replace(/\s+/g, ' ');
};

describe('SourceStates', () => {
  it('says nothing where no source is installed', async () => {
    await open([]);
    expect(screen.queryByRole('region', { name: 'Sources' })).toBeNull();
  });

  it('tells which annotation would connect a source, to be copied', async () => {
    await open([
      unbound(),
      unbound({
        provider: 'jenkins',
        title: 'Jenkins',
        wouldNeed: [
          { annotation: 'jenkins.io/job-full-name', example: 'team/pay' },
        ],
      }),
    ]);
    await userEvent.click(
      screen.getByRole('button', {
        name: 'How to connect a deployment source',
      }),
    );
    expect(
      screen.getByRole('textbox', { name: 'Annotation for GitHub' }),
    ).toHaveValue(
      'metadata:\n  annotations:\n    github.com/project-slug: "acme/pay"',
    );
    expect(
      screen.getByRole('button', { name: 'Copy the annotation for Jenkins' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /incident source/ }),
    ).toBeNull();
  });

  it('does not offer another source where one is connected', async () => {
    await open([unbound({ provider: 'x', title: 'X' }), bound()]);
    expect(await row()).toMatch(
      /^GitHub: deployments of acme\/pay \(github\.com\)As of .*\.\s*$/,
    );
    expect(screen.queryByRole('button', { name: /connect/ })).toBeNull();
  });

  it.each<[string, SourceState, RegExp]>([
    [
      'turned off',
      unbound({ state: 'optedOut', annotation: 'gitlab.com/project-slug' }),
      /Turned off in catalog-info, by an empty gitlab\.com\/project-slug\./,
    ],
    [
      'invalid',
      unbound({
        state: 'invalid',
        annotation: 'github.com/project-slug',
        reason: 'it is not org/repo: got “pay”',
      }),
      /github\.com\/project-slug in catalog-info cannot be used: it is not org\/repo: got “pay”/,
    ],
    [
      'queued',
      bound({ state: 'queued', asOf: undefined, coverage: undefined }),
      /First import queued\./,
    ],
    [
      'refused',
      bound({ state: 'unauthorised', since: AT, operatorHint: 'Renew it' }),
      /Cannot read the source: credentials rejected, since .* What was known before stays\..*As of .*For operators: Renew it/,
    ],
    [
      'hidden',
      bound({ state: 'forbidden', since: AT, asOf: undefined }),
      /Not found or not permitted, since .*\.\s*$/,
    ],
    [
      'waiting',
      bound({ state: 'rateLimited', since: AT, until: AT }),
      /Next update after .*2026/,
    ],
    [
      'down',
      bound({ state: 'down', since: AT }),
      /Source unreachable since .*; showing data from /,
    ],
    [
      'not understood',
      bound({ state: 'badResponse', since: AT }),
      /Unexpected reply from the source, since /,
    ],
    [
      'known in part',
      bound({ coverage: { days: 41, of: 90 } }),
      /Covers 41 of 90 days\./,
    ],
    [
      'old',
      bound({ freshness: 'stale' }),
      /As of .*, not updated for more than a day\./,
    ],
  ])('says of a source that it is %s', async (_, source, expected) => {
    await open([source]);
    expect(await row()).toMatch(expected);
  });

  it('offers the rule for what deploys where nothing is recorded', async () => {
    await open([bound({ state: 'empty', since: AT })]);
    expect(await row()).toMatch(/Connected\. No deployments recorded since /);
    expect(
      screen.getByRole('textbox', { name: 'The rule about what deploys' }),
    ).toHaveValue(
      [
        'orr:',
        '  deployHealth:',
        '    deploys:',
        '      - binding: "github:github.com/acme/pay"',
        '        pipeline: deploy.yml',
        '        environment: production',
      ].join('\n'),
    );
  });

  it('lets an owner have the sources asked now', async () => {
    const checkEntityDeployHealth = jest
      .fn()
      .mockRejectedValueOnce(responseError(503, 'Down'))
      .mockResolvedValue({ queued: 1 });
    await open([bound()], { checkEntityDeployHealth });
    const button = await screen.findByRole('button', { name: 'Check now' });
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The check could not be asked for.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Check now' }));
    expect(await screen.findByText('1 source is asked next.')).toBeVisible();
    expect(checkEntityDeployHealth).toHaveBeenCalledWith({
      params: { kind: 'component', namespace: 'default', name: 'payments' },
    });
  });
});
