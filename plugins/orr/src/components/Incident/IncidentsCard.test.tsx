import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { OrrApi } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  finding,
  hindsight,
  incident,
  incidentPage,
} from '../../__testUtils__/incidentFixtures';
import { refusal } from '../../__testUtils__/refusal';
import { orrApiRef } from '../../api';
import { IncidentsCard } from './IncidentsCard';

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', namespace: 'default' },
};
const PARAMS = {
  kind: 'component',
  namespace: 'default',
  name: 'payments',
  incidentId: incident().id,
};

async function show(methods: Partial<OrrApi>) {
  const api = createFakeOrrApi(methods);
  await renderInTestApp(
    <TestApiProvider apis={[[orrApiRef, api]]}>
      <IncidentsCard entity={ENTITY} />
      <p>Below</p>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return { api };
}

const listing = (...pages: ReturnType<typeof incidentPage>[]) => {
  const listEntityIncidents = jest.fn();
  pages.forEach(page => listEntityIncidents.mockResolvedValueOnce(page));
  return { listEntityIncidents };
};
const lookBack = async () => {
  await userEvent.click(
    await screen.findByRole('button', { name: /^Look back at/ }),
  );
  return within(await screen.findByRole('dialog'));
};

describe('IncidentsCard', () => {
  it('tells of each incident how long it lasted, whether an alert came before it, and what was said of it', async () => {
    await show(
      listing(
        incidentPage([
          incident({
            id: 'open',
            title: undefined,
            url: undefined,
            resolvedAt: undefined,
            alertBefore: 'unknown',
            alert: undefined,
          }),
          incident({ finding: finding() }),
        ]),
      ),
    );
    const [, open, closed] = await screen.findAllByRole('row');
    expect(open).toHaveTextContent('Incident without a title');
    expect(open).toHaveTextContent('Still open');
    expect(open).toHaveTextContent('Not known');
    expect(open).toHaveTextContent('Once it is resolved');
    expect(within(open).queryByRole('button')).toBeNull();
    expect(closed).toHaveTextContent('3 hours');
    expect(closed).toHaveTextContent('SEV2');
    expect(closed).toHaveTextContent(
      'Should have been caught by: Who is told when it breaks?',
    );
    expect(closed).toHaveTextContent('It would have helped partly.');
    expect(closed).toHaveTextContent('The alert went to a team that is gone');
    expect(
      within(closed).getByRole('link', {
        name: 'Payments answered too slowly',
      }),
    ).toHaveAttribute('href', 'https://incidents.example.org/7');
    expect(
      within(closed).getByRole('link', { name: /^Open the alert before/ }),
    ).toHaveAttribute('href', 'https://alerts.example.org/3');
    expect(
      within(closed).getByRole('button', {
        name: 'Change what is said of Payments answered too slowly',
      }),
    ).toBeInTheDocument();
  });

  it('shows no script as a link', async () => {
    await show(
      // eslint-disable-next-line no-script-url
      listing(incidentPage([incident({ url: 'javascript:alert(1)' })])),
    );
    expect(
      await screen.findByText('Payments answered too slowly'),
    ).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Payments answered too slowly' }),
    ).toBeNull();
  });

  it.each([
    ['none is known', async () => incidentPage([])],
    ['the reader may not know', () => Promise.reject(refusal(403, 'No'))],
  ])('is absent where %s', async (_, listEntityIncidents) => {
    const { api } = await show({ listEntityIncidents });
    await waitFor(() => expect(api.listEntityIncidents).toHaveBeenCalled());
    expect(await screen.findByText('Below')).toBeInTheDocument();
    expect(screen.queryByText('Incidents')).toBeNull();
  });

  it('says what went wrong and tries again', async () => {
    const listEntityIncidents = jest
      .fn()
      .mockRejectedValueOnce(refusal(500, 'Broken'))
      .mockResolvedValueOnce(incidentPage([incident()]));
    await show({ listEntityIncidents });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The incidents could not be loaded.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('SEV2')).toBeInTheDocument();
  });

  it('shows what was said, or nothing of it, to those who may only read', async () => {
    await show(
      listing(
        incidentPage([incident()], {
          may: { lookBack: false, readFindings: true },
        }),
      ),
    );
    expect(
      await screen.findByText('Nobody has looked back yet'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('shows no hindsight to those who may not read reviews', async () => {
    await show(
      listing(
        incidentPage([incident()], {
          may: { lookBack: true, readFindings: false },
        }),
      ),
    );
    expect(await screen.findByText('SEV2')).toBeInTheDocument();
    expect(screen.queryByText('In hindsight')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('shows older ones when they are asked for', async () => {
    const { api } = await show(
      listing(
        incidentPage([incident()], { nextCursor: 'next', totalItems: 2 }),
        incidentPage([incident({ id: 'older', title: 'The spring outage' })]),
      ),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older incidents' }),
    );
    expect(await screen.findByText('The spring outage')).toBeInTheDocument();
    expect(api.listEntityIncidents).toHaveBeenLastCalledWith(
      expect.objectContaining({ query: { limit: 20, cursor: 'next' } }),
    );
    expect(
      screen.queryByRole('button', { name: 'Show older incidents' }),
    ).toBeNull();
  });
});

describe('Looking back', () => {
  const said = incident({ finding: finding() });

  it('shows the last review and the answers that bear on it, and keeps which question should have caught it', async () => {
    const { api } = await show({
      ...listing(incidentPage([incident()]), incidentPage([said])),
      getIncidentHindsight: async () => hindsight(),
      recordIncidentFinding: async () => said,
    });
    const dialog = await lookBack();
    expect(await dialog.findByRole('listitem')).toHaveTextContent(
      /Last review before it: Launch, Conditional go, .*January 12, 2026|Last review before it: Launch, Conditional go, .*Jan 12, 2026/,
    );
    const alerting = dialog.getByRole('radio', {
      name: 'Who is told when it breaks?',
    });
    expect(alerting).toHaveAccessibleDescription(/Medium.*Partly/);
    expect(dialog.queryByText('Would it have helped?')).toBeNull();
    await userEvent.click(alerting);
    await userEvent.click(dialog.getByRole('radio', { name: 'Partly' }));
    expect(
      dialog.getByRole('link', { name: /disclose the gap: Who is told/ }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operational-readiness/reviews/00000000-0000-4000-8000-000000000001?question=alerting',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Keep this' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.recordIncidentFinding).toHaveBeenCalledWith({
      params: PARAMS,
      body: {
        mutationId: expect.any(String),
        revision: 0,
        checklistId: 'launch',
        questionId: 'alerting',
        wouldHaveHelped: 'partly',
      },
    });
    expect(screen.getByRole('status')).toHaveTextContent(
      'Kept: Payments answered too slowly',
    );
    expect(
      await screen.findByText(/^Should have been caught by/),
    ).toBeInTheDocument();
  });

  it('finds every question by its words, and knows that a newer one was not asked', async () => {
    const { api } = await show({
      ...listing(incidentPage([incident()]), incidentPage([said])),
      getIncidentHindsight: async () => {
        const whole = hindsight();
        const [checklist] = whole.checklists;
        const more = [1, 2, 3].map(number => ({
          id: `more-${number}`,
          title: `More ${number}`,
          area: 'More',
          wasAsked: true,
        }));
        return {
          ...whole,
          checklists: [
            { ...checklist, questions: [...checklist.questions, ...more] },
          ],
        };
      },
      recordIncidentFinding: async () => said,
    });
    const dialog = await lookBack();
    const search = await dialog.findByRole('searchbox', {
      name: 'Search all questions',
    });
    expect(dialog.queryByRole('radio', { name: /certificates/ })).toBeNull();
    await userEvent.type(search, 'weather');
    expect(dialog.getByRole('status')).toHaveTextContent(
      'No other question has these words.',
    );
    await userEvent.clear(search);
    await userEvent.type(search, 'CERTIFICATES');
    await userEvent.click(
      dialog.getByRole('radio', { name: 'Who renews certificates?' }),
    );
    expect(
      dialog.getByRole('radio', {
        name: 'It was not asked before the incident',
      }),
    ).toBeChecked();
    await userEvent.clear(search);
    expect(
      dialog.getByRole('radio', { name: 'Who renews certificates?' }),
    ).toBeChecked();
    await userEvent.click(dialog.getByRole('button', { name: 'Keep this' }));
    await waitFor(() =>
      expect(api.recordIncidentFinding).toHaveBeenCalledWith(
        expect.objectContaining({
          body: expect.objectContaining({
            questionId: 'newest',
            wouldHaveHelped: 'notAsked',
          }),
        }),
      ),
    );
  });

  it('says what is missing, field by field', async () => {
    const { api } = await show({
      ...listing(incidentPage([incident()]), incidentPage([said])),
      getIncidentHindsight: async () => hindsight(),
      recordIncidentFinding: async () => said,
    });
    const dialog = await lookBack();
    const save = () =>
      userEvent.click(dialog.getByRole('button', { name: 'Keep this' }));
    await dialog.findByRole('radio', { name: 'None of them' });
    await save();
    expect(dialog.getByRole('alert')).toHaveTextContent('Choose a question');
    await userEvent.click(dialog.getByRole('radio', { name: 'None of them' }));
    expect(dialog.getByRole('alert')).toHaveTextContent(
      'Say whether it would have helped.',
    );
    await userEvent.click(
      dialog.getByRole('radio', { name: /^A question is missing/ }),
    );
    const note = dialog.getByRole('textbox', { name: /What should be asked/ });
    expect(note).toHaveAccessibleDescription('Say what should be asked.');
    expect(api.recordIncidentFinding).not.toHaveBeenCalled();
    await userEvent.type(note, 'Who renews certificates?');
    await save();
    await waitFor(() =>
      expect(api.recordIncidentFinding).toHaveBeenCalledWith(
        expect.objectContaining({
          body: {
            mutationId: expect.any(String),
            revision: 0,
            wouldHaveHelped: 'notAsked',
            note: 'Who renews certificates?',
          },
        }),
      ),
    );
  });

  it('keeps what was typed where it was not saved, and revises what was said', async () => {
    const recordIncidentFinding = jest
      .fn()
      .mockRejectedValueOnce(refusal(409, 'revision: something else'))
      .mockResolvedValueOnce(said);
    await show({
      ...listing(incidentPage([said]), incidentPage([said])),
      getIncidentHindsight: async () => hindsight({ incident: said }),
      recordIncidentFinding,
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /^Change what is said/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByRole('radio', { name: 'Who is told when it breaks?' }),
    ).toBeChecked();
    const note = dialog.getByRole('textbox', { name: /Note/ });
    expect(note).toHaveValue('The alert went to a team that is gone');
    await userEvent.click(dialog.getByRole('radio', { name: 'No' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Keep this' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'This was not saved',
    );
    expect(dialog.getByRole('radio', { name: 'No' })).toBeChecked();
    await userEvent.click(dialog.getByRole('button', { name: 'Keep this' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const [first, second] = recordIncidentFinding.mock.calls;
    expect(first[0].body).toMatchObject({ revision: 1, wouldHaveHelped: 'no' });
    expect(second[0].body.mutationId).toBe(first[0].body.mutationId);
  });

  it('says that there was no review, and tries again where it could not be loaded', async () => {
    const [checklist] = hindsight().checklists;
    await show({
      ...listing(incidentPage([incident()])),
      getIncidentHindsight: jest
        .fn()
        .mockRejectedValueOnce(refusal(500, 'Broken'))
        .mockResolvedValueOnce(
          hindsight({ checklists: [{ ...checklist, review: undefined }] }),
        ),
    });
    const dialog = await lookBack();
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The last review could not be loaded',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(
        'Launch: no review that you may read came before it.',
      ),
    ).toBeInTheDocument();
  });
});
