import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../__testUtils__/renderReview';
import { reviewDetail } from '../../__testUtils__/reviewFixtures';

const open = async () => {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Make a snapshot' }),
  );
  return within(
    await screen.findByRole('dialog', {
      name: 'Make a snapshot of this review',
    }),
  );
};

describe('MakeSnapshot', () => {
  it('makes one under a name, says so and lists it', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    await renderReview(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Snapshots' }),
    );
    expect(
      await screen.findByText('No snapshot has been made yet.'),
    ).toBeInTheDocument();

    const dialog = await open();
    expect(
      dialog.getByRole('button', { name: 'Make snapshot' }),
    ).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Name/ }),
      ' Before the load test {Enter}',
    );

    expect(
      await screen.findByText('Snapshot made: Before the load test'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Before the load test' }),
    ).toHaveAttribute('href', expect.stringMatching(/\/snapshots\/by-hand-1$/));
  });

  it('says why none was made, and keeps the name', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    jest
      .spyOn(api, 'createSnapshot')
      .mockRejectedValue(new Error('There are enough'));
    await renderReview(api);
    const dialog = await open();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Name/ }),
      'One more',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Make snapshot' }),
    );
    expect(
      await dialog.findByText(/The snapshot was not made/),
    ).toBeInTheDocument();
    expect(dialog.getByRole('textbox', { name: /Name/ })).toHaveValue(
      'One more',
    );
  });

  it.each([
    ['a reader', { may: { update: false, decide: false } }],
    [
      'anybody once the review has ended',
      { review: { ...reviewDetail().review, state: 'withdrawn' as const } },
    ],
  ])('is not offered to %s', async (_who, rest) => {
    await renderReview(new FakeOrrApi({ review: reviewDetail(rest) }));
    expect(
      await screen.findByRole('button', { name: 'Snapshots' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Make a snapshot' }),
    ).not.toBeInTheDocument();
  });
});
