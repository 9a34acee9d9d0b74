import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  CampaignPage as Campaigns,
  CampaignState,
  OrrApi,
} from 'backstage-plugin-orr-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import {
  campaign,
  campaignAsk,
  campaignCounts,
  campaignDetails,
  campaignEntity,
  CAMPAIGN_ID,
} from '../../__testUtils__/campaignFixtures';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { saveFile } from '../../hooks/saveFile';
import { rootRouteRef } from '../../routes';
import { CampaignPage } from './CampaignPage';
import { CampaignsPage } from './CampaignsPage';
import { EntityCampaigns } from './EntityCampaigns';
import { MyCampaigns } from './MyCampaigns';

jest.mock('../../hooks/saveFile');

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

function show(methods: Partial<OrrApi>, element: JSX.Element, path = '/') {
  const orrApi = createFakeOrrApi(methods);
  renderInTestApp(
    <>
      <Routes>
        <Route path="/" element={element} />
        <Route path="/:campaignId/*" element={element} />
      </Routes>
      <Address />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity({ userEntityRef: 'user:default/ada' }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/orr': rootRouteRef,
      },
      initialRouteEntries: [path],
    },
  );
  return orrApi;
}

function listOf(
  found: Partial<Record<CampaignState, Campaigns['items']>>,
  manage = false,
): OrrApi['listCampaigns'] {
  return async ({ query }) => {
    const items = found[(query.state as CampaignState[])[0]] ?? [];
    return { items, totalItems: items.length, may: { manage } };
  };
}

describe('CampaignsPage', () => {
  it('says of each campaign in words how far it has come, what runs first', async () => {
    show(
      {
        listCampaigns: listOf({
          running: [{ campaign: campaign(), counts: campaignCounts() }],
          ended: [
            {
              campaign: campaign({
                id: 'other',
                state: 'ended',
                title: 'All ready',
                questions: undefined,
              }),
              counts: campaignCounts({ open: 0, accepted: 0, notReviewed: 0 }),
            },
          ],
        }),
      },
      <CampaignsPage />,
    );
    const running = within(
      await screen.findByRole('region', { name: 'Running' }),
    );
    expect(
      running.getByRole('link', { name: 'Two zones by summer' }),
    ).toHaveAttribute('href', `/${CAMPAIGN_ID}`);
    expect(
      running.getByText(
        '12 of 30 entities answered the question. Open: 10. Not reviewed yet: 7. Risk accepted: 1.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('12 of 30 entities are ready by Service launch.'),
    ).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Drafts' })).toBeNull();
    expect(screen.queryByText('New campaign')).toBeNull();
    expect(
      screen
        .getAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent),
    ).toEqual(['Running', 'Ended']);
  });

  it('says what campaigns are for where there is none, and lets who may make one', async () => {
    show({ listCampaigns: listOf({}, true) }, <CampaignsPage />);
    expect(await screen.findByText('No campaigns yet')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'New campaign' }),
    ).toHaveAttribute('href', '/new');
  });

  it('says so where they could not be loaded', async () => {
    show(
      {
        listCampaigns: async () =>
          Promise.reject(await responseError(503, 'no')),
      },
      <CampaignsPage />,
    );
    expect(
      await screen.findByText('The campaigns could not be loaded'),
    ).toBeVisible();
  });
});

