import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  OrrApi,
  ScorecardBranch,
  ScorecardTree,
} from 'backstage-plugin-orr-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { TreeView } from './TreeView';

function branch(
  name: string,
  change: Partial<ScorecardBranch> = {},
): ScorecardBranch {
  const standings = {
    notReady: 1,
    neverReviewed: 2,
    overdue: 0,
    readyWithConditions: 0,
    ready: 3,
    notRequired: 0,
  };
  return {
    ref: `group:default/${name}`,
    kind: 'group',
    name,
    hasBelow: false,
    counts: {
      total: 6,
      standings,
      tiers: [
        {
          tier: '1',
          total: 1,
          standings: { ...standings, neverReviewed: 0, ready: 0 },
        },
      ],
    },
    ...change,
  };
}

function page(items: ScorecardBranch[], nextCursor?: string): ScorecardTree {
  return {
    items,
    nextCursor,
    freshness: { from: 'rollUps', asOf: '2026-03-01T10:00:00.000Z', due: 0 },
  };
}

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}
const address = () =>
  screen.getByRole('status', { name: 'address' }).textContent;

function show(getScorecardTree: OrrApi['getScorecardTree'], search = '') {
  const orrApi = createFakeOrrApi({ getScorecardTree });
  renderInTestApp(
    <>
      <Routes>
        <Route path="/orr">
          <Route path="tree" element={<TreeView />} />
          <Route index element={<p>The list</p>} />
        </Route>
      </Routes>
      <Address />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        mockApis.identity({ userEntityRef: 'user:default/ada' }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [`/orr/tree${search}`],
    },
  );
  return {
    queries: () =>
      orrApi.getScorecardTree.mock.calls.map(([{ query }]) => query),
  };
}

const tree: OrrApi['getScorecardTree'] = async ({ query }) => {
  if (query.parent === 'group:default/commerce') {
    return page([branch('payments'), branch('search')]);
  }
  return query.cursor
    ? page([branch('risk')])
    : page([branch('commerce', { hasBelow: true }), branch('platform')], 'on');
};

const row = (name: RegExp) => screen.findByRole('row', { name });

