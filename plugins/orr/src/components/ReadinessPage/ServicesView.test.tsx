import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OrrApi, ReadinessPage as Page } from 'backstage-plugin-orr-common';
import { useLocation } from 'react-router-dom';
import { storageApiRef } from '@backstage/core-plugin-api';
import { orrApiRef } from '../../api';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { dispositionItem } from '../../__testUtils__/findingFixtures';
import {
  checklistReadiness,
  entityReadiness,
  readinessFacets,
  readinessRow,
} from '../../__testUtils__/readinessFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { LIST_COLUMNS } from '../../hooks/listColumns';
import { ServicesView } from './ServicesView';

const STANDINGS = {
  notReady: 1,
  neverReviewed: 40,
  overdue: 0,
  readyWithConditions: 3,
  ready: 7,
  notRequired: 2,
};

function pageOf(names: string[], change: Partial<Page> = {}): Page {
  return {
    items: names.map(name => readinessRow(name)),
    totalItems: names.length,
    standings: STANDINGS,
    ...change,
  };
}

function Whereabouts() {
  const { pathname, search } = useLocation();
  return (
    <>
      <div data-testid="path">{pathname}</div>
      <div data-testid="search">{search}</div>
    </>
  );
}

function renderPage(
  listReadiness: OrrApi['listReadiness'],
  search = '',
  given: Partial<OrrApi> & { columns?: string[] } = {},
) {
  const { columns, ...methods } = given;
  const orrApi = createFakeOrrApi({
    listReadiness,
    getReadinessFacets: async () => readinessFacets(),
    ...methods,
  });
  const storage = mockApis.storage();
  if (columns) {
    storage.forBucket('orr-readiness-list').set('columns', columns);
  }
  renderInTestApp(
    <>
      <Whereabouts />
      <ServicesView />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        [storageApiRef, storage],
        mockApis.identity({
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: ['user:default/ada', 'group:default/money'],
        }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [`/${search}`],
    },
  );
  const queries = () =>
    orrApi.listReadiness.mock.calls.map(([{ query }]) => query);
  return { orrApi, queries, storage };
}

const menu = async (name: string, chosen = '') => {
  await userEvent.click(
    await screen.findByRole('button', { name: `${name}${chosen}` }),
  );
  return within(await screen.findByRole('menu', { name }));
};
const more = async (chosen = '') =>
  userEvent.click(
    await screen.findByRole('button', { name: `More filters${chosen}` }),
  );
const address = () =>
  new URLSearchParams(screen.getByTestId('search').textContent ?? '');

