import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OrrApi, SavedView } from 'backstage-plugin-orr-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  readinessFacets,
  readinessRow,
} from '../../__testUtils__/readinessFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { OrganisationPages } from '../ReadinessPage/OrganisationPages';

const STANDINGS = {
  notReady: 0,
  neverReviewed: 1,
  overdue: 0,
  readyWithConditions: 0,
  ready: 0,
  notRequired: 0,
};

function savedView(change: Partial<SavedView> = {}): SavedView {
  return {
    id: 'v-1',
    name: 'Tier 1',
    view: '',
    search: 'tier=1&sort=due',
    shared: true,
    ownerRef: 'user:default/ada',
    isOwn: true,
    revision: 3,
    changedAt: '2026-03-01T10:00:00.000Z',
    ...change,
  };
}

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}
const address = () =>
  screen.getByRole('status', { name: 'address' }).textContent;

function open(at: string, methods: Partial<OrrApi> = {}) {
  const orrApi = createFakeOrrApi({
    listReadiness: async () => ({
      items: [readinessRow('till')],
      totalItems: 1,
      standings: STANDINGS,
    }),
    getReadinessFacets: async () => readinessFacets(),
    listDispositions: async () => ({ items: [], totalItems: 0 }),
    listChecklists: async () => ({ items: [] }),
    listSavedViews: async () => ({ items: [savedView()] }),
    getSavedView: async () => savedView(),
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
        mockApis.identity({ userEntityRef: 'user:default/ada' }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [at],
    },
  );
  return { orrApi };
}

async function dialog() {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Saved views' }),
  );
  return within(await screen.findByRole('dialog', { name: 'Saved views' }));
}

describe('saved views', () => {
  it('opens what a link names, and says which one it is until it is changed', async () => {
    const { orrApi } = open('/orr?saved=v-1', {
      getSavedView: async () =>
        savedView({ isOwn: false, ownerRef: 'user:default/kim' }),
    });
    expect(
      await screen.findByText('Saved view: Tier 1', { exact: false }),
    ).toHaveTextContent('Saved view: Tier 1 · saved by kim');
    expect(address()).toBe('/orr?tier=1&sort=due&saved=v-1');
    await waitFor(() =>
      expect(orrApi.listReadiness.mock.lastCall?.[0].query).toMatchObject({
        tier: ['1'],
        sort: 'due',
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove the filter Tier: 1' }),
    );
    await waitFor(() => expect(address()).toBe('/orr?sort=due'));
    expect(screen.queryByText(/Saved view:/)).toBeNull();
  });

  it('opens what was saved of another view, with nothing in its URL too', async () => {
    open('/orr?saved=v-1', {
      getSavedView: async () => savedView({ view: 'risks', search: '' }),
    });
    await waitFor(() => expect(address()).toBe('/orr/risks'));
    expect(
      await screen.findByRole('combobox', { name: 'What' }),
    ).toBeInTheDocument();
  });

  it.each([
    [404, 'This saved view is not there'],
    [500, 'The saved view could not be opened'],
  ])('says with %i why a link shows nothing', async (code, text) => {
    const error = await responseError(code, 'no');
    open('/orr?saved=v-1', { getSavedView: () => Promise.reject(error) });
    expect(await screen.findByRole('alert')).toHaveTextContent(text);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('saves what shows now, without what is of the moment', async () => {
    const { orrApi } = open('/orr?tier=1&cursor=x&entity=component:default/a', {
      saveView: async () => savedView({ id: 'v-2' }),
      getEntityReadiness: () => new Promise(() => {}),
    });
    const views = await dialog();
    const save = views.getByRole('button', { name: 'Save what shows now' });
    expect(save).toBeDisabled();
    await userEvent.type(
      views.getByRole('textbox', { name: /^Name/ }),
      ' First tier ',
    );
    await userEvent.click(
      views.getByRole('checkbox', {
        name: 'Shared with everybody who has the link',
      }),
    );
    await userEvent.click(save);
    await waitFor(() => expect(orrApi.listSavedViews).toHaveBeenCalledTimes(2));
    expect(orrApi.saveView.mock.calls[0][0].body).toEqual({
      mutationId: expect.any(String),
      name: 'First tier',
      shared: true,
      view: '',
      search: 'tier=1',
    });
    expect(views.getByRole('textbox', { name: /^Name/ })).toHaveValue('');
  });

  it('leads to what was saved, and closes', async () => {
    open('/orr/actions?scope=all');
    const views = await dialog();
    await userEvent.click(await views.findByRole('link', { name: 'Tier 1' }));
    await waitFor(() =>
      expect(address()).toBe('/orr?tier=1&sort=due&saved=v-1'),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('renames it, and lets it show what shows now', async () => {
    const { orrApi } = open('/orr/actions?scope=all', {
      changeSavedView: async () => savedView({ revision: 4 }),
    });
    const views = await dialog();
    await userEvent.click(
      await views.findByRole('button', { name: 'Edit Tier 1' }),
    );
    const edit = within(
      await screen.findByRole('dialog', { name: 'Edit “Tier 1”' }),
    );
    await userEvent.type(edit.getByRole('textbox', { name: /^Name/ }), ' now');
    await userEvent.click(
      edit.getByRole('checkbox', { name: 'Let it show what shows now' }),
    );
    await userEvent.click(edit.getByRole('button', { name: 'Keep changes' }));
    await waitFor(() => expect(orrApi.listSavedViews).toHaveBeenCalledTimes(2));
    expect(orrApi.changeSavedView.mock.calls[0][0]).toEqual({
      params: { viewId: 'v-1' },
      body: {
        mutationId: expect.any(String),
        name: 'Tier 1 now',
        shared: true,
        view: 'actions',
        search: 'scope=all',
        revision: 3,
      },
    });
  });

  it('asks before it removes, and says when that came too late', async () => {
    const late = await responseError(409, 'changed');
    const removeSavedView = jest
      .fn()
      .mockRejectedValueOnce(late)
      .mockResolvedValue({ items: [] });
    const { orrApi } = open('/orr?tier=1', { removeSavedView });
    const views = await dialog();
    await userEvent.click(
      await views.findByRole('button', { name: 'Remove Tier 1' }),
    );
    const ask = within(
      await screen.findByRole('dialog', { name: 'Remove “Tier 1”?' }),
    );
    expect(ask.getByText(/its link leads nowhere/)).toBeInTheDocument();
    await userEvent.click(ask.getByRole('button', { name: 'Remove' }));
    expect(await ask.findByRole('alert')).toHaveTextContent(
      /changed or removed elsewhere/,
    );
    await userEvent.click(ask.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(orrApi.listSavedViews).toHaveBeenCalledTimes(2));
  });

  it('says what there will be, and when it cannot be had', async () => {
    const error = await responseError(500, 'away');
    open('/orr?tier=1', {
      listSavedViews: jest
        .fn()
        .mockRejectedValueOnce(error)
        .mockResolvedValue({ items: [] }),
    });
    const views = await dialog();
    await userEvent.click(
      await views.findByRole('button', { name: 'Try again' }),
    );
    expect(
      await views.findByText('You have saved nothing yet.'),
    ).toBeInTheDocument();
  });
});
