import { RouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  MyReadiness,
  OrrApi,
  OwnedRow,
  WaitingItem,
  WaitingPage,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { readinessRow } from '../../__testUtils__/readinessFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { MyReadinessPage } from './MyReadinessPage';
import { MyReadinessSummary } from './MyReadinessSummary';

const TAB = '/catalog/default/component/payments/operational-readiness';

function item(change: Partial<WaitingItem>): WaitingItem {
  return {
    waitingFor: 'driveReview',
    since: '2026-03-01T10:00:00.000Z',
    reviewId: 'r1',
    reviewKind: 'launch',
    checklistTitle: 'Service launch readiness',
    entity: { entityRef: 'component:default/payments', name: 'payments' },
    ...change,
  };
}

const WAITING: WaitingPage = {
  items: [
    item({}),
    item({ waitingFor: 'changeAnswers' }),
    item({
      waitingFor: 'answerQuestion',
      question: { id: 'rollback', title: 'Can you roll back?' },
    }),
    item({ waitingFor: 'decideReview', reviewKind: 'periodic' }),
    item({
      waitingFor: 'meetCondition',
      condition: { id: 'c1', text: 'Write the runbook', dueOn: '2026-03-20' },
    }),
    item({
      waitingFor: 'doAction',
      question: { id: 'rollback', title: 'Can you roll back?' },
      disposition: {
        id: 'd1',
        type: 'action',
        text: 'Build a button',
        until: '2026-03-20',
      },
    }),
    item({
      waitingFor: 'decideRisk',
      question: { id: 'rollback', title: 'Can you roll back?' },
      disposition: { id: 'd2', type: 'mitigation', text: 'A playbook' },
    }),
    item({
      waitingFor: 'decideRisk',
      question: { id: 'rollback', title: 'Can you roll back?' },
      disposition: { id: 'd3', type: 'acceptance', text: 'Few customers' },
    }),
    item({
      waitingFor: 'signOffSection',
      section: { id: 'release', title: 'Release' },
    }),
    item({ waitingFor: 'affirmOwnership' }),
  ],
};

function mine(change: Partial<MyReadiness> = {}): MyReadiness {
  return {
    ownerRefs: ['user:default/ada', 'group:default/money'],
    requiredItems: 9,
    owed: { items: [readinessRow('ledger')], totalItems: 7 },
    fallsDue: { items: [], totalItems: 0, until: '2026-05-01' },
    ...change,
  };
}

function show(
  methods: Partial<OrrApi> = {},
  element = <MyReadinessPage />,
  mounted: Record<string, RouteRef> = { '/orr': rootRouteRef },
) {
  const orrApi = createFakeOrrApi({
    getMySettings: async () => ({
      digest: false,
      today: '2026-03-02',
      latest: '2027-03-03',
    }),
    listWaiting: async () => WAITING,
    getMyReadiness: async () => mine(),
    ...methods,
  });
  renderInTestApp(element, {
    apis: [[orrApiRef, orrApi]],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      ...mounted,
    },
  });
  return orrApi;
}

const refused = async () => {
  throw await responseError(403, 'NotAllowedError');
};

