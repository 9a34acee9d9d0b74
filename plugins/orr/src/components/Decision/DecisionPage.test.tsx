import {
  cleanup,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Answer,
  AnswerStatement,
  ReviewDetail,
  addDays,
  dayOf,
} from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { refusal, unreachable } from '../../__testUtils__/refusal';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  OWNER,
  REVIEWER,
  REVIEW_ID,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const SNAPSHOT_ID = '0b0e0d6c-8c1b-4f5e-9d3a-1f2e3d4c5b6a';
const today = () => dayOf(new Date(), 'UTC');

const answer = (
  questionId: string,
  statement: AnswerStatement,
  answeredBy = OWNER,
): Answer => ({
  questionId,
  revision: 1,
  statement,
  evidence: [
    { url: 'https://example.com/proof', title: 'Proof', date: '2026-02-01' },
  ],
  note: `Note on ${questionId}`,
  answeredBy,
  answeredAt: '2026-03-01T10:00:00.000Z',
});

const clean = (): Record<string, AnswerStatement> => ({
  rollback: { kind: 'choices', choices: ['button', 'tested'] },
  alarms: { kind: 'practice', value: 'yes' },
  'alarm-routes': { kind: 'practice', value: 'yes' },
  recovery: { kind: 'duration', value: 30 },
  rotation: { kind: 'number', value: 6 },
  restore: { kind: 'date', value: today() },
  remarks: { kind: 'text', value: 'All said' },
});

function submitted(
  changes: Record<string, AnswerStatement> = {},
  options: { answeredBy?: string; rest?: Partial<ReviewDetail> } = {},
): ReviewDetail {
  const answers = Object.entries({ ...clean(), ...changes }).map(
    ([id, statement]) => answer(id, statement, options.answeredBy),
  );
  return reviewDetail({
    review: { ...reviewDetail().review, state: 'submitted', revision: 2 },
    may: { update: false, decide: true },
    snapshot: {
      id: SNAPSHOT_ID,
      kind: 'submission',
      sequence: 1,
      contentHash: 'hash',
      createdBy: OWNER,
      createdAt: '2026-03-02T11:00:00.000Z',
      ownerRefs: ['group:default/payments-team'],
      answers,
    },
    ...options.rest,
  });
}

async function decide(detail: ReviewDetail) {
  const api = new FakeOrrApi({ review: detail });
  api.userRef = REVIEWER;
  await renderReview(api, { userRef: REVIEWER, path: '/decision' });
  await screen.findByRole('region', { name: 'Your decision' });
  return api;
}

const radio = (name: string) => screen.getByRole('radio', { name });
const list = (name: string) => within(screen.getByRole('list', { name }));

