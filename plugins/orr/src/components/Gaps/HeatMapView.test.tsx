import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OrrApi } from 'backstage-plugin-orr-common';
import { useLocation } from 'react-router-dom';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  checklistSummary,
  gapItem,
  heatMap,
  heatMapCell,
  heatMapRow,
  themes,
} from '../../__testUtils__/gapFixtures';
import { readinessFacets } from '../../__testUtils__/readinessFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { REVIEW_ID } from '../../__testUtils__/reviewFixtures';
import { orrApiRef } from '../../api';
import { HeatMapView } from './HeatMapView';
import { ThemesView } from './ThemesView';

const OWN = ['user:default/ada', 'group:default/money'];
const CELL = /^Payments, Release: 3 open/;

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}

const address = () =>
  screen.getByRole('status', { name: 'address' }).textContent;

function show(
  api: Partial<OrrApi> = {},
  options: { search?: string; page?: JSX.Element } = {},
) {
  const orrApi = createFakeOrrApi({
    listChecklists: async () => ({
      items: [
        checklistSummary({ id: 'old', state: 'archived' }),
        checklistSummary(),
        checklistSummary({ id: 'recovery', title: 'Recovery' }),
      ],
    }),
    getReadinessFacets: async () => readinessFacets(),
    getHeatMap: async () => heatMap(),
    listGaps: async () => ({ items: [gapItem()], totalItems: 1 }),
    getThemes: async () => themes(),
    ...api,
  });
  renderInTestApp(
    <>
      {options.page ?? <HeatMapView />}
      <Address />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        mockApis.identity({
          userEntityRef: OWN[0],
          ownershipEntityRefs: OWN,
        }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [`/${options.search ?? ''}`],
    },
  );
  return orrApi;
}

