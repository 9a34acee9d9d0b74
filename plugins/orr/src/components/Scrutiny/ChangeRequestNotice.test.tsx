import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  OWNER,
  REVIEWER,
  REVIEW_ID,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

function returned() {
  const api = new FakeOrrApi({
    review: reviewDetail({
      review: {
        ...reviewDetail().review,
        state: 'changesRequested',
        revision: 3,
      },
      answers: [
        {
          questionId: 'alarms',
          revision: 1,
          statement: { kind: 'practice', value: 'yes' },
          evidence: [],
          answeredBy: OWNER,
          answeredAt: '2026-03-01T10:00:00.000Z',
        },
      ],
    }),
  });
  api.scrutiny.rounds = [
    {
      id: 'round',
      snapshotId: 'snapshot',
      message: 'Nearly there',
      requestedBy: REVIEWER,
      requestedAt: '2026-03-02T10:00:00.000Z',
      requests: [
        {
          id: 'request',
          questionId: 'alarms',
          text: 'Which alarms?',
          answerRevision: 1,
        },
      ],
    },
  ];
  return api;
}

const card = async () =>
  within(await screen.findByRole('region', { name: 'Are there alarms?' }));

describe('what is asked to be changed', () => {
  beforeEach(() => localStorage.clear());

  it('stands on the card of its question, and above all questions', async () => {
    await renderReview(returned(), { path: '?question=alarms' });
    const asked = within(
      await (
        await card()
      ).findByRole('note', {
        name: 'A change was asked for',
      }),
    );
    expect(asked.getByText('Which alarms?')).toBeInTheDocument();
    expect(asked.getByText('Not answered yet')).toBeInTheDocument();
    expect(
      screen.getByText(/A change was asked for on one answer/),
    ).toBeInTheDocument();
    expect(screen.getByText('Message: Nearly there')).toBeInTheDocument();
  });

  it('is answered by saying why nothing changes, and that is taken back', async () => {
    const api = returned();
    await renderReview(api, { path: '?question=alarms' });
    const alarms = await card();
    await userEvent.click(
      await alarms.findByRole('button', {
        name: 'Nothing to change, because …',
      }),
    );
    await userEvent.type(
      alarms.getByRole('textbox', { name: 'Why nothing has to change' }),
      'All of them',
    );
    await userEvent.click(alarms.getByRole('button', { name: 'Reply' }));
    expect(await alarms.findByText(/: All of them/)).toBeInTheDocument();
    expect(api.callsOf('replyToChangeRequest')[0]).toEqual({
      params: { reviewId: REVIEW_ID, requestId: 'request' },
      body: { mutationId: expect.any(String), reply: 'All of them' },
    });
    await userEvent.click(
      alarms.getByRole('button', { name: 'Take the reply back' }),
    );
    expect(await alarms.findByText('Not answered yet')).toBeInTheDocument();
  });

  it('is done once the answer is another', async () => {
    await renderReview(returned(), { path: '?question=alarms' });
    const alarms = await card();
    await alarms.findByText('Not answered yet');
    await userEvent.click(alarms.getByRole('radio', { name: 'Partly' }));
    expect(
      await alarms.findByText('The answer was changed'),
    ).toBeInTheDocument();
  });

  it('is told before the review is submitted again, until it is replied to', async () => {
    await renderReview(returned(), { path: '?question=alarms' });
    await (await card()).findByText('Not answered yet');
    const submit = () =>
      userEvent.click(
        screen.getByRole('button', { name: 'Submit for decision' }),
      );
    const WAITING = {
      name: '1 change that was asked for is neither made nor replied to:',
    };
    await submit();
    const waiting = await screen.findByRole('list', WAITING);
    await userEvent.click(
      within(waiting).getByRole('button', { name: 'Are there alarms?' }),
    );
    const alarms = await card();
    await userEvent.click(
      await alarms.findByRole('button', {
        name: 'Nothing to change, because …',
      }),
    );
    await userEvent.type(
      alarms.getByRole('textbox', { name: 'Why nothing has to change' }),
      'All of them',
    );
    await userEvent.click(alarms.getByRole('button', { name: 'Reply' }));
    await alarms.findByText(/: All of them/);
    await submit();
    expect(
      await screen.findByRole('heading', { name: 'Submit for decision' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('list', WAITING)).toBeNull();
  });

  it('is a filter of the questions', async () => {
    await renderReview(returned());
    expect(
      await screen.findByRole('button', { name: 'Changes asked 1' }),
    ).toBeInTheDocument();
  });
});

describe('withdrawing', () => {
  it('asks once more, and ends the review', async () => {
    const api = returned();
    await renderReview(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Withdraw review' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/ends without a decision/)).toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Withdraw review' }),
    );
    await waitFor(() =>
      expect(api.callsOf('withdrawReview')).toMatchObject([
        { params: { reviewId: REVIEW_ID }, body: { revision: 3 } },
      ]),
    );
  });

  it('is for the driver only', async () => {
    await renderReview(returned(), { userRef: REVIEWER });
    await screen.findByText('Message: Nearly there');
    expect(
      screen.queryByRole('button', { name: 'Withdraw review' }),
    ).not.toBeInTheDocument();
  });
});
