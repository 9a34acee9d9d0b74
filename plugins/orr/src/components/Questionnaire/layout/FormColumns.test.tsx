import { mockBreakpoint } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeOrrApi } from '../../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../../__testUtils__/renderReview';
import { reviewDetail } from '../../../__testUtils__/reviewFixtures';

describe('FormColumns on a narrow screen', () => {
  beforeEach(() => {
    localStorage.clear();
    mockBreakpoint({ matches: true });
  });

  it('has the questions in a drawer, which leads to the one that is chosen', async () => {
    await renderReview(new FakeOrrApi({ review: reviewDetail() }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Questions' }),
    );
    const drawer = await screen.findByRole('dialog', { name: 'Questions' });
    await userEvent.click(
      within(drawer).getByRole('button', { name: /How many are on call/ }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      screen.getByRole('heading', { name: 'How many are on call?' }),
    ).toHaveFocus();
  });

  it('shows what belongs to a question in a drawer, and gives the focus back', async () => {
    await renderReview(new FakeOrrApi({ review: reviewDetail() }));
    const rollback = within(
      await screen.findByRole('region', { name: 'Can you roll back?' }),
    );
    const button = rollback.getByRole('button', {
      name: 'About this question',
    });
    await userEvent.click(button);
    const drawer = await screen.findByRole('dialog', {
      name: 'About this question',
    });
    expect(
      within(drawer).getByText('Good is Can you roll back?'),
    ).toBeInTheDocument();
    await userEvent.click(
      within(drawer).getByRole('button', { name: 'Close' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(button).toHaveFocus();
  });
});