describe('ServicesView', () => {
  it('lists every entity with where it stands and who owns it', async () => {
    const [ready, unowned] = [
      readinessRow('ledger', {
        headline: 'ready',
        validUntil: '2027-02-01',
        dueSoon: true,
        dueOn: '2027-02-01',
        inReview: true,
        reasons: [{ code: 'conditionOpen' }, { code: 'conditionOpen' }],
        openReviews: [{ reviewId: 'r-1', checklistTitle: 'Launch' }],
      }),
      readinessRow('orphan'),
    ];
    unowned.entity = {
      ...unowned.entity,
      ownerRefs: [],
      ownerState: 'unowned',
    };
    renderPage(
      async () => pageOf([], { items: [ready, unowned], totalItems: 2 }),
      `?columns=${LIST_COLUMNS}`,
    );

    const table = within(
      await screen.findByRole('table', { name: 'Entities and their standing' }),
    );
    const [, first, second] = table.getAllByRole('row');
    expect(first).toHaveTextContent('Ready');
    expect(within(first).getByRole('link', { name: 'ledger' })).toHaveAttribute(
      'href',
      '/catalog/default/component/ledger/operational-readiness',
    );
    expect(
      within(first).getByRole('link', { name: /money/ }),
    ).toBeInTheDocument();
    for (const text of [
      'component',
      'tier-1',
      'production',
      'Due soon',
      'February 1, 2027',
      '2 open conditions',
    ]) {
      expect(within(first).getByText(text)).toBeInTheDocument();
    }
    expect(within(first).getByRole('link', { name: 'Launch' })).toHaveAttribute(
      'href',
      '/catalog/default/component/ledger/operational-readiness/reviews/r-1',
    );
    expect(second).toHaveTextContent('No owner');
  });

  it('gives a long name whole on hover', async () => {
    const row = readinessRow('x'.repeat(60));
    row.entity.title = `The ${'long '.repeat(20)}name`;
    renderPage(async () => pageOf([], { items: [row], totalItems: 1 }));

    const link = await screen.findByRole('link', { name: row.entity.title });
    expect(link).toHaveAttribute(
      'title',
      `${row.entity.title} (${row.entity.entityRef})`,
    );
  });

  it('filters by standing, keeps it in the URL and takes it back', async () => {
    const { queries } = renderPage(async () => pageOf(['a']));

    const chip = await screen.findByRole('button', {
      name: /Never reviewed\s*40/,
    });
    expect(chip).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(chip);

    await waitFor(() =>
      expect(screen.getByTestId('search')).toHaveTextContent(
        '?standing=neverReviewed',
      ),
    );
    expect(
      screen.getByRole('button', { name: /Never reviewed\s*40/ }),
    ).toHaveAttribute('aria-pressed', 'true');
    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({
        standing: ['neverReviewed'],
        cursor: undefined,
      }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(screen.getByTestId('search')).toHaveTextContent('?owners=all');
  });

  it('reads all of its filters from the URL', async () => {
    const search =
      '?standing=ready&standing=bogus&kind=api&owner=group:default/money&tier=&ownerState=unowned&programme=uncovered&system=system:default/shop&system=shop&domain=domain:default/retail&checklist=launch&checklist=other&deployHealth=stuck&deployHealth=fine&risk=high&inReview=true&text=pay&scope=all&sort=due&direction=desc&limit=50&cursor=here';
    const { queries } = renderPage(async () => pageOf(['a']), search);

    await screen.findByRole('table');
    expect(queries()).toEqual([
      {
        limit: 50,
        cursor: 'here',
        standing: ['ready'],
        kind: ['api'],
        owner: ['group:default/money'],
        type: [],
        lifecycle: [],
        tier: [''],
        ownerState: ['unowned'],
        programme: ['uncovered'],
        system: ['system:default/shop'],
        domain: ['domain:default/retail'],
        checklist: 'launch',
        deployHealth: ['stuck'],
        risk: ['high'],
        inReview: 'true',
        dueSoon: undefined,
        text: 'pay',
        scope: 'all',
        sort: 'due',
        direction: 'desc',
      },
    ]);
    expect(
      screen.getByRole('searchbox', { name: 'Search by name' }),
    ).toHaveValue('pay');
  });

  it('searches once typing pauses, not at every letter', async () => {
    const { queries } = renderPage(async () => pageOf(['a']), '?cursor=here');

    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Search by name' }),
      'ledger ',
    );

    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({
        text: 'ledger',
        cursor: undefined,
      }),
    );
    expect(queries()).toHaveLength(2);
    expect(screen.getByTestId('search')).toHaveTextContent('?text=ledger');
  });

  it('filters by kind and by what is the viewer’s own', async () => {
    const { queries } = renderPage(async () => pageOf(['a']));

    await userEvent.click(
      await screen.findByRole('button', { name: 'Owned by me or my groups' }),
    );
    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({
        owner: ['user:default/ada', 'group:default/money'],
      }),
    );
    await more();
    const kinds = await menu('Kind');
    const api = kinds.getByRole('menuitemcheckbox', { name: /api\s*12/ });
    expect(api).not.toBeChecked();
    await userEvent.click(api);

    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({ kind: ['api'] }),
    );
    expect(kinds.getByRole('menuitemcheckbox', { name: /api/ })).toBeChecked();
  });

  it('narrows to one checklist at a time, and says whose standings are shown', async () => {
    const { queries } = renderPage(
      async () => pageOf(['a']),
      '?checklist=older',
    );
    const checklists = await menu('Checklist', ' (1)');
    await userEvent.click(
      checklists.getByRole('menuitemcheckbox', { name: /Production\s*12/ }),
    );
    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({ checklist: 'production' }),
    );
    expect(address().getAll('checklist')).toEqual(['production']);
    expect(
      screen.getByText(
        'Standing, reasons and validity are those under Production.',
      ),
    ).toBeInTheDocument();
  });

  it('finds what is part of a system by typing, and what has open questions', async () => {
    const { queries } = renderPage(async () => pageOf(['a']));
    await more();
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'System' }),
      'shop',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /The Shop\s*9/ }),
    );
    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({
        system: ['system:default/shop'],
      }),
    );
    const risks = await menu('Open questions');
    await userEvent.click(
      risks.getByRole('menuitemcheckbox', { name: /High risk\s*3/ }),
    );
    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({ risk: ['high'] }),
    );
    expect(
      screen.getByRole('button', {
        name: 'Remove the filter System: The Shop',
        hidden: true,
      }),
    ).toBeInTheDocument();
  });

  it('offers owners with how many groups they stand for', async () => {
    const { queries } = renderPage(async () => pageOf(['a']));

    await userEvent.click(
      await screen.findByRole('textbox', { name: 'Owner' }),
    );
    await userEvent.click(
      await screen.findByRole('option', {
        name: /Commerce, with 4 groups below\s*20/,
      }),
    );

    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({
        owner: ['group:default/commerce'],
      }),
    );
    expect(
      screen.getByRole('button', {
        name: 'Remove the filter Owner: Commerce, with 4 groups below',
      }),
    ).toBeInTheDocument();
  });

  it('shows each chosen filter as a chip that takes it away', async () => {
    const { queries } = renderPage(
      async () => pageOf(['a']),
      '?tier=&tier=1&dueSoon=true&text=pay&cursor=here',
    );

    const chips = within(
      await screen.findByRole('list', { name: 'Chosen filters' }),
    );
    const remove = (filter: string) =>
      userEvent.click(
        chips.getByRole('button', { name: `Remove the filter ${filter}` }),
      );
    await remove('Tier: No tier');
    await remove('Due soon');
    await remove('“pay”');

    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({
        tier: ['1'],
        dueSoon: undefined,
        text: undefined,
        cursor: undefined,
      }),
    );
    expect(chips.getAllByRole('listitem')).toHaveLength(4);
  });

  it('leaves out what needs no review, says so, and shows it when asked', async () => {
    const { queries } = renderPage(async () => pageOf(['a']));

    const chip = await screen.findByRole('button', {
      name: 'Remove the filter Only what needs a review · 56 left out',
    });
    expect(queries()[0]).toMatchObject({ scope: 'required' });
    expect(
      screen.queryByRole('button', { name: /Not required/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(chip);

    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({ scope: 'all' }),
    );
    expect(
      screen.getByRole('button', { name: /Not required\s*2/ }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Leave out what needs no review' }),
    );
    expect(screen.getByTestId('search')).toHaveTextContent('?owners=all');
  });

  it('works without the counts', async () => {
    renderPage(async () => pageOf(['a']), '?kind=api', {
      getReadinessFacets: () => Promise.reject(new Error('away')),
    });

    expect(await screen.findByRole('link', { name: 'a' })).toBeInTheDocument();
    await more(' (1)');
    const kinds = await menu('Kind', ' (1)');
    expect(kinds.getByRole('menuitemcheckbox', { name: 'api' })).toBeChecked();
  });

  it('sorts by a heading, and the other way round', async () => {
    const { queries } = renderPage(async () => pageOf(['a']), '?cursor=here');
    const heading = () =>
      screen.findByRole('columnheader', { name: 'Standing' });
    const sort = async () =>
      userEvent.click(
        within(await heading()).getByRole('button', { name: 'Standing' }),
      );

    await sort();
    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({
        sort: 'standing',
        direction: 'asc',
        cursor: undefined,
      }),
    );
    expect(await heading()).toHaveAttribute('aria-sort', 'ascending');
    await sort();
    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({ direction: 'desc' }),
    );
    expect(await heading()).toHaveAttribute('aria-sort', 'descending');
    expect(address().get('sort')).toBe('standing');
  });

  it('keeps the chosen columns for the viewer, and in the URL for others', async () => {
    const { storage } = renderPage(async () => pageOf(['a']));

    const columns = await menu('Columns', ' (5)');
    await userEvent.click(
      columns.getByRole('menuitemcheckbox', { name: 'Owner' }),
    );
    await userEvent.click(
      columns.getByRole('menuitemcheckbox', { name: 'Lifecycle' }),
    );

    const shown = 'name,standing,type,tier,lifecycle,openReview,due';
    await waitFor(() => expect(address().get('columns')).toBe(shown));
    expect(
      storage.forBucket('orr-readiness-list').snapshot('columns').value,
    ).toEqual(shown.split(','));
    const table = screen.getByRole('table', { hidden: true });
    expect(
      within(table)
        .getAllByRole('columnheader', { hidden: true })
        .map(cell => cell.textContent),
    ).toEqual([
      'Name',
      'Standing',
      'Type',
      'Tier',
      'Lifecycle',
      'Running review',
      'Due',
    ]);
  });

  it('shows a shared link with its columns, without taking them for the viewer’s own', async () => {
    const { storage } = renderPage(
      async () => pageOf(['a']),
      '?columns=system',
      { columns: ['name', 'standing', 'tier'] },
    );

    expect(
      await screen.findByRole('columnheader', { name: 'System' }),
    ).toBeInTheDocument();
    expect(
      storage.forBucket('orr-readiness-list').snapshot('columns').value,
    ).toEqual(['name', 'standing', 'tier']);
  });

  it('brings the viewer’s own columns back, and puts them into the URL', async () => {
    renderPage(async () => pageOf(['a']), '?kind=api', {
      columns: ['name', 'standing', 'system'],
    });

    expect(
      await screen.findByRole('columnheader', { name: 'System' }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(Object.fromEntries(address())).toEqual({
        kind: 'api',
        columns: 'name,standing,system',
      }),
    );
  });

  it('saves what the filters leave as a file, and says when it cannot', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = jest.fn(blob => {
      saved.push(blob as Blob);
      return 'blob:list';
    });
    URL.revokeObjectURL = jest.fn();
    const exportReadiness = jest
      .fn()
      .mockResolvedValueOnce('Name\r\nPay\r\n')
      .mockRejectedValue(new Error('away'));
    renderPage(async () => pageOf(['a']), '?kind=api&sort=due', {
      exportReadiness,
      exportReadinessJson: async () => '[]',
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Export as JSON' }),
    );
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved.pop()!.type).toContain('application/json');
    const button = screen.getByRole('button', { name: 'Export as CSV' });
    await userEvent.click(button);
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0].type).toContain('text/csv');
    expect(exportReadiness.mock.calls[0][0].query).toMatchObject({
      kind: ['api'],
      scope: 'required',
      sort: 'due',
    });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The file could not be had',
    );
  });

  it('tells of an entity beside the list, in the URL, by a click anywhere in its row', async () => {
    renderPage(async () => pageOf(['payments']), '?tier=1', {
      getEntityReadiness: async () =>
        entityReadiness({
          checklists: [
            checklistReadiness(),
            checklistReadiness({
              checklistId: 'data',
              checklistTitle: 'Data care',
              standing: 'notReady',
              reasons: [{ code: 'conditionPastDue' }],
              openReviewId: 'r-1',
            }),
          ],
          headline: 'notReady',
        }),
      listEntityDispositions: async () => ({
        items: [
          dispositionItem({
            type: 'action',
            state: 'open',
            text: 'Run in a second zone',
            until: '2026-01-02',
          }),
          dispositionItem({ type: 'acceptance', state: 'asked' }),
        ],
        may: { propose: false },
      }),
    });

    await userEvent.click(
      await screen.findByText('Never reviewed', { selector: 'td *' }),
    );
    const panel = within(
      await screen.findByRole('complementary', { name: 'payments, details' }),
    );
    expect(panel.getByRole('heading', { name: 'payments' })).toHaveFocus();
    expect(await panel.findByText('Data care')).toBeInTheDocument();
    expect(
      panel.getByRole('link', { name: 'Open the running review' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operational-readiness/reviews/r-1',
    );
    expect(
      await panel.findByRole('link', { name: 'Run in a second zone' }),
    ).toBeInTheDocument();
    expect(panel.getByText(/overdue since January 2/)).toBeInTheDocument();
    expect(panel.queryByText('Few customers until summer')).toBeNull();
    expect(address().get('entity')).toBe('component:default/payments');
    expect(
      screen.getByRole('button', { name: 'Details of payments' }),
    ).toHaveAttribute('aria-expanded', 'true');

    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(address().toString()).toBe('tier=1'));
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(
      screen.getByRole('button', { name: 'Details of payments' }),
    ).toHaveFocus();
  });

  it.each([
    [403, 'You may not see where this entity stands.'],
    [404, 'There is no such entity, or it is not for you to see.'],
    [500, 'The details could not be loaded'],
  ])('says with %i why the panel of a link is empty', async (code, text) => {
    const error = await responseError(code, 'no');
    renderPage(
      async () => pageOf(['a']),
      '?tier=1&entity=component:default/hidden',
      { getEntityReadiness: () => Promise.reject(error) },
    );
    const panel = within(
      await screen.findByRole('complementary', { name: 'hidden, details' }),
    );
    expect(await panel.findByText(text)).toBeInTheDocument();
    await userEvent.click(
      panel.getByRole('button', { name: 'Close the details' }),
    );
    await waitFor(() => expect(address().toString()).toBe('tier=1'));
  });

  it('goes to the next page and back', async () => {
    const listReadiness: OrrApi['listReadiness'] = async ({ query }) =>
      query.cursor === 'second'
        ? pageOf(['z'], { totalItems: 26 })
        : pageOf(
            Array.from({ length: 25 }, (_, index) => `a${index}`),
            { totalItems: 26, nextCursor: 'second' },
          );
    renderPage(listReadiness);

    expect(await screen.findByText('1 to 25 of 26')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Previous page' }),
    ).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));

    expect(await screen.findByText('26 to 26 of 26')).toBeInTheDocument();
    expect(screen.getByRole('table').closest('[tabindex="-1"]')).toHaveFocus();
    expect(screen.getByTestId('search')).toHaveTextContent('cursor=second');
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );
    expect(await screen.findByText('1 to 25 of 26')).toBeInTheDocument();
  });

  it('leads from a shared place to the first page', async () => {
    renderPage(async () => pageOf(['z'], { totalItems: 26 }), '?cursor=second');

    expect(
      await screen.findAllByText('26 entities', { selector: 'p' }),
    ).not.toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'First page' }));
    expect(await screen.findByText('1 to 1 of 26')).toBeInTheDocument();
  });

  it('starts from the beginning when the place is somebody else’s', async () => {
    const error = await responseError(400, 'cursor is not valid');
    const { queries } = renderPage(
      async ({ query }) =>
        query.cursor ? Promise.reject(error) : pageOf(['a']),
      '?cursor=theirs&kind=api',
    );

    expect(await screen.findByRole('link', { name: 'a' })).toBeInTheDocument();
    expect(queries().at(-1)).toMatchObject({
      kind: ['api'],
      cursor: undefined,
    });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('changes how many rows there are', async () => {
    const { queries } = renderPage(async () => pageOf(['a']));

    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Rows per page' }),
      '100',
    );

    await waitFor(() => expect(queries().at(-1)).toMatchObject({ limit: 100 }));
  });

  it('offers to clear the filters when nothing matches', async () => {
    const { queries } = renderPage(
      async ({ query }) => pageOf(query.text ? [] : ['a']),
      '?text=nothing',
    );

    expect(
      await screen.findByRole('heading', { name: 'Nothing matches' }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );

    expect(await screen.findByRole('link', { name: 'a' })).toBeInTheDocument();
    expect(queries().at(-1)).toMatchObject({ text: undefined });
  });

  it('gives an empty portfolio its first steps', async () => {
    renderPage(async () => pageOf([]));

    expect(await screen.findByText(/Three first steps/)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Show the 56 entities that need no review',
      }),
    );
    expect(address().get('scope')).toBe('all');
  });

  it('says when the list cannot be had, and tries again', async () => {
    const listReadiness = jest
      .fn()
      .mockRejectedValueOnce(await responseError(500, 'The database is away'))
      .mockResolvedValue(pageOf(['a']));
    renderPage(listReadiness);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'a' })).toBeInTheDocument();
  });

  it('says that the list is not for this viewer', async () => {
    const error = await responseError(403, 'no');
    renderPage(() => Promise.reject(error));

    expect(
      await screen.findByText(
        'You may not see the readiness of the organisation',
      ),
    ).toBeInTheDocument();
  });

  it('shows the shape of the list while it loads', async () => {
    renderPage(() => new Promise(() => {}));

    expect(await screen.findByText('Loading the list')).toBeInTheDocument();
  });
});
