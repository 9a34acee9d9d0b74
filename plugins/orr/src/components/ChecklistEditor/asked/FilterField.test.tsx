import { useState } from 'react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChecklistDocument, OrrApi } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../../__testUtils__/responseError';
import { orrApiRef } from '../../../api';
import { FilterField } from './FilterField';

type Filter = ChecklistDocument['appliesTo'];
type Matches = OrrApi['listFilterMatches'];

const PAY = { entityRef: 'component:default/pay', title: 'Pay' };
const SHOP = { entityRef: 'component:default/shop', title: 'Shop' };

function show(
  answer: Matches,
  of: { value?: Filter; within?: Filter } = { value: { kind: 'Component' } },
) {
  const listFilterMatches = jest.fn(answer);
  function Held() {
    const [value, setValue] = useState(of.value);
    return (
      <FilterField
        label="Applies to"
        hint="Whom it asks"
        value={value}
        within={of.within}
        onChange={setValue}
      />
    );
  }
  renderInTestApp(<Held />, {
    apis: [
      [orrApiRef, createFakeOrrApi({ listFilterMatches })],
      [catalogApiRef, catalogApiMock({ entities: [] })],
      mockApis.identity({ userEntityRef: 'user:default/ada' }),
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  return listFilterMatches;
}

const counted = (matched: number, rest = {}): Awaited<ReturnType<Matches>> => ({
  counts: { matched, isLowerBound: false, ...rest },
  items: [],
});
const write = (into: HTMLElement, value: string) =>
  fireEvent.change(into, { target: { value } });
const field = () => screen.getByRole('textbox', { name: 'Applies to' });

describe('FilterField', () => {
  it('says how many entities a filter matches, and anew once it was changed', async () => {
    const asked = show(async ({ body }) =>
      counted(JSON.stringify(body.filter).includes('gold') ? 1 : 120),
    );
    expect(
      await screen.findByText('It matches 120 entities that you may see.'),
    ).toHaveAttribute('role', 'status');
    write(field(), 'spec.tier: gold');
    expect(
      await screen.findByText('It matches 1 entity that you may see.'),
    ).toBeVisible();
    expect(asked.mock.calls.map(([{ body }]) => body)).toEqual([
      { filter: { kind: 'Component' }, limit: 20 },
      { filter: { 'spec.tier': 'gold' }, limit: 20 },
    ]);
  });

  it('says where it counted no further', async () => {
    show(async () => counted(40, { isLowerBound: true }));
    expect(
      await screen.findByText(/^It matches at least 40 entities/),
    ).toBeVisible();
  });

  it('gives up what it asked before when the filter is typed on', async () => {
    const signals: AbortSignal[] = [];
    show(async ({ body }, { signal } = {}) => {
      signals.push(signal!);
      return 'kind' in (body.filter as object)
        ? new Promise(() => {})
        : counted(2);
    });
    await waitFor(() => expect(signals).toHaveLength(1));
    write(field(), 'spec.tier: gold');
    expect(
      await screen.findByText('It matches 2 entities that you may see.'),
    ).toBeVisible();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it.each([
    ['$all: [{ kind: Component }, { spec.type: [] }]', '$all[1].spec.type'],
    ['kind: { $regex: x }', 'kind'],
  ])(
    'says where %s is wrong, and asks nothing about it',
    async (text, place) => {
      const asked = show(async () => counted(3));
      await screen.findByText(/^It matches 3/);
      write(field(), text);
      expect(
        await screen.findByText(
          `Not taken over: is no filter of the catalog; look at ${place}`,
        ),
      ).toBeVisible();
      expect(screen.queryByText(/^It matches/)).not.toBeInTheDocument();
      expect(asked).toHaveBeenCalledTimes(1);
    },
  );

  it('asks nothing while there is no filter', () => {
    const asked = show(async () => counted(3), {});
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
    expect(asked).not.toHaveBeenCalled();
  });

  it('lists what is matched, page by page, by keys alone', async () => {
    const user = userEvent.setup();
    show(async ({ body }) =>
      body.cursor
        ? { items: [SHOP] }
        : { ...counted(2), items: [PAY], nextCursor: 'next' },
    );
    await screen.findByText(/^It matches 2/);
    const open = screen.getByRole('button', { name: 'Which entities' });
    expect(open).toHaveAttribute('aria-expanded', 'false');
    open.focus();
    await user.keyboard('{Enter}');
    const list = within(
      await screen.findByRole('list', { name: 'Entities that it matches' }),
    );
    expect(list.getByRole('link', { name: 'Pay' })).toBeVisible();
    screen.getByRole('button', { name: 'Show more' }).focus();
    await user.keyboard('{Enter}');
    expect(await list.findByRole('link', { name: 'Shop' })).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();
  });

  it('tells in words why an entity is matched or not', async () => {
    const user = userEvent.setup();
    const asked = show(
      async ({ body }) =>
        body.entityRef === undefined
          ? counted(5, { within: 12 })
          : {
              items: [],
              about: {
                ...PAY,
                within: {
                  type: 'field',
                  holds: true,
                  field: 'kind',
                  test: 'is',
                  wanted: 'Component',
                  found: 'Component',
                },
                filter: {
                  type: 'any',
                  holds: false,
                  parts: [
                    {
                      type: 'field',
                      holds: false,
                      field: 'spec.tier',
                      test: 'in',
                      wanted: 'gold, silver',
                    },
                    { type: 'not', holds: false, parts: [] },
                  ],
                },
              },
            },
      {
        value: { 'spec.tier': { $in: ['gold', 'silver'] } },
        within: { kind: 'Component' },
      },
    );
    expect(
      await screen.findByText(
        'It is asked of 5 of the 12 that the checklist applies to, as far as you may see.',
      ),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Why, or why not' }));
    write(screen.getByRole('textbox', { name: 'Entity' }), PAY.entityRef);
    expect(await screen.findByText('No: Pay is not matched.')).toBeVisible();
    const parts = screen.getAllByRole('listitem').map(one => one.textContent);
    expect(parts).toEqual([
      'Not true: spec.tier is one of: gold, silver. It says nothing.',
      'Not true: this is not so',
    ]);
    expect(
      screen.getByText(/kind is “Component”\. It says “Component”\./),
    ).toBeVisible();
    expect(asked).toHaveBeenLastCalledWith(
      {
        body: {
          filter: { 'spec.tier': { $in: ['gold', 'silver'] } },
          within: { kind: 'Component' },
          entityRef: PAY.entityRef,
          limit: 0,
        },
      },
      expect.anything(),
    );
  });

  it('says that an entity is not known', async () => {
    const user = userEvent.setup();
    show(async ({ body }) =>
      body.entityRef === undefined ? counted(5) : { items: [] },
    );
    await user.click(
      await screen.findByRole('button', { name: 'Why, or why not' }),
    );
    write(screen.getByRole('textbox', { name: 'Entity' }), PAY.entityRef);
    expect(await screen.findByText(/^There is no such entity/)).toBeVisible();
  });

  it('says that it cannot be told, and can be asked again', async () => {
    const user = userEvent.setup();
    let fails = true;
    show(async () => {
      if (fails) {
        throw responseError(503, 'Down');
      }
      return counted(7);
    });
    await screen.findByText('Which entities it matches could not be told');
    fails = false;
    await user.click(screen.getByRole('button', { name: /again/i }));
    expect(await screen.findByText(/^It matches 7/)).toBeVisible();
  });
});
