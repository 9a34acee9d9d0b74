import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { dispositionItem } from '../../__testUtils__/findingFixtures';
import { refusal } from '../../__testUtils__/refusal';
import { renderReview } from '../../__testUtils__/renderReview';
import { REVIEW_ID, reviewDetail } from '../../__testUtils__/reviewFixtures';

const PROPOSE = 'Say what becomes of it: Can you roll back?';
const ACTION = {
  type: 'action',
  state: 'open',
  text: 'Build a button',
  ownerRef: 'group:default/payments-team',
} as const;

function fake() {
  const api = new FakeOrrApi({
    review: reviewDetail({
      answers: [
        {
          questionId: 'rollback',
          revision: 1,
          statement: { kind: 'choices', choices: ['none'] },
          evidence: [],
          answeredBy: 'user:default/ada',
          answeredAt: '2026-03-01T10:00:00.000Z',
        },
      ],
    }),
  });
  api.mayPropose = true;
  return api;
}

const card = async () =>
  within(await screen.findByRole('region', { name: 'Can you roll back?' }));
const press = async (name: string) =>
  userEvent.click(await (await card()).findByRole('button', { name }));
const dialog = async () => within(await screen.findByRole('dialog'));
const setDay = (label: HTMLElement, value: string) =>
  fireEvent.change(label, { target: { value } });

