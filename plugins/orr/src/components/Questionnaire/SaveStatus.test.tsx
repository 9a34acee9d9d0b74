import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OWNER, REVIEWER } from '../../__testUtils__/reviewFixtures';
import { SaveSummary } from './autosave/saveSummary';
import { SaveStatus } from './SaveStatus';

const summary = (rest: Partial<SaveSummary>): SaveSummary => ({
  state: 'retrying',
  kept: 3,
  conflicts: [],
  changedBy: {},
  refused: [],
  incomplete: [],
  underWay: 3,
  ...rest,
});

async function show(rest: Partial<SaveSummary>) {
  const onOpen = jest.fn();
  const onSignIn = jest.fn();
  await renderInTestApp(
    <SaveStatus
      summary={summary(rest)}
      titleOf={id => `Title of ${id}`}
      onOpen={onOpen}
      onReload={jest.fn()}
      userRef={OWNER}
      onSignIn={onSignIn}
    />,
  );
  return { onOpen, onSignIn };
}

describe('SaveStatus', () => {
  it.each([
    ['offline', 'Offline, 3 answers queued'],
    ['unanswered', 'The server does not answer, 3 answers queued'],
    ['busy', 'The server is busy, 3 answers queued'],
  ] as const)('says what is the matter: %s', async (trouble, text) => {
    await show({ trouble });
    expect(screen.getByRole('status')).toHaveTextContent(text);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('leads to the sign-in and says what is kept', async () => {
    const { onSignIn } = await show({ trouble: 'signedOut' });
    expect(screen.getByRole('status')).toHaveTextContent(
      'You are signed out; your answers are kept here',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Sign in again' }),
    );
    expect(onSignIn).toHaveBeenCalledTimes(1);
  });

  it('leads to what two have changed', async () => {
    const { onOpen } = await show({
      state: 'attention',
      conflicts: ['a', 'b'],
      changedBy: { a: REVIEWER, b: OWNER },
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Changed by kim, compare' }),
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Changed on another page of yours, compare',
      }),
    );
    expect(onOpen.mock.calls).toEqual([['a'], ['b']]);
  });
});
