import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ChecklistDraft,
  ChecklistImpact,
  compareChecklists,
  OrrApi,
} from 'backstage-plugin-orr-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import { createFakeOrrApi } from '../../../__testUtils__/createFakeOrrApi';
import {
  AUTHOR,
  checklistDraft,
  DRAFT_ID,
} from '../../../__testUtils__/draftFixtures';
import { enterText } from '../../../__testUtils__/enterText';
import { responseError } from '../../../__testUtils__/responseError';
import { checklist } from '../../../__testUtils__/reviewFixtures';
import { orrApiRef } from '../../../api';
import { changeQuestion } from '../edits/draftEdits';
import { ChecklistPublishPage } from './ChecklistPublishPage';

const changed = changeQuestion(checklist, 'alarms', { risk: 'high' });

function impact(rest: Partial<ChecklistImpact> = {}): ChecklistImpact {
  return {
    differences: compareChecklists(checklist, changed),
    bindable: [
      { questionId: 'alarms', title: 'Are there alarms?', why: 'raised' },
      { questionId: 'new-one', title: 'Is it new?', why: 'added' },
    ],
    entities: { asked: 12, newlyAsked: 1, noLongerAsked: 0 },
    openReviews: 2,
    falling: [],
    owners: [{ ownerRef: 'group:default/payments', entities: 12, falling: 0 }],
    firstFalling: [],
    ...rest,
  };
}

function Address() {
  const { pathname } = useLocation();
  return <output aria-label="address">{pathname}</output>;
}

function show(
  draft: Partial<ChecklistDraft> = {},
  methods: Partial<OrrApi> = {},
  may = { author: true, publish: true },
) {
  const orrApi = createFakeOrrApi({
    getChecklistDraft: async () =>
      checklistDraft({
        document: changed,
        basedOn: 3,
        currentVersion: 3,
        ...draft,
      }),
    listChecklistDrafts: async () => ({ items: [], may }),
    getChecklistImpact: async ({ body }) =>
      impact(
        body.rollout.length
          ? {
              falling: [{ date: '2026-06-30', entities: 3 }],
              firstFalling: [
                {
                  entityRef: 'component:default/pay',
                  standing: 'ready',
                  decidedVersion: 3,
                  date: '2026-06-30',
                },
              ],
            }
          : {},
      ),
    ...methods,
  });
  renderInTestApp(
    <>
      <Routes>
        <Route
          path="/checklists/drafts/:draftId/publish"
          element={<ChecklistPublishPage />}
        />
        <Route path="*" element={<></>} />
      </Routes>
      <Address />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity({ userEntityRef: AUTHOR }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [`/checklists/drafts/${DRAFT_ID}/publish`],
    },
  );
  return orrApi;
}

const button = () => screen.getByRole('button', { name: 'Publish' });

