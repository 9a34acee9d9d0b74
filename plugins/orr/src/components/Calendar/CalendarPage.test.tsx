import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { addDays, dayOf, DuePage } from 'backstage-plugin-orr-common';
import { useLocation } from 'react-router-dom';
import { dueItem } from '../../__testUtils__/briefingFixtures';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { CalendarPage } from './CalendarPage';

const OWN = ['user:default/ada', 'group:default/money'];

function pageOf(items: DuePage['items'], rest: Partial<DuePage> = {}): DuePage {
  return {
    from: '2026-03-02',
    until: '2026-05-31',
    today: '2026-03-02',
    items,
    totalItems: items.length,
    kinds: [],
    ...rest,
  };
}

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}

function show(
  listDue: () => Promise<DuePage>,
  search = '?from=2026-03-02&until=2026-05-31',
) {
  const orrApi = createFakeOrrApi({ listDue });
  renderInTestApp(
    <>
      <CalendarPage />
      <Address />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity({
          userEntityRef: OWN[0],
          ownershipEntityRefs: OWN,
        }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [`/${search}`],
    },
  );
  return orrApi;
}

describe('CalendarPage', () => {
  it('shows what falls due by month and day, each as a link to where it is dealt with', async () => {
    const orrApi = show(async () =>
      pageOf([
        dueItem({ dueOn: '2026-03-02' }),
        dueItem({
          dueOn: '2026-03-02',
          kind: 'review',
          id: 'e1:launch',
          reviewId: undefined,
          questionId: undefined,
          text: undefined,
          level: undefined,
          personRef: undefined,
        }),
        dueItem({ dueOn: '2026-04-10', kind: 'exemption', id: 'x1' }),
      ]),
    );
    expect(
      await screen.findByText('3 things fall due', { selector: 'p' }),
    ).toBeVisible();
    expect(
      screen.getAllByRole('heading', { level: 3 }).map(one => one.textContent),
    ).toEqual(['March 2026', 'April 2026']);
    const today = within(screen.getByRole('region', { name: 'March 2, 2026' }));
    expect(
      today.getByRole('heading', { name: 'Monday, March 2' }),
    ).toBeVisible();
    expect(today.getByText('today')).toBeVisible();
    expect(
      today.getByRole('link', { name: 'Payments: Action' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operational-readiness/reviews/r1?question=rollback',
    );
    expect(today.getByText('Build a button')).toBeVisible();
    expect(
      today.getByRole('link', { name: 'Payments: Review' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operational-readiness',
    );
    expect(jest.mocked(orrApi.listDue).mock.calls[0][0].query).toEqual({
      from: '2026-03-02',
      until: '2026-05-31',
      kind: [],
      owner: OWN,
    });
  });

  it('narrows to some kinds and other days, which the address keeps', async () => {
    const user = userEvent.setup();
    show(async () => pageOf([], { kinds: [{ kind: 'action', count: 3 }] }));
    await user.click(await screen.findByRole('button', { name: 'Past due' }));
    const today = dayOf(new Date(), 'UTC');
    expect(screen.getByLabelText('address')).toHaveTextContent(
      `?from=${addDays(today, -365)}&until=${addDays(today, -1)}`,
    );
    await user.click(screen.getByRole('button', { name: 'What' }));
    await user.click(
      await screen.findByRole('menuitemcheckbox', { name: /^Action/ }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent('kind=action');
  });

  it('names the owner that a link asked for, and lets go of it', async () => {
    const orrApi = show(
      async () => pageOf([]),
      '?from=2026-03-02&owner=group:default/search',
    );
    await screen.findByText('Nothing falls due in these days.');
    expect(jest.mocked(orrApi.listDue).mock.lastCall![0].query).toMatchObject({
      owner: ['group:default/search'],
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Owner: search' }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?from=2026-03-02&scope=all',
    );
  });

  it('shows more days when asked, and says when they cannot be had', async () => {
    const pages = [
      async () => pageOf([dueItem()], { totalItems: 2, nextCursor: 'next' }),
      async () => Promise.reject(await responseError(503, 'away')),
      async () => pageOf([dueItem({ id: 'd2', dueOn: '2026-05-01' })]),
    ];
    show(() => pages.shift()!());
    const button = await screen.findByRole('button', {
      name: 'Show more days',
    });
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'More could not be loaded',
    );
    await userEvent.click(button);
    expect(
      await screen.findByRole('heading', { name: 'May 2026' }),
    ).toBeVisible();
  });

  it.each([
    [403, 'You may not read the readiness of entities'],
    [503, 'The calendar could not be loaded'],
  ])('says so on %s', async (status, title) => {
    show(async () => Promise.reject(await responseError(status, 'no')));
    expect(await screen.findByText(title)).toBeInTheDocument();
  });
});
