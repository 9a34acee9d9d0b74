import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  CampaignPreview,
  ChecklistDocument,
  OrrApi,
} from 'backstage-plugin-orr-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import {
  campaign,
  campaignDetails,
  CAMPAIGN_ID,
} from '../../__testUtils__/campaignFixtures';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { enterText } from '../../__testUtils__/enterText';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { CampaignFormPage } from './CampaignFormPage';

const DOCUMENT = {
  sections: [
    {
      id: 's',
      title: 'Failure',
      questions: [
        { id: 'zone-loss', title: 'What if a zone is gone?' },
        { id: 'backups', title: 'Are there backups?' },
      ],
    },
  ],
} as unknown as ChecklistDocument;

function Address() {
  const { pathname } = useLocation();
  return <output aria-label="address">{pathname}</output>;
}

function show(methods: Partial<OrrApi> = {}, path = '/campaigns/new') {
  const orrApi = createFakeOrrApi({
    listChecklists: async () =>
      ({
        items: [
          {
            id: 'launch',
            title: 'Service launch',
            state: 'published',
            version: 3,
          },
          { id: 'old', title: 'Old', state: 'archived', version: 1 },
        ],
      } as any),
    getChecklistVersion: async () => ({ document: DOCUMENT } as any),
    getProgrammeSetup: async () =>
      ({ kinds: [], types: [], lifecycles: [], tierCandidates: [] } as any),
    getProgramme: async () =>
      ({ tierSource: { inForce: { label: 'tier' } } } as any),
    listCampaigns: async () => ({
      items: [],
      totalItems: 0,
      may: { manage: true },
    }),
    previewCampaign: async (): Promise<CampaignPreview> => ({
      entities: 12,
      owners: 3,
      examples: [{ entityRef: 'component:default/pay', title: 'Pay' }],
    }),
    ...methods,
  });
  renderInTestApp(
    <>
      <Routes>
        <Route path="/campaigns/new" element={<CampaignFormPage />} />
        <Route
          path="/campaigns/:campaignId/edit"
          element={<CampaignFormPage />}
        />
        <Route path="*" element={<></>} />
      </Routes>
      <Address />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity({ userEntityRef: 'user:default/ada' }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [path],
    },
  );
  return orrApi;
}

describe('CampaignFormPage', () => {
  it('says what is missing, counts whom it is about, and saves a draft', async () => {
    const user = userEvent.setup();
    const orrApi = show({
      createCampaign: async () => campaign({ state: 'draft' }),
    });
    const save = await screen.findByRole('button', { name: 'Save draft' });
    expect(save).toBeDisabled();
    expect(
      screen.getByText('Still needed: Title, Owner, Checklist, Questions.'),
    ).toBeVisible();
    expect(screen.queryByRole('option', { name: 'Old' })).toBeNull();
    await enterText(screen.getByLabelText('Title'), 'Two zones');
    await enterText(
      screen.getByRole('textbox', { name: 'Owner' }),
      'group:default/reliability',
    );
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Checklist' }),
      'launch',
    );
    await user.click(
      await screen.findByRole('checkbox', { name: 'What if a zone is gone?' }),
    );
    expect(
      await screen.findByText(
        'About 12 entities, of 3 teams or people. For instance Pay.',
      ),
    ).toBeVisible();
    await user.click(save);
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        `/campaigns/${CAMPAIGN_ID}`,
      ),
    );
    expect(orrApi.createCampaign).toHaveBeenCalledWith({
      body: expect.objectContaining({
        title: 'Two zones',
        ownerRef: 'group:default/reliability',
        checklistId: 'launch',
        questionIds: ['zone-loss'],
      }),
    });
  });

  it('asks a whole checklist where that is chosen', async () => {
    const user = userEvent.setup();
    const orrApi = show();
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Checklist' }),
      'launch',
    );
    await user.click(
      screen.getByRole('radio', { name: 'The whole checklist' }),
    );
    await waitFor(() =>
      expect(orrApi.previewCampaign).toHaveBeenLastCalledWith(
        { body: { checklistId: 'launch' } },
        expect.anything(),
      ),
    );
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('lets of a running one be changed what nobody goes by', async () => {
    const user = userEvent.setup();
    const orrApi = show(
      {
        getCampaign: async () => campaignDetails({ may: { manage: true } }),
        changeCampaign: async () =>
          Promise.reject(await responseError(409, 'changed meanwhile')),
      },
      `/campaigns/${CAMPAIGN_ID}/edit`,
    );
    await enterText(await screen.findByLabelText('Title'), ', later');
    expect(screen.queryByRole('combobox', { name: 'Checklist' })).toBeNull();
    expect(screen.getByLabelText('Starts on')).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByText('The campaign could not be saved'),
    ).toBeVisible();
    expect(orrApi.changeCampaign).toHaveBeenCalledWith({
      params: { campaignId: CAMPAIGN_ID },
      body: expect.objectContaining({
        title: 'Two zones by summer, later',
        questionIds: ['zone-loss'],
        startsOn: '2026-03-02',
        revision: 2,
      }),
    });
  });

  it('says so to whoever may not make campaigns', async () => {
    show({
      listCampaigns: async () => ({
        items: [],
        totalItems: 0,
        may: { manage: false },
      }),
    });
    expect(await screen.findByText('You may not make campaigns')).toBeVisible();
  });
});
