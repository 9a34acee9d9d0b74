import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  ChecklistIncident,
  IncidentStatistics,
  OrrApi,
} from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { finding } from '../../__testUtils__/incidentFixtures';
import { checklistSummary } from '../../__testUtils__/readinessFixtures';
import { refusal } from '../../__testUtils__/refusal';
import { orrApiRef } from '../../api';
import { saveFile } from '../../hooks/saveFile';
import { ChecklistIncidentsPage } from './ChecklistIncidentsPage';

jest.mock('../../hooks/saveFile');

const CHECKLISTS = [
  checklistSummary({ id: 'launch', title: 'Launch' }),
  checklistSummary({ id: 'stores', title: 'Data stores' }),
];

function statistics(
  change: Partial<IncidentStatistics> = {},
): IncidentStatistics {
  return {
    checklistId: 'launch',
    questions: [
      {
        questionId: 'alerting',
        title: 'Who is told when it breaks?',
        origin: 'near-miss',
        links: 1,
        incidents: 3,
        helped: { yes: 1, partly: 2, no: 0, notAsked: 0 },
        lastOpenedAt: '2026-02-27T09:00:00.000Z',
      },
      {
        questionId: 'gone',
        title: 'Who watched the first day?',
        links: 0,
        incidents: 1,
        helped: { yes: 0, partly: 0, no: 1, notAsked: 0 },
        lastOpenedAt: '2026-01-27T09:00:00.000Z',
      },
    ],
    withoutQuestion: { missing: 1, none: 2 },
    notLookedBack: 4,
    ...change,
  };
}

const TAUGHT: ChecklistIncident = {
  id: 'finding-1',
  entityRef: 'component:default/payments',
  incidentTitle: 'Payments: "slow"',
  openedAt: '2026-02-27T09:00:00.000Z',
  url: 'https://incidents.example.org/7',
  finding: finding(),
};

