import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityExemption, OrrApi } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  exemptionOf,
  noExemption,
  stateOf,
} from '../../__testUtils__/programmeFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { ExemptionCard } from './ExemptionCard';

const MAY_NOTHING = { request: false, decide: false, end: false };
const ENTITY = 'component:default/labels';

function show(
  change: Partial<EntityExemption>,
  methods: Partial<OrrApi> = {},
  asksForReviews = true,
) {
  const orrApi = createFakeOrrApi({
    getProgramme: async () =>
      stateOf({ ownerRef: 'group:default/reliability' }),
    ...methods,
  });
  const onChanged = jest.fn();
  renderInTestApp(
    <>
      <h1>Labels</h1>
      <ExemptionCard
        entityRef={ENTITY}
        exemption={noExemption(change)}
        asksForReviews={asksForReviews}
        onChanged={onChanged}
      />
    </>,
    {
      apis: [[orrApiRef, orrApi]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return { orrApi, onChanged };
}

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));
const dialog = async () => within(await screen.findByRole('dialog'));

describe('ExemptionCard', () => {
  it('lets an owner ask, with a reason and a day within the limits, and keeps both when that fails', async () => {
    const requestExemption = jest
      .fn()
      .mockImplementationOnce(() =>
        responseError(500, 'Down').then(error => {
          throw error;
        }),
      )
      .mockResolvedValueOnce(exemptionOf());
    const { onChanged } = show(
      { may: { ...MAY_NOTHING, request: true } },
      { requestExemption },
    );
    await press('Ask for an exemption');
    const shown = await dialog();
    expect(await shown.findByText(/is told and decides/)).toHaveTextContent(
      'reliability is told and decides.',
    );
    const send = shown.getByRole('button', { name: 'Send the request' });
    const day = shown.getByLabelText(/Last day/);
    await userEvent.type(
      shown.getByLabelText(/Why is no review needed/),
      'Switched off in May',
    );
    await userEvent.type(day, '2027-03-03');
    expect(send).toBeDisabled();
    await userEvent.clear(day);
    await userEvent.type(day, '2026-05-31');
    await userEvent.click(send);
    expect(await shown.findByRole('alert')).toHaveTextContent(
      'The request was not sent',
    );
    expect(onChanged).not.toHaveBeenCalled();
    await userEvent.click(send);
    await waitFor(() => expect(onChanged).toHaveBeenCalledTimes(1));
    const [first, second] = requestExemption.mock.calls.map(
      ([{ body }]) => body,
    );
    expect(second).toEqual({
      entityRef: ENTITY,
      reason: 'Switched off in May',
      until: '2026-05-31',
      mutationId: first.mutationId,
    });
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it.each([
    ['Approve', 'approved'],
    ['Refuse', 'refused'],
  ])('lets whoever decides %s', async (button, outcome) => {
    const decideExemption = jest.fn(async () => exemptionOf());
    const { onChanged } = show(
      { asked: exemptionOf(), may: { ...MAY_NOTHING, decide: true } },
      { decideExemption },
    );
    await press('Decide');
    const shown = await dialog();
    await userEvent.type(shown.getByLabelText(/^Note/), 'Fine');
    await userEvent.click(shown.getByRole('button', { name: button }));
    await waitFor(() => expect(onChanged).toHaveBeenCalled());
    expect(decideExemption).toHaveBeenCalledWith({
      params: { exemptionId: 'e1' },
      body: expect.objectContaining({ revision: 2, outcome, note: 'Fine' }),
    });
  });

  it('says to whoever has asked that somebody else decides, and lets them take it back', async () => {
    const withdrawExemption = jest.fn(async () => exemptionOf());
    const { onChanged } = show(
      {
        asked: exemptionOf(),
        may: { ...MAY_NOTHING, request: true, decideRefusal: 'isAsker' },
      },
      { withdrawExemption },
    );
    expect(
      await screen.findByText('You asked for it, so somebody else decides.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Decide' })).toBeNull();
    await press('Withdraw the request');
    await userEvent.click(
      (await dialog()).getByRole('button', { name: 'Withdraw' }),
    );
    await waitFor(() => expect(onChanged).toHaveBeenCalled());
    expect(withdrawExemption).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['End it now', { end: true }, 'endExemption'],
    ['Give it up', { request: true }, 'withdrawExemption'],
  ] as const)(
    'shows who approved it and until when, and %s ends it',
    async (button, may, operation) => {
      const end = jest.fn(async () => exemptionOf());
      const { onChanged } = show(
        {
          approved: exemptionOf({
            state: 'approved',
            decidedBy: 'user:default/omar',
            decisionNote: 'Fine',
          }),
          may: { ...MAY_NOTHING, ...may },
        },
        { [operation]: end },
      );
      expect(await screen.findByText('May 31, 2026')).toBeInTheDocument();
      expect(screen.getByRole('link', { name: 'omar' })).toBeInTheDocument();
      await press(button);
      await userEvent.click(
        (await dialog()).getByRole('button', { name: 'End the exemption' }),
      );
      await waitFor(() => expect(onChanged).toHaveBeenCalled());
      expect(end).toHaveBeenCalledTimes(1);
    },
  );

  it.each([
    ['for whoever may not ask', {}, true],
    [
      'where no review is asked for',
      { may: { ...MAY_NOTHING, request: true } },
      false,
    ],
  ])('is not there %s', async (_, change, asksForReviews) => {
    show(change, {}, asksForReviews);
    expect(
      await screen.findByRole('heading', { name: 'Labels' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'Exemption' }),
    ).not.toBeInTheDocument();
  });
});
