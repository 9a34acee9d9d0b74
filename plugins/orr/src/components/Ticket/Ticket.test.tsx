import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  DispositionItem,
  FindingTicket,
  OrrApi,
  TicketPlaces,
} from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { dispositionItem } from '../../__testUtils__/findingFixtures';
import { refusal } from '../../__testUtils__/refusal';
import { orrApiRef } from '../../api';
import { EntityDispositions } from '../Finding/EntityDispositions';

const ENTITY: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments' },
};
const ACTION = {
  id: 'disposition-1',
  type: 'action',
  state: 'open',
  text: 'Build a button',
  ownerRef: 'group:default/payments-team',
  until: '2099-03-01',
} as const;
const TICKET: FindingTicket = {
  url: 'https://github.com/acme/payments/issues/12',
  key: 'acme/payments#12',
  tracker: 'GitHub',
  follows: true,
  state: 'open',
  checkedAt: '2026-03-01T10:00:00.000Z',
};
const PLACES: TicketPlaces = {
  trackers: [
    {
      id: 'github:github.com',
      title: 'GitHub',
      places: [{ id: 'acme/payments', title: 'acme/payments' }],
    },
  ],
  templates: [
    {
      id: 'board',
      title: 'Board',
      url: 'https://board.example/new?t={{title}}&b={{body}}',
    },
  ],
  draft: { title: 'Payments: Build a button', body: 'Build a button' },
};
const MAKE = 'Make a ticket: Build a button';

const withTicket = (
  ticket: Partial<FindingTicket>,
  change = true,
): DispositionItem => ({
  ...dispositionItem({ ...ACTION, url: TICKET.url }, { change }),
  ticket: { ...TICKET, ...ticket },
});

async function show(items: DispositionItem[], answers: Partial<OrrApi> = {}) {
  const api = createFakeOrrApi({
    listEntityDispositions: async () => ({ items, may: { propose: false } }),
    listTicketPlaces: async () => PLACES,
    createTicket: async () => items[0].disposition,
    changeAction: async () => items[0].disposition,
    closeDisposition: async () => items[0].disposition,
    ...answers,
  });
  await renderInTestApp(
    <TestApiProvider apis={[[orrApiRef, api]]}>
      <EntityDispositions entity={ENTITY} onChanged={() => {}} />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  await screen.findAllByText('Build a button');
  // In an object: the fake takes any name for a method, "then" as well.
  return { api };
}

const withoutTicket = () => dispositionItem(ACTION, { change: true });
const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));
const dialog = async () => within(await screen.findByRole('dialog'));

