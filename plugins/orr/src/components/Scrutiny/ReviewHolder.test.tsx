import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Scrutiny } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { refusal, unreachable } from '../../__testUtils__/refusal';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  OWNER,
  REVIEWER,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const LEE = 'user:default/lee';
const AT = '2026-03-02T10:00:00.000Z';

async function show(
  assignment: Partial<Scrutiny['assignment']> = {},
  options: { assign?: boolean } = {},
) {
  const { assign = true } = options;
  const api = new FakeOrrApi({
    review: reviewDetail({
      review: { ...reviewDetail().review, state: 'submitted', revision: 2 },
      may: { update: false, decide: assign },
      snapshot: {
        id: '0b0e0d6c-8c1b-4f5e-9d3a-1f2e3d4c5b6a',
        kind: 'submission',
        sequence: 1,
        contentHash: 'hash',
        createdBy: OWNER,
        createdAt: AT,
        ownerRefs: [],
        answers: [],
      },
    }),
  });
  api.userRef = REVIEWER;
  api.scrutiny.may.assign = assign;
  api.assign(assignment);
  api.reviewers = [
    {
      personRef: REVIEWER,
      displayName: 'Me',
      reasons: [{ kind: 'reviewerGroup' }],
      declined: false,
    },
    {
      personRef: LEE,
      displayName: 'Lee Wong',
      reasons: [
        { kind: 'reviewerGroup' },
        {
          kind: 'dependsOn',
          entity: {
            entityRef: 'component:default/stock-service',
            name: 'stock-service',
          },
        },
      ],
      declined: true,
    },
  ];
  await renderReview(api, { userRef: REVIEWER });
  const part = within(
    await screen.findByRole('region', { name: 'Who sees to the decision' }),
  );
  return { api, part };
}

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('who sees to the decision', () => {
  beforeEach(() => localStorage.clear());

  it('is said to everybody, and is taken by one press', async () => {
    const { api, part } = await show();
    expect(
      part.getByText('Nobody has taken this review yet.'),
    ).toBeInTheDocument();
    await press('Take');
    expect(
      await part.findByText('You have taken this review.'),
    ).toBeInTheDocument();
    expect(part.getByRole('status')).toHaveTextContent(
      'You have taken the review.',
    );
    expect(part.queryByRole('button', { name: 'Take' })).toBeNull();
    expect(api.callsOf('takeReview')).toMatchObject([
      { body: { holderRef: null } },
    ]);
  });

  it('is taken over from another only once confirmed', async () => {
    const { api, part } = await show({
      holder: { personRef: LEE, state: 'taken', by: LEE, at: AT },
    });
    expect(part.getByText(/Taken by/)).toBeInTheDocument();
    expect(part.getByText(/Whoever may decide still may/)).toBeInTheDocument();
    await press('Take over');
    expect(api.callsOf('takeReview')).toEqual([]);
    await userEvent.click(
      within(
        await screen.findByRole('dialog', { name: 'Take over this review?' }),
      ).getByRole('button', { name: 'Take over' }),
    );
    await waitFor(() =>
      expect(api.callsOf('takeReview')).toMatchObject([
        { body: { holderRef: LEE } },
      ]),
    );
  });

  it('says so where another was faster, and who has it now', async () => {
    const { api, part } = await show();
    api.assign({
      holder: { personRef: LEE, state: 'taken', by: LEE, at: AT },
    });
    api.fail('takeReview', refusal(409, 'holderRef: user:default/lee has it'));
    await press('Take');
    const alert = await part.findByRole('alert');
    expect(alert).toHaveTextContent('Somebody was faster');
    expect(alert).not.toHaveTextContent('holderRef');
    expect(await part.findByText(/Taken by/)).toBeInTheDocument();
  });

  it('is given to another who may decide', async () => {
    const { api } = await show();
    await press('Give to …');
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Give this review to another reviewer',
      }),
    );
    const lee = await dialog.findByRole('radio', {
      name: /^Lee Wong, declined/,
    });
    // Why, beside the name.
    expect(
      dialog.getByText(
        'In the reviewer group of the checklist · Owns stock-service, which this depends on',
      ),
    ).toBeInTheDocument();
    expect(dialog.queryByRole('radio', { name: 'Me' })).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: 'Give' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Choose a person.',
    );
    await userEvent.click(lee);
    api.fail('giveReview', refusal(400, 'personRef: notReviewer'));
    await userEvent.click(dialog.getByRole('button', { name: 'Give' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'This person cannot decide the review',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Give' }));
    await waitFor(() =>
      expect(api.callsOf('giveReview')).toMatchObject([
        { body: { personRef: LEE, holderRef: null } },
        { body: { personRef: LEE, holderRef: null } },
      ]),
    );
  });

  it('is declined with a reason, which everybody reads', async () => {
    const { api, part } = await show({
      holder: { personRef: REVIEWER, state: 'given', by: LEE, at: AT },
    });
    expect(part.getByText(/Given to you by/)).toBeInTheDocument();
    await press('Decline');
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Decline this review?' }),
    );
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Reason (optional)' }),
      'On call',
    );
    // Escape is a slip more often than a wish to lose what was typed.
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Keep writing' }),
    );
    const confirm = await screen.findByRole('button', { name: 'Decline' });
    api.fail('declineReview', unreachable());
    await userEvent.click(confirm);
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'This was not saved',
    );
    await userEvent.click(confirm);
    expect(await part.findByText(/: On call/)).toBeInTheDocument();
    const calls = api.callsOf('declineReview');
    expect(calls).toMatchObject([
      { body: { holderRef: REVIEWER, reason: 'On call' } },
      { body: { holderRef: REVIEWER, reason: 'On call' } },
    ]);
    // The same write, whether or not the first one arrived.
    expect(calls[1].body.mutationId).toBe(calls[0].body.mutationId);
    expect(part.queryByRole('button', { name: 'Decline' })).toBeNull();
  });

  it('is only read by whoever may not decide', async () => {
    const { part } = await show({}, { assign: false });
    expect(part.queryByRole('button')).toBeNull();
  });
});
