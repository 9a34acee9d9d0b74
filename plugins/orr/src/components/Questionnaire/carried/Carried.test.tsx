import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Answer } from 'backstage-plugin-orr-common';
import { enterText } from '../../../__testUtils__/enterText';
import { FakeOrrApi } from '../../../__testUtils__/FakeOrrApi';
import { refusal } from '../../../__testUtils__/refusal';
import { renderReview } from '../../../__testUtils__/renderReview';
import { reviewDetail } from '../../../__testUtils__/reviewFixtures';

const OLD = '2025-03-03T10:00:00.000Z';
const KIM = 'user:default/kim';

const carried = (
  questionId: string,
  statement: Answer['statement'],
): Answer => ({
  questionId,
  revision: 1,
  statement,
  evidence: [],
  answeredBy: KIM,
  answeredAt: OLD,
  copiedFrom: {
    reviewId: '5a1c9b1e-7c1d-4a53-9a5c-3b1f0c7a9b22',
    answeredBy: KIM,
    answeredAt: OLD,
  },
});

const running = () =>
  new FakeOrrApi({
    review: reviewDetail({
      answers: [
        carried('rollback', { kind: 'choices', choices: ['button', 'tested'] }),
        carried('alarms', { kind: 'practice', value: 'yes' }),
        carried('rotation', { kind: 'number', value: 6 }),
      ],
    }),
  });

const card = async (name: string) =>
  within(await screen.findByRole('region', { name }));
const bar = () => screen.findByRole('region', { name: 'Answers carried over' });

describe('answers that were carried over', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('say from when and whom they are, and that they are to be affirmed', async () => {
    await renderReview(running());
    const alarms = await card('Are there alarms?');
    expect(
      alarms.getByText(/^Carried over from/, { exact: false }),
    ).toHaveTextContent(/^Carried over from March 3, 2025, kim$/i);
    expect(within(await bar()).getByRole('status')).toHaveTextContent(
      '3 carried over, 3 to affirm',
    );
    expect(
      within(
        screen.getByRole('region', { name: 'Progress and submission' }),
      ).getByText('3 to affirm'),
    ).toBeInTheDocument();
    const filter = screen.getByRole('button', { name: 'To affirm 3' });
    await userEvent.click(filter);
    const list = within(
      screen.getByRole('navigation', { name: 'Sections and questions' }),
    );
    expect(list.getByText('Are there alarms?')).toBeInTheDocument();
    expect(list.queryByText('What else is known?')).not.toBeInTheDocument();
  });

  it('are affirmed one by one with a press', async () => {
    const api = running();
    await renderReview(api);
    const alarms = await card('Are there alarms?');
    await userEvent.click(alarms.getByRole('button', { name: 'Still true' }));
    await waitFor(() =>
      expect(
        alarms.queryByRole('button', { name: 'Still true' }),
      ).not.toBeInTheDocument(),
    );
    expect(api.callsOf('affirmAnswers')).toEqual([
      expect.objectContaining({
        body: {
          mutationId: expect.any(String),
          answers: [{ questionId: 'alarms', revision: 1 }],
        },
      }),
    ]);
    expect(
      screen.getByRole('heading', { name: 'Are there alarms?' }),
    ).toHaveFocus();
    await waitFor(async () =>
      expect(await bar()).toHaveTextContent('3 carried over, 2 to affirm'),
    );
  });

  it('of a high risk lead to the note and are affirmed by a sentence', async () => {
    const api = running();
    await renderReview(api);
    const rollback = await card('Can you roll back?');
    expect(rollback.getByText(/write a note of a sentence/)).toBeVisible();
    await userEvent.click(rollback.getByRole('button', { name: 'Still true' }));
    expect(api.callsOf('affirmAnswers')).toHaveLength(0);
    const note = rollback.getByRole('textbox', { name: 'Note' });
    expect(note).toHaveFocus();
    await enterText(note, 'Yes');
    await userEvent.tab();
    expect(
      await rollback.findByText(/^Write a sentence, 15 characters or more/),
    ).toBeVisible();
    expect(api.callsOf('saveAnswer')).toHaveLength(0);
    await enterText(note, 'Rolled back in January');
    await userEvent.tab();
    await waitFor(() =>
      expect(
        rollback.queryByRole('button', { name: 'Still true' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('are affirmed together, less what is unticked', async () => {
    const api = running();
    await renderReview(api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Affirm 2 low and medium ones together',
      }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Affirm together' }),
    );
    const boxes = dialog.getAllByRole('checkbox');
    boxes.forEach(box => expect(box).toBeChecked());
    await userEvent.click(
      dialog.getByRole('checkbox', { name: 'How many are on call?' }),
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Affirm 1 answer' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.callsOf('affirmAnswers')).toEqual([
      expect.objectContaining({
        body: expect.objectContaining({
          answers: [{ questionId: 'alarms', revision: 1 }],
        }),
      }),
    ]);
    await waitFor(async () =>
      expect(await bar()).toHaveTextContent('3 carried over, 2 to affirm'),
    );
  });

  it('stay as they are where affirming fails, and say so', async () => {
    const api = running();
    api.fail('affirmAnswers', refusal(409, 'The answer to alarms was changed'));
    await renderReview(api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Affirm 2/ }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Affirm 2 answers' }),
    );
    expect(await screen.findByText('No answer was affirmed')).toBeVisible();
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });

  it('keep a review from being submitted while a high one is not affirmed', async () => {
    await renderReview(running());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Submit for decision' }),
    );
    const panel = within(
      await screen.findByRole('region', { name: 'Submit for decision' }),
    );
    expect(
      panel.getByText(/^1 answer was carried over and needs fresh evidence/),
    ).toBeVisible();
    expect(
      panel.getByText('2 answers are carried over and keep their old dates.'),
    ).toBeVisible();
    expect(
      panel.getByRole('button', { name: /^Submit review/ }),
    ).toBeDisabled();
    await userEvent.click(
      panel.getByRole('button', { name: 'Can you roll back?' }),
    );
    await waitFor(() =>
      expect(
        screen.getByRole('heading', { name: 'Can you roll back?' }),
      ).toHaveFocus(),
    );
  });
});
