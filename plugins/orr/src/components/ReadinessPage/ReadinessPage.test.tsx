import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OrrApi, ReadinessPage as Page } from 'backstage-plugin-orr-common';
import { useLocation } from 'react-router-dom';
import { orrApiRef } from '../../api';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  paymentsEntity,
  readinessRow,
} from '../../__testUtils__/readinessFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { ReadinessPage } from './ReadinessPage';

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
  return <div data-testid="search">{useLocation().search}</div>;
}

function renderPage(listReadiness: OrrApi['listReadiness'], search = '') {
  const orrApi = createFakeOrrApi({ listReadiness });
  renderInTestApp(
    <>
      <Whereabouts />
      <ReadinessPage />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        [
          catalogApiRef,
          catalogApiMock({
            entities: [paymentsEntity(), paymentsEntity('API')],
          }),
        ],
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
  return { orrApi, queries };
}

describe('ReadinessPage', () => {
  it('lists every entity with where it stands and who owns it', async () => {
    const [ready, unowned] = [
      readinessRow('ledger', {
        headline: 'ready',
        validUntil: '2027-02-01',
        dueSoon: true,
        inReview: true,
      }),
      readinessRow('orphan'),
    ];
    unowned.entity = {
      ...unowned.entity,
      ownerRefs: [],
      ownerState: 'unowned',
    };
    renderPage(async () =>
      pageOf([], { items: [ready, unowned], totalItems: 2 }),
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
      'In review',
      'Due soon',
      'February 1, 2027',
    ]) {
      expect(within(first).getByText(text)).toBeInTheDocument();
    }
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
    expect(screen.getByTestId('search')).toBeEmptyDOMElement();
  });

  it('reads all of its filters from the URL', async () => {
    const search =
      '?standing=ready&standing=bogus&kind=api&owner=group:default/money&text=pay&limit=50&cursor=here';
    const { queries } = renderPage(async () => pageOf(['a']), search);

    await screen.findByRole('table');
    expect(queries()).toEqual([
      {
        limit: 50,
        cursor: 'here',
        standing: ['ready'],
        kind: ['api'],
        owner: ['group:default/money'],
        text: 'pay',
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
    await userEvent.click(screen.getByRole('textbox', { name: 'Kind' }));
    await userEvent.click(await screen.findByRole('option', { name: 'api' }));

    await waitFor(() =>
      expect(queries().at(-1)).toMatchObject({ kind: ['api'] }),
    );
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
      await screen.findByText('26 entities', { selector: 'p' }),
    ).toBeInTheDocument();
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
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
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
