import { ApiRef } from '@backstage/core-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ListedBinding,
  ListedSource,
  OrrApi,
  SourceRule,
  SourceRuleDraft,
  SourceRulePreview,
} from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { SourcesPage } from './SourcesPage';

const AT = '2026-03-01T10:00:00.000Z';
const CHECKOUT = { entityRef: 'component:default/checkout', title: 'Checkout' };
const KEY = 'github:github.com/acme/pay';
const LIVE: SourceRuleDraft = {
  kind: 'environment',
  document: { match: 'live-2', tier: 'staging' },
};

const ruleOf = (rule: SourceRuleDraft): SourceRule => ({
  id: 'r1',
  rule,
  revision: 1,
  createdBy: 'user:default/ann',
  createdAt: AT,
  changedBy: 'user:default/ann',
  changedAt: AT,
});

const listOf = (items: SourceRule[]) => ({
  configured: [],
  items,
  applied: true,
});

function previewOf(change: Partial<SourceRulePreview> = {}): SourceRulePreview {
  return {
    deployments: 14,
    changes: [{ from: 'unclassified', to: 'production', deployments: 14 }],
    environments: ['live-2'],
    entities: 3,
    shown: [CHECKOUT],
    links: [],
    runs: [],
    bindings: 1,
    shownBindings: [{ provider: 'github', key: KEY }],
    ...change,
  };
}

const GITHUB: ListedSource = {
  kind: 'deployments',
  provider: 'github',
  title: 'GitHub',
  isAsked: true,
  capabilities: {
    failures: 'full',
    environments: 'native',
    history: 'unbounded',
    push: true,
  },
  instances: [
    {
      id: 'github.com',
      title: 'github.com',
      host: 'github.com',
      bindings: { new: 0, fresh: 40, ageing: 0, stale: 0, failing: 1 },
      due: 2,
      lastSuccessAt: AT,
      problems: [
        {
          problem: 'unauthorised',
          message: 'The credentials are refused.',
          operatorHint: 'Renew the token.',
          bindings: 1,
          since: AT,
        },
      ],
    },
  ],
  events: [{ topic: 'github.deployment_status', waiting: 0 }],
  webhookMayBeMissing: true,
};
const TOLD: ListedSource = {
  ...GITHUB,
  provider: 'cdevents',
  title: 'CDEvents',
  isAsked: false,
  events: [],
  webhookMayBeMissing: false,
};

function bindingOf(change: Partial<ListedBinding> = {}): ListedBinding {
  return {
    kind: 'deployments',
    provider: 'github',
    sourceTitle: 'GitHub',
    instance: 'github.com',
    key: KEY,
    title: 'acme/pay',
    state: 'fresh',
    isQueued: false,
    entities: 7,
    shown: [CHECKOUT],
    ...change,
  };
}

