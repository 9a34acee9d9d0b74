import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  OrrApi,
  SourceRule,
  SourceRuleDraft,
} from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { SourceCards } from './SourceCards';

const AT = '2026-03-01T10:00:00.000Z';
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

function show(methods: Partial<OrrApi> = {}) {
  const previewSourceRule = jest.fn(async () => ({
    deployments: 14,
    changes: [
      {
        from: 'unclassified' as const,
        to: 'production' as const,
        deployments: 14,
      },
    ],
    environments: ['live-2'],
    entities: 3,
    shown: [{ entityRef: 'component:default/checkout', title: 'Checkout' }],
    bindings: 0,
  }));
  const orrApi = createFakeOrrApi({
    listSources: async () => ({ items: [] }),
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
  renderInTestApp(<SourceCards />, { apis: [[orrApiRef, orrApi]] });
  return { previewSourceRule };
}

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('SourceCards', () => {
  it('shows what a rule does before it is saved, and takes it back', async () => {
    const addSourceRule = jest.fn(async () => listOf([ruleOf(LIVE)]));
    const removeSourceRule = jest.fn(async () => listOf([]));
    const { previewSourceRule } = show({ addSourceRule, removeSourceRule });
    await press('Say what live-2 is for');
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

  it('says how asking a source goes, and what to do', async () => {
    show({
      listSources: async () => ({
        items: [
          {
            kind: 'deployments',
            provider: 'github',
            title: 'GitHub',
            instances: [
              {
                id: 'github.com',
                title: 'github.com',
                host: 'github.com',
                bindings: {
                  new: 0,
                  fresh: 40,
                  ageing: 0,
                  stale: 0,
                  failing: 1,
                },
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
          },
        ],
      }),
    });
    const list = await screen.findByRole('list', { name: 'Sources' });
    for (const text of [
      'GitHub: deployments',
      '1 cannot be asked, 40 up to date',
      'Renew the token.',
      'github.deployment_status: none received yet.',
      'the webhook may be missing',
    ]) {
      expect(list).toHaveTextContent(text);
    }
  });

  it('says where there is nothing, and where something could not be loaded', async () => {
    show({
      listEnvironments: async () => {
        throw new Error('down');
      },
    });
    expect(await screen.findByText(/No source is installed/)).toBeVisible();
    expect(screen.getByText('No rule was made here yet.')).toBeVisible();
    expect(
      await screen.findByText(/The environments could not be loaded/),
    ).toBeVisible();
  });
});
