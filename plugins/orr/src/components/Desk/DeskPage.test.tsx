import { identityApiRef } from '@backstage/core-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  DeskItem,
  DeskPage as Page,
  OrrApi,
} from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { DeskLink } from './DeskLink';
import { DeskPage } from './DeskPage';

const TAB = '/catalog/default/component/payments/operational-readiness';
const ME = 'user:default/kim';

function item(change: Partial<DeskItem> = {}): DeskItem {
  return {
    waitingFor: 'decideReview',
    since: '2026-03-01T10:00:00.000Z',
    dueOn: '2999-03-20',
    reviewId: 'r1',
    reviewKind: 'launch',
    checklistId: 'launch',
    checklistTitle: 'Service launch readiness',
    entity: { entityRef: 'component:default/payments', name: 'payments' },
    ownerRefs: ['group:default/payments-team'],
    driverRef: 'user:default/ada',
    usualWait: { reviews: 7, medianDays: 2.5 },
    ...change,
  };
}

const RISK = item({
  waitingFor: 'decideRisk',
  dueOn: '2026-01-20',
  usualWait: undefined,
  question: { id: 'rollback', title: 'Can you roll back?' },
  disposition: { id: 'd1', type: 'acceptance', text: 'Few customers' },
});

function page(items: DeskItem[], rest: Partial<Page> = {}): Page {
  return { items, isReviewer: true, ...rest };
}

function show(
  methods: Partial<OrrApi> = {},
  options: { element?: JSX.Element; at?: string } = {},
) {
  const { element = <DeskPage />, at = '/' } = options;
  const listDesk = jest.fn(methods.listDesk ?? (async () => page([item()])));
  renderInTestApp(element, {
    initialRouteEntries: [at],
    apis: [
      [orrApiRef, createFakeOrrApi({ listDesk })],
      [
        identityApiRef,
        {
          getBackstageIdentity: async () => ({
            type: 'user' as const,
            userEntityRef: ME,
            ownershipEntityRefs: [ME],
          }),
          getProfileInfo: async () => ({}),
          getCredentials: async () => ({}),
          signOut: async () => {},
        },
      ],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  return listDesk;
}

const rows = async () => {
  const table = await screen.findByRole('table', {
    name: 'What you may decide',
  });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row =>
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    );
};

describe('DeskPage', () => {
  it('tells of each what it is about, who has it and how long such reviews take', async () => {
    show({
      listDesk: async () =>
        page([
          RISK,
          item({ holderRef: ME }),
          item({ reviewId: 'r2', holderRef: 'user:default/lee' }),
          item({
            reviewId: 'r3',
            dueOn: undefined,
            usualWait: { reviews: 4 },
          }),
        ]),
    });
    await waitFor(async () =>
      expect(
        (await rows()).map(cells => [cells[0], cells[5], cells[7]]),
      ).toEqual([
        ['January 20, 2026Past its day', '', ''],
        ['March 20, 2999', 'You', '2.5 days, median of 7'],
        ['March 20, 2999', 'lee', '2.5 days, median of 7'],
        ['No day', 'Nobody yet', 'Not enough decided reviews yet'],
      ]),
    );
    expect(
      screen.getByRole('link', {
        name: 'Decide whether a risk is accepted: Few customers, payments',
      }),
    ).toHaveAttribute('href', `${TAB}/reviews/r1?question=rollback`);
    expect(
      screen.getAllByRole('link', { name: 'Decide the review, payments' })[0],
    ).toHaveAttribute('href', `${TAB}/reviews/r1/decision`);
  });

  it('leads from a section to the review in which it is signed off', async () => {
    show({
      listDesk: async () =>
        page([
          item({ usualWait: undefined }),
          ...['Release', 'Operations'].map(title =>
            item({
              waitingFor: 'signOffSection',
              usualWait: undefined,
              section: { id: title.toLowerCase(), title },
            }),
          ),
        ]),
    });
    expect(
      await screen.findByRole('link', {
        name: 'Sign off a section: Operations, payments',
      }),
    ).toHaveAttribute('href', `${TAB}/reviews/r1`);
    expect(
      (await rows()).map(cells => [cells[1]!.split(':')[0], cells[5]]),
    ).toEqual([
      [expect.stringContaining('Decide the review'), 'Nobody yet'],
      ['Sign off a section', ''],
      ['Sign off a section', ''],
    ]);
  });

  it('says how the usual time is computed to whoever comes by keyboard', async () => {
    show();
    const figure = await screen.findByText('2.5 days, median of 7');
    expect(figure).toHaveAttribute('tabindex', '0');
    await userEvent.hover(figure);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /Median days from the last submission to the decision/,
    );
  });

  it('is narrowed by buttons, and by the address', async () => {
    const listDesk = show({}, { at: '/?show=mine' });
    await rows();
    const pressed = () =>
      screen
        .getAllByRole('button', { pressed: true })
        .map(button => button.textContent);
    expect(pressed()).toEqual(['Mine']);
    await userEvent.click(screen.getByRole('button', { name: 'My groups' }));
    expect(pressed()).toEqual(['My groups']);
    await waitFor(() =>
      expect(listDesk.mock.calls.map(([{ query }]: any) => query.show)).toEqual(
        ['mine', 'groups'],
      ),
    );
  });

  it.each([
    ['', /Nothing waits for your decision/],
    ['?show=mine', /You have taken no review/],
    ['?show=groups', /Nothing is asked of your groups/],
  ])('says what it means that nothing is there, at "%s"', async (at, text) => {
    show({ listDesk: async () => page([]) }, { at: `/${at}` });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('shows more when asked for it', async () => {
    const listDesk = show({
      listDesk: (async ({ query }: any) =>
        query.cursor
          ? page([item({ reviewId: 'r2', checklistTitle: 'Second' })])
          : page([item()], { nextCursor: 'next' })) as OrrApi['listDesk'],
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    expect(await screen.findByText(/Second/)).toBeInTheDocument();
    expect(listDesk.mock.calls.at(-1)![0]).toMatchObject({
      query: { cursor: 'next' },
    });
    expect(
      screen.queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();
  });

  it('says that it may not be read', async () => {
    show({
      listDesk: async () => {
        throw await responseError(403, 'NotAllowedError');
      },
    });
    expect(
      await screen.findByText('You may not read reviews.'),
    ).toBeInTheDocument();
  });
});

describe('DeskLink', () => {
  const link = <DeskLink to="desk" />;

  it.each([
    ['a reviewer', page([])],
    ['whoever something waits for', page([item()], { isReviewer: false })],
  ])('leads %s there', async (_, first) => {
    const listDesk = show({ listDesk: async () => first }, { element: link });
    expect(
      await screen.findByRole('link', { name: 'Reviews to decide' }),
    ).toBeInTheDocument();
    expect(listDesk.mock.calls[0][0]).toMatchObject({ query: { limit: 1 } });
  });

  it('is not there for everybody else', async () => {
    const listDesk = show(
      { listDesk: async () => page([], { isReviewer: false }) },
      { element: link },
    );
    await waitFor(() => expect(listDesk).toHaveBeenCalled());
    await listDesk.mock.results[0].value;
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
