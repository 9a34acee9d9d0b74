import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { enterText } from '../../__testUtils__/enterText';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { refusal } from '../../__testUtils__/refusal';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  OWNER,
  REVIEWER,
  REVIEW_ID,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const card = (name: string) => screen.findByRole('region', { name });
const status = (text: RegExp) =>
  screen.findByText(text, { selector: '[role=status]' });

// eslint-disable-next-line no-script-url
const TRAP = 'javascript:alert(1)';

describe('Questionnaire', () => {
  beforeEach(() => localStorage.clear());

  it('says what a question is about', async () => {
    await renderReview(new FakeOrrApi({ review: reviewDetail() }));
    const rollback = within(await card('Can you roll back?'));
    expect(
      rollback.getByText('How to answer Can you roll back?'),
    ).toBeInTheDocument();
    expect(rollback.getByText('High risk when unmet')).toBeInTheDocument();
    expect(
      rollback.getByText('Blocks a decision while open'),
    ).toBeInTheDocument();
    expect(rollback.getByText('Little work')).toBeInTheDocument();
    const about = within(
      screen.getByRole('complementary', { name: 'About the open question' }),
    );
    expect(about.getByText('Good is Can you roll back?')).toBeInTheDocument();
    expect(about.getByRole('link', { name: /^The incident/ })).toHaveAttribute(
      'rel',
      'noopener noreferrer',
    );
    expect(
      rollback.getByRole('checkbox', { name: 'By a button' }),
    ).toHaveAccessibleDescription('One press, no build');
    expect(rollback.getByText('One press, no build')).not.toBeVisible();
    await userEvent.click(
      rollback.getByRole('button', { name: 'What counts' }),
    );
    expect(rollback.getByText('One press, no build')).toBeVisible();
  });

  it('saves a choice at once and shows what it means', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    await renderReview(api);
    const rollback = within(await card('Can you roll back?'));
    await userEvent.click(
      rollback.getByRole('checkbox', { name: 'By a button' }),
    );
    expect(await status(/^Saved \d/)).toBeInTheDocument();
    expect(api.callsOf('saveAnswer')).toEqual([
      {
        params: { reviewId: REVIEW_ID, questionId: 'rollback' },
        body: {
          mutationId: expect.any(String),
          revision: 0,
          statement: { kind: 'choices', choices: ['button'] },
          evidence: [],
        },
      },
    ]);
    expect(rollback.getByText('Medium risk')).toBeInTheDocument();
    expect(
      screen.getByText('By rule 2 of 3: “By a button”'),
    ).toBeInTheDocument();
    expect(
      rollback.getByText('Tested each quarter: Test it each quarter'),
    ).toBeInTheDocument();
    const rules = screen.getByText(/All rules/).closest('details')!;
    expect(
      [...rules.querySelectorAll('li')].map(item => [
        item.textContent,
        item.getAttribute('aria-current'),
      ]),
    ).toEqual([
      ['✓ No risk: “By a button” and “Tested each quarter”', null],
      ['▲ Medium risk: “By a button”', 'true'],
      ['■ High risk: in every other case', null],
    ]);
    expect(screen.getByText('1 of 6 answered')).toBeInTheDocument();
  });

  it('sends what is edited meanwhile after the write under way, with the new revision', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    const release = api.hold('saveAnswer');
    await renderReview(api);
    const rollback = within(await card('Can you roll back?'));
    await userEvent.click(
      rollback.getByRole('checkbox', { name: 'By a button' }),
    );
    await userEvent.click(
      rollback.getByRole('checkbox', { name: 'Tested each quarter' }),
    );
    expect(api.callsOf('saveAnswer')).toHaveLength(1);
    expect(await status(/^Saving/)).toBeInTheDocument();
    release();
    await waitFor(() => expect(api.callsOf('saveAnswer')).toHaveLength(2));
    const [first, second] = api.callsOf('saveAnswer').map(call => call.body);
    expect(second).toMatchObject({
      revision: 1,
      statement: { choices: ['button', 'tested'] },
    });
    expect(second.mutationId).not.toBe(first.mutationId);
    expect(await status(/^Saved/)).toBeInTheDocument();
  });

  it('asks before "none of these" clears the other choices', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    await renderReview(api);
    const rollback = within(await card('Can you roll back?'));
    const button = rollback.getByRole('checkbox', { name: 'By a button' });
    const none = rollback.getByRole('checkbox', { name: 'None of these' });
    await userEvent.click(button);
    await userEvent.click(none);
    expect(none).not.toBeChecked();
    await userEvent.click(rollback.getByRole('button', { name: 'Keep them' }));
    expect(button).toBeChecked();
    await userEvent.click(none);
    await userEvent.click(rollback.getByRole('button', { name: 'Clear them' }));
    expect(none).toBeChecked();
    expect(none).toHaveFocus();
    expect(button).not.toBeChecked();
    await userEvent.click(button);
    expect(none).not.toBeChecked();
  });

  it('shows a question that hangs on another as soon as it applies', async () => {
    await renderReview(new FakeOrrApi({ review: reviewDetail() }));
    const alarms = within(await card('Are there alarms?'));
    expect(
      screen.queryByRole('region', { name: 'Do alarms reach a person?' }),
    ).not.toBeInTheDocument();
    expect(screen.getByText('0 of 6 answered')).toBeInTheDocument();
    await userEvent.click(alarms.getByRole('radio', { name: 'Yes' }));
    expect(await card('Do alarms reach a person?')).toBeInTheDocument();
    expect(screen.getByText('1 of 7 answered')).toBeInTheDocument();
    expect(
      screen.getByText('Asked because of the answer to “Are there alarms?”.'),
    ).toBeInTheDocument();
    await userEvent.click(
      within(await card('Do alarms reach a person?')).getByRole('radio', {
        name: 'Partly',
      }),
    );
    await userEvent.click(alarms.getByRole('radio', { name: 'No' }));
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'Do alarms reach a person?' }),
      ).not.toBeInTheDocument(),
    );
    expect(
      alarms.getByText(
        'Not asked with this answer, and kept as it was answered: Do alarms reach a person?',
      ),
    ).toBeInTheDocument();
    await userEvent.click(alarms.getByRole('radio', { name: 'Yes' }));
    expect(
      within(await card('Do alarms reach a person?')).getByRole('radio', {
        name: 'Partly',
      }),
    ).toBeChecked();
  });

  it('keeps a wrong number in its field and saves it when it is right', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    await renderReview(api, { path: '?question=recovery' });
    const recovery = within(await card('How fast do you recover?'));
    const field = recovery.getByLabelText('Answer in minutes');
    await enterText(field, 'an hour');
    await userEvent.tab();
    expect(await recovery.findByText('Write a number')).toBeInTheDocument();
    expect(field).toHaveValue('an hour');
    expect(api.callsOf('saveAnswer')).toHaveLength(0);
    await userEvent.clear(field);
    await enterText(field, '45');
    await userEvent.tab();
    await waitFor(() => expect(api.callsOf('saveAnswer')).toHaveLength(1));
    expect(api.callsOf('saveAnswer')[0].body.statement).toEqual({
      kind: 'duration',
      value: 45,
    });
    expect(recovery.getByText('No risk')).toBeInTheDocument();
  });

  it('takes "not applicable" once there is a reason, and does not offer it where it is forbidden', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    await renderReview(api, { path: '?question=recovery' });
    const rotation = within(await card('How many are on call?'));
    expect(
      rotation.queryByRole('button', { name: 'Not applicable' }),
    ).not.toBeInTheDocument();
    const recovery = within(await card('How fast do you recover?'));
    await userEvent.click(
      recovery.getByRole('button', { name: 'Not applicable' }),
    );
    expect(
      recovery.getByText('Needed before this is saved'),
    ).toBeInTheDocument();
    expect(api.callsOf('saveAnswer')).toHaveLength(0);
    await userEvent.click(recovery.getByLabelText('Why this does not apply'));
    await userEvent.paste('Nothing to recover');
    await userEvent.tab();
    await waitFor(() => expect(api.callsOf('saveAnswer')).toHaveLength(1));
    expect(api.callsOf('saveAnswer')[0].body.statement).toEqual({
      kind: 'notApplicable',
      reason: 'Nothing to recover',
    });
    await userEvent.click(
      recovery.getByRole('button', { name: 'Clear answer' }),
    );
    await waitFor(() => expect(api.callsOf('saveAnswer')).toHaveLength(2));
    expect(api.callsOf('saveAnswer')[1].body).toMatchObject({
      revision: 1,
      statement: null,
    });
  });

  it('hands a question to whoever finds out, oneself first', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    await renderReview(api);
    const alarms = within(await card('Are there alarms?'));
    await userEvent.click(
      alarms.getByRole('button', { name: 'To be researched' }),
    );
    const assignee = alarms.getByLabelText('Who finds out');
    expect(assignee).toHaveValue('ada');
    await userEvent.clear(assignee);
    await userEvent.paste('nobody');
    await userEvent.tab();
    expect(
      await alarms.findByText(/^Choose someone from the list/),
    ).toBeInTheDocument();
    await userEvent.clear(assignee);
    await userEvent.paste('novak');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await userEvent.click(
      await screen.findByRole('option', { name: /Kim Novak/ }),
    );
    await userEvent.tab();
    await waitFor(() =>
      expect(
        api.callsOf('saveAnswer').map(call => call.body.statement),
      ).toEqual([
        { kind: 'toBeResearched', assigneeRef: OWNER },
        { kind: 'toBeResearched', assigneeRef: REVIEWER },
      ]),
    );
  });

  it('takes evidence with today as its date, and refuses a link that is not safe', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    await renderReview(api);
    const alarms = within(await card('Are there alarms?'));
    await userEvent.click(alarms.getByRole('button', { name: 'Add evidence' }));
    await enterText(alarms.getByLabelText('Evidence 1: link'), TRAP);
    await userEvent.click(alarms.getByRole('radio', { name: 'Yes' }));
    expect(
      await alarms.findByText(
        'Write an address that begins with https:// or http://',
      ),
    ).toBeInTheDocument();
    await waitFor(() => expect(api.callsOf('saveAnswer')).toHaveLength(1));
    expect(api.callsOf('saveAnswer')[0].body.evidence).toEqual([]);
    await userEvent.clear(alarms.getByLabelText('Evidence 1: link'));
    await enterText(
      alarms.getByLabelText('Evidence 1: link'),
      'https://example.com/alarms',
    );
    await userEvent.tab();
    await waitFor(() => expect(api.callsOf('saveAnswer')).toHaveLength(2));
    expect(api.callsOf('saveAnswer')[1].body.evidence).toEqual([
      {
        url: 'https://example.com/alarms',
        date: new Date().toISOString().slice(0, 10),
      },
    ]);
  });

  it('says how well an answer is founded, and how that comes about', async () => {
    await renderReview(new FakeOrrApi({ review: reviewDetail() }));
    const alarms = within(await card('Are there alarms?'));
    await userEvent.click(alarms.getByRole('radio', { name: 'Yes' }));
    const rung = await alarms.findByRole('button', { name: 'said' });
    await userEvent.hover(rung);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /^Said: there is no evidence in date/,
    );
    await userEvent.click(alarms.getByRole('button', { name: 'Add evidence' }));
    await userEvent.paste('https://example.com/alarms');
    expect(
      await alarms.findByRole('button', { name: 'linked' }),
    ).toBeInTheDocument();
  });

  it('puts a refusal of the server at its field and keeps the text', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    api.fail('saveAnswer', refusal(400, 'statement.value: must be shorter'));
    await renderReview(api, { path: '?question=remarks' });
    const remarks = within(await card('What else is known?'));
    const field = remarks.getByLabelText('Answer in words');
    await enterText(field, 'Long story');
    await userEvent.tab();
    await waitFor(() =>
      expect(field).toHaveAccessibleDescription(
        'statement.value: must be shorter',
      ),
    );
    expect(field).toHaveValue('Long story');
    await userEvent.click(
      screen.getByRole('button', { name: 'Not accepted: What else is known?' }),
    );
    expect(
      screen.getByRole('heading', { name: 'What else is known?' }),
    ).toHaveFocus();
    await enterText(field, '!');
    await userEvent.tab();
    expect(await status(/^Saved/)).toBeInTheDocument();
    expect(api.callsOf('saveAnswer')[1].body.statement).toEqual({
      kind: 'text',
      value: 'Long story!',
    });
  });

  it('keeps the open question in the address and moves the focus to it', async () => {
    await renderReview(new FakeOrrApi({ review: reviewDetail() }));
    const nav = within(
      await screen.findByRole('navigation', { name: 'Sections and questions' }),
    );
    await userEvent.click(
      nav.getByRole('button', { name: /How many are on call/ }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'question=rotation',
    );
    expect(
      screen.getByRole('heading', { name: 'How many are on call?' }),
    ).toHaveFocus();
    await userEvent.click(
      screen.getByRole('button', { name: 'Next unanswered question' }),
    );
    expect(
      screen.getByRole('heading', { name: 'When was the last restore?' }),
    ).toHaveFocus();
  });

  it('says what a decision now would meet', async () => {
    await renderReview(new FakeOrrApi({ review: reviewDetail() }));
    expect(
      await screen.findByText(/If decided now: no go, 1 question stops it/),
    ).toBeInTheDocument();
    await userEvent.click(
      (
        await screen.findAllByRole('checkbox', { name: 'By a button' })
      )[0],
    );
    expect(
      await screen.findByText(
        /If decided now: conditional go with 3 conditions/,
      ),
    ).toBeInTheDocument();
  });

  it('folds long guidance', async () => {
    const detail = reviewDetail();
    const [release] = detail.checklist.document.sections;
    const long = { ...release.questions[0], guidance: 'word '.repeat(100) };
    detail.checklist = {
      ...detail.checklist,
      document: {
        ...detail.checklist.document,
        sections: [{ ...release, questions: [long] }],
      },
    };
    await renderReview(new FakeOrrApi({ review: detail }));
    const rollback = within(await card('Can you roll back?'));
    await userEvent.click(rollback.getByRole('button', { name: 'More' }));
    expect(rollback.getByRole('button', { name: 'Less' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  });

  it('says why a review cannot be shown, and tries again', async () => {
    const api = new FakeOrrApi({ review: reviewDetail() });
    api.fail('getReview', refusal(503, 'Down'));
    await renderReview(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await card('Can you roll back?')).toBeInTheDocument();
  });
});