describe('TreeView', () => {
  it('opens what is below a group when asked, once, and leads to its list', async () => {
    const { queries } = show(tree);
    const commerce = await row(/commerce/);
    expect(commerce).toHaveTextContent(/commerce6120030/);
    expect(commerce).toHaveAttribute('aria-expanded', 'false');
    const open = { name: 'Show what is below commerce' };
    await userEvent.click(screen.getByRole('button', open));
    expect(await row(/payments/)).toHaveAttribute('aria-level', '2');
    expect(commerce).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(
      screen.getByRole('button', { name: 'Hide what is below commerce' }),
    );
    expect(screen.queryByRole('row', { name: /payments/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', open));
    await row(/payments/);
    expect(queries()).toEqual([
      { of: 'groups' },
      { parent: 'group:default/commerce' },
    ]);
    await userEvent.click(
      screen.getByRole('link', {
        name: 'Show the 6 entities of commerce in the list',
      }),
    );
    expect(await screen.findByText('The list')).toBeInTheDocument();
    expect(address()).toBe('/orr?owner=group%3Adefault%2Fcommerce&scope=all');
  });

  it('begins below the only group at the top, which can be closed', async () => {
    const { queries } = show(async ({ query }) =>
      page(
        query.parent
          ? [branch('payments'), branch('search')]
          : [branch('commerce', { hasBelow: true })],
      ),
    );
    expect(await row(/payments/)).toHaveAttribute('aria-level', '2');
    await userEvent.click(
      screen.getByRole('button', { name: 'Hide what is below commerce' }),
    );
    expect(screen.queryByRole('row', { name: /payments/ })).toBeNull();
    expect(queries()).toHaveLength(2);
  });

  it('is gone through by keys', async () => {
    show(tree);
    (await row(/commerce/)).focus();
    await userEvent.keyboard('{ArrowRight}');
    await row(/payments/);
    await userEvent.keyboard('{ArrowRight}');
    expect(await row(/payments/)).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    expect(await row(/search/)).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(await row(/commerce/)).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.queryByRole('row', { name: /payments/ })).toBeNull();
    await userEvent.keyboard('{End}');
    expect(await row(/platform/)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('The list')).toBeInTheDocument();
    expect(address()).toBe('/orr?owner=group%3Adefault%2Fplatform&scope=all');
  });

  it('shows more, and one tier alone', async () => {
    const { queries } = show(tree);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    expect(await row(/risk/)).toBeInTheDocument();
    expect(await row(/commerce/)).toBeInTheDocument();
    expect(queries().at(-1)).toEqual({ of: 'groups', cursor: 'on' });
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Tier' }),
      '1',
    );
    expect(await row(/commerce/)).toHaveTextContent(/commerce1100000/);
    expect(address()).toBe('/orr/tree?tier=1');
    const commerce = within(await row(/commerce/));
    const narrowed = 'owner=group%3Adefault%2Fcommerce&tier=1&scope=all';
    expect(
      commerce.getByRole('link', {
        name: 'Show the 1 entity of commerce in the list',
      }),
    ).toHaveAttribute('href', `/orr?${narrowed}`);
    expect(
      commerce.getByRole('link', {
        name: 'Not ready: show the 1 entity of commerce in the list',
      }),
    ).toHaveAttribute('href', `/orr?standing=notReady&${narrowed}`);
    // Of what there is nothing, there is no list.
    expect(commerce.queryByRole('link', { name: /^Ready/ })).toBeNull();
  });

  it.each([
    ['systems', 'system'],
    ['domains', 'domain'],
  ] as const)(
    'begins with %s, whose numbers lead to the list and whose names to the catalog',
    async (of, kind) => {
      const { queries } = show(async ({ query }) =>
        page([
          query.of === of
            ? branch('checkout', { ref: `${kind}:default/checkout`, kind })
            : branch('team'),
        ]),
      );
      await row(/team/);
      await userEvent.selectOptions(
        screen.getByRole('combobox', { name: 'Show' }),
        of,
      );
      const checkout = within(await row(/checkout/));
      const narrowed = `${kind}=${kind}%3Adefault%2Fcheckout&scope=all`;
      expect(
        checkout.getByRole('link', {
          name: 'Show the 6 entities of checkout in the list',
        }),
      ).toHaveAttribute('href', `/orr?${narrowed}`);
      expect(
        checkout.getByRole('link', {
          name: 'Ready: show the 3 entities of checkout in the list',
        }),
      ).toHaveAttribute('href', `/orr?standing=ready&${narrowed}`);
      expect(checkout.getByRole('link', { name: 'checkout' })).toHaveAttribute(
        'href',
        `/catalog/default/${kind}/checkout`,
      );
      expect(queries().at(-1)).toEqual({ of });
      expect(address()).toBe(`/orr/tree?of=${of}`);
    },
  );

  it('says what could not be had, where it is missing', async () => {
    const error = await responseError(500, 'away');
    let failing = true;
    show(async input => {
      if (input.query.parent && failing) {
        failing = false;
        throw error;
      }
      return tree(input);
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show what is below commerce',
      }),
    );
    expect(
      await screen.findByText('What is below commerce could not be loaded.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await row(/payments/)).toBeInTheDocument();
  });

  it.each([
    [403, 'You may not see where the organisation stands'],
    [500, 'The tree could not be loaded'],
  ])('says with %i that there is none', async (code, text) => {
    const error = await responseError(code, 'no');
    show(() => Promise.reject(error));
    expect(await screen.findByRole('alert')).toHaveTextContent(text);
    expect(screen.queryByRole('treegrid')).toBeNull();
  });

  it('says that there is nothing', async () => {
    show(async () => page([]));
    expect(
      await screen.findByText('The catalog has no group that you may see.'),
    ).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('treegrid')).toBeNull());
  });
});
