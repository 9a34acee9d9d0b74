import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OrrApi } from 'backstage-plugin-orr-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import { orrApiRef } from '../../api';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  readinessFacets,
  readinessRow,
} from '../../__testUtils__/readinessFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { OrganisationPages } from './OrganisationPages';

const OWN = ['user:default/ada', 'group:default/money'];
const OWNED = `?${new URLSearchParams(OWN.map(ref => ['owner', ref]))}`;
const STANDINGS = {
  notReady: 0,
  neverReviewed: 1,
  overdue: 0,
  readyWithConditions: 0,
  ready: 0,
  notRequired: 0,
};

/** A portal whose groups own what `owned` names, besides which there is a ledger. */
function listOf(owned: string[]): OrrApi['listReadiness'] {
  return async ({ query }) => {
    const isNarrowed = (query.owner as string[] | undefined)?.length;
    const names = isNarrowed ? owned : [...owned, 'ledger'];
    return {
      items: names.map(name => readinessRow(name)),
      totalItems: names.length,
      standings: STANDINGS,
    };
  };
}

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

function open(
  address: string,
  given: { owned?: string[]; refs?: string[] } & Partial<OrrApi> = {},
) {
  const { owned = ['till'], refs = OWN, ...methods } = given;
  const orrApi = createFakeOrrApi({
    listReadiness: listOf(owned),
    getReadinessFacets: async () => readinessFacets(),
    listDispositions: async () => ({ items: [], totalItems: 0 }),
    listChecklists: async () => ({ items: [] }),
    ...methods,
  });
  renderInTestApp(
    <>
      <Routes>
        <Route path="/orr/*" element={<OrganisationPages />} />
      </Routes>
      <Address />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity({
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: refs,
        }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [address],
    },
  );
  return { orrApi };
}

const address = () =>
  screen.getByRole('status', { name: 'address' }).textContent;
const tab = async (name: string) =>
  within(await screen.findByRole('navigation', { name: 'Views' })).getByRole(
    'link',
    { name },
  );

describe('OrganisationPages', () => {
  it('opens with what the viewer’s groups own, said by a chip that leads to everything', async () => {
    open('/orr');
    expect(
      await screen.findByRole('link', { name: 'till' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'ledger' })).toBeNull();
    expect(address()).toBe(`/orr${OWNED}`);
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Remove the filter Owned by me or my groups',
      }),
    );
    expect(
      await screen.findByRole('link', { name: 'ledger' }),
    ).toBeInTheDocument();
    expect(address()).toBe('/orr?owners=all');
  });

  it.each([
    ['a shared link', '/orr?tier=1', {}],
    ['who wants everything', '/orr?owners=all', {}],
    ['groups that own nothing', '/orr', { owned: [] }],
    ['who is in no group', '/orr', { refs: [] }],
  ])('leaves the URL as it is for %s', async (_, start, given) => {
    open(start, given);
    expect(
      await screen.findByRole('link', { name: 'ledger' }),
    ).toBeInTheDocument();
    expect(address()).toBe(start);
  });

  it('shows everything, or says why it cannot, where own services are not to be had', async () => {
    const error = await responseError(403, 'no');
    open('/orr', { listReadiness: () => Promise.reject(error) });
    expect(
      await screen.findByText(
        'You may not see the readiness of the organisation',
      ),
    ).toBeInTheDocument();
  });

  it('takes the owners along from view to view, each of which is where one is', async () => {
    const { orrApi } = open('/orr?owner=group:default/till&tier=1');
    expect(await tab('Services')).toHaveAttribute('aria-current', 'page');
    await userEvent.click(await tab('Actions'));
    await waitFor(() =>
      expect(address()).toBe('/orr/actions?owner=group%3Adefault%2Ftill'),
    );
    expect(await tab('Actions')).toHaveAttribute('aria-current', 'page');
    expect(await tab('Services')).not.toHaveAttribute('aria-current');
    await waitFor(() =>
      expect(orrApi.listDispositions.mock.calls[0][0].query).toMatchObject({
        type: 'action',
        owner: ['group:default/till'],
      }),
    );
    await userEvent.click(await tab('Accepted risks'));
    await waitFor(() =>
      expect(orrApi.listDispositions.mock.lastCall?.[0].query).toMatchObject({
        type: 'acceptance',
        owner: ['group:default/till'],
      }),
    );
    await userEvent.click(await tab('Services'));
    await waitFor(() =>
      expect(address()).toBe('/orr?owner=group%3Adefault%2Ftill'),
    );
  });

  it('leads back from what is not known', async () => {
    open('/orr/nowhere?owners=all');
    expect(
      await screen.findByRole('heading', { name: 'Nothing is here' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'To the page above this' }),
    ).toHaveAttribute('href', '/orr');
  });

  it('leads to the pages beside the views', async () => {
    open('/orr?owners=all');
    const ways = within(
      await screen.findByRole('navigation', { name: 'More pages' }),
    );
    expect(ways.getByRole('link', { name: 'My readiness' })).toHaveAttribute(
      'href',
      '/orr/mine',
    );
  });
});