describe('HeatMapView', () => {
  it('tells of each team and section how much is open, in a number and in words', async () => {
    const { getHeatMap } = show();
    const grid = within(
      await screen.findByRole('grid', {
        name: 'Open questions by Teams and section',
      }),
    );
    expect(
      grid.getAllByRole('columnheader').map(({ textContent }) => textContent),
    ).toEqual(['Teams', 'Release', 'Data']);
    expect(
      grid.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual(['All together2 of 3 reviewed', 'Payments2 of 3 reviewed']);
    const cell = grid.getByRole('button', { name: CELL });
    expect(cell).toHaveTextContent(/3■2$/);
    expect(cell).toHaveAccessibleName(
      'Payments, Release: 3 open (High risk: 2, Unanswered: 1), in 2 of 2 reviewed; 6 questions asked; 1 accepted',
    );
    expect(
      grid.getByRole('button', { name: /^Payments, Data: nothing open/ }),
    ).toHaveTextContent(/0✓$/);
    expect(getHeatMap.mock.calls[0][0].query).toMatchObject({
      checklist: 'launch',
      rows: 'groups',
      columns: 'sections',
    });
  });

  it('leads from a number to the one question, in the address and back', async () => {
    const { listGaps } = show();
    await userEvent.click(await screen.findByRole('button', { name: CELL }));
    const title = await screen.findByRole('heading', {
      name: 'Open questions: Payments, Release',
    });
    await waitFor(() => expect(title).toHaveFocus());
    expect(address()).toBe('?row=group%3Adefault%2Fpayments&column=release');
    expect(
      await screen.findByRole('link', { name: 'Can you roll back?' }),
    ).toHaveAttribute(
      'href',
      `/catalog/default/component/pay/operational-readiness/reviews/${REVIEW_ID}?question=rollback`,
    );
    expect(listGaps.mock.calls[0][0].query).toMatchObject({
      checklist: 'launch',
      team: 'group:default/payments',
      section: 'release',
    });
    expect(screen.getByRole('button', { name: CELL })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Close the list' }),
    );
    expect(address()).toBe('');
    expect(screen.getByRole('button', { name: CELL })).toHaveFocus();
  });

  it('goes from number to number with the arrow keys, and by one stop of the tab key', async () => {
    show();
    const grid = within(await screen.findByRole('grid'));
    const buttons = grid
      .getAllByRole('button')
      .filter(button => button.closest('td'));
    expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    buttons[0].focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
    expect(grid.getByRole('button', { name: /^Payments, Data/ })).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(grid.getByRole('button', { name: CELL })).toHaveFocus();
  });

  it('opens the groups below one, and systems, and areas over all checklists', async () => {
    const { getHeatMap } = show();
    const asked = () => getHeatMap.mock.calls.at(-1)?.[0].query;
    await userEvent.click(
      await screen.findByRole('button', { name: 'Teams below Payments' }),
    );
    await waitFor(() =>
      expect(asked()).toMatchObject({ group: 'group:default/payments' }),
    );
    await userEvent.click(screen.getByRole('button', { name: '← All teams' }));
    await userEvent.selectOptions(screen.getByLabelText('Rows'), 'Systems');
    await waitFor(() => expect(asked()).toMatchObject({ rows: 'systems' }));
    await userEvent.selectOptions(
      screen.getByLabelText('Checklist'),
      'All checklists, by area',
    );
    await waitFor(() =>
      expect(asked()).toMatchObject({ columns: 'areas', checklist: undefined }),
    );
    expect(address()).toBe('?rows=systems&columns=areas');
  });

  it('narrows to what is one’s own', async () => {
    const { getHeatMap } = show();
    await userEvent.click(
      await screen.findByRole('button', { name: /^Only mine/ }),
    );
    await waitFor(() =>
      expect(getHeatMap.mock.calls.at(-1)?.[0].query.owner).toEqual(OWN),
    );
  });

  it.each([
    ['heat map', <HeatMapView key="map" />],
    ['themes', <ThemesView key="themes" />],
  ])(
    'narrows the %s by what the list is narrowed by, in the address',
    async (_, page) => {
      const { getHeatMap, getThemes, getReadinessFacets } = show(
        {},
        {
          page,
          search:
            '?risk=high&domain=domain%3Adefault%2Fretail&deployHealth=attention&text=pay',
        },
      );
      const asked = () =>
        [getHeatMap, getThemes].flatMap(({ mock }) => mock.calls).at(-1)?.[0]
          .query;
      const chosen = within(
        await screen.findByRole('list', { name: 'Chosen filters' }),
      );
      await waitFor(() =>
        expect(asked()).toMatchObject({
          risk: ['high'],
          domain: ['domain:default/retail'],
          deployHealth: ['attention'],
          system: [],
        }),
      );
      await userEvent.click(
        screen.getByRole('button', { name: 'More filters (2)' }),
      );
      await userEvent.click(screen.getByLabelText('System'));
      await userEvent.click(
        await screen.findByRole('option', { name: /The Shop/ }),
      );
      await waitFor(() =>
        expect(asked()).toMatchObject({ system: ['system:default/shop'] }),
      );
      await userEvent.click(
        chosen.getByRole('button', { name: /Remove the filter .*retail/ }),
      );
      await waitFor(() => expect(asked()).toMatchObject({ domain: [] }));
      expect(address()).toBe(
        '?system=system%3Adefault%2Fshop&deployHealth=attention&risk=high',
      );
      // What can be chosen is asked for once for each choice, not for each drawing.
      expect(getReadinessFacets.mock.calls.length).toBeLessThanOrEqual(3);
      await userEvent.click(
        screen.getByRole('button', { name: 'Clear filters' }),
      );
      await waitFor(() => expect(address()).toBe(''));
      expect(
        screen.queryByRole('list', { name: 'Chosen filters' }),
      ).not.toBeInTheDocument();
    },
  );

  it('takes owners that are chosen in place of one’s own, and the other way round', async () => {
    const { getHeatMap } = show({}, { search: '?scope=mine' });
    const owners = () => getHeatMap.mock.calls.at(-1)?.[0].query.owner;
    await waitFor(() => expect(owners()).toEqual(OWN));
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    await userEvent.click(screen.getByLabelText('Owner'));
    await userEvent.click(
      await screen.findByRole('option', { name: /Commerce/ }),
    );
    await waitFor(() => expect(owners()).toEqual(['group:default/commerce']));
    await userEvent.click(screen.getByRole('button', { name: /^Only mine/ }));
    await waitFor(() => expect(owners()).toEqual(OWN));
    expect(address()).toBe('?scope=mine');
  });

  it('never shows what was not asked as if it were met', async () => {
    const nothing = heatMapCell({
      asked: 0,
      open: { high: 0, unanswered: 0, medium: 0, low: 0 },
      openTotal: 0,
      accepted: 0,
    });
    show({
      getHeatMap: async () =>
        heatMap({
          rows: [
            heatMapRow({
              decided: 0,
              cells: [nothing, { ...nothing, column: 'data' }],
            }),
          ],
        }),
    });
    const cell = await screen.findByRole('button', {
      name: 'Payments, Release: nothing was asked yet',
    });
    expect(cell).toHaveTextContent(/–$/);
  });

  it('fetches further rows when they are asked for', async () => {
    const getHeatMap = jest
      .fn()
      .mockResolvedValueOnce(heatMap({ nextCursor: 'next' }))
      .mockResolvedValueOnce(
        heatMap({
          rows: [
            heatMapRow({ entityRef: 'group:default/shop', title: 'Shop' }),
          ],
        }),
      );
    show({ getHeatMap });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more rows' }),
    );
    expect(
      await screen.findByRole('button', { name: /^Shop, Release/ }),
    ).toBeVisible();
    expect(getHeatMap.mock.calls[1][0].query.cursor).toBe('next');
  });

  it('says what is missing where there is nothing, and who may help where it is denied', async () => {
    show({ listChecklists: async () => ({ items: [] }) });
    expect(
      await screen.findByText(/^No checklist is published yet/),
    ).toBeVisible();
  });

  it('says that reviews may not be read', async () => {
    show({
      getHeatMap: async () => {
        throw await responseError(403, 'No');
      },
    });
    expect(await screen.findByText('You may not read reviews')).toBeVisible();
  });

  it('tries again after a failure', async () => {
    const getHeatMap = jest
      .fn()
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValue(heatMap());
    show({ getHeatMap });
    await userEvent.click(
      await screen.findByRole('button', { name: /again/i }),
    );
    expect(await screen.findByRole('grid')).toBeVisible();
  });
});

