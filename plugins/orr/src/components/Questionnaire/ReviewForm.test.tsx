import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Answer } from 'backstage-plugin-orr-common';
import { enterText } from '../../__testUtils__/enterText';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { refusal, unreachable } from '../../__testUtils__/refusal';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  OWNER,
  REVIEWER,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const card = async (name: string) =>
  within(await screen.findByRole('region', { name }));
const answer = (rest: Pick<Answer, 'questionId' | 'statement'>): Answer => ({
  revision: 1,
  evidence: [],
  answeredBy: OWNER,
  answeredAt: '2026-03-01T10:00:00.000Z',
  ...rest,
});

describe('ReviewForm', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('arrives at the question that a link names', async () => {
    await renderReview(new FakeOrrApi({ review: reviewDetail() }), {
      path: '?question=rotation',
    });

    expect(
      await screen.findByRole('heading', { name: 'How many are on call?' }),
    ).toHaveFocus();
  });

  it('arrives at the first question without an answer, and at the head of a new review', async () => {
    const { unmount } = await renderReview(
      new FakeOrrApi({
        review: reviewDetail({
          answers: [
            answer({
              questionId: 'rollback',
              statement: { kind: 'choices', choices: ['button', 'tested'] },
            }),
          ],
        }),
      }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Are there alarms?' }),
    ).toHaveFocus();
    unmount();

    await renderReview(new FakeOrrApi({ review: reviewDetail() }));
    expect(
      await screen.findByRole('heading', { name: /^Launch review/ }),
    ).toHaveFocus();
  });

  it('shows both versions when two people changed an answer, and saves the chosen one', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    await renderReview(api);
    const alarms = await card('Are there alarms?');
    api.answerAs(REVIEWER, {
      questionId: 'alarms',
      statement: { kind: 'practice', value: 'no' },
      note: 'None yet',
    });
    await userEvent.click(alarms.getByRole('radio', { name: 'Yes' }));
    expect(await alarms.findByText(/^Changed by kim at /)).toBeInTheDocument();
    const side = (name: string) => within(alarms.getByRole('region', { name }));
    expect(
      side('Answer of kim: Note').getByText('None yet'),
    ).toBeInTheDocument();
    expect(side('Answer of kim: Answer').getByText('No')).toBeInTheDocument();
    expect(side('Your answer: Answer').getByText('Yes')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Changed by kim, compare' }),
    ).toBeInTheDocument();
    await userEvent.click(
      alarms.getByRole('button', { name: 'Take over this note' }),
    );
    expect(side('Your answer: Note').getByText('None yet')).toBeInTheDocument();
    await userEvent.click(
      alarms.getByRole('button', { name: 'Save my answer' }),
    );
    await waitFor(() =>
      expect(alarms.queryByText(/^Changed by/)).not.toBeInTheDocument(),
    );
    expect(api.callsOf('saveAnswer')[1].body).toMatchObject({
      revision: 1,
      statement: { kind: 'practice', value: 'yes' },
      note: 'None yet',
    });
  });

  it('takes the other version when asked to', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    await renderReview(api);
    const alarms = await card('Are there alarms?');
    api.answerAs(REVIEWER, {
      questionId: 'alarms',
      statement: { kind: 'practice', value: 'no' },
    });
    await userEvent.click(alarms.getByRole('radio', { name: 'Yes' }));
    await userEvent.click(
      await alarms.findByRole('button', { name: 'Keep the answer of kim' }),
    );
    expect(alarms.getByRole('radio', { name: 'No' })).toBeChecked();
    expect(
      alarms.getByRole('heading', { name: 'Are there alarms?' }),
    ).toHaveFocus();
    expect(api.callsOf('saveAnswer')).toHaveLength(1);
  });

  it('says what is kept on this device while nothing answers, and has it after a reload', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    for (let failure = 0; failure < 5; failure++) {
      api.fail('saveAnswer', unreachable());
    }
    const { unmount } = await renderReview(api);
    await userEvent.click(
      (await card('Are there alarms?')).getByRole('radio', { name: 'Partly' }),
    );
    await userEvent.click(
      (
        await card('Can you roll back?')
      ).getByRole('checkbox', { name: 'By a button' }),
    );
    expect(
      await screen.findByText(/Offline, 2 answers queued/),
    ).toHaveAttribute('aria-live', 'polite');
    unmount();
    await renderReview(new FakeOrrApi({ review: reviewDetail() }), {
      path: '?question=alarms',
    });
    expect(
      (await card('Are there alarms?')).getByRole('radio', { name: 'Partly' }),
    ).toBeChecked();
    expect(await screen.findByText(/^Saved/)).toBeInTheDocument();
  });

  it('submits with gaps, which it lists with the blocking ones first', async () => {
    const api = new FakeOrrApi({
      review: reviewDetail({
        answers: [
          answer({
            questionId: 'alarms',
            statement: { kind: 'practice', value: 'no' },
          }),
        ],
      }),
    });
    await renderReview(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Submit for decision' }),
    );
    const panel = within(
      screen.getByRole('region', { name: 'Submit for decision' }),
    );
    expect(
      panel.getByRole('heading', { name: 'Submit for decision' }),
    ).toHaveFocus();
    const missing = panel.getByRole('list', {
      name: '5 questions are not answered:',
    });
    expect(within(missing).getAllByRole('listitem')[0]).toHaveTextContent(
      'Can you roll back? (blocking)',
    );
    expect(
      panel.getByText(
        /Anyone with the right to decide who does not drive this review/,
      ),
    ).toBeInTheDocument();
    await enterText(
      panel.getByLabelText('Message to whoever decides'),
      'Please look',
    );
    await userEvent.click(
      panel.getByRole('button', { name: 'Submit review, 5 unanswered' }),
    );
    expect(
      await screen.findByText('Waiting for a decision'),
    ).toBeInTheDocument();
    expect(screen.getByText('Message: Please look')).toBeInTheDocument();
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    expect(api.callsOf('submitReview')[0].body).toEqual({
      mutationId: expect.any(String),
      revision: 1,
      message: 'Please look',
    });
  });

  it('keeps the panel and what was typed in it when the page is built anew', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    const { unmount } = await renderReview(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Submit for decision' }),
    );
    await userEvent.click(screen.getByLabelText('Message to whoever decides'));
    await userEvent.paste('Please look');
    unmount();

    await renderReview(api);
    expect(
      await screen.findByLabelText('Message to whoever decides'),
    ).toHaveValue('Please look');
    await userEvent.click(
      screen.getByRole('button', { name: 'Go on answering' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Can you roll back?' }),
    ).toBeInTheDocument();
  });

  it('says whom to ask for the decision, and why', async () => {
    await renderReview(new FakeOrrApi({ review: reviewDetail() }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Submit for decision' }),
    );
    expect(
      within(screen.getByRole('list', { name: 'Whom to ask' })).getByRole(
        'listitem',
      ),
    ).toHaveTextContent(/payments-team.*owns it/);
  });

  it('leads from the missing list to the question', async () => {
    await renderReview(new FakeOrrApi({ review: reviewDetail() }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Submit for decision' }),
    );
    await userEvent.click(
      within(screen.getByRole('list', { name: /not answered/ })).getByRole(
        'button',
        { name: 'How many are on call?' },
      ),
    );
    expect(
      screen.getByRole('heading', { name: 'How many are on call?' }),
    ).toHaveFocus();
  });

  it('waits with the submission until everything is saved', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    const release = api.hold('saveAnswer');
    await renderReview(api);
    await userEvent.click(
      (await card('Are there alarms?')).getByRole('radio', { name: 'Yes' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Submit for decision' }),
    );
    expect(
      screen.getByText('Waiting until 1 answer is saved.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^Submit review/ }),
    ).toBeDisabled();
    release();
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: /^Submit review/ }),
      ).toBeEnabled(),
    );
  });

  it('keeps the message when the submission is refused, and repeats the same write', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    api.fail('submitReview', unreachable(), { lost: true });
    await renderReview(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Submit for decision' }),
    );
    await enterText(
      screen.getByLabelText('Message to whoever decides'),
      'Hello',
    );
    await userEvent.click(
      screen.getByRole('button', { name: /^Submit review/ }),
    );
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText('The review was not submitted')).toBeInTheDocument();
    expect(screen.getByLabelText('Message to whoever decides')).toHaveValue(
      'Hello',
    );
    await userEvent.click(alert.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('Waiting for a decision'),
    ).toBeInTheDocument();
    const [first, second] = api.callsOf('submitReview');
    expect(second).toEqual(first);
  });

  it('offers to load the review again when an answer is refused', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    api.fail('saveAnswer', refusal(409, 'The review was submitted'));
    await renderReview(api);
    const alarms = await card('Are there alarms?');
    await userEvent.click(alarms.getByRole('radio', { name: 'Yes' }));
    expect(
      await alarms.findByText(
        'Not saved, kept on this device: The review was submitted',
      ),
    ).toBeInTheDocument();
    const loads = api.callsOf('getReview').length;
    await userEvent.click(
      screen.getByRole('button', { name: 'Load the review again' }),
    );
    await waitFor(() =>
      expect(api.callsOf('getReview')).toHaveLength(loads + 1),
    );
  });
});
