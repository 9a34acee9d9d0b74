import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import orrPlugin from './alpha';
import { orrApiRef } from './api';
import { createFakeOrrApi } from './__testUtils__/createFakeOrrApi';
import {
  entityReadiness,
  paymentsEntity,
  readinessFacets,
  readinessRow,
} from './__testUtils__/readinessFixtures';
import { renderTab } from './__testUtils__/renderTab';

const STANDINGS = {
  notReady: 0,
  neverReviewed: 1,
  overdue: 0,
  readyWithConditions: 0,
  ready: 0,
  notRequired: 0,
};

describe('the plugin on the new frontend system', () => {
  it.each([
    'Component',
    'API',
    'System',
    'Domain',
    'Resource',
    'Group',
    'User',
    'Location',
    'Template',
  ])('has its tab on entities of kind %s', async kind => {
    const orrApi = createFakeOrrApi({
      getEntityReadiness: async () => entityReadiness(),
      listChecklists: async () => ({ items: [] }),
      listEntityReviews: async () => ({ items: [] }),
    });
    renderTab(orrApi, { entity: paymentsEntity(kind) });

    expect(
      await screen.findByRole('region', { name: 'Operational readiness' }),
    ).toBeInTheDocument();
  });

  it('has the page of the organisation', async () => {
    const orrApi = createFakeOrrApi({
      getReadinessFacets: async () => readinessFacets(),
      listReadiness: async () => ({
        items: [readinessRow('ledger')],
        totalItems: 1,
        standings: STANDINGS,
      }),
    });
    renderTestApp({
      features: [orrPlugin],
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [paymentsEntity()] })],
        mockApis.identity({ userEntityRef: 'user:default/ada' }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: ['/orr'],
    });

    expect(
      await screen.findByRole('link', { name: 'ledger' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Operational Readiness' }),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('main')).getByRole('link', { name: 'ledger' }),
    ).toBeInTheDocument();
    const inNavigation = within(screen.getByTestId('sidebar-root'));
    expect(
      inNavigation.getByRole('link', { name: 'Operational Readiness' }),
    ).toHaveAttribute('href', '/orr');
  });

  it('talks to its backend through the discovery and fetch of the app', async () => {
    const fetch = jest.fn(async (url: string) => {
      if (url.includes('/scorecard') || url.includes('/coverage')) {
        throw new Error('away');
      }
      return {
        ok: true,
        json: async () =>
          url.includes('/facets')
            ? readinessFacets()
            : {
                items: [readinessRow('ledger')],
                totalItems: 1,
                standings: STANDINGS,
              },
      };
    });
    renderTestApp({
      features: [orrPlugin],
      apis: [
        mockApis.fetch({
          baseImplementation: fetch as unknown as typeof globalThis.fetch,
        }),
        mockApis.discovery({ baseUrl: 'http://portal.example' }),
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity({
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: [],
        }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: ['/orr'],
    });

    expect(
      await screen.findByRole('link', { name: 'ledger' }),
    ).toBeInTheDocument();
    expect(fetch).toHaveBeenCalledWith(
      'http://portal.example/api/orr/readiness?scope=required&sort=name&direction=asc&limit=25',
      expect.anything(),
    );
  });
});
