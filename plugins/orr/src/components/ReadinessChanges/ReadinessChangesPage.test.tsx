import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  addDays,
  dayOf,
  ReadinessChangePage,
} from 'backstage-plugin-orr-common';
import { useLocation } from 'react-router-dom';
import { readinessChange } from '../../__testUtils__/briefingFixtures';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { ReadinessChangesPage } from './ReadinessChangesPage';

const OWN = ['user:default/ada', 'group:default/money'];

function pageOf(
  items: ReadinessChangePage['items'],
  rest: Partial<ReadinessChangePage> = {},
): ReadinessChangePage {
  return {
    since: '2026-02-01',
    until: '2026-03-01',
    historyFrom: '2026-01-01',
    items,
    totalItems: items.length,
    moves: items.map(({ direction, before, after }) => ({
      direction,
      before,
      after,
      count: 1,
    })),
    ...rest,
  };
}

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}

function show(
  listReadinessChanges: () => Promise<ReadinessChangePage>,
  search = '?since=2026-02-01&until=2026-03-01',
  timeZone = 'UTC',
) {
  const orrApi = createFakeOrrApi({ listReadinessChanges });
  renderInTestApp(
    <>
      <ReadinessChangesPage />
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
      config: { orr: { timeZone } },
    },
  );
  return orrApi;
}

describe('ReadinessChangesPage', () => {
  it('shows what needs more attention before what moved ahead, from where to where and why', async () => {
    const orrApi = show(async () =>
      pageOf([
        readinessChange(),
        readinessChange({
          name: 'search',
          direction: 'better',
          before: 'overdue',
          after: 'ready',
          reasons: [{ code: 'decidedGo' }],
        }),
        readinessChange({
          name: 'kiosk',
          direction: 'joined',
          before: undefined,
          after: 'neverReviewed',
          reasons: [{ code: 'noDecision' }],
        }),
      ]),
    );
    expect(
      await screen.findByText('3 entities stand elsewhere', {
        selector: 'p',
      }),
    ).toBeVisible();
    expect(
      screen.getAllByRole('heading', { level: 3 }).map(one => one.textContent),
    ).toEqual([
      'Needs more attention (1)',
      'Moved ahead (1)',
      'Reviews are asked for now (1)',
    ]);
    const payments = screen
      .getByRole('link', { name: 'payments' })
      .closest('li')!;
    expect(payments).toHaveTextContent(/Ready.*Not ready/);
    expect(payments).toHaveTextContent('The last review was decided no-go');
    expect(payments).toHaveTextContent('Service launch');
    expect(
      screen.getByRole('link', { name: 'kiosk' }).closest('li'),
    ).toHaveTextContent(/New.*Never reviewed/);
    const summary = within(
      screen.getByRole('list', { name: 'How many went from where to where' }),
    );
    expect(summary.getAllByRole('listitem')).toHaveLength(3);
    expect(
      jest.mocked(orrApi.listReadinessChanges).mock.calls[0][0].query,
    ).toEqual({
      since: '2026-02-01',
      until: '2026-03-01',
      owner: OWN,
    });
  });

  it('names the checklists where the headline says too little', async () => {
    show(async () =>
      pageOf([
        readinessChange({
          direction: 'within',
          before: 'notReady',
          after: 'notReady',
          checklists: [
            {
              checklistId: 'security',
              checklistTitle: 'Security',
              before: 'notReady',
              after: 'ready',
              changedAt: '2026-03-01T10:00:00.000Z',
            },
          ],
        }),
      ]),
    );
    expect(await screen.findByText(/Security:/)).toHaveTextContent(
      /Security:.*Not ready.*Ready/,
    );
  });

  it('compares with another day at a press, and keeps it in the address', async () => {
    show(async () => pageOf([]));
    await userEvent.click(
      await screen.findByRole('button', { name: 'A month ago' }),
    );
    const today = dayOf(new Date(), 'UTC');
    expect(screen.getByLabelText('address')).toHaveTextContent(
      `?since=${addDays(today, -30)}&until=${today}`,
    );
    expect(screen.getByRole('button', { name: 'A month ago' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    expect(screen.getByLabelText('Compare')).toHaveValue(addDays(today, -30));
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
    'takes the day of the organisation in %s for today',
    async timeZone => {
      show(async () => pageOf([]), '', timeZone);
      await userEvent.click(
        await screen.findByRole('button', { name: 'A month ago' }),
      );
      const today = dayOf(new Date(), timeZone);
      expect(screen.getByLabelText('address')).toHaveTextContent(
        `?since=${addDays(today, -30)}&until=${today}`,
      );
    },
  );

  it('offers what is of everybody where nothing of one’s own changed', async () => {
    const orrApi = show(async () => pageOf([]));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show what is of everybody' }),
    );
    expect(
      await screen.findByText('Nothing stands elsewhere than then.'),
    ).toBeVisible();
    expect(
      jest.mocked(orrApi.listReadinessChanges).mock.lastCall![0].query,
    ).toMatchObject({ owner: [] });
  });

  it('says that nothing is known before all history', async () => {
    show(async () => pageOf([], { historyFrom: '2026-02-15' }));
    expect(await screen.findByRole('note')).toHaveTextContent(
      'Nothing is known before February 15, 2026.',
    );
  });

  it('shows more when asked', async () => {
    const pages = [
      pageOf([readinessChange()], { totalItems: 2, nextCursor: 'next' }),
      pageOf([readinessChange({ name: 'search' })], { totalItems: 2 }),
    ];
    const orrApi = show(async () => pages.shift()!);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    expect(
      await screen.findByRole('link', { name: 'search' }),
    ).toBeInTheDocument();
    expect(
      jest.mocked(orrApi.listReadinessChanges).mock.lastCall![0].query,
    ).toMatchObject({ cursor: 'next' });
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it.each([
    [403, 'You may not read the readiness of entities'],
    [503, 'What changed could not be loaded'],
  ])('says so on %s', async (status, title) => {
    show(async () => Promise.reject(await responseError(status, 'no')));
    expect(await screen.findByText(title)).toBeInTheDocument();
  });
});