describe('DecisionPage', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('tells how long it took, and what became of the answers it began with', async () => {
    const detail = submitted();
    const carriedFrom = {
      reviewId: 'last-year',
      answeredBy: OWNER,
      answeredAt: '2025-03-03T10:00:00.000Z',
    };
    const answers = detail.snapshot!.answers.map(item => {
      switch (item.questionId) {
        case 'alarms':
          return { ...item, copiedFrom: carriedFrom };
        case 'rotation':
          return {
            ...item,
            answeredAt: carriedFrom.answeredAt,
            copiedFrom: carriedFrom,
          };
        default:
          return item;
      }
    });
    await renderReview(
      new FakeOrrApi({
        review: {
          ...detail,
          snapshot: { ...detail.snapshot!, answers },
          filling: {
            minutes: 42,
            days: 2,
            carried: {
              reviewId: 'last-year',
              questionIds: ['alarms', 'restore', 'rotation'],
            },
          },
        },
      }),
      { userRef: REVIEWER, path: '/decision' },
    );
    expect(await screen.findByText(/^Filled in in/)).toHaveTextContent(
      'Filled in in 42 minutes over 2 days; 1 affirmed, 1 changed, 1 not affirmed (answers from March 3, 2025 on)',
    );
  });

  it('shows first what wants attention, and all on demand', async () => {
    await decide(submitted({ recovery: { kind: 'duration', value: 90 } }));
    const shown = () =>
      within(screen.getByRole('region', { name: 'Answers' }))
        .getAllByRole('heading', { level: 4 })
        .map(heading => heading.textContent);
    expect(shown()).toEqual(['How fast do you recover?']);
    const recovery = within(
      screen.getByRole('region', { name: 'How fast do you recover?' }),
    );
    expect(recovery.getByText('90 minutes')).toBeInTheDocument();
    expect(recovery.getByText('Note: Note on recovery')).toBeInTheDocument();
    expect(recovery.getByRole('link', { name: 'Proof' })).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Risks 1', pressed: true }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'All 7' }));
    expect(shown()).toHaveLength(7);
    expect(screen.getByLabelText('address')).toHaveTextContent('show=all');
    expect(
      list('Answers by level').getByRole('img', { name: 'Medium risk: 1' }),
    ).toBeInTheDocument();
  });

  it('narrows by kinds that add up, kept in the address', async () => {
    await decide(
      submitted({
        recovery: { kind: 'duration', value: 90 },
        rollback: { kind: 'notApplicable', reason: 'Nothing is released' },
      }),
    );
    const shown = () =>
      screen
        .queryAllByRole('heading', { level: 4 })
        .map(heading => heading.textContent);
    expect(shown()).toEqual(
      expect.arrayContaining([
        'Can you roll back?',
        'How fast do you recover?',
      ]),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Risks 1' }));
    expect(shown()).toContain('Can you roll back?');
    expect(shown()).not.toContain('How fast do you recover?');
    expect(screen.getByLabelText('address')).toHaveTextContent(
      /show=.*notApplicable/,
    );
  });

  it('lets no one decide before the open high risks were read', async () => {
    await decide(
      submitted({ rollback: { kind: 'choices', choices: ['tested'] } }),
    );
    await userEvent.click(radio('No-go'));
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'Not yet',
    );
    expect(
      screen.getByText('Before you can decide: Read the open high risks.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Decide: no-go' }),
    ).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'I have read it: Can you roll back?',
      }),
    );
    expect(screen.getByRole('button', { name: 'Decide: no-go' })).toBeEnabled();
  });

  it('marks an answer as looked at and takes it back, but not one of one’s own', async () => {
    const api = new FakeOrrApi({ review: submitted() });
    api.userRef = REVIEWER;
    api.scrutiny.may = { ...api.scrutiny.may, look: true };
    await renderReview(api, {
      userRef: REVIEWER,
      path: '/decision?show=all',
    });
    const rollback = within(
      await screen.findByRole('region', { name: 'Can you roll back?' }),
    );
    const mark = await rollback.findByRole('checkbox', {
      name: /I have looked at this answer/,
    });
    await userEvent.click(mark);
    expect(await rollback.findByText(/^Looked at by/)).toBeInTheDocument();
    expect(mark).toBeChecked();
    expect(api.callsOf('markLooked')[0]).toEqual({
      params: { reviewId: REVIEW_ID, questionId: 'rollback' },
      body: {
        mutationId: expect.any(String),
        answerRevision: 1,
        looked: true,
      },
    });
    await userEvent.click(mark);
    await waitFor(() =>
      expect(rollback.queryByText(/^Looked at by/)).not.toBeInTheDocument(),
    );
    expect(mark).not.toBeChecked();
  });

  it('asks for changes on single answers and gives the review back with them', async () => {
    const api = new FakeOrrApi({
      review: submitted({ recovery: { kind: 'duration', value: 90 } }),
    });
    api.userRef = REVIEWER;
    api.scrutiny.may = { ...api.scrutiny.may, requestChanges: true };
    await renderReview(api, { userRef: REVIEWER, path: '/decision' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Ask for a change' }),
    );
    await userEvent.type(
      screen.getByRole('textbox', {
        name: 'What should change: How fast do you recover?',
      }),
      'Measure it',
    );
    const panel = within(
      screen.getByRole('region', { name: 'Changes to ask for' }),
    );
    await userEvent.click(
      panel.getByRole('button', { name: 'Give back with 1 change' }),
    );
    await waitFor(() =>
      expect(screen.getByLabelText('address')).not.toHaveTextContent(
        'decision',
      ),
    );
    expect(api.callsOf('requestChanges')[0]).toEqual({
      params: { reviewId: REVIEW_ID },
      body: {
        mutationId: expect.any(String),
        revision: 2,
        snapshotId: SNAPSHOT_ID,
        requests: [{ questionId: 'recovery', text: 'Measure it' }],
      },
    });
  });

  it('shows what changed since the submission before, and what became of what was asked', async () => {
    const detail = submitted({ recovery: { kind: 'duration', value: 90 } });
    const { snapshot } = detail;
    const before = {
      ...snapshot!,
      id: '1b0e0d6c-8c1b-4f5e-9d3a-1f2e3d4c5b6a',
      answers: snapshot!.answers.map(given =>
        given.questionId === 'recovery'
          ? { ...given, statement: { kind: 'duration' as const, value: 240 } }
          : given,
      ),
    };
    const api = new FakeOrrApi({
      review: { ...detail, snapshot: { ...snapshot!, sequence: 2 } },
    });
    const frozen = {
      reviewId: REVIEW_ID,
      checklistId: 'c',
      checklistVersion: 3,
    };
    api.snapshots = [
      { ...frozen, snapshot: { ...snapshot!, sequence: 2 } },
      { ...frozen, snapshot: before },
    ];
    api.scrutiny.rounds = [
      {
        id: 'round',
        snapshotId: before.id,
        requestedBy: REVIEWER,
        requestedAt: '2026-03-02T10:00:00.000Z',
        requests: [
          {
            id: 'request',
            questionId: 'alarms',
            text: 'Which ones?',
            answerRevision: 1,
            reply: {
              text: 'All of them',
              repliedBy: OWNER,
              repliedAt: '2026-03-02T10:30:00.000Z',
            },
          },
        ],
      },
    ];
    await renderReview(api, {
      userRef: REVIEWER,
      path: '/decision?show=changed',
    });
    expect(
      await screen.findByRole('button', {
        name: 'Changed since last time 1',
        pressed: true,
      }),
    ).toBeInTheDocument();
    const recovery = within(
      screen.getByRole('region', { name: 'How fast do you recover?' }),
    );
    expect(
      within(recovery.getByRole('region', { name: 'Before' })).getByText(
        '240 minutes',
      ),
    ).toBeInTheDocument();
    expect(
      within(recovery.getByRole('region', { name: 'After' })).getByText(
        '90 minutes',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Changes asked 1' }),
    );
    const asked = within(
      within(
        screen.getByRole('region', { name: 'Are there alarms?' }),
      ).getByRole('note', { name: 'A change was asked for' }),
    );
    expect(asked.getByText('Which ones?')).toBeInTheDocument();
    expect(asked.getByText('Nothing to change')).toBeInTheDocument();
    expect(asked.getByText(/All of them/)).toBeInTheDocument();
  });

  it('decides go when nothing is open', async () => {
    const api = await decide(submitted());
    const button = () => screen.getByRole('button', { name: /^Decide/ });
    expect(button()).toBeDisabled();
    expect(
      screen.getByText(
        'Before you can decide: Choose an outcome. Write the reason.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(radio('Go'));
    expect(screen.getByText(/^Valid until \d{4}-/)).toBeInTheDocument();
    expect(screen.getByText('No high risk is open.')).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'All done',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Decide: go' }));
    expect(
      await screen.findByRole('heading', { name: 'Decision: Go' }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      `/reviews/${REVIEW_ID}`,
    );
    expect(api.callsOf('decideReview')[0]).toEqual({
      params: { reviewId: REVIEW_ID },
      body: {
        mutationId: expect.any(String),
        revision: 2,
        snapshotId: SNAPSHOT_ID,
        outcome: 'go',
        reason: 'All done',
        conditions: [],
        confirmedQuestionIds: [],
      },
    });
  });

  it('allows only a no-go while a high risk stops it, and shows that risk above the button', async () => {
    await decide(
      submitted({ rollback: { kind: 'choices', choices: ['tested'] } }),
    );
    expect(radio('Go')).toBeDisabled();
    expect(radio('Go')).toHaveAccessibleDescription(
      'Not possible: 1 question stops it.',
    );
    expect(radio('Conditional go')).toBeDisabled();
    expect(radio('No-go')).toBeEnabled();
    const risk = list('Open high risks').getByRole('button', {
      name: 'Can you roll back?',
    });
    await userEvent.click(risk);
    expect(
      screen.getByRole('heading', { name: 'Can you roll back?' }),
    ).toHaveFocus();
    expect(list('Stops a go').getAllByRole('listitem')).toHaveLength(1);
  });

  it('prefills the conditions and sends them as they were changed', async () => {
    const api = await decide(
      submitted({ rollback: { kind: 'choices', choices: ['button'] } }),
    );
    expect(
      list('Becomes a condition').getByRole('button', {
        name: 'Can you roll back?',
      }),
    ).toBeInTheDocument();
    expect(radio('Go')).toHaveAccessibleDescription(
      'Not possible: 1 question needs a condition.',
    );
    await userEvent.click(radio('Conditional go'));
    const text = screen.getByLabelText('Condition: Can you roll back?');
    const owner = screen.getByLabelText('Owner: Can you roll back?');
    const due = screen.getByLabelText('Due: Can you roll back?');
    const limit = addDays(today(), 30);
    expect(text).toHaveValue('Test it each quarter');
    expect(owner).toHaveValue('group:payments-team');
    expect(due).toHaveValue(limit);
    expect(due).toHaveAttribute('min', today());
    expect(due).toHaveAttribute('max', limit);

    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'Nearly there',
    );
    const button = screen.getByRole('button', {
      name: 'Decide: conditional go',
    });
    fireEvent.change(due, { target: { value: addDays(limit, 1) } });
    expect(due).toHaveAccessibleDescription(
      `Choose a day between ${today()} and ${limit}.`,
    );
    expect(button).toBeDisabled();
    fireEvent.change(due, { target: { value: addDays(today(), 7) } });
    await userEvent.clear(owner);
    await userEvent.paste('payments');
    expect(owner).toBeInvalid();
    await userEvent.clear(owner);
    await userEvent.paste('user:default/ada');
    await userEvent.click(button);
    expect(
      await screen.findByRole('heading', { name: 'Decision: Conditional go' }),
    ).toBeInTheDocument();
    expect(api.callsOf('decideReview')[0].body.conditions).toEqual([
      {
        questionId: 'rollback',
        text: 'Test it each quarter',
        ownerRef: 'user:default/ada',
        dueOn: addDays(today(), 7),
      },
    ]);
  });

  it("takes conditions of the decider's own", async () => {
    const api = await decide(submitted());
    await userEvent.click(radio('Conditional go'));
    expect(
      screen.getByText(/Add a condition, or decide go/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Add a condition' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Add a condition' }),
    );
    await userEvent.type(
      screen.getByLabelText('Condition: Condition 1 of your own'),
      'Watch it',
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Remove condition: Condition 2 of your own',
      }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'New team',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Decide: conditional go' }),
    );
    await screen.findByRole('heading', { name: 'Decision: Conditional go' });
    expect(api.callsOf('decideReview')[0].body.conditions).toEqual([
      {
        text: 'Watch it',
        ownerRef: 'group:default/payments-team',
        dueOn: addDays(today(), 30),
      },
    ]);
  });

  it('opens the outcomes as answers are confirmed, and closes them again', async () => {
    const api = await decide(
      submitted({
        rollback: { kind: 'notApplicable', reason: 'Nothing to roll back' },
        alarms: {
          kind: 'coveredElsewhere',
          url: 'https://example.com/alarms',
          date: '2026-02-01',
        },
      }),
    );
    expect(radio('Go')).toBeDisabled();
    const notApplicable = screen.getByRole('checkbox', {
      name: 'I confirm that this does not apply',
    });
    const covered = screen.getByRole('checkbox', {
      name: 'I have looked there: this is covered',
    });
    await userEvent.click(notApplicable);
    expect(radio('Conditional go')).toBeEnabled();
    await userEvent.click(covered);
    await userEvent.click(radio('Go'));
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'Seen',
    );
    await userEvent.click(notApplicable);
    expect(screen.getByRole('button', { name: 'Decide: go' })).toBeDisabled();
    await userEvent.click(notApplicable);
    await userEvent.click(screen.getByRole('button', { name: 'Decide: go' }));
    await screen.findByRole('heading', { name: 'Decision: Go' });
    expect(api.callsOf('decideReview')[0].body.confirmedQuestionIds).toEqual([
      'alarms',
      'rollback',
    ]);
  });

  it('keeps what was written when the page is built anew', async () => {
    await decide(submitted());
    const reason = () => screen.getByRole('textbox', { name: 'Reason' });
    await userEvent.click(radio('No-go'));
    await userEvent.type(reason(), 'Too early');

    cleanup();
    await decide(submitted());

    expect(radio('No-go')).toBeChecked();
    expect(reason()).toHaveValue('Too early');
  });

  it('lets nobody confirm an own answer', async () => {
    await decide(
      submitted(
        { rollback: { kind: 'notApplicable', reason: 'Nothing to roll back' } },
        { answeredBy: REVIEWER },
      ),
    );
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    expect(
      screen.getByText(
        'You gave this answer, so someone else has to confirm it.',
      ),
    ).toBeInTheDocument();
  });

  it('puts a refusal of the server at its field and keeps what was written', async () => {
    const api = await decide(
      submitted({ rollback: { kind: 'choices', choices: ['button'] } }),
    );
    api.fail(
      'decideReview',
      refusal(400, 'conditions.0.ownerRef: no such owner'),
    );
    await userEvent.click(radio('Conditional go'));
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'Nearly there',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Decide: conditional go' }),
    );
    await waitFor(() =>
      expect(
        screen.getByLabelText('Owner: Can you roll back?'),
      ).toHaveAccessibleDescription('conditions.0.ownerRef: no such owner'),
    );
    expect(screen.getByText('The review was not decided')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /Reason/ })).toHaveValue(
      'Nearly there',
    );
  });

  it('repeats the same write after a lost acknowledgement', async () => {
    const api = await decide(submitted());
    api.fail('decideReview', unreachable(), { lost: true });
    await userEvent.click(radio('No-go'));
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'Too early',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Decide: no-go' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Decision: No-go' }),
    ).toBeInTheDocument();
    const [first, second] = api.callsOf('decideReview');
    expect(second).toEqual(first);
  });

  it.each([
    [
      'decideRefusal in words',
      {
        may: {
          update: false,
          decide: false,
          decideRefusal: 'notReviewer' as const,
        },
      },
      /you are not one of them/,
    ],
    [
      'a running review',
      { review: reviewDetail().review },
      /not waiting for a decision/,
    ],
  ])('offers no decision: %s', async (_, rest, words) => {
    const api = new FakeOrrApi({ review: submitted({}, { rest }) });
    await renderReview(api, { userRef: REVIEWER, path: '/decision' });
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Decide/ }),
    ).not.toBeInTheDocument();
  });
});
