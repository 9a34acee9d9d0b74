import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EscalationItem } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { refusal } from '../../__testUtils__/refusal';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  REVIEW_ID,
  REVIEWER,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const BUTTON = 'Escalate: Can you roll back?';
const LIST = 'Escalations of this gap: Can you roll back?';
const SAID = {
  situation: 'The pipeline is not ours',
  criticality: 'High: all orders',
  who: 'Everybody who buys',
  impact: 'A bad release stays',
  urgency: 'Before the launch',
  remedy: 'Two days of the platform team',
};
const LABELS = [
  'Situation',
  'Criticality',
  'Who is concerned',
  'Impact',
  'Urgency',
  'What would help',
];

function escalated(change: Partial<EscalationItem> = {}): EscalationItem {
  return {
    escalation: {
      ...SAID,
      id: 'escalation-1',
      reviewId: REVIEW_ID,
      questionId: 'rollback',
      toRef: 'group:default/platform',
      state: 'open',
      raisedBy: 'user:default/ada',
      raisedAt: '2026-03-04T10:00:00.000Z',
    },
    may: { answer: false, withdraw: false },
    ...change,
  };
}

function fake(choices = ['none']) {
  const api = new FakeOrrApi({
    review: reviewDetail({
      answers: [
        {
          questionId: 'rollback',
          revision: 1,
          statement: { kind: 'choices', choices },
          evidence: [],
          answeredBy: 'user:default/ada',
          answeredAt: '2026-03-01T10:00:00.000Z',
        },
      ],
    }),
  });
  api.mayEscalate = true;
  return api;
}

const card = async () =>
  within(await screen.findByRole('region', { name: 'Can you roll back?' }));
const press = async (name: string) =>
  userEvent.click(await (await card()).findByRole('button', { name }));
const dialog = async () => within(await screen.findByRole('dialog'));
const list = async () => (await card()).findByRole('list', { name: LIST });

describe('GapEscalations', () => {
  beforeEach(() => localStorage.clear());

  it('takes a gap to somebody, with six facts in their order', async () => {
    const api = fake();
    await renderReview(api);
    await press(BUTTON);
    const form = await dialog();
    const fields = form.getAllByRole('textbox').map(field => field.id);
    const wanted = LABELS.map(label => form.getByLabelText(RegExp(label)).id);
    expect(fields.slice(0, 6)).toEqual(wanted);
    expect(form.getByLabelText(/Urgency/)).toHaveAccessibleDescription(
      'By when something has to happen, and why then.',
    );
    const save = form.getByRole('button', { name: 'Escalate it' });
    await userEvent.click(save);
    expect(form.getByLabelText(/Urgency/)).toHaveAccessibleDescription(
      'This is needed.',
    );
    expect(api.callsOf('escalateGap')).toEqual([]);
    for (const [index, text] of Object.values(SAID).entries()) {
      await userEvent.type(form.getByLabelText(RegExp(LABELS[index])), text);
    }
    await userEvent.click(
      form.getByRole('button', { name: /^To .*platform/i }),
    );
    await userEvent.click(save);

    expect(await list()).toHaveFocus();
    const line = within(await list());
    expect(await list()).toHaveTextContent(/Escalated to platform .+: waiting/);
    expect(
      line.getByRole('button', {
        name: 'Take back the escalation: Can you roll back?',
      }),
    ).toBeVisible();
    expect(
      (await card()).queryByRole('button', { name: BUTTON }),
    ).not.toBeInTheDocument();
    expect(api.callsOf('escalateGap')).toEqual([
      {
        params: { reviewId: REVIEW_ID },
        body: {
          mutationId: expect.any(String),
          questionId: 'rollback',
          ...SAID,
          to: 'group:default/platform',
        },
      },
    ]);
  });

  it('keeps what was written where the portal refuses it, and says at the field whom it does not know', async () => {
    const api = fake();
    await renderReview(api);
    await press(BUTTON);
    const form = await dialog();
    for (const label of LABELS) {
      await userEvent.type(form.getByLabelText(RegExp(label)), 'x');
    }
    await userEvent.type(form.getByLabelText(/To whom/), 'group:default/no');
    api.fail('escalateGap', refusal(400, 'to: the catalog has no such group'));
    const save = form.getByRole('button', { name: 'Escalate it' });
    await userEvent.click(save);
    expect(
      await form.findByText('to: the catalog has no such group'),
    ).toBeVisible();
    expect(form.queryByRole('alert')).not.toBeInTheDocument();
    api.fail(
      'escalateGap',
      refusal(409, 'questionId: that is to be answered first'),
    );
    await userEvent.click(save);
    expect(await form.findByRole('alert')).toHaveTextContent(
      /that is to be answered first.*What you wrote is kept/,
    );
    expect(form.getByLabelText(/Impact/)).toHaveValue('x');
  });

  it('is answered by whoever may', async () => {
    const api = fake();
    api.mayEscalate = false;
    api.escalations = [escalated({ may: { answer: true, withdraw: false } })];
    await renderReview(api, { userRef: REVIEWER });
    expect(within(await list()).getByText('Before the launch')).toBeVisible();
    await press('Answer the escalation: Can you roll back?');
    const form = await dialog();
    const save = form.getByRole('button', { name: 'Answer it' });
    await userEvent.click(save);
    expect(form.getByLabelText(/Your answer/)).toHaveAccessibleDescription(
      'This is needed.',
    );
    await userEvent.type(form.getByLabelText(/Your answer/), 'From Monday on');
    await userEvent.click(save);
    expect(await (await card()).findByText('From Monday on')).toBeVisible();
    expect(await list()).toHaveTextContent(/: answered/);
    expect(api.callsOf('answerEscalation')).toEqual([
      {
        params: { reviewId: REVIEW_ID, escalationId: 'escalation-1' },
        body: { mutationId: expect.any(String), answer: 'From Monday on' },
      },
    ]);
  });

  it('is taken back by who raised it, and can be raised again', async () => {
    const api = fake();
    api.escalations = [escalated({ may: { answer: false, withdraw: true } })];
    await renderReview(api);
    await press('Take back the escalation: Can you roll back?');
    await userEvent.click(
      (await dialog()).getByRole('button', { name: 'Take it back' }),
    );
    expect(
      await (await card()).findByRole('button', { name: BUTTON }),
    ).toBeVisible();
    expect(await list()).toHaveTextContent(/: taken back/);
  });

  it('offers nothing to whoever may only read, nor where there is no gap', async () => {
    const api = fake();
    api.mayEscalate = false;
    api.escalations = [escalated()];
    const { unmount } = await renderReview(api);
    expect(await list()).toHaveTextContent(/: waiting/);
    expect(within(await list()).queryByRole('button')).not.toBeInTheDocument();
    unmount();

    await renderReview(fake(['button', 'tested']));
    await card();
    expect(
      screen.queryByRole('button', { name: BUTTON }),
    ).not.toBeInTheDocument();
  });

  it('says that it could not be read, and looks again', async () => {
    const api = fake();
    api.escalations = [escalated()];
    api.fail('listEscalations', refusal(503, 'Not now'));
    await renderReview(api);
    const alert = await (
      await card()
    ).findByText(/What was escalated could not be read/);
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Look again' }),
    );
    expect(await list()).toHaveTextContent(/: waiting/);
  });
});
