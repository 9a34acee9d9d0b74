import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  DispositionPage,
  DispositionRow,
  FindingDisposition,
} from 'backstage-plugin-orr-common';
import { useLocation } from 'react-router-dom';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { disposition } from '../../__testUtils__/findingFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { REVIEW_ID } from '../../__testUtils__/reviewFixtures';
import { orrApiRef } from '../../api';
import { RegisterKind } from '../../hooks/registerFilters';
import { ActionsView, RisksView } from './RegisterView';

const OWN = ['user:default/ada', 'group:default/money'];

function row(rest: Partial<FindingDisposition> = {}): DispositionRow {
  return {
    disposition: disposition({
      type: 'action',
      state: 'open',
      text: 'Build a button',
      ownerRef: 'group:default/payments-team',
      until: '2026-03-01',
      ...rest,
    }),
    entity: {
      entityRef: 'component:default/payments',
      title: 'Payments',
      ownerRefs: ['group:default/payments-team'],
    },
    checklistTitle: 'Service launch',
    question: { id: 'rollback', title: 'Can you roll back?' },
  };
}

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}

function show(
  pages: (Partial<DispositionPage> | Error)[],
  options: { kind?: RegisterKind; search?: string } = {},
) {
  const { kind = 'actions', search = '' } = options;
  let asked = 0;
  const orrApi = createFakeOrrApi({
    listDispositions: async () => {
      const page = pages[Math.min(asked, pages.length - 1)];
      asked += 1;
      if (page instanceof Error) {
        throw page;
      }
      const items = page.items ?? [];
      return { items, totalItems: items.length, ...page };
    },
    listChecklists: async () => ({ items: [] }),
    exportDispositions: async () => 'a,b',
  });
  renderInTestApp(
    <>
      {kind === 'actions' ? <ActionsView /> : <RisksView />}
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
  const queries = () =>
    orrApi.listDispositions.mock.calls.map(([{ query }]) => query);
  return { orrApi, queries };
}

const address = () =>
  screen.getByRole('status', { name: 'address' }).textContent;

describe('RegisterView', () => {
  it('lists the open actions of the viewer and their groups, late ones said, each with its way', async () => {
    const { queries } = show([
      { items: [row(), row({ id: 'disposition-2', until: undefined })] },
    ]);
    const table = within(await screen.findByRole('table', { name: 'Actions' }));
    const [, late, backlog] = table.getAllByRole('row');
    expect(late).toHaveTextContent(/March 1, 2026overdue.*Build a button/);
    expect(late).toHaveTextContent(/High risk/);
    expect(backlog).toHaveTextContent(/^Backlog/);
    expect(
      within(late).getByRole('link', { name: 'Build a button' }),
    ).toHaveAttribute(
      'href',
      `/catalog/default/component/payments/operational-readiness/reviews/${REVIEW_ID}?question=rollback`,
    );
    expect(queries()).toEqual([
      {
        type: 'action',
        state: ['open'],
        level: [],
        checklist: [],
        owner: OWN,
        cursor: undefined,
        limit: 25,
      },
    ]);
  });

  it('widens to everybody and narrows again, in the address', async () => {
    const { queries } = show([{ items: [row()] }]);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Only mine/ }),
    );
    await waitFor(() => expect(queries().at(-1)?.owner).toEqual([]));
    expect(address()).toBe('?scope=all');
    await userEvent.click(screen.getByRole('button', { name: 'State (1)' }));
    await userEvent.click(
      await screen.findByRole('menuitemcheckbox', { name: 'done' }),
    );
    await waitFor(() =>
      expect(queries().at(-1)?.state).toEqual(['open', 'done']),
    );
    await userEvent.keyboard('{Escape}');
    fireEvent.change(screen.getByLabelText('Due until'), {
      target: { value: '2026-06-30' },
    });
    await waitFor(() => expect(queries().at(-1)?.until).toBe('2026-06-30'));
    expect(address()).toBe('?state=open&state=done&until=2026-06-30&scope=all');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() => expect(address()).toBe('?scope=all'));
  });

  it('shows accepted risks with who approved them, or mitigations with what is left', async () => {
    const granted = {
      type: 'acceptance',
      state: 'approved',
      decidedBy: 'user:default/kim',
    } as const;
    const { queries } = show(
      [
        {
          items: [
            row(granted),
            row({ ...granted, id: 'disposition-2', until: '2099-06-30' }),
          ],
        },
        {
          items: [
            row({ ...granted, type: 'mitigation', residualLevel: 'LOW' }),
          ],
        },
      ],
      { kind: 'risks' },
    );
    const name = 'Accepted risks and mitigations';
    expect(await screen.findByRole('table', { name })).toHaveTextContent(
      /ran out.*■ High risk.*kim.*ran out.*2099.*◇ High risk, accepted.*kim.*in force/i,
    );
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'What' }),
      'mitigation',
    );
    await waitFor(() =>
      expect(screen.getByRole('table', { name })).toHaveTextContent(
        /What is left: Low risk/,
      ),
    );
    expect(queries().map(({ type }) => type)).toEqual([
      'acceptance',
      'mitigation',
    ]);
  });

  it('has what is in force first, and what ran out as a state of its own', async () => {
    const { queries } = show([{ items: [] }], { kind: 'risks' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'State (1)' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitemcheckbox', { name: 'ran out' }),
    );
    await waitFor(() =>
      expect(queries().map(({ state }) => state)).toEqual([
        ['approved'],
        ['approved', 'lapsed'],
      ]),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe('?state=approved&state=lapsed'));
  });

  it('pages, and saves the whole list as a file', async () => {
    const createObjectURL = jest.fn((_: Blob) => 'blob:file');
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const { orrApi, queries } = show([
      { items: [row()], totalItems: 26, nextCursor: 'more' },
      { items: [row({ text: 'The last' })], totalItems: 26 },
    ]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Next page' }),
    );
    expect(await screen.findByText('26 to 26 of 26')).toBeVisible();
    expect(queries().at(-1)?.cursor).toBe('more');
    await userEvent.click(
      screen.getByRole('button', { name: 'Export as CSV' }),
    );
    await waitFor(() => expect(createObjectURL).toHaveBeenCalled());
    expect(orrApi.exportDispositions).toHaveBeenCalledWith({
      query: {
        type: 'action',
        state: ['open'],
        level: [],
        checklist: [],
        owner: OWN,
      },
    });
  });

  it.each([
    ['', 'Nothing of yours or your groups’ has an action that is open.'],
    ['?level=HIGH', 'Nothing that you may see matches these filters.'],
    ['?owner=nobody&scope=all', /^No actions yet/],
  ])('says why it is empty at %j', async (search, text) => {
    show([{ items: [] }], { search });
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('leads from the groups of the viewer, who have none, to all', async () => {
    show([{ items: [] }, { items: [row()] }]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show those of all entities' }),
    );
    expect(await screen.findByRole('table', { name: 'Actions' })).toBeVisible();
  });

  it('says who is not let in, and what failed, with a way on', async () => {
    show([await responseError(403, 'No')]);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not read reviews/,
    );
  });

  it('tries again after a failure', async () => {
    show([await responseError(500, 'Broken'), { items: [row()] }]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByRole('table', { name: 'Actions' })).toBeVisible();
  });
});
