import { useState } from 'react';
import { Link, Route, Routes } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LeaveQuestion } from './LeaveQuestion';

function Page() {
  const [text, setText] = useState('');
  return (
    <>
      <LeaveQuestion isUnsaved={text !== ''} />
      <input
        aria-label="Why"
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <Link to="/other">Other page</Link>
      <Link to="?step=2">Other step</Link>
      <a href="/other" target="_blank" rel="noreferrer">
        Other tab
      </a>
    </>
  );
}

async function show(text = 'Because') {
  renderInTestApp(
    <Routes>
      <Route path="/other" element={<p>The other page</p>} />
      <Route path="*" element={<Page />} />
    </Routes>,
  );
  const field = await screen.findByRole('textbox', { name: 'Why' });
  if (text) {
    await userEvent.type(field, text);
  }
}

const follow = (name: string) =>
  userEvent.click(screen.getByRole('link', { name }));
const question = async () =>
  within(await screen.findByRole('dialog', { name: 'Leave without saving?' }));
const press = async (name: string) =>
  userEvent.click((await question()).getByRole('button', { name }));
const gone = () =>
  waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

/** Whether the browser asks before the tab is closed. */
const asksToClose = () =>
  !fireEvent(window, new Event('beforeunload', { cancelable: true }));

describe('LeaveQuestion', () => {
  it('lets go of a page where nothing is lost', async () => {
    await show('');
    expect(asksToClose()).toBe(false);
    await follow('Other page');
    expect(await screen.findByText('The other page')).toBeInTheDocument();
  });

  it('asks before a link loses what is not saved, and stays with it', async () => {
    await show();
    await follow('Other page');
    await press('Stay here');
    await gone();
    expect(screen.getByRole('textbox')).toHaveValue('Because');
    expect(screen.getByRole('link', { name: 'Other page' })).toHaveFocus();
  });

  it('follows the link where it may be lost', async () => {
    await show();
    await follow('Other page');
    await press('Leave');
    expect(await screen.findByText('The other page')).toBeInTheDocument();
  });

  it.each(['Other step', 'Other tab'])(
    'does not ask before the %s, which loses nothing',
    async name => {
      await show();
      await follow(name);
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
      expect(screen.getByRole('textbox')).toHaveValue('Because');
    },
  );

  it('has the browser ask before the tab is closed', async () => {
    await show();
    expect(asksToClose()).toBe(true);
    await userEvent.clear(screen.getByRole('textbox'));
    expect(asksToClose()).toBe(false);
  });

  describe('with a page to go back to', () => {
    // As the router of the portal keeps them.
    beforeEach(() => {
      window.history.replaceState({ idx: 0 }, '', '/before');
      window.history.pushState({ idx: 1 }, '', '/setup');
    });

    it('asks before the back button loses it', async () => {
      await show();
      const heard = jest.fn();
      window.addEventListener('popstate', heard);
      const path = (wanted: string) =>
        waitFor(() => expect(window.location.pathname).toBe(wanted));
      act(() => window.history.back());
      await question();
      await path('/setup');
      await press('Stay here');
      await gone();
      expect(heard).not.toHaveBeenCalled();

      act(() => window.history.back());
      await press('Leave');
      await path('/before');
      await waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
      window.removeEventListener('popstate', heard);
    });
  });
});
