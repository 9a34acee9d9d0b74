import { ReactElement, useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { unreachable } from '../../__testUtils__/refusal';
import { WriteDialog } from './WriteDialog';

const onClose = jest.fn();

/** Fails until there is a reason; then saving fails as well. */
function Reason({ isSaved }: { isSaved?: boolean }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<Error>();
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      <WriteDialog
        open={open}
        onClose={() => {
          onClose();
          setOpen(false);
        }}
        title="Withdraw"
        explain="It ends."
        error={error}
        failed="Not withdrawn"
        actions={
          <Button
            onClick={() => {
              setTried(true);
              setError(reason ? unreachable() : undefined);
            }}
          >
            Save
          </Button>
        }
      >
        {!(isSaved && tried) && (
          <>
            <TextField
              id="reason"
              label="Reason"
              value={reason}
              onChange={event => setReason(event.target.value)}
              error={tried && !reason}
              multiline
            />
            <input type="checkbox" aria-label="At once" />
          </>
        )}
      </WriteDialog>
    </>
  );
}

async function openDialog(dialog: ReactElement = <Reason />) {
  renderInTestApp(dialog);
  await userEvent.click(await screen.findByRole('button', { name: 'Open' }));
  return within(await screen.findByRole('dialog', { name: 'Withdraw' }));
}

async function question() {
  const name = 'Discard what you wrote?';
  const ask = within(await screen.findByRole('dialog', { name }));
  await waitFor(() =>
    expect(ask.getByRole('button', { name: 'Keep writing' })).toHaveFocus(),
  );
}
const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));
const field = () => screen.getByRole('textbox', { name: 'Reason' });

describe('WriteDialog', () => {
  beforeEach(() => onClose.mockClear());

  it.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['Cancel', () => press('Cancel')],
  ])('ends at once by %s while nothing is written', async (_, leave) => {
    const dialog = await openDialog();
    await userEvent.click(dialog.getByRole('checkbox', { name: 'At once' }));
    await leave();
    expect(onClose).toHaveBeenCalledTimes(1);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus();
  });

  it('is not ended by a click beside it', async () => {
    await openDialog();
    // What is beside a dialog has no role and no name.
    const beside = screen.getByRole('dialog').parentElement!;
    await userEvent.click(beside);
    expect(onClose).not.toHaveBeenCalled();
    expect(
      screen.queryByRole('dialog', { name: /Discard/ }),
    ).not.toBeInTheDocument();
  });

  it.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['Cancel', () => press('Cancel')],
  ])('asks before %s drops what was written', async (_, leave) => {
    await openDialog();
    await userEvent.type(field(), 'It never held');
    await leave();
    await question();
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.keyboard('{Tab}{Enter}');
    expect(onClose).toHaveBeenCalledTimes(1);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus();
  });

  it.each(['{Enter}', '{Escape}'])(
    'goes back to the field by %s in the question',
    async key => {
      await openDialog();
      await userEvent.type(field(), 'It never');
      await userEvent.keyboard('{Escape}');
      await question();
      await userEvent.keyboard(key);
      await waitFor(() =>
        expect(
          screen.queryByRole('dialog', { name: /Discard/ }),
        ).not.toBeInTheDocument(),
      );
      expect(field()).toHaveFocus();
      await userEvent.keyboard(' held');
      expect(field()).toHaveValue('It never held');
      expect(onClose).not.toHaveBeenCalled();
    },
  );

  it('has nothing to ask once it is opened anew', async () => {
    await openDialog();
    await userEvent.type(field(), 'It never held');
    await press('Cancel');
    await question();
    await press('Discard');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await press('Open');
    await press('Cancel');
    expect(onClose).toHaveBeenCalledTimes(2);
  });

  it('has nothing to ask once its fields are gone with what was saved', async () => {
    await openDialog(<Reason isSaved />);
    await userEvent.type(field(), 'It never held');
    await press('Save');
    await press('Cancel');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('moves the focus to what went wrong, each time', async () => {
    await openDialog();
    await userEvent.type(field(), 'It never held');
    await press('Save');
    expect(await screen.findByRole('alert')).toHaveTextContent('Not withdrawn');
    expect(screen.getByRole('alert')).toHaveFocus();
    await press('Save');
    expect(screen.getByRole('alert')).toHaveFocus();
  });

  it('moves the focus to a field that keeps it from being saved, not away from one', async () => {
    const dialog = await openDialog();
    await press('Save');
    expect(field()).toHaveFocus();
    const other = dialog.getByRole('checkbox', { name: 'At once' });
    await userEvent.click(other);
    expect(other).toHaveFocus();
  });
});