describe('GapPanel', () => {
  beforeEach(() => localStorage.clear());

  it('plans an action with what is known of the gap', async () => {
    const api = fake();
    await renderReview(api);
    await press(PROPOSE);
    const form = await dialog();
    expect(
      form.getByRole('radio', { name: 'Plan an action' }),
    ).toHaveAccessibleDescription(/becomes a condition/);
    expect(form.getByLabelText(/What is to be done/)).toHaveValue(
      'Build a button\nTest it each quarter',
    );
    await userEvent.click(
      form.getByRole('button', { name: 'Plan the action' }),
    );
    expect(form.getByLabelText(/Due on/)).toHaveAccessibleDescription(
      'This is needed.',
    );
    expect(api.callsOf('proposeDisposition')).toEqual([]);
    setDay(form.getByLabelText(/Due on/), '2099-04-01');
    await userEvent.click(
      form.getByRole('button', { name: 'Plan the action' }),
    );
    const line = within(
      await (
        await card()
      ).findByRole('list', { name: 'What becomes of this gap' }),
    );
    expect(line.getByText('Action, open')).toBeVisible();
    expect(line.getByText('April 1, 2099')).toBeVisible();
    expect(api.callsOf('proposeDisposition')).toEqual([
      {
        params: { reviewId: REVIEW_ID },
        body: {
          mutationId: expect.any(String),
          type: 'action',
          questionId: 'rollback',
          text: 'Build a button\nTest it each quarter',
          ownerRef: 'group:default/payments-team',
          until: '2099-04-01',
          effort: 'low',
        },
      },
    ]);
    expect(
      (await card()).getByRole('heading', { name: 'What becomes of this gap' }),
    ).toHaveFocus();
  });

  it('limits an acceptance to what the checklist allows, and keeps what the server refuses', async () => {
    const api = fake();
    await renderReview(api);
    await press(PROPOSE);
    const form = await dialog();
    await userEvent.click(
      form.getByRole('radio', { name: 'Accept the risk for a time' }),
    );
    await userEvent.type(form.getByLabelText(/Why the risk/), 'Few customers');
    const until = form.getByLabelText(/Accepted until/);
    setDay(until, '2099-01-01');
    const save = form.getByRole('button', { name: 'Ask to accept it' });
    await userEvent.click(save);
    expect(until).toHaveAccessibleDescription(
      'Choose a day within the limits.',
    );
    const last = until.getAttribute('max')!;
    setDay(until, last);
    api.fail('proposeDisposition', refusal(400, 'until: is a holiday'));
    await userEvent.click(save);
    await waitFor(() =>
      expect(until).toHaveAccessibleDescription('until: is a holiday'),
    );
    api.fail('proposeDisposition', refusal(409, 'It is asked for already'));
    await userEvent.click(save);
    expect(await form.findByRole('alert')).toHaveTextContent(
      /It is asked for already.*What you wrote is kept/,
    );
    expect(form.getByLabelText(/Why the risk/)).toHaveValue('Few customers');
    await userEvent.click(save);
    expect(
      await (
        await card()
      ).findByText('You proposed it, so somebody else decides.'),
    ).toBeVisible();
    expect(
      (await card()).getByText('Waits for somebody who may accept high risks.'),
    ).toBeVisible();
  });

  it('finishes an action with a link or a note, not without', async () => {
    const api = fake();
    api.findings = [dispositionItem(ACTION, { change: true })];
    await renderReview(api);
    await press('Finish: Build a button');
    const form = await dialog();
    const save = form.getByRole('button', { name: 'Finish the action' });
    await userEvent.click(save);
    expect(form.getByLabelText(/What was done/)).toHaveAccessibleDescription(
      'This is needed.',
    );
    const link = form.getByLabelText('Link that shows it');
    await userEvent.type(link, 'the wiki');
    await userEvent.click(save);
    expect(link).toHaveAccessibleDescription(/Write an address/);
    await userEvent.clear(link);
    await userEvent.type(link, 'https://example.com/release');
    await userEvent.click(save);
    expect(await (await card()).findByText('1 earlier')).toBeVisible();
    expect(api.callsOf('closeDisposition')[0]).toEqual({
      params: { dispositionId: 'disposition-0' },
      body: {
        mutationId: expect.any(String),
        revision: 1,
        act: 'finish',
        url: 'https://example.com/release',
      },
    });
  });

  it('postpones an action with a reason, and shows that it was', async () => {
    const api = fake();
    api.findings = [
      dispositionItem({ ...ACTION, until: '2026-03-01' }, { change: true }),
    ];
    await renderReview(api);
    expect(await (await card()).findByText(/Overdue since/)).toBeVisible();
    await press('Postpone: Build a button');
    const form = await dialog();
    setDay(form.getByLabelText(/Due on/), '2099-05-01');
    await userEvent.type(form.getByLabelText(/Why it is postponed/), 'Sick');
    await userEvent.click(form.getByRole('button', { name: 'Postpone' }));
    expect(await (await card()).findByText(/postponed once/)).toBeVisible();
    expect(
      (await card()).getByText('March 1, 2026 to May 1, 2099: Sick'),
    ).toBeInTheDocument();
  });

  it('keeps what was typed where somebody else was first, and shows what it says now', async () => {
    const api = fake();
    api.findings = [dispositionItem(ACTION, { change: true })];
    await renderReview(api);
    await press('Drop: Build a button');
    const form = await dialog();
    await userEvent.type(form.getByLabelText(/Why/), 'Bought one');
    api.findings = [
      dispositionItem(
        { ...ACTION, text: 'Build a lever', revision: 2 },
        { change: true },
      ),
    ];
    const save = form.getByRole('button', { name: 'Drop the action' });
    await userEvent.click(save);
    expect(await form.findByText('Build a lever')).toBeVisible();
    expect(form.getByLabelText(/Why/)).toHaveValue('Bought one');
    await userEvent.click(save);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.callsOf('closeDisposition')[1].body).toMatchObject({
      revision: 2,
      act: 'drop',
      note: 'Bought one',
    });
  });

  it('confirms a mitigation with what is left of the risk; a refusal takes a note', async () => {
    const api = fake();
    api.findings = [dispositionItem({ type: 'mitigation' }, { decide: true })];
    await renderReview(api);
    await press('Decide: Few customers until summer');
    const form = await dialog();
    setDay(form.getByLabelText(/Look at it again on/), '2026-12-24');
    await userEvent.click(form.getByRole('button', { name: 'Refuse' }));
    expect(
      form.getByLabelText(/Note for who asked/),
    ).toHaveAccessibleDescription('This is needed.');
    await userEvent.click(form.getByRole('button', { name: 'Confirm' }));
    expect(form.getByText('This is needed.')).toBeVisible();
    expect(api.callsOf('decideDisposition')).toEqual([]);
    await userEvent.click(
      form.getByRole('button', { name: /What is left of the risk/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Low risk' }),
    );
    await userEvent.click(
      (await dialog()).getByRole('button', { name: 'Confirm' }),
    );
    expect(
      await (await card()).findByText(/What is left: Low risk/),
    ).toBeVisible();
  });

  it('tells whoever accepts a risk what that does', async () => {
    const api = fake();
    api.findings = [dispositionItem({}, { decide: true })];
    await renderReview(api);
    await press('Decide: Few customers until summer');
    expect(
      (await dialog()).getByText(
        'Once accepted, this gap stops no decision until the day below. The risk stays in the counts.',
      ),
    ).toBeVisible();
  });

  it('says why an answerer may not decide, and offers nothing to who may nothing', async () => {
    const api = fake();
    api.mayPropose = false;
    api.findings = [dispositionItem({}, { decideRefusal: 'isAnswerer' })];
    await renderReview(api);
    expect(
      await (
        await card()
      ).findByText('You answered this question, so somebody else decides.'),
    ).toBeVisible();
    expect(
      (await card()).queryByRole('button', { name: /^Decide|^Say/ }),
    ).not.toBeInTheDocument();
  });

  it('shows what the review knows where the rest cannot be had', async () => {
    const api = fake();
    api.review = {
      ...api.review!,
      dispositions: [dispositionItem(ACTION).disposition],
    };
    api.fail('listReviewDispositions', refusal(503, 'Busy'));
    await renderReview(api);
    expect(await (await card()).findByText('Action, open')).toBeVisible();
    await press('Look again');
    await waitFor(async () =>
      expect(
        (await card()).queryByRole('button', { name: 'Look again' }),
      ).not.toBeInTheDocument(),
    );
  });
});
