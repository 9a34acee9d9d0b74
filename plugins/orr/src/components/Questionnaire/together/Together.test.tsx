import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeOrrApi } from '../../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../../__testUtils__/renderReview';
import { REVIEWER, reviewDetail } from '../../../__testUtils__/reviewFixtures';

const card = async (name: string) =>
  within(await screen.findByRole('region', { name }));
const yes = { kind: 'practice' as const, value: 'yes' as const };
const no = { kind: 'practice' as const, value: 'no' as const };

describe('several people at one review', () => {
  beforeEach(() => localStorage.clear());

  it('shows who is where, and what they saved, without a reload', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    await renderReview(api);
    const alarms = await card('Are there alarms?');
    api.people = [
      {
        userRef: REVIEWER,
        questionId: 'alarms',
        seenAt: '2026-03-02T10:00:00.000Z',
      },
    ];
    api.answerAs(REVIEWER, { questionId: 'alarms', statement: no });
    api.tellsOfAnswers = true;
    document.dispatchEvent(new Event('visibilitychange'));

    expect(await alarms.findByText('kim is here')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Are there alarms\? kim is here/ }),
    ).toBeInTheDocument();
    expect(
      screen
        .getAllByRole('status')
        .some(({ textContent }) =>
          textContent?.includes('kim has this review open'),
        ),
    ).toBe(true);
    expect(alarms.getByRole('radio', { name: 'No' })).toBeChecked();
    expect(api.callsOf('saveAnswer')).toEqual([]);
  });

  it('undoes by key what was changed last, but not where text is typed', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    await renderReview(api);
    const alarms = await card('Are there alarms?');
    await userEvent.click(alarms.getByRole('radio', { name: 'Yes' }));
    expect(
      await alarms.findByRole('button', { name: 'Undo' }),
    ).toBeInTheDocument();
    expect(await screen.findByText(/^Saved/)).toBeInTheDocument();
    await userEvent.click(alarms.getByRole('button', { name: /Add a note/ }));
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(alarms.getByRole('radio', { name: 'Yes' })).toBeChecked();

    alarms.getByRole('radio', { name: 'Yes' }).focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(alarms.getByRole('radio', { name: 'Yes' })).not.toBeChecked();
    expect(
      await screen.findByText('Undone: Are there alarms?'),
    ).toBeInTheDocument();
    expect(
      alarms.queryByRole('button', { name: 'Undo' }),
    ).not.toBeInTheDocument();
  });

  it('lists what an answer was, and restores it', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    api.answerAs(REVIEWER, {
      questionId: 'alarms',
      statement: no,
      note: 'None yet',
    });
    api.answerAs(REVIEWER, { questionId: 'alarms', statement: yes });
    await renderReview(api);
    const alarms = await card('Are there alarms?');
    await userEvent.click(alarms.getByRole('button', { name: 'History' }));
    const history = within(
      await screen.findByRole('dialog', { name: 'History of the answer' }),
    );
    const values = await history.findAllByRole('listitem');
    expect(values.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/the answer now.*Yes/),
      expect.stringMatching(/No.*None yet/),
    ]);
    await userEvent.click(
      within(values[1]).getByRole('button', {
        name: /^Restore this answer of/,
      }),
    );
    expect(alarms.getByRole('radio', { name: 'No' })).toBeChecked();
    expect(await screen.findByText(/^Saved/)).toBeInTheDocument();
    expect(api.callsOf('saveAnswer')[0].body).toMatchObject({
      revision: 2,
      statement: no,
      note: 'None yet',
    });
  });

  it('loads the review again once somebody else has submitted it', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    await renderReview(api);
    await card('Are there alarms?');
    await api.submitReview({
      params: { reviewId: api.review!.review.id },
      body: {
        mutationId: '0b0e0d6c-8c1b-4f5e-9d3a-1f2e3d4c5b6b',
        revision: 1,
      },
    });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(
      await screen.findByText('Waiting for a decision'),
    ).toBeInTheDocument();
  });
});