describe('ChecklistPublishPage', () => {
  it('shows what changes, for whom under which rule, and publishes with words', async () => {
    const user = userEvent.setup();
    const orrApi = show(
      {},
      {
        publishChecklistDraft: async () => ({
          checklistId: checklist.id,
          version: 4,
          state: 'published',
        }),
      },
    );
    expect(
      await screen.findByText('What is asked, or how it is judged, differs.'),
    ).toBeVisible();
    expect(
      screen.getByText('It is required of 12 entities afterwards.'),
    ).toBeVisible();
    expect(screen.getByText('No standing falls.')).toBeVisible();
    expect(button()).toBeDisabled();

    const rule = within(
      screen.getByRole('group', { name: 'Are there alarms?' }),
    );
    await user.selectOptions(
      rule.getByRole('combobox', { name: 'Binds from' }),
      'byDate',
    );
    expect(
      screen.getByText(/Choose a day for each question that binds/),
    ).toBeVisible();
    fireEvent.change(rule.getByLabelText('Reviewed by'), {
      target: { value: '2026-06-30' },
    });
    const falling = await screen.findByText(/3 entities are overdue after/);
    expect(falling).toHaveTextContent('June 30, 2026');
    await user.click(
      screen.getByRole('button', {
        name: 'Choose the same for all questions',
      }),
    );
    await enterText(
      screen.getByRole('textbox', { name: 'What changed, and why' }),
      'Alarms matter more',
    );
    await user.click(button());
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        `/checklists/${checklist.id}`,
      ),
    );
    expect(orrApi.publishChecklistDraft).toHaveBeenCalledWith({
      params: { draftId: DRAFT_ID },
      body: {
        revision: 1,
        state: 'published',
        changelog: 'Alarms matter more',
        rollout: ['alarms', 'new-one'].map(questionId => ({
          questionId,
          when: 'byDate',
          date: '2026-06-30',
        })),
      },
    });
  });

  it('leaves a new question to new entities, and offers that for no other', async () => {
    const user = userEvent.setup();
    const orrApi = show(
      {},
      {
        getChecklistImpact: async ({ body }) =>
          impact({
            bindable: [
              { questionId: 'new-one', title: 'Is it new?', why: 'added' },
              { questionId: 'other', title: 'Another?', why: 'added' },
              { questionId: 'alarms', title: 'Alarms?', why: 'raised' },
            ],
            ...(body.rollout.length && {
              newOnly: { asked: 5, spared: 7, deciding: 1 },
            }),
          }),
      },
    );
    const binds = async (name: string) =>
      within(await screen.findByRole('group', { name })).getByRole('combobox', {
        name: 'Binds from',
      });
    const offered = async (name: string) =>
      within(await binds(name))
        .getAllByRole('option')
        .map(option => option.textContent);
    expect(await offered('Is it new?')).toContain('New entities only');
    expect(await offered('Alarms?')).not.toContain('New entities only');

    await user.selectOptions(await binds('Is it new?'), 'newEntities');
    expect(
      screen.getByText(/and never of whoever was decided on before/),
    ).toBeVisible();
    expect(
      await screen.findByText(
        '7 entities that were decided on before are not asked it.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/new entities only is asked of 5 entities/),
    ).toBeVisible();
    expect(
      screen.getByText(/^1 of the new is in its first review/),
    ).toBeVisible();

    await user.click(
      screen.getByRole('button', {
        name: 'Choose the same for all new questions',
      }),
    );
    await waitFor(() =>
      expect(orrApi.getChecklistImpact).toHaveBeenLastCalledWith(
        expect.objectContaining({
          body: {
            rollout: ['new-one', 'other'].map(questionId => ({
              questionId,
              when: 'newEntities',
            })),
          },
        }),
        expect.anything(),
      ),
    );
  });

  it('says since when a raised question is asked of new entities only, and ends that by a rule', async () => {
    const user = userEvent.setup();
    const orrApi = show(
      {},
      {
        getChecklistImpact: async () =>
          impact({
            bindable: [
              {
                questionId: 'alarms',
                title: 'Alarms?',
                why: 'raised',
                sparedSince: 2,
              },
            ],
          }),
      },
    );
    const rule = within(await screen.findByRole('group', { name: 'Alarms?' }));
    const binds = rule.getByRole('combobox', { name: 'Binds from' });
    expect(binds).toHaveValue('newEntities');
    expect(
      screen.getByText(/not of those that were decided before version 2/),
    ).toBeVisible();
    await user.selectOptions(binds, 'nextReview');
    await waitFor(() =>
      expect(orrApi.getChecklistImpact).toHaveBeenLastCalledWith(
        expect.objectContaining({
          body: { rollout: [{ questionId: 'alarms', when: 'nextReview' }] },
        }),
        expect.anything(),
      ),
    );
  });

  it('leads to what has to be mended, and asks for no impact before', async () => {
    const orrApi = show({
      problems: [
        {
          path: ['sections', 0, 'questions', 1, 'guidance'],
          questionId: 'alarms',
          code: 'incomplete',
          message: 'is not written yet',
          severity: 'error',
        },
      ],
    });
    expect(
      await screen.findByRole('link', { name: 'Are there alarms?' }),
    ).toHaveAttribute('href', `/checklists/drafts/${DRAFT_ID}?question=alarms`);
    expect(screen.getByText('guidance: is not written yet')).toBeVisible();
    expect(screen.getByText('Mend first what is listed above.')).toBeVisible();
    expect(button()).toBeDisabled();
    expect(orrApi.getChecklistImpact).not.toHaveBeenCalled();
  });

  it('says that a pilot names its entities, and that one may not publish', async () => {
    const user = userEvent.setup();
    show({}, {}, { author: true, publish: false });
    await user.click(await screen.findByRole('radio', { name: /^As a pilot/ }));
    expect(screen.getByText(/^A pilot names its entities/)).toBeVisible();
    expect(screen.getByText(/^You may write, but not publish/)).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Begin the pilot' }),
    ).toBeDisabled();
  });

  it('tells the impact of a pilot once that is chosen', async () => {
    const user = userEvent.setup();
    const orrApi = show({
      document: {
        ...changed,
        pilotEntities: ['component:default/pay'],
      },
    });
    await user.click(await screen.findByRole('radio', { name: /^As a pilot/ }));
    await waitFor(() =>
      expect(orrApi.getChecklistImpact).toHaveBeenLastCalledWith(
        expect.objectContaining({ body: { rollout: [], state: 'pilot' } }),
        expect.anything(),
      ),
    );
  });

  it('offers no pilot of what is in force, and says why', async () => {
    show({
      currentState: 'published',
      document: { ...changed, pilotEntities: ['component:default/pay'] },
    });
    const pilot = await screen.findByRole('radio', { name: /^As a pilot/ });
    expect(pilot).toBeDisabled();
    expect(pilot).toHaveAccessibleDescription(/^It is in force, .* a copy/);
    expect(screen.getByText(/^It is in force, /)).toBeVisible();
  });

  it.each(['pilot', 'archived'] as const)(
    'offers to pilot what is %s',
    async currentState => {
      show({ currentState });
      expect(
        await screen.findByRole('radio', { name: /^As a pilot/ }),
      ).toBeEnabled();
      expect(screen.queryByText(/^It is in force, /)).not.toBeInTheDocument();
    },
  );

  it('tells whose headline falls as soon as it is published', async () => {
    show(
      { basedOn: undefined, currentVersion: undefined },
      {
        getChecklistImpact: async () =>
          impact({
            differences: undefined,
            bindable: [],
            fallingAtOnce: {
              entities: 240,
              first: [
                {
                  entityRef: 'component:default/pay',
                  title: 'Pay',
                  ownerRef: 'group:default/payments',
                  from: 'readyWithConditions',
                  to: 'neverReviewed',
                },
              ],
            },
          }),
      },
    );
    expect(
      await screen.findByText(/^The headlines of 240 entities are worse/),
    ).toBeVisible();
    const row = screen.getByRole('link', { name: 'Pay' }).closest('tr');
    expect(row).toHaveTextContent(/Ready with conditions.*Never reviewed/);
    expect(screen.queryByText('No standing falls.')).not.toBeInTheDocument();
  });

  it('warns of a version that was published since, and says what a refusal says', async () => {
    const user = userEvent.setup();
    const error = await responseError(409, 'Somebody else saved it since');
    const orrApi = show(
      { basedOn: 2 },
      { publishChecklistDraft: () => Promise.reject(error) },
    );
    expect(
      await screen.findByText(
        /^Version 3 was published after this draft began/,
      ),
    ).toBeVisible();
    await enterText(
      screen.getByRole('textbox', { name: 'What changed, and why' }),
      'Words',
    );
    await user.click(button());
    expect(
      await screen.findByText('Somebody else saved it since'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(orrApi.getChecklistDraft).toHaveBeenCalledTimes(2);
  });

  it('says how much a new checklist asks', async () => {
    show(
      { basedOn: undefined, currentVersion: undefined },
      {
        getChecklistImpact: async () =>
          impact({ differences: undefined, bindable: [] }),
      },
    );
    expect(
      await screen.findByText('This checklist is new: it asks 7 questions.'),
    ).toBeVisible();
  });
});