describe('CampaignPage', () => {
  const open = (methods: Partial<OrrApi> = {}, search = '') =>
    show(
      {
        getCampaign: async () => campaignDetails(),
        listCampaignEntities: async () => ({
          items: [campaignEntity()],
          totalItems: 1,
        }),
        ...methods,
      },
      <CampaignPage />,
      `/${CAMPAIGN_ID}${search}`,
    );

  it('shows what it is for, teams by name, and each entity with the way to the question', async () => {
    open();
    expect(await screen.findByText('zone')).toHaveProperty('tagName', 'STRONG');
    const teams = within(screen.getByRole('region', { name: 'By team' }));
    expect(
      teams.getAllByRole('row').map(({ textContent }) => textContent),
    ).toEqual([
      'TeamDoneOpenNot reviewed yetRisk acceptedEntities',
      'Money30003',
      'Search9107127',
    ]);
    const entities = within(screen.getByRole('region', { name: 'Entities' }));
    expect(
      await entities.findByRole('link', { name: 'What if a zone is gone?' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operational-readiness/reviews/r1?question=zone-loss',
    );
    expect(entities.getByText('1 of 1 open')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'End campaign' })).toBeNull();
  });

  it('narrows to teams with something open, and to the entities of one', async () => {
    const user = userEvent.setup();
    const orrApi = open();
    await user.click(
      await screen.findByRole('button', { name: 'Only with something open' }),
    );
    expect(screen.queryByRole('button', { name: 'Money' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Search' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      `/${CAMPAIGN_ID}?owner=group%3Adefault%2Fsearch`,
    );
    await waitFor(() =>
      expect(orrApi.listCampaignEntities).toHaveBeenLastCalledWith(
        {
          params: { campaignId: CAMPAIGN_ID },
          query: { owner: 'group:default/search', outcome: [] },
        },
        expect.anything(),
      ),
    );
    await user.click(
      screen.getByRole('button', { name: 'Show those of all teams' }),
    );
    expect(screen.getByLabelText('address').textContent).toBe(
      `/${CAMPAIGN_ID}`,
    );
  });

  it('saves the list as a file', async () => {
    const user = userEvent.setup();
    open({ exportCampaignEntities: async () => 'Entity\r\nPayments\r\n' });
    await user.click(
      await screen.findByRole('button', { name: 'Save as CSV' }),
    );
    await waitFor(() =>
      expect(saveFile).toHaveBeenCalledWith('Entity\r\nPayments\r\n', {
        name: 'campaign.csv',
        type: 'text/csv',
      }),
    );
  });

  it('ends once that is confirmed, and shows the archive', async () => {
    const user = userEvent.setup();
    let details = campaignDetails({ may: { manage: true } });
    const orrApi = open({
      getCampaign: async () => details,
      moveCampaign: async () => {
        details = campaignDetails({
          campaign: campaign({
            state: 'ended',
            revision: 3,
            endedAt: '2026-03-20T09:00:00.000Z',
          }),
          may: { manage: true },
        });
        return details.campaign;
      },
    });
    await user.click(
      await screen.findByRole('button', { name: 'End campaign' }),
    );
    expect(orrApi.moveCampaign).not.toHaveBeenCalled();
    await user.click(
      screen.getByRole('button', { name: 'End and keep the result' }),
    );
    expect(await screen.findByRole('note')).toHaveTextContent(
      'This campaign is over.',
    );
    expect(orrApi.moveCampaign).toHaveBeenCalledWith({
      params: { campaignId: CAMPAIGN_ID },
      body: expect.objectContaining({ act: 'end', revision: 2 }),
    });
    expect(screen.queryByRole('button', { name: 'End campaign' })).toBeNull();
  });

  it('says of a draft that nobody knows of it, and asks for no entities', async () => {
    const orrApi = open({
      getCampaign: async () =>
        campaignDetails({
          campaign: campaign({ state: 'draft' }),
          counts: undefined,
          teams: [],
          may: { manage: true },
        }),
    });
    expect(await screen.findByRole('note')).toHaveTextContent(
      'This is a draft.',
    );
    expect(
      screen.getByRole('button', { name: 'Start campaign' }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Discard draft' })).toBeVisible();
    expect(orrApi.listCampaignEntities).not.toHaveBeenCalled();
  });

  it.each([
    [403, 'You may not read the readiness of entities'],
    [404, 'There is no such campaign, or it is a draft of somebody else'],
    [503, 'The campaign could not be loaded'],
  ])('says so on %s', async (status, title) => {
    open({
      getCampaign: async () =>
        Promise.reject(await responseError(status, 'no')),
    });
    expect(await screen.findByText(title)).toBeVisible();
  });
});

describe('what campaigns ask', () => {
  it('is told on the tab of an entity, with the way to the first question', async () => {
    const orrApi = show(
      {
        listCampaignAsks: async () => ({
          items: [campaignAsk()],
          totalItems: 1,
        }),
      },
      <EntityCampaigns entityRef="component:default/payments" />,
    );
    const notice = await screen.findByRole('region', {
      name: 'Asked by a campaign',
    });
    expect(notice).toHaveTextContent(
      'Asked by the campaign Two zones by summer until June 30, 2026: 1 question',
    );
    expect(
      within(notice).getByRole('link', { name: 'Two zones by summer' }),
    ).toHaveAttribute('href', `/orr/campaigns/${CAMPAIGN_ID}`);
    expect(
      within(notice).getByRole('link', {
        name: 'Answer: What if a zone is gone?',
      }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operational-readiness/reviews/r1?question=zone-loss',
    );
    expect(orrApi.listCampaignAsks).toHaveBeenCalledWith(
      { query: { entityRef: 'component:default/payments' } },
      expect.anything(),
    );
  });

  it('is told of one’s own on My readiness, and how much more there is', async () => {
    show(
      {
        listCampaignAsks: async () => ({
          items: [campaignAsk({ openQuestions: [], review: undefined })],
          totalItems: 3,
        }),
      },
      <MyCampaigns />,
    );
    expect(
      await screen.findByRole('heading', { name: 'Asked by campaigns' }),
    ).toBeVisible();
    expect(screen.getByText(/a review by Service launch/)).toBeVisible();
    expect(
      screen.getByText('2 more are on the pages of the campaigns.'),
    ).toBeVisible();
  });

  it('takes no room where nothing is asked', async () => {
    const orrApi = show(
      {
        listCampaignAsks: async () => ({ items: [], totalItems: 0 }),
      },
      <MyCampaigns />,
    );
    await waitFor(() => expect(orrApi.listCampaignAsks).toHaveBeenCalled());
    expect(screen.queryByText('Asked by campaigns')).toBeNull();
  });
});
