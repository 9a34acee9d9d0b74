import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import { identityApiRef } from '@backstage/core-plugin-api';
import { screen } from '@testing-library/react';
import { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import { EntityOrrContent, OrrPage, orrApiRef, orrPlugin } from '.';
import { createFakeOrrApi } from './__testUtils__/createFakeOrrApi';
import {
  checklistSummary,
  entityReadiness,
  paymentsEntity,
  readinessFacets,
  readinessRow,
} from './__testUtils__/readinessFixtures';

const STANDINGS = {
  notReady: 0,
  neverReviewed: 1,
  overdue: 0,
  readyWithConditions: 0,
  ready: 0,
  notRequired: 0,
};

async function renderLegacy(path: string, element: ReactElement) {
  const orrApi = createFakeOrrApi({
    getEntityReadiness: async () => entityReadiness(),
    listChecklists: async () => ({ items: [checklistSummary()] }),
    listEntityReviews: async () => ({ items: [] }),
    getReadinessFacets: async () => readinessFacets(),
    listReadiness: async () => ({
      items: [readinessRow('ledger')],
      totalItems: 1,
      standings: STANDINGS,
    }),
  });
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [paymentsEntity()] })],
        [
          identityApiRef,
          mockApis.identity({ userEntityRef: 'user:default/ada' }),
        ],
      ]}
    >
      <Routes>
        <Route path={`${path}/*`} element={element} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

describe('the plugin on the old frontend system', () => {
  it('has the client of its backend', () => {
    expect([...orrPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      'plugin.orr.service',
    ]);
  });

  it('has the tab', async () => {
    await renderLegacy(
      '/entity/operational-readiness',
      <EntityProvider entity={paymentsEntity()}>
        <EntityOrrContent />
      </EntityProvider>,
    );

    expect(
      await screen.findByRole('button', { name: 'Start launch review' }),
    ).toBeInTheDocument();
  });

  it('has the page of the organisation, with its header', async () => {
    await renderLegacy('/orr', <OrrPage />);

    expect(
      await screen.findByRole('heading', { name: 'Operational Readiness' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'ledger' }),
    ).toBeInTheDocument();
  });
});
