import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OrrApi, ProgrammeDocument } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../../api';
import { createFakeOrrApi } from '../../../__testUtils__/createFakeOrrApi';
import {
  coverageOf,
  setupChecklist,
  setupOf,
  stateOf,
} from '../../../__testUtils__/programmeFixtures';
import { responseError } from '../../../__testUtils__/responseError';
import { SetupPage } from './SetupPage';

const PREVIEW = { matched: 5, total: 46, asked: 4, kinds: [], examples: [] };

function show(
  methods: Partial<OrrApi> = {},
  document: ProgrammeDocument | undefined = undefined,
) {
  const orrApi = createFakeOrrApi({
    getProgramme: async () => stateOf(document),
    getProgrammeSetup: async () => setupOf(),
    getProgrammeCoverage: async () => coverageOf(),
    previewScope: async () => PREVIEW,
    updateProgramme: async ({ body }) =>
      stateOf(body.document as ProgrammeDocument),
    ...methods,
  });
  renderInTestApp(<SetupPage />, {
    apis: [
      [orrApiRef, orrApi],
      [catalogApiRef, catalogApiMock({ entities: [] })],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  return orrApi;
}

const step = (number: number) =>
  screen.findByRole('button', { name: new RegExp(`^${number}\\. `) });
async function openStep(number: number) {
  const button = await step(number);
  await userEvent.click(button);
  const region = document.getElementById(button.getAttribute('aria-controls')!);
  return within(region!);
}
const written = (orrApi: ReturnType<typeof show>) =>
  orrApi.updateProgramme.mock.lastCall![0].body;

describe('SetupPage', () => {
  it('opens with the first step, and says of each what is missing', async () => {
    show();
    expect(await step(1)).toHaveAttribute('aria-expanded', 'true');
    expect(await step(1)).toHaveTextContent('The order of tiers is not set');
    expect(await step(2)).toHaveTextContent(
      'Everything that a checklist applies to is in scope',
    );
    expect(await step(3)).toHaveTextContent('Nothing is missing');
    expect(await step(7)).toHaveTextContent(
      'Why is not said · How success is measured is not said · No owner · No sponsor · No target date',
    );
  });

  it('tells which tiers are reviewed more often', async () => {
    show({
      getProgrammeSetup: async () =>
        setupOf({
          checklists: [setupChecklist({ cadenceByTier: { gold: 6 } })],
        }),
    });
    const cadence = await openStep(5);
    expect(cadence.getByText('Every 12 months')).toBeInTheDocument();
    expect(cadence.getByText('gold: Every 6 months')).toBeInTheDocument();
    expect(
      cadence.queryByText('The same for all tiers'),
    ).not.toBeInTheDocument();
  });

  it('takes the tiers found, saves the step alone, and goes on to the next', async () => {
    const orrApi = show({}, { why: 'Because' });
    await step(1);
    await userEvent.click(
      screen.getByRole('radio', { name: /label tier, on 30 entities/ }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: /Take the values found/ }),
    );
    expect(screen.getByText('Not saved yet')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(written(orrApi)).toEqual({
      mutationId: expect.any(String),
      revision: 3,
      document: {
        why: 'Because',
        tierSource: { label: 'tier' },
        tierOrder: ['tier-1', 'tier-2'],
      },
    });
    expect(await step(1)).toHaveTextContent('Nothing is missing');
    await userEvent.click(screen.getByRole('button', { name: 'Next step' }));
    expect(await step(2)).toHaveFocus();
    expect(await step(2)).toHaveAttribute('aria-expanded', 'true');
  });

  it('builds a scope from choices and counts what it matches', async () => {
    const orrApi = show();
    const scope = await openStep(2);
    await userEvent.click(
      scope.getByRole('radio', { name: 'What fits these choices' }),
    );
    await userEvent.click(scope.getByRole('button', { name: 'Lifecycles' }));
    await userEvent.click(
      screen.getByRole('menuitemcheckbox', { name: /production/ }),
    );
    await userEvent.keyboard('{Escape}');
    expect(scope.getByText('Lifecycle is production')).toBeInTheDocument();
    await waitFor(() =>
      expect(orrApi.previewScope.mock.lastCall![0].body).toEqual({
        scope: { 'spec.lifecycle': 'production' },
      }),
    );
    expect(
      await scope.findByText(/Matches 5 of 46 entities that you may see\./),
    ).toBeInTheDocument();
    await userEvent.click(scope.getByRole('button', { name: 'Save' }));
    expect(await scope.findByText('Saved')).toBeInTheDocument();
    expect(written(orrApi).document).toEqual({
      scope: { 'spec.lifecycle': 'production' },
    });
  });

  it('takes a filter of one’s own, and says what is wrong with it', async () => {
    const orrApi = show();
    const scope = await openStep(2);
    await userEvent.click(
      scope.getByRole('radio', { name: 'A filter of your own' }),
    );
    const field = scope.getByLabelText('Filter, as YAML or JSON');
    await userEvent.click(field);
    await userEvent.paste('kind: [');
    expect(scope.getByText(/^This is no filter:/)).toBeInTheDocument();
    expect(scope.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.clear(field);
    await userEvent.paste('$not:\n  kind: API\n');
    await userEvent.click(scope.getByRole('button', { name: 'Save' }));
    expect(await scope.findByText('Saved')).toBeInTheDocument();
    expect(written(orrApi).document).toEqual({
      scope: { $not: { kind: 'API' } },
    });
  });

  it('shows which checklists there are, who decides, and how often', async () => {
    show({
      getProgrammeSetup: async () =>
        setupOf({
          checklists: [setupChecklist({ reviewers: 'withoutMembers' })],
        }),
    });
    expect(await step(4)).toHaveTextContent(
      '1 checklist has nobody to decide its reviews',
    );
    const rowOf = async (number: number) =>
      (await openStep(number)).getByRole('row', {
        name: /^Production readiness/,
      });
    expect(await rowOf(3)).toHaveTextContent('Published, version 234 entities');
    expect(await rowOf(4)).toHaveTextContent(
      /Anyone but the drivertier-1: The reviewer group.*Nobody belongs to it/,
    );
    expect(await rowOf(5)).toHaveTextContent('Every 12 months');
  });

  it('keeps what was entered when somebody else was faster, and saves it on top of theirs', async () => {
    let stored = stateOf({ why: 'Because' });
    const updateProgramme = jest.fn<
      ReturnType<OrrApi['updateProgramme']>,
      Parameters<OrrApi['updateProgramme']>
    >(async ({ body }) => {
      if (body.revision !== stored.programme!.revision) {
        throw await responseError(409, 'ConflictError');
      }
      return stateOf(body.document as ProgrammeDocument);
    });
    const orrApi = show({
      getProgramme: async () => stored,
      updateProgramme,
    });
    const messages = await openStep(6);
    await userEvent.click(
      messages.getByRole('checkbox', { name: 'Mute all messages' }),
    );
    const other = stateOf({ why: 'Because of May' });
    stored = { ...other, programme: { ...other.programme!, revision: 4 } };
    await userEvent.click(messages.getByRole('button', { name: 'Save' }));
    expect(await messages.findByRole('alert')).toHaveTextContent(
      'The programme was changed meanwhile',
    );
    await userEvent.click(
      messages.getByRole('button', { name: 'Load the other change' }),
    );
    await waitFor(() =>
      expect(messages.queryByRole('alert')).not.toBeInTheDocument(),
    );
    expect(messages.getByRole('checkbox')).toBeChecked();
    await userEvent.click(messages.getByRole('button', { name: 'Save' }));
    expect(await messages.findByText('Saved')).toBeInTheDocument();
    expect(written(orrApi)).toMatchObject({
      revision: 4,
      document: { why: 'Because of May', muted: true },
    });
    expect(await step(6)).toHaveTextContent('Nobody is notified of anything');
  });

  it('stores no owner that is only half typed', async () => {
    const orrApi = show();
    const purpose = await openStep(7);
    await userEvent.type(purpose.getByLabelText('Owner'), 'reli');
    expect(
      purpose.getByText('Choose from the list, or type a full reference'),
    ).toBeInTheDocument();
    expect(purpose.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.clear(purpose.getByLabelText('Owner'));
    await userEvent.click(purpose.getByLabelText('Owner'));
    await userEvent.paste('group:default/reliability');
    await userEvent.type(purpose.getByLabelText('Target date'), '2026-06-30');
    await userEvent.click(purpose.getByRole('button', { name: 'Save' }));
    expect(await purpose.findByText('Saved')).toBeInTheDocument();
    expect(written(orrApi).document).toEqual({
      ownerRef: 'group:default/reliability',
      targetDate: '2026-06-30',
    });
  });

  it('asks before it is left with something that is not saved', async () => {
    show();
    const purpose = await openStep(7);
    await userEvent.type(purpose.getByLabelText('Why we do this'), 'Outages');
    await userEvent.click(
      screen.getByRole('link', { name: 'To the programme' }),
    );
    const ask = within(
      await screen.findByRole('dialog', { name: 'Leave without saving?' }),
    );
    await userEvent.click(ask.getByRole('button', { name: 'Stay here' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(purpose.getByLabelText('Why we do this')).toHaveValue('Outages');
    await userEvent.click(purpose.getByRole('button', { name: 'Save' }));
    expect(await purpose.findByText('Saved')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('link', { name: 'To the programme' }),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('says to whoever may not change the programme who can', async () => {
    show({
      getProgramme: async () => stateOf({}, { may: { update: false } }),
    });
    expect(
      await screen.findByText('You may not set up the programme'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
