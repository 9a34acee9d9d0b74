import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Answer,
  AnswerStatement,
  addDays,
  dayOf,
} from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { dispositionItem } from '../../__testUtils__/findingFixtures';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  OWNER,
  REVIEWER,
  REVIEW_ID,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const answer = (questionId: string, statement: AnswerStatement): Answer => ({
  questionId,
  revision: 1,
  statement,
  evidence: [],
  answeredBy: OWNER,
  answeredAt: '2026-03-01T10:00:00.000Z',
});
const ANSWERS = [
  answer('recovery', { kind: 'duration', value: 90 }),
  answer('alarms', { kind: 'practice', value: 'no' }),
  answer('rollback', { kind: 'choices', choices: ['none'] }),
  answer('rotation', { kind: 'number', value: 6 }),
  answer('restore', { kind: 'date', value: dayOf(new Date(), 'UTC') }),
];
const DUE = addDays(dayOf(new Date(), 'UTC'), 12);
const ACTION = {
  type: 'action',
  state: 'open',
  text: 'Build a lever',
  ownerRef: 'user:default/kim',
  until: DUE,
} as const;

async function toSubmit(api: FakeOrrApi) {
  await renderReview(api);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Submit for decision' }),
  );
  return within(screen.getByRole('region', { name: 'Submit for decision' }));
}

describe('gaps of a review', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('are listed before submitting, the greater risk first, with what is done about each', async () => {
    const api = new FakeOrrApi({ review: reviewDetail({ answers: ANSWERS }) });
    api.findings = [dispositionItem(ACTION)];
    const panel = await toSubmit(api);
    const plan = within(
      await panel.findByRole('list', { name: 'Improvement plan: 3 gaps' }),
    );
    const [first, ...others] = plan.getAllByRole('listitem');
    expect(first).toHaveTextContent(
      /^Can you roll back\? ■ High risk · Little work \(action until .*user:kim\)/i,
    );
    expect(others.map(item => item.textContent)).toEqual([
      expect.stringMatching(/^Are there alarms.*nothing decided yet/),
      expect.stringMatching(/^How fast do you recover/),
    ]);
  });

  it('go into the backlog in one act where they are medium', async () => {
    const api = new FakeOrrApi({ review: reviewDetail({ answers: ANSWERS }) });
    api.mayPropose = true;
    api.backlogAdds = 2;
    const panel = await toSubmit(api);
    await userEvent.click(
      await panel.findByRole('button', {
        name: 'Put 2 medium gaps into the backlog',
      }),
    );
    const form = within(await screen.findByRole('dialog'));
    expect(form.getByLabelText('Who does it')).toHaveValue(
      'group:payments-team',
    );
    await userEvent.click(form.getByRole('button', { name: 'Add 2 actions' }));
    expect(
      await panel.findByText('2 actions are in the backlog now.'),
    ).toBeVisible();
    expect(api.callsOf('fillBacklog')).toEqual([
      {
        params: { reviewId: REVIEW_ID },
        body: {
          mutationId: expect.any(String),
          ownerRef: 'group:default/payments-team',
        },
      },
    ]);
  });

  it('become conditions in the words of the action that is planned', async () => {
    const api = new FakeOrrApi({
      review: reviewDetail({
        review: { ...reviewDetail().review, state: 'submitted', revision: 2 },
        may: { update: false, decide: true },
        snapshot: {
          id: '0b0e0d6c-8c1b-4f5e-9d3a-1f2e3d4c5b6a',
          kind: 'submission',
          sequence: 1,
          contentHash: 'hash',
          createdBy: OWNER,
          createdAt: '2026-03-02T11:00:00.000Z',
          ownerRefs: ['group:default/payments-team'],
          answers: ANSWERS,
        },
      }),
    });
    api.userRef = REVIEWER;
    api.findings = [dispositionItem(ACTION)];
    await renderReview(api, { userRef: REVIEWER, path: '/decision' });
    const conditions = within(
      await screen.findByRole('list', { name: 'Becomes a condition' }),
    );
    expect(conditions.getByRole('listitem')).toHaveTextContent(
      /^Can you roll back\? \(action until .*user:kim\)/i,
    );
    await userEvent.click(
      screen.getByRole('radio', { name: 'Conditional go' }),
    );
    expect(screen.getByLabelText('Condition: Can you roll back?')).toHaveValue(
      'Build a lever',
    );
    expect(screen.getByLabelText('Owner: Can you roll back?')).toHaveValue(
      'kim',
    );
    expect(screen.getByLabelText('Due: Can you roll back?')).toHaveValue(DUE);
  });
});
