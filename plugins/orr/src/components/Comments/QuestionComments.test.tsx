import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CommentThread } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../__testUtils__/renderReview';
import { refusal } from '../../__testUtils__/refusal';
import { REVIEWER, reviewDetail } from '../../__testUtils__/reviewFixtures';

const TITLE = 'Are there alarms?';

const thread = (rest: Partial<CommentThread> = {}): CommentThread => ({
  id: 'thread-1',
  questionId: 'alarms',
  startedBy: REVIEWER,
  startedAt: '2026-03-02T10:00:00.000Z',
  comments: [
    {
      id: 'comment-1',
      revision: 1,
      text: 'Which alarms?',
      mentions: ['group:default/payments'],
      writtenBy: REVIEWER,
      writtenAt: '2026-03-02T10:00:00.000Z',
      mayEdit: false,
    },
  ],
  maySettle: true,
  ...rest,
});

function talkedAbout(...threads: CommentThread[]) {
  const api = new FakeOrrApi({ review: reviewDetail() });
  api.comments = { threads, mayComment: true };
  return api;
}

const toggle = (label: string) =>
  screen.findByRole('button', { name: `${label}: ${TITLE}` });
const said = () =>
  within(screen.getByRole('group', { name: `Comments: ${TITLE}` }));

describe('what is said beside an answer', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('is folded below the answer, and begins there', async () => {
    const api = talkedAbout();
    await renderReview(api, { path: '?question=alarms' });
    const button = await toggle('Comment');
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(button);
    const field = said().getByRole('textbox', { name: 'Comment' });
    expect(field).toHaveFocus();
    expect(said().getByRole('button', { name: 'Comment' })).toBeDisabled();
    await userEvent.type(field, 'Only two');
    await userEvent.click(said().getByRole('button', { name: 'Comment' }));
    expect(await said().findByText('Only two')).toBeInTheDocument();
    expect(await toggle('1 comment, 1 open')).toHaveFocus();
    // Presence is told of beside it, whenever its time comes.
    expect(api.callsOf('startThread')).toMatchObject([
      { body: { questionId: 'alarms', text: 'Only two', mentions: [] } },
    ]);
  });

  it('unfolds with a key', async () => {
    await renderReview(talkedAbout(thread()), { path: '?question=alarms' });
    const button = await toggle('1 comment, 1 open');
    await userEvent.keyboard('m');
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(said().getByText('Which alarms?')).toBeInTheDocument();
  });

  it('names those who are chosen, and nobody who is only written of', async () => {
    const api = talkedAbout();
    await renderReview(api, { path: '?question=alarms' });
    await userEvent.click(await toggle('Comment'));
    await userEvent.type(
      said().getByRole('textbox', { name: 'Comment' }),
      '@kim look',
    );
    const picker = said().getByRole('textbox', {
      name: 'Name a person or a group',
    });
    await userEvent.type(picker, 'someone');
    expect(
      said().getByText('Choose a person or a group from the list.'),
    ).toBeInTheDocument();
    expect(said().getByRole('button', { name: 'Add' })).toBeDisabled();
    await userEvent.clear(picker);
    await userEvent.type(picker, 'user:default/ada');
    await userEvent.click(said().getByRole('button', { name: 'Add' }));
    await userEvent.click(said().getByRole('button', { name: 'Comment' }));
    await waitFor(() =>
      expect(api.callsOf('startThread')).toMatchObject([
        { body: { text: '@kim look', mentions: ['user:default/ada'] } },
      ]),
    );
  });

  it('keeps what was typed where it is not saved', async () => {
    const api = talkedAbout(thread());
    await renderReview(api, { path: '?question=alarms' });
    await userEvent.click(await toggle('1 comment, 1 open'));
    await userEvent.click(said().getByRole('button', { name: 'Reply' }));
    const field = said().getByRole('textbox', { name: 'Reply' });
    await userEvent.type(field, 'Two');
    api.fail('replyToThread', refusal(409, 'The thread is resolved'));
    await userEvent.click(said().getByRole('button', { name: 'Reply' }));
    const alert = within(await said().findByRole('alert'));
    expect(alert.getByText('What you wrote is kept.')).toBeInTheDocument();
    expect(field).toHaveValue('Two');
    await userEvent.click(said().getByRole('button', { name: 'Reply' }));
    expect(await said().findByText('Two')).toBeInTheDocument();
    expect(said().queryByRole('alert')).not.toBeInTheDocument();
  });

  it('folds what is resolved, and opens it again', async () => {
    await renderReview(talkedAbout(thread()), { path: '?question=alarms' });
    await userEvent.click(await toggle('1 comment, 1 open'));
    await userEvent.click(said().getByRole('button', { name: 'Resolve' }));
    expect(await toggle('1 comment, all resolved')).toBeInTheDocument();
    expect(said().queryByText('Which alarms?')).not.toBeInTheDocument();
    expect(
      said().queryByRole('button', { name: 'Reply' }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      said().getByRole('button', { name: 'Show what was said' }),
    );
    expect(said().getByText('Which alarms?')).toBeInTheDocument();
    await userEvent.click(said().getByRole('button', { name: 'Reopen' }));
    expect(await toggle('1 comment, 1 open')).toBeInTheDocument();
  });

  it('opens at the conversation that the address names', async () => {
    const resolved = { by: REVIEWER, at: '2026-03-02T11:00:00.000Z' };
    await renderReview(talkedAbout(thread({ resolved })), {
      path: '?question=alarms&thread=thread-1',
    });
    const conversation = await screen.findByRole('group', {
      name: 'Conversation of 1, resolved',
    });
    expect(conversation).toHaveFocus();
    expect(within(conversation).getByText('Which alarms?')).toBeInTheDocument();
  });

  it('only shows what was said where nothing may be added', async () => {
    const api = talkedAbout(thread({ maySettle: false }));
    api.comments = { ...api.comments, mayComment: false };
    await renderReview(api, { path: '?question=alarms' });
    await userEvent.click(await toggle('1 comment, 1 open'));
    expect(said().getByText('Which alarms?')).toBeInTheDocument();
    expect(said().queryByRole('button')).not.toBeInTheDocument();
    // Where nothing was said there is nothing to unfold.
    expect(
      screen.queryByRole('button', { name: /^Comment:/ }),
    ).not.toBeInTheDocument();
  });

  it('says that it could not be loaded, and tries again', async () => {
    const api = talkedAbout(thread());
    api.fail('listComments', refusal(500, 'Out of order'));
    await renderReview(api, { path: '?question=alarms' });
    await userEvent.click(await toggle('Comment'));
    const alert = within(await said().findByRole('alert'));
    await userEvent.click(alert.getByRole('button', { name: /again/i }));
    expect(await said().findByText('Which alarms?')).toBeInTheDocument();
  });
});
