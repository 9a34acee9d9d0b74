import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { responseError } from '../../__testUtils__/responseError';
import { ErrorPanel } from './ErrorPanel';

describe('ErrorPanel', () => {
  it('says what the backend said, what was kept, and tries again', async () => {
    const onRetry = jest.fn();
    const error = await responseError(409, 'A review is running already');
    renderInTestApp(
      <ErrorPanel
        error={error}
        title="Not started"
        kept="Your choice is kept."
        onRetry={onRetry}
      />,
    );

    expect(await screen.findByRole('alert')).toHaveTextContent('Not started');
    expect(screen.getByText('A review is running already')).toBeInTheDocument();
    expect(screen.getByText('Your choice is kept.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('says that nothing answers', async () => {
    renderInTestApp(
      <ErrorPanel
        error={new TypeError('Failed to fetch')}
        onRetry={() => {}}
      />,
    );

    expect(
      await screen.findByText('The readiness service does not answer'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Failed to fetch')).not.toBeInTheDocument();
  });

  it.each([[400, 'query.until: is before from']])(
    'does not offer to try again what ends in %d',
    async (status, words) => {
      renderInTestApp(
        <ErrorPanel
          error={await responseError(status, words)}
          title="Not loaded"
          onRetry={() => {}}
        />,
      );

      expect(await screen.findByText('Not loaded')).toBeInTheDocument();
      expect(screen.queryByRole('button')).not.toBeInTheDocument();
    },
  );

  it('does not offer to try again what is not allowed', async () => {
    renderInTestApp(
      <ErrorPanel error={await responseError(403, 'no')} onRetry={() => {}} />,
    );

    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