function show(methods: Partial<OrrApi> = {}, allowed = true) {
  const previewSourceRule = jest.fn(async () => previewOf());
  const orrApi = createFakeOrrApi({
    listSources: async () => ({ items: [] }),
    listBindings: async () => ({ items: [], totalItems: 0 }),
    listEnvironments: async () => ({
      items: [
        {
          environment: 'live-2',
          provider: 'github',
          deployments: 14,
          entities: 3,
          lastSeenAt: AT,
        },
      ],
      more: false,
    }),
    listSourceRules: async () => listOf([]),
    previewSourceRule,
    ...methods,
  });
  const authorize = async () => ({
    result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
  });
  renderInTestApp(<SourcesPage />, {
    apis: [
      [orrApiRef, orrApi],
      [permissionApiRef as ApiRef<unknown>, { authorize }],
      [
        catalogApiRef,
        catalogApiMock({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: { name: 'checkout', namespace: 'default' },
            },
          ],
        }),
      ],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  return { previewSourceRule };
}

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
const write = async (label: string | RegExp, text: string) => {
  const field = await screen.findByLabelText(label);
  await userEvent.click(field);
  await userEvent.paste(text);
};

describe('SourcesPage', () => {
  it('shows what a rule does before it is saved, and takes it back', async () => {
    const addSourceRule = jest.fn(async () => listOf([ruleOf(LIVE)]));
    const removeSourceRule = jest.fn(async () => listOf([]));
    const { previewSourceRule } = show({ addSourceRule, removeSourceRule });
    await press('Say what it is for: live-2');
    const dialog = await screen.findByRole('dialog', {
      name: 'What is live-2 for?',
    });
    expect(
      await within(dialog).findByText(
        '14 deployments: without a purpose before, then production.',
      ),
    ).toBeVisible();
    expect(
      within(dialog).getByText('Entities: Checkout, and 2 more'),
    ).toBeVisible();
    expect(addSourceRule).not.toHaveBeenCalled();
    await userEvent.selectOptions(
      within(dialog).getByLabelText('It is for'),
      'staging',
    );
    await waitFor(() =>
      expect(previewSourceRule).toHaveBeenLastCalledWith(
        { body: { rule: LIVE } },
        expect.anything(),
      ),
    );
    await press('Save the rule');
    expect(await screen.findByRole('status')).toHaveTextContent(
      'Saved: live-2 is for staging.',
    );
    expect(addSourceRule).toHaveBeenCalledWith({
      body: { mutationId: expect.any(String), rule: LIVE },
    });

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await press('Undo');
    await press('Remove the rule');
    await waitFor(() =>
      expect(removeSourceRule).toHaveBeenCalledWith({
        params: { ruleId: 'r1' },
        body: { mutationId: expect.any(String), revision: 1 },
      }),
    );
  });

  it('keeps the dialog open where somebody else was faster', async () => {
    const changeSourceRule = jest.fn(async () => {
      throw await responseError(409, 'It was changed');
    });
    show({
      listSourceRules: async () => listOf([ruleOf(LIVE)]),
      changeSourceRule,
    });
    await press('Change the rule: live-2 is for staging');
    await press('Save the rule');
    expect(await screen.findByText(/The rule was not saved/)).toBeVisible();
    expect(screen.getByRole('dialog')).toBeVisible();
  });

  it('says how asking a source goes, what to do, and what it can tell', async () => {
    show({ listSources: async () => ({ items: [GITHUB, TOLD] }) });
    const list = await screen.findByRole('list', { name: 'Systems' });
    const [github, told] = within(list).getAllByRole('listitem');
    for (const text of [
      'GitHub: deployments',
      'Tells of failures, knows environments, looks back without end.',
      '1 cannot be asked, 40 up to date',
      'Renew the token.',
      '2 waiting to be asked',
      'github.deployment_status: none received yet.',
      'the webhook may be missing',
    ]) {
      expect(github).toHaveTextContent(text);
    }
    expect(told).toHaveTextContent('It is not asked: it tells by itself.');
    expect(within(told).queryByRole('button')).toBeNull();
  });

  it('tries a source when it is asked to, and says what to do', async () => {
    const probeSource = jest
      .fn()
      .mockResolvedValueOnce({
        outcome: 'unauthorised',
        message: 'The token is refused.',
        operatorHint: 'Renew it.',
        tookMs: 20,
        at: AT,
      })
      .mockResolvedValueOnce({ outcome: 'ok', tookMs: 30, at: AT })
      .mockRejectedValueOnce(await responseError(403, 'You lack it'));
    show({ listSources: async () => ({ items: [GITHUB] }), probeSource });
    const name = 'Try it: github.com for deployments';
    await press(name);
    expect(
      await screen.findByText('github.com: The token is refused. Renew it.'),
    ).toBeVisible();
    expect(probeSource).toHaveBeenCalledWith({
      body: {
        kind: 'deployments',
        provider: 'github',
        instance: 'github.com',
      },
    });
    await press(name);
    expect(
      await screen.findByText(/answers and accepts the credentials \(30 ms\)/),
    ).toBeVisible();
    await press(name);
    expect(
      await screen.findByText(/github.com could not be tried/),
    ).toBeVisible();
  });

  it('lists what is asked, by state and page by page, and has it asked now', async () => {
    const listBindings = jest.fn<
      ReturnType<OrrApi['listBindings']>,
      Parameters<OrrApi['listBindings']>
    >(async ({ query }) => ({
      items: query?.cursor
        ? [bindingOf({ title: 'acme/search', key: 'k2' })]
        : [
            bindingOf({
              state: 'failing',
              problem: {
                problem: 'not-found',
                message: 'There is no such repository.',
                operatorHint: 'Add it to the app.',
                since: AT,
              },
            }),
          ],
      totalItems: 2,
      nextCursor: query?.cursor ? undefined : 'next',
    }));
    const checkBinding = jest.fn(async () => ({ queued: 1 }));
    show({
      listSources: async () => ({
        items: [
          GITHUB,
          TOLD,
          { ...GITHUB, provider: 'gitlab', title: 'GitLab' },
        ],
      }),
      listBindings,
      checkBinding,
    });
    const list = await screen.findByRole('list', { name: 'What is asked' });
    for (const text of [
      'acme/pay',
      'github.com: deployments',
      'Cannot be asked',
      'There is no such repository. Add it to the app. Since',
      'For Checkout and 6 more',
    ]) {
      expect(list).toHaveTextContent(text);
    }
    await press('Show more');
    expect(await screen.findByText('acme/search')).toBeVisible();
    await press('Check now: acme/search, deployments of github.com');
    expect(
      await screen.findByText('acme/search is asked within a minute.'),
    ).toBeVisible();
    expect(checkBinding).toHaveBeenCalledWith({
      body: { kind: 'deployments', provider: 'github', key: 'k2' },
    });
    await userEvent.selectOptions(screen.getByLabelText('State'), 'failing');
    await userEvent.selectOptions(screen.getByLabelText('System'), 'github');
    await waitFor(() =>
      expect(listBindings).toHaveBeenLastCalledWith(
        { query: { state: 'failing', source: 'github', limit: 10 } },
        expect.anything(),
      ),
    );
  });

  it('foresees a rule about runs once all of it is said', async () => {
    const addSourceRule = jest.fn(async ({ body }) =>
      listOf([ruleOf(body.rule)]),
    );
    const previewSourceRule = jest.fn(async () =>
      previewOf({
        deployments: 0,
        changes: [],
        runs: [{ pipeline: 'deploy.yml', after: 'live', deployments: 3 }],
      }),
    );
    show({ addSourceRule, previewSourceRule });
    await press('Add a rule');
    await userEvent.selectOptions(
      await screen.findByLabelText('The rule says'),
      'deploys',
    );
    expect(
      screen.getByText('Fill in what is needed to see what it does.'),
    ).toBeVisible();
    await press('Save the rule');
    expect(addSourceRule).not.toHaveBeenCalled();
    expect(screen.getAllByText(/^Is needed\./)).toHaveLength(2);
    await write(/^Workflow, job or pipeline/, 'deploy.yml');
    await write(/^Environment it deploys to/, 'live');
    expect(
      await screen.findByText('deploy.yml: no deployment before, then live.'),
    ).toBeVisible();
    expect(
      screen.getByText(`It is about 1 binding that you see: ${KEY}`),
    ).toBeVisible();
    const rule = {
      kind: 'deploys',
      document: { pipeline: 'deploy.yml', environment: 'live' },
    };
    expect(previewSourceRule).toHaveBeenLastCalledWith(
      { body: { rule } },
      expect.anything(),
    );
    await press('Save the rule');
    await waitFor(() =>
      expect(addSourceRule).toHaveBeenCalledWith({
        body: { mutationId: expect.any(String), rule },
      }),
    );
  });

  it('foresees what an entity gets and loses by a rule about something shared', async () => {
    show({
      listSourceRules: async () =>
        listOf([
          ruleOf({
            kind: 'link',
            document: {
              binding: KEY,
              entity: CHECKOUT.entityRef,
              refPrefix: 'pay-',
            },
          }),
        ]),
      previewSourceRule: async () =>
        previewOf({
          deployments: 0,
          changes: [],
          links: [{ ...CHECKOUT, gains: 2, losses: 1 }],
        }),
    });
    const rule = `${CHECKOUT.entityRef} has of ${KEY} only branches or tags beginning with pay-`;
    await press(`Remove the rule: ${rule}`);
    const dialog = await screen.findByRole('dialog', {
      name: 'Remove this rule?',
    });
    expect(dialog).toHaveTextContent(rule);
    expect(
      await within(dialog).findByText(
        'Checkout gets 2 deployments. Checkout has 1 deployment no more.',
      ),
    ).toBeVisible();
  });

  it('tries an entity, and asks systems only when that is wanted', async () => {
    const previewBindings = jest.fn<
      ReturnType<OrrApi['previewBindings']>,
      Parameters<OrrApi['previewBindings']>
    >(async ({ body }) => ({
      ...CHECKOUT,
      sources: [
        {
          kind: 'deployments',
          provider: 'github',
          title: 'GitHub',
          status: 'bound',
          annotations: ['github.com/project-slug'],
          wouldNeed: [],
          bindings: [
            {
              key: KEY,
              title: 'acme/pay',
              instance: 'github.com',
              instanceTitle: 'github.com',
              host: 'github.com',
              isKnown: true,
              sharedWith: 1,
              rules: [LIVE],
              probe: body.probe
                ? { outcome: 'ok', tookMs: 5, at: AT }
                : undefined,
            },
          ],
        },
        {
          kind: 'incidents',
          provider: 'pagerduty',
          title: 'PagerDuty',
          status: 'unbound',
          annotations: [],
          wouldNeed: [
            { annotation: 'pagerduty.com/service-id', example: 'P1' },
          ],
          bindings: [],
        },
        {
          kind: 'facts',
          provider: 'argocd',
          title: 'Argo CD',
          status: 'invalid',
          annotations: ['argocd/app-name'],
          reason: 'it names two apps',
          wouldNeed: [],
          bindings: [],
        },
      ],
    }));
    show({ previewBindings });
    await press('Show');
    expect(
      await screen.findByText(/write a full reference such as component/),
    ).toBeVisible();
    expect(previewBindings).not.toHaveBeenCalled();
    await write('Entity', CHECKOUT.entityRef);
    await userEvent.tab();
    await press('Show');
    const list = await screen.findByRole('list', { name: 'Checkout' });
    for (const text of [
      'acme/pay at github.com',
      'By github.com/project-slug. It is asked about already. Shared with 1 other entity that you see.',
      `Key for rules: ${KEY}`,
      'live-2 is for staging',
      'pagerduty.com/service-id: P1',
      'argocd/app-name cannot be read: it names two apps',
    ]) {
      expect(list).toHaveTextContent(text);
    }
    expect(list).not.toHaveTextContent('answers and accepts');
    await userEvent.click(
      screen.getByRole('checkbox', { name: /Also ask these systems/ }),
    );
    await press('Show');
    expect(
      await screen.findByText(/github.com answers and accepts/),
    ).toBeVisible();
    expect(previewBindings).toHaveBeenLastCalledWith(
      { body: { entityRef: CHECKOUT.entityRef, probe: true } },
      expect.anything(),
    );
  });

  it('shows ten of a hundred rules, and all of them when somebody wants them', async () => {
    const items = Array.from({ length: 100 }, (_, index) => ({
      ...ruleOf(LIVE),
      id: `r${index}`,
    }));
    show({
      listSourceRules: async () => ({
        ...listOf(items),
        applied: false,
        configured: [LIVE],
      }),
    });
    const list = await screen.findByRole('list', { name: 'Rules made here' });
    const lines = () => within(list).getAllByRole('listitem');
    expect(lines()).toHaveLength(10);
    await press('Show all 100');
    expect(lines()).toHaveLength(100);
    await press('Show fewer');
    expect(lines()).toHaveLength(10);
    expect(screen.getByText(/still being applied/)).toBeVisible();
    await press('Show the rules of the configuration');
    expect(
      screen.getByRole('list', { name: 'Rules of the configuration' }),
    ).toHaveTextContent('live-2 is for staging');
  });

  it('says where there is nothing, and where something could not be loaded', async () => {
    show({
      listEnvironments: async () => {
        throw new Error('down');
      },
    });
    expect(await screen.findByText(/No system is asked yet/)).toBeVisible();
    expect(
      await screen.findByText(/No entity that you see names anything/),
    ).toBeVisible();
    expect(screen.getByText('No rule was made here yet.')).toBeVisible();
    expect(
      await screen.findByText(/The environments could not be loaded/),
    ).toBeVisible();
  });

  it('says to whoever may not administer sources what it takes, and asks for nothing', async () => {
    const listSources = jest.fn();
    show({ listSources }, false);
    expect(
      await screen.findByText(/It takes the permission orr.source.administer/),
    ).toBeVisible();
    expect(listSources).not.toHaveBeenCalled();
  });
});
