import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeOrrApi } from '../../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../../__testUtils__/renderReview';
import { reviewDetail } from '../../../__testUtils__/reviewFixtures';

// Key by key through a whole review, which takes a busy machine minutes.
jest.setTimeout(240_000);

const { keyboard } = userEvent;
const heading = (name: string) => screen.getByRole('heading', { name });

async function openReview(path = '?question=rollback') {
  const api = new FakeOrrApi({ review: reviewDetail() });
  await renderReview(api, { path });
  await screen.findByRole('region', { name: 'Progress and submission' });
  return api;
}

describe('keys of the form', () => {
  beforeEach(() => localStorage.clear());

  it('answers every question without a pointer', async () => {
    const api = await openReview();

    await keyboard('12');
    await keyboard('{Enter}');
    await waitFor(() => expect(heading('Are there alarms?')).toHaveFocus());
    await keyboard('1');
    await screen.findByRole('heading', { name: 'Do alarms reach a person?' });
    await keyboard('{Enter}');
    await waitFor(() =>
      expect(heading('Do alarms reach a person?')).toHaveFocus(),
    );
    await keyboard('n');
    await keyboard('None{Escape}');
    expect(heading('Do alarms reach a person?')).toHaveFocus();
    await keyboard('{Enter}');
    await waitFor(() =>
      expect(heading('How fast do you recover?')).toHaveFocus(),
    );
    await keyboard('1');
    await keyboard('45{Escape}{Enter}');
    await waitFor(() => expect(heading('How many are on call?')).toHaveFocus());
    await keyboard('1');
    await keyboard('5{Escape}{Enter}');
    await waitFor(() =>
      expect(heading('When was the last restore?')).toHaveFocus(),
    );
    await keyboard('r{Escape}j');
    await waitFor(() => expect(heading('What else is known?')).toHaveFocus());
    await keyboard('1');
    await keyboard('Nothing{Escape}');
    await waitFor(() =>
      expect(
        api.review!.answers.map(({ questionId, statement }) => [
          questionId,
          statement?.kind,
        ]),
      ).toEqual([
        ['rollback', 'choices'],
        ['alarms', 'practice'],
        ['alarm-routes', 'notApplicable'],
        ['recovery', 'duration'],
        ['rotation', 'number'],
        ['restore', 'toBeResearched'],
        ['remarks', 'text'],
      ]),
    );
    expect(api.review!.answers[0].statement).toEqual({
      kind: 'choices',
      choices: ['button', 'tested'],
    });
    await keyboard('{Enter}');
    await waitFor(() =>
      expect(heading('When was the last restore?')).toHaveFocus(),
    );
    await keyboard('n');
    await keyboard('None{Escape}');
    expect(
      await screen.findByRole('button', { name: 'Every question is answered' }),
    ).toBeDisabled();
    await keyboard('{Enter}');
    await waitFor(() => expect(heading('Submit for decision')).toHaveFocus());
    expect(api.callsOf('submitReview')).toEqual([]);
  });

  it('adds evidence and a note, and writes in fields what is typed', async () => {
    const api = await openReview();
    await keyboard('c');
    await keyboard('Each j and k, 1 and ?{Escape}');
    await keyboard('e');
    await keyboard('https://example.com/n{Escape}');
    await waitFor(() =>
      expect(api.review!.answers[0]).toMatchObject({
        note: 'Each j and k, 1 and ?',
        evidence: [{ url: 'https://example.com/n' }],
      }),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await keyboard('c');
    expect(screen.getByLabelText('Note')).toHaveFocus();
  });

  it('walks the questions that show, and the back button takes it as one step', async () => {
    await openReview();
    await keyboard('jj');
    await waitFor(() =>
      expect(heading('How fast do you recover?')).toHaveFocus(),
    );
    await keyboard('k');
    await waitFor(() => expect(heading('Are there alarms?')).toHaveFocus());
    await keyboard('{ArrowDown}');
    await waitFor(() =>
      expect(heading('How fast do you recover?')).toHaveFocus(),
    );
    expect(screen.getByText('Question 3 of 6: Unanswered')).toHaveAttribute(
      'aria-live',
      'polite',
    );
  });

  it('leads to the filters, and says how many questions a filter leaves', async () => {
    await openReview();
    await keyboard('/');
    expect(screen.getByRole('button', { name: 'All 6' })).toHaveFocus();
    await keyboard('{Tab}{Tab}{Enter}');
    expect(await screen.findByText('1 question shows')).toHaveAttribute(
      'aria-live',
      'polite',
    );
  });

  it('shows the keys, and turns them off on this device', async () => {
    await openReview('?question=alarms');
    await keyboard('?');
    const sheet = within(await screen.findByRole('dialog', { name: 'Keys' }));
    expect(sheet.getByText(/^Next unanswered question/)).toBeInTheDocument();
    await userEvent.click(
      sheet.getByRole('checkbox', { name: 'Use single keys on this device' }),
    );
    await userEvent.click(sheet.getByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await keyboard('j');
    expect(heading('Are there alarms?')).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Keys' }));
    expect(
      await screen.findByRole('dialog', { name: 'Keys' }),
    ).toBeInTheDocument();
  });
});