describe('MyReadinessPage', () => {
  it('leads from each thing that waits to where it is done', async () => {
    show();
    const [first] = await screen.findAllByRole('list');
    const links = within(first)
      .getAllByRole('link')
      .map(link => [link.textContent, link.getAttribute('href')]);
    expect(links).toEqual([
      ['payments: Finish the review', `${TAB}/reviews/r1`],
      ['payments: Look at the changes asked for', `${TAB}/reviews/r1`],
      [
        'payments: Answer: Can you roll back?',
        `${TAB}/reviews/r1?question=rollback`,
      ],
      ['payments: Decide the review', `${TAB}/reviews/r1/decision`],
      ['payments: Meet a condition: Write the runbook', `${TAB}/reviews/r1`],
      [
        'payments: Do what was planned: Build a button',
        `${TAB}/reviews/r1?question=rollback`,
      ],
      [
        'payments: Confirm a mitigation: A playbook',
        `${TAB}/reviews/r1?question=rollback`,
      ],
      [
        'payments: Decide whether a risk is accepted: Few customers',
        `${TAB}/reviews/r1?question=rollback`,
      ],
      ['payments: Sign off a section: Release', `${TAB}/reviews/r1`],
      ['payments: Affirm the answers of what you took over', TAB],
    ]);
  });

  it('shows what the teams owe, with the way to all of it', async () => {
    show();
    expect(await screen.findByRole('link', { name: 'ledger' })).toBeVisible();
    const all = screen.getByRole('link', {
      name: 'Show all 7 entities in the list',
    });
    const query = new URLSearchParams(all.getAttribute('href')!.split('?')[1]);
    expect(query.getAll('owner')).toEqual(mine().ownerRefs);
    expect(query.getAll('standing')).toEqual([
      'notReady',
      'neverReviewed',
      'overdue',
    ]);
    expect(query.get('sort')).toBe('due');
    expect(
      screen.getByText('Nothing of your teams falls due until then.'),
    ).toBeVisible();
  });

  it('says so where nothing is to be done', async () => {
    show({
      listWaiting: async () => ({ items: [] }),
      getMyReadiness: async () => mine({ owed: { items: [], totalItems: 0 } }),
    });
    expect(await screen.findByText('Nothing waits for you.')).toBeVisible();
    expect(
      await screen.findByText('Everything your teams own is ready.'),
    ).toBeVisible();
  });

  it('does not call ready what nobody owns', async () => {
    show({
      getMyReadiness: async () =>
        mine({ requiredItems: 0, owed: { items: [], totalItems: 0 } }),
    });
    expect(
      await screen.findByText(
        'You and your teams own nothing that needs a review.',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/is ready/)).not.toBeInTheDocument();
  });

  it('names what falls due: a condition or an accepted risk is no review', async () => {
    const row = (name: string, change: Partial<OwnedRow>): OwnedRow => ({
      ...readinessRow(name),
      headline: 'readyWithConditions',
      dueOn: '2026-04-01',
      ...change,
    });
    show({
      getMyReadiness: async () =>
        mine({
          fallsDue: {
            items: [
              row('both', { dueFor: ['review', 'condition'] }),
              row('risk', { dueFor: ['acceptance'] }),
              row('unknown', {}),
            ],
            totalItems: 3,
            until: '2026-05-01',
          },
        }),
    });
    const line = async (name: string) =>
      (await screen.findByRole('link', { name })).closest('li');
    expect(await line('both')).toHaveTextContent(/Review due .*Condition due /);
    const risk = await line('risk');
    expect(risk).toHaveTextContent(/Accepted risk ends /);
    expect(risk).not.toHaveTextContent(/Review due/);
    expect(await line('unknown')).toHaveTextContent(/Due /);
  });

  it('shows more where there is more', async () => {
    const orrApi = show({
      listWaiting: async ({ query }) =>
        Number(query?.limit ?? 0) > 20
          ? WAITING
          : { items: [item({})], nextCursor: 'n' },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    expect(
      await screen.findByRole('link', { name: /Meet a condition/ }),
    ).toBeVisible();
    expect(orrApi.listWaiting).toHaveBeenCalledTimes(2);
    expect(
      screen.queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();
  });

  it('keeps one half where the other cannot be shown', async () => {
    show({ listWaiting: refused });
    expect(await screen.findByText('You may not read reviews.')).toBeVisible();
    expect(await screen.findByRole('link', { name: 'ledger' })).toBeVisible();
  });

  it('is there in short, for the home page', async () => {
    show({}, <MyReadinessSummary />);
    expect(await screen.findByText('10 things wait for you')).toBeVisible();
    expect(await screen.findByText('Your teams owe 7 reviews')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open My readiness' }),
    ).toHaveAttribute('href', '/orr/mine');
    expect(
      screen.getByRole('link', { name: 'Your teams owe 7 reviews' }),
    ).toHaveAttribute('href', expect.stringMatching(/^\/orr\?.*owner=/));
  });

  it('is there without ways to a page that the portal has switched off', async () => {
    show({}, <MyReadinessSummary />, {});
    expect(await screen.findByText('10 things wait for you')).toBeVisible();
    expect(await screen.findByText('Your teams owe 7 reviews')).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Open My readiness' }),
    ).not.toBeInTheDocument();
  });
});
