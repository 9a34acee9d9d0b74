import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Entity } from '@backstage/catalog-model';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { DispositionItem, Escalation } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { dispositionItem } from '../../__testUtils__/findingFixtures';
import { refusal } from '../../__testUtils__/refusal';
import { REVIEW_ID } from '../../__testUtils__/reviewFixtures';
import { orrApiRef } from '../../api';
import { EntityDispositions } from './EntityDispositions';

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
  until: '2026-03-01',
  postponements: [
    {
      from: '2026-02-01',
      to: '2026-03-01',
      reason: 'Sick',
      postponedBy: 'user:default/ada',
      postponedAt: '2026-01-30T10:00:00.000Z',
    },
  ],
} as const;

const list = (items: DispositionItem[]) => async () => ({
  items,
  may: { propose: false },
});

async function show(
  listEntityDispositions: Parameters<
    typeof createFakeOrrApi
  >[0]['listEntityDispositions'],
) {
  const onChanged = jest.fn();
  const api = createFakeOrrApi({
    listEntityDispositions,
    closeDisposition: async () => dispositionItem().disposition,
    answerEscalation: async () => ({
      escalation: {} as Escalation,
      may: { answer: false, withdraw: false },
    }),
  });
  await renderInTestApp(
    <TestApiProvider apis={[[orrApiRef, api]]}>
      <EntityDispositions entity={ENTITY} onChanged={onChanged} />
      <p>Below</p>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return { api, onChanged };
}

const TITLE = 'Actions and accepted risks';

describe('EntityDispositions', () => {
  it('lists by date, what is late first, with its age and the way to the question', async () => {
    const backlog = dispositionItem({
      ...ACTION,
      id: 'disposition-2',
      until: undefined,
      text: 'Some day',
      postponements: [],
    });
    const granted = dispositionItem({
      state: 'approved',
      decidedBy: 'user:default/kim',
      decidedAt: '2026-03-01T10:00:00.000Z',
    });
    await show(
      list([
        backlog,
        granted,
        {
          ...dispositionItem({
            ...ACTION,
            postponements: [...ACTION.postponements],
          }),
          questionTitle: 'Can you go back?',
        },
      ]),
    );
    const lines = within(
      await screen.findByRole('list', { name: TITLE }),
    ).getAllByRole('listitem');
    const texts = lines.map(line => line.textContent);
    const at = (text: string) => texts.findIndex(one => one?.includes(text));
    expect(at('Build a button')).toBeLessThan(at('Few customers'));
    expect(at('Few customers')).toBeLessThan(at('Some day'));
    expect(lines[0]).toHaveTextContent(
      /Overdue since March 1, 2026 · open for \d+ days · postponed once/,
    );
    expect(
      screen.getByRole('link', { name: 'Can you go back?' }),
    ).toHaveAttribute(
      'href',
      `/catalog/default/component/payments/operational-readiness/reviews/${REVIEW_ID}?question=rollback`,
    );
  });

  it('finishes an action and tells the tab', async () => {
    const { api, onChanged } = await show(
      list([
        dispositionItem({ ...ACTION, postponements: [] }, { change: true }),
      ]),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Finish: Build a button' }),
    );
    const form = within(await screen.findByRole('dialog'));
    await userEvent.type(form.getByLabelText(/What was done/), 'It is there');
    await userEvent.click(
      form.getByRole('button', { name: 'Finish the action' }),
    );
    expect(await screen.findByRole('list', { name: TITLE })).toHaveFocus();
    expect(onChanged).toHaveBeenCalledTimes(1);
    expect(api.closeDisposition).toHaveBeenCalledWith({
      params: { dispositionId: 'disposition-1' },
      body: {
        mutationId: expect.any(String),
        revision: 1,
        act: 'finish',
        note: 'It is there',
      },
    });
    expect(api.listEntityDispositions).toHaveBeenCalledTimes(2);
  });

  it('has the escalated gaps beside, answered by whoever may', async () => {
    const { api } = await show(async () => ({
      items: [],
      may: { propose: false },
      escalations: [
        {
          escalation: {
            id: 'escalation-1',
            reviewId: REVIEW_ID,
            questionId: 'rollback',
            toRef: 'group:default/platform',
            situation: 'The pipeline is not ours',
            criticality: 'High',
            who: 'Everybody who buys',
            impact: 'A bad release stays',
            urgency: 'Before the launch',
            remedy: 'Two days',
            state: 'open' as const,
            raisedBy: 'user:default/ada',
            raisedAt: '2026-03-04T10:00:00.000Z',
          },
          questionTitle: 'Can you roll back?',
          may: { answer: true, withdraw: false },
        },
      ],
    }));
    const gaps = within(
      await screen.findByRole('list', { name: 'Escalated gaps' }),
    );
    expect(
      gaps.getByRole('link', { name: 'Can you roll back?' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining(`reviews/${REVIEW_ID}?question=rollback`),
    );
    expect(screen.queryByText(TITLE)).not.toBeInTheDocument();
    await userEvent.click(
      gaps.getByRole('button', {
        name: 'Answer the escalation: Can you roll back?',
      }),
    );
    const form = within(await screen.findByRole('dialog'));
    await userEvent.type(form.getByLabelText(/Your answer/), 'On Monday');
    await userEvent.click(form.getByRole('button', { name: 'Answer it' }));
    await waitFor(() =>
      expect(api.listEntityDispositions).toHaveBeenCalledTimes(2),
    );
    expect(api.answerEscalation).toHaveBeenCalledWith({
      params: { reviewId: REVIEW_ID, escalationId: 'escalation-1' },
      body: { mutationId: expect.any(String), answer: 'On Monday' },
    });
  });

  it.each([
    ['there is nothing', list([])],
    ['it is not for the viewer', () => Promise.reject(refusal(403, 'No'))],
  ])('is absent where %s', async (_, answer) => {
    const { api } = await show(answer);
    expect(await screen.findByText('Below')).toBeVisible();
    expect(api.listEntityDispositions).toHaveBeenCalled();
    expect(screen.queryByText(TITLE)).not.toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says that it could not be loaded, and tries again', async () => {
    let fails = true;
    await show(async () => {
      if (fails) {
        throw refusal(503, 'Busy');
      }
      return list([dispositionItem()])();
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /could not be loaded/,
    );
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Few customers until summer')).toBeVisible();
  });
});