describe('ThemesView', () => {
  const page = <ThemesView />;

  it('tells what is open most often, for whom, and leads to the questions', async () => {
    const { listGaps } = show({}, { page });
    const table = within(
      await screen.findByRole('table', {
        name: 'Questions by how often they are open',
      }),
    );
    const [, row, ...others] = table.getAllByRole('row');
    expect(others).toEqual([]);
    expect(row).toHaveTextContent(
      /Can you roll back\?.*3 of 8.*1.*0.*2.*5\.3 h.*4, in 9 d.*3 at 2 services.*Payments \(2\)and 1 more/,
    );
    await userEvent.click(
      within(row).getByRole('button', {
        name: 'Can you roll back?: open for 3 of 8, show them',
      }),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'Open questions: Can you roll back?',
      }),
    ).toBeVisible();
    expect(listGaps.mock.calls[0][0].query).toMatchObject({
      checklist: 'launch',
      question: 'rollback',
    });
    expect(address()).toBe('?question=rollback');
  });

  it('tells authors what nobody has open, apart from what nobody was asked', async () => {
    show({}, { page });
    expect(
      await screen.findByText(
        /^Who owns it\?: met by all 8 entities that it applies to/,
      ),
    ).toBeVisible();
    const unasked = screen.getByRole('heading', {
      name: 'Not asked of anybody yet',
    });
    expect(
      within(unasked.closest('section')!).getByText('Is it new?'),
    ).toBeVisible();
  });

  it('saves the questions as a file', async () => {
    const exportGaps = jest.fn().mockRejectedValue(new Error('away'));
    show({ exportGaps }, { page, search: '?question=rollback' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export as CSV' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^The file could not be had/,
    );
    expect(exportGaps.mock.calls[0][0].query).toMatchObject({
      question: 'rollback',
    });
  });
});