async function show(methods: Partial<OrrApi>, search = '') {
  const api = createFakeOrrApi({
    listChecklists: async () => ({ items: CHECKLISTS }),
    getIncidentStatistics: async () => statistics(),
    ...methods,
  });
  await renderInTestApp(
    <TestApiProvider apis={[[orrApiRef, api]]}>
      <ChecklistIncidentsPage />
    </TestApiProvider>,
    {
      routeEntries: [`/${search}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return { api };
}

const card = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('ChecklistIncidentsPage', () => {
  it('tells of each question, beside its origin, how many incidents it should have caught', async () => {
    await show({});
    const alerting = await card('Who is told when it breaks?');
    expect(
      alerting.getByText('Comes from a near miss · 1 link tells why'),
    ).toBeInTheDocument();
    expect(
      alerting.getByText('3 incidents that it should have caught'),
    ).toBeInTheDocument();
    expect(
      alerting.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual(['Would have helped: 1', 'Partly: 2']);
    const gone = await card('Who watched the first day?');
    expect(gone.getByText('Asked no more')).toBeInTheDocument();
    const without = await card('Without a question');
    expect(
      without.getByText('1 incident for which a question is missing'),
    ).toBeInTheDocument();
    expect(
      without.getByText('2 incidents that no question could have helped with'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Nobody has looked back at 4 closed incidents yet.'),
    ).toBeInTheDocument();
  });

  it('shows the incidents of a question, with the lines that make one its origin', async () => {
    const { api } = await show({
      listChecklistIncidents: async ({ query }) =>
        query?.cursor
          ? { items: [{ ...TAUGHT, id: 'finding-2', url: undefined }] }
          : { items: [TAUGHT], nextCursor: 'next' },
    });
    const alerting = await card('Who is told when it breaks?');
    await userEvent.click(
      alerting.getByRole('button', { name: /^Show incidents/ }),
    );
    const list = within(
      await alerting.findByRole('list', {
        name: 'Who is told when it breaks?',
      }),
    );
    expect(
      list.getByRole('link', { name: 'Payments: "slow"' }),
    ).toHaveAttribute('href', 'https://incidents.example.org/7');
    expect(list.getByRole('listitem')).toHaveTextContent(
      'The alert went to a team that is gone',
    );
    await userEvent.click(
      list.getByRole('button', { name: /^Make it an origin/ }),
    );
    expect(
      list.getByRole('textbox', { name: /^Lines for the checklist file/ }),
    ).toHaveValue(
      [
        'origin: incident',
        'why:',
        '  links:',
        '    - title: "Payments: \\"slow\\", 2026-02-27"',
        '      url: "https://incidents.example.org/7"',
      ].join('\n'),
    );
    expect(api.listChecklistIncidents).toHaveBeenCalledWith(
      {
        params: { checklistId: 'launch' },
        query: { questionId: 'alerting', cursor: undefined, limit: 20 },
      },
      expect.anything(),
    );
    await userEvent.click(
      alerting.getByRole('button', { name: 'Show older incidents' }),
    );
    await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(2));
    const [, second] = list.getAllByRole('listitem');
    await userEvent.click(
      within(second).getByRole('button', { name: /^Make it an origin/ }),
    );
    expect(
      (within(second).getByRole('textbox') as HTMLTextAreaElement).value,
    ).toContain('/catalog/default/component/payments/operational-readiness"');
  });

  it('asks for those without a question by none', async () => {
    const { api } = await show({
      listChecklistIncidents: async () => ({ items: [] }),
    });
    const without = await card('Without a question');
    await userEvent.click(
      without.getByRole('button', { name: /^Show incidents/ }),
    );
    await waitFor(() =>
      expect(api.listChecklistIncidents).toHaveBeenCalledWith(
        expect.objectContaining({
          query: expect.objectContaining({ questionId: undefined }),
        }),
        expect.anything(),
      ),
    );
  });

  it('takes checklist and question from the address', async () => {
    const { api } = await show(
      {
        getIncidentStatistics: async ({ params }) => statistics(params),
        listChecklistIncidents: async () => ({ items: [TAUGHT] }),
      },
      '?checklist=stores&question=alerting',
    );
    expect(await screen.findByText('Payments: "slow"')).toBeInTheDocument();
    expect(api.getIncidentStatistics).toHaveBeenCalledWith(
      { params: { checklistId: 'stores' } },
      expect.anything(),
    );
  });

  it('begins with the first checklist of which there is anything to say', async () => {
    await show({
      getIncidentStatistics: async ({ params }) =>
        params.checklistId === 'stores'
          ? statistics(params)
          : statistics({
              ...params,
              questions: [],
              withoutQuestion: { missing: 0, none: 0 },
              notLookedBack: 0,
            }),
    });
    await card('Who is told when it breaks?');
    expect(
      screen.getByRole('button', { name: /Data stores/ }),
    ).toBeInTheDocument();
  });

  it('changes to another checklist', async () => {
    const { api } = await show({
      getIncidentStatistics: async ({ params }) => statistics(params),
    });
    await card('Who is told when it breaks?');
    await userEvent.click(screen.getByRole('button', { name: /Launch/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Data stores' }));
    await waitFor(() =>
      expect(api.getIncidentStatistics).toHaveBeenLastCalledWith(
        { params: { checklistId: 'stores' } },
        expect.anything(),
      ),
    );
  });

  it('saves all as a file, and says where that failed', async () => {
    await show({
      exportChecklistIncidents: jest
        .fn()
        .mockRejectedValueOnce(refusal(500, 'Broken'))
        .mockResolvedValueOnce('Question\r\n'),
    });
    const button = await screen.findByRole('button', { name: 'Export as CSV' });
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The file could not be made.',
    );
    await userEvent.click(button);
    await waitFor(() =>
      expect(saveFile).toHaveBeenCalledWith('Question\r\n', {
        name: 'launch-incidents.csv',
        type: 'text/csv',
      }),
    );
  });

  it('says what will be here where nothing was said yet', async () => {
    await show({
      getIncidentStatistics: async () =>
        statistics({
          questions: [],
          withoutQuestion: { missing: 0, none: 0 },
          notLookedBack: 0,
        }),
    });
    expect(
      await screen.findByText(/^Nothing was said of incidents/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('says that every incident was looked back at', async () => {
    await show({
      getIncidentStatistics: async () => statistics({ notLookedBack: 0 }),
    });
    await card('Who is told when it breaks?');
    expect(screen.getByRole('status')).toHaveTextContent(
      'All closed incidents were looked back at.',
    );
  });

  it('says so where there is no checklist', async () => {
    await show({ listChecklists: async () => ({ items: [] }) });
    expect(
      await screen.findByText('There is no checklist yet.'),
    ).toBeInTheDocument();
  });

  it.each([
    ['refused', refusal(403, 'No'), 'You may not read the checklists'],
    ['broken', refusal(500, 'Broken'), 'This could not be loaded'],
  ])('says that it was %s', async (_, error, title) => {
    await show({ listChecklists: () => Promise.reject(error) });
    expect(await screen.findByRole('alert')).toHaveTextContent(title);
  });
});
