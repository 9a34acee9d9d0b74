import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  EntityOverview,
  OrrApi,
  OwnershipAffirmed,
} from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { noExemption } from '../../__testUtils__/programmeFixtures';
import {
  checklistReadiness,
  conditionalDecision,
  entityReadiness,
} from '../../__testUtils__/readinessFixtures';
import { refusal } from '../../__testUtils__/refusal';
import { orrApiRef } from '../../api';
import { TakenOver } from './TakenOver';

const DECISION = conditionalDecision();
const CHECKLIST = checklistReadiness({ decisionId: DECISION.id });
const TITLE = `Taken over: ${CHECKLIST.checklistTitle}`;
const BUTTON = `Affirm the answers: ${CHECKLIST.checklistTitle}`;

async function show(
  affirmOwnership: OrrApi['affirmOwnership'],
  change: { affirm?: boolean; readable?: boolean } = {},
) {
  const { affirm = true, readable = true } = change;
  const onChanged = jest.fn();
  const api = createFakeOrrApi({ affirmOwnership });
  const overview: EntityOverview = {
    readiness: entityReadiness({
      checklists: [CHECKLIST],
      decisions: readable ? [DECISION] : [],
    }),
    checklists: [],
    running: [],
    takenOver: [
      {
        checklistId: CHECKLIST.checklistId,
        decisionId: DECISION.id,
        ownerRefs: ['group:default/search', 'group:default/money'],
        may: { affirm },
      },
    ],
    newlyAsked: [],
    exemption: noExemption(),
  };
  await renderInTestApp(
    <TestApiProvider apis={[[orrApiRef, api]]}>
      <TakenOver overview={overview} onChanged={onChanged} />
      <p>Below</p>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return { api, onChanged, entityRef: overview.readiness.entity.entityRef };
}

const affirmed = async (): Promise<OwnershipAffirmed> => ({
  entityRef: 'component:default/payments',
  checklistId: CHECKLIST.checklistId,
  decisionId: DECISION.id,
  ownerRefs: ['group:default/search'],
  affirmedBy: 'user:default/ada',
  affirmedAt: '2026-03-04T10:00:00.000Z',
});

describe('TakenOver', () => {
  it('tells the new owners, leads to the answers and lets them affirm', async () => {
    const { api, onChanged } = await show(affirmed);
    const notice = within(screen.getByRole('region', { name: TITLE }));
    expect(notice.getByRole('link', { name: /search/ })).toBeVisible();
    expect(notice.getByText(/took this over after/)).toHaveTextContent(
      'Read the answers and affirm them, or start a review.',
    );
    expect(
      notice.getByRole('link', { name: 'Read the answers' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(new RegExp(`/reviews/${DECISION.reviewId}$`)),
    );
    await userEvent.click(notice.getByRole('button', { name: BUTTON }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(
      dialog.getByLabelText(/A sentence for the history/),
      'We read all of it',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Affirm them' }));
    expect(api.affirmOwnership).toHaveBeenCalledWith({
      params: expect.objectContaining({ name: expect.any(String) }),
      body: {
        mutationId: expect.any(String),
        checklistId: CHECKLIST.checklistId,
        decisionId: DECISION.id,
        note: 'We read all of it',
      },
    });
    expect(onChanged).toHaveBeenCalledTimes(1);
  });

  it('says why it was refused, and keeps the sentence', async () => {
    const { onChanged } = await show(async () => {
      throw refusal(409, 'decisionId: another is in force');
    });
    await userEvent.click(screen.getByRole('button', { name: BUTTON }));
    const dialog = within(await screen.findByRole('dialog'));
    const note = dialog.getByLabelText(/A sentence for the history/);
    await userEvent.type(note, 'Read');
    await userEvent.click(dialog.getByRole('button', { name: 'Affirm them' }));
    expect(await dialog.findByText(/another is in force/)).toBeVisible();
    expect(note).toHaveValue('Read');
    expect(onChanged).not.toHaveBeenCalled();
  });

  it.each([
    ['to others', { affirm: false }],
    ['where the decision cannot be read', { readable: false }],
  ])('shows nothing %s', async (_, change) => {
    await show(affirmed, change);
    expect(screen.getByText('Below')).toBeVisible();
    expect(
      screen.queryByRole('region', { name: TITLE }),
    ).not.toBeInTheDocument();
  });
});