describe('the ticket of an action', () => {
  it.each<[string, Partial<FindingTicket>, RegExp]>([
    ['is open', {}, /Open/],
    [
      'is closed',
      { state: 'closed', closedAt: '2026-03-03T10:00:00.000Z' },
      /Closed March 3, 2026/,
    ],
    ['is new', { state: 'unknown', checkedAt: undefined }, /Not looked at yet/],
    [
      'is not told of',
      { problem: 'unavailable', failingSince: '2026-03-04T10:00:00.000Z' },
      /Not reachable since March 4, 2026/,
    ],
    [
      'is gone',
      { problem: 'notFound', failingSince: '2026-03-04T10:00:00.000Z' },
      /Not found since March 4, 2026/,
    ],
    [
      'is not followed',
      { follows: false, tracker: 'Board', state: 'unknown' },
      /Not followed: Board does not tell the portal/,
    ],
  ])('says in words that it %s', async (_, ticket, words) => {
    await show([withTicket(ticket, false)]);
    expect(
      screen.getByRole('link', { name: /^Ticket acme\/payments#12 in / }),
    ).toHaveAttribute('href', TICKET.url);
    expect(screen.getByRole('listitem')).toHaveTextContent(words);
  });

  it('proposes to close the action once it is closed, with itself as evidence', async () => {
    const { api } = await show([withTicket({ state: 'closed' })]);
    expect(screen.getByText(/Is the action done/)).toBeVisible();
    await press('Close the action: Build a button');
    const form = await dialog();
    expect(form.getByLabelText(/Link that shows it/)).toHaveValue(TICKET.url);
    await userEvent.click(
      form.getByRole('button', { name: 'Finish the action' }),
    );
    expect(api.closeDisposition).toHaveBeenCalledWith({
      params: { dispositionId: 'disposition-1' },
      body: expect.objectContaining({ act: 'finish', url: TICKET.url }),
    });
  });

  it('proposes nothing to who may not close the action, or while it is open', async () => {
    const { disposition, ...open } = withTicket({});
    await show([
      withTicket({ state: 'closed' }, false),
      { ...open, disposition: { ...disposition, id: 'disposition-2' } },
    ]);
    expect(screen.queryByText(/Is the action done/)).not.toBeInTheDocument();
  });
});

describe('MakeTicketDialog', () => {
  it('makes a ticket out of what a person has looked at', async () => {
    const { api } = await show([withoutTicket()]);
    await press(MAKE);
    const form = await dialog();
    const title = await form.findByLabelText(/Title/);
    expect(title).toHaveValue('Payments: Build a button');
    await userEvent.clear(title);
    await userEvent.click(
      form.getByRole('button', { name: 'Make the ticket' }),
    );
    expect(title).toHaveAccessibleDescription('This is needed.');
    expect(api.createTicket).not.toHaveBeenCalled();
    await userEvent.type(title, 'A button');
    await userEvent.click(
      form.getByRole('button', { name: 'Make the ticket' }),
    );
    expect(api.createTicket).toHaveBeenCalledWith({
      params: { dispositionId: 'disposition-1' },
      body: {
        mutationId: expect.any(String),
        revision: 1,
        trackerId: 'github:github.com',
        placeId: 'acme/payments',
        title: 'A button',
        body: 'Build a button',
      },
    });
    expect(
      await screen.findByRole('list', { name: 'Actions and accepted risks' }),
    ).toHaveFocus();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it.each([
    ['notAllowed', 502, /Ask an administrator/],
    ['notFound', 502, /no such place/],
    ['unavailable', 503, /cannot be reached/],
    ['rateLimited', 503, /asks the portal to wait\. Try again in/],
    ['unexpected', 502, /does not understand/],
  ])(
    'says what went wrong (%s), and tries the same again',
    async (problem, status, words) => {
      let fails = true;
      const retryAt =
        problem === 'rateLimited'
          ? new Date(Date.now() + 600_000).toISOString()
          : undefined;
      const { api } = await show([withoutTicket()], {
        createTicket: async () => {
          if (fails) {
            throw refusal(status, 'No ticket was made', { problem, retryAt });
          }
          return withoutTicket().disposition;
        },
      });
      await press(MAKE);
      const form = await dialog();
      await userEvent.click(
        await form.findByRole('button', { name: 'Make the ticket' }),
      );
      const alert = await form.findByRole('alert');
      expect(alert).toHaveTextContent(words);
      expect(alert).toHaveTextContent(/Nothing is lost/);
      expect(form.getByLabelText(/Title/)).toHaveValue(
        'Payments: Build a button',
      );
      fails = false;
      await userEvent.click(
        form.getByRole('button', { name: 'Make the ticket' }),
      );
      expect(
        await screen.findByRole('list', { name: 'Actions and accepted risks' }),
      ).toHaveFocus();
      const ids = (api.createTicket as jest.Mock).mock.calls.map(
        ([{ body }]) => body.mutationId,
      );
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    },
  );

  it('says that somebody else was faster', async () => {
    const { api } = await show([withoutTicket()], {
      createTicket: async () => {
        throw refusal(409, 'The action has a ticket already');
      },
    });
    await press(MAKE);
    const form = await dialog();
    await userEvent.click(
      await form.findByRole('button', { name: 'Make the ticket' }),
    );
    expect(await form.findByRole('alert')).toHaveTextContent(
      /has a ticket already/,
    );
    expect(api.listEntityDispositions).toHaveBeenCalledTimes(2);
  });

  it('names a ticket that a person makes by hand', async () => {
    const { api } = await show([withoutTicket()], {
      listTicketPlaces: async () => ({ ...PLACES, trackers: [] }),
    });
    await press(MAKE);
    const form = await dialog();
    expect(
      await form.findByRole('link', { name: /Open Board/ }),
    ).toHaveAttribute(
      'href',
      'https://board.example/new?t=Payments%3A%20Build%20a%20button&b=Build%20a%20button',
    );
    const url = form.getByLabelText(/Address of the ticket/);
    expect(url).toHaveAccessibleDescription(/Board does not tell the portal/);
    const save = () =>
      userEvent.click(form.getByRole('button', { name: 'Name the ticket' }));
    await userEvent.type(url, 'ftp://board.example');
    await save();
    expect(url).toHaveAccessibleDescription(/begins with https/);
    await userEvent.clear(url);
    await userEvent.type(url, 'https://board.example/browse/OPS-4');
    await save();
    expect(api.changeAction).toHaveBeenCalledWith({
      params: { dispositionId: 'disposition-1' },
      body: {
        mutationId: expect.any(String),
        revision: 1,
        url: 'https://board.example/browse/OPS-4',
      },
    });
  });

  it('says that there is no place, and what to do instead', async () => {
    await show([withoutTicket()], {
      listTicketPlaces: async () => ({
        ...PLACES,
        trackers: [],
        templates: [],
      }),
    });
    await press(MAKE);
    expect(
      await screen.findByText(/no place for tickets of this entity/),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Make the ticket' }),
    ).not.toBeInTheDocument();
  });

  it('says that the places could not be found out, and tries again', async () => {
    let fails = true;
    await show([withoutTicket()], {
      listTicketPlaces: async () => {
        if (fails) {
          throw refusal(500, 'Broken');
        }
        return PLACES;
      },
    });
    await press(MAKE);
    const form = await dialog();
    expect(await form.findByRole('alert')).toHaveTextContent(
      /could not be found out/,
    );
    fails = false;
    await userEvent.click(form.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('button', { name: 'Make the ticket' }),
    ).toBeVisible();
  });

  it('is offered where there is no ticket yet, to who may change the action', async () => {
    await show([withTicket({}), dispositionItem({ ...ACTION, id: 'other' })]);
    expect(
      screen.queryByRole('button', { name: MAKE }),
    ).not.toBeInTheDocument();
  });
});
