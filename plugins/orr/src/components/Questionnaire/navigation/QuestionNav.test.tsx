import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeOrrApi } from '../../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../../__testUtils__/renderReview';
import { OWNER, reviewDetail } from '../../../__testUtils__/reviewFixtures';

const nav = async () =>
  within(
    await screen.findByRole('navigation', { name: 'Sections and questions' }),
  );
const api = () =>
  new FakeOrrApi({
    review: reviewDetail({
      answers: [
        {
          questionId: 'alarms',
          revision: 1,
          statement: { kind: 'toBeResearched', assigneeRef: OWNER },
          evidence: [],
          answeredBy: OWNER,
          answeredAt: '2026-03-01T10:00:00.000Z',
        },
        {
          questionId: 'recovery',
          revision: 1,
          statement: { kind: 'duration', value: 45 },
          evidence: [],
          answeredBy: OWNER,
          answeredAt: '2026-03-01T10:00:00.000Z',
        },
      ],
    }),
  });

describe('QuestionNav', () => {
  beforeEach(() => localStorage.clear());

  it('shows every question with its mark, and says how many each filter leaves', async () => {
    await renderReview(api());

    const list = await nav();
    expect(
      list.getByRole('button', { name: 'Unanswered Can you roll back?' }),
    ).toHaveAttribute('aria-current', 'true');
    expect(
      list.getByRole('button', { name: 'No risk How fast do you recover?' }),
    ).toBeInTheDocument();
    const filters = within(list.getByRole('group', { name: 'Show' }));
    expect(
      filters.getAllByRole('button').map(button => button.textContent),
    ).toEqual([
      'All 6',
      'Unanswered 5',
      'High risk 1',
      'To be researched 1',
      'Handed to you 1',
    ]);
  });

  it('narrows the questions, keeps that in the address, and takes none away while it is answered', async () => {
    await renderReview(api());
    const list = await nav();

    await userEvent.click(
      list.getByRole('button', { name: 'To be researched 1' }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent('show=research');
    await userEvent.click(
      list.getByRole('button', { name: 'To be researched Are there alarms?' }),
    );
    expect(
      screen.queryByRole('region', { name: 'Can you roll back?' }),
    ).not.toBeInTheDocument();
    expect(
      list.queryByRole('button', { name: /How many are on call/ }),
    ).not.toBeInTheDocument();

    const alarms = within(
      screen.getByRole('region', { name: 'Are there alarms?' }),
    );
    await userEvent.click(
      alarms.getByRole('button', { name: 'To be researched' }),
    );
    await userEvent.click(alarms.getByRole('radio', { name: 'No' }));

    expect(
      await list.findByRole('button', {
        name: 'Medium risk Are there alarms?',
      }),
    ).toBeInTheDocument();
    expect(
      list.getByRole('button', { name: 'To be researched 0' }),
    ).toBeInTheDocument();
    await userEvent.click(list.getByRole('button', { name: 'All 6' }));
    await waitFor(() =>
      expect(screen.getByLabelText('address')).not.toHaveTextContent('show='),
    );
    expect(
      screen.getByRole('region', { name: 'Can you roll back?' }),
    ).toBeInTheDocument();
  });
});
