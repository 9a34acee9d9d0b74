import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Answer,
  AnswerStatement,
  ReviewDetail,
  SnapshotComparison,
} from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { refusal } from '../../__testUtils__/refusal';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  OWNER,
  REVIEWER,
  REVIEW_ID,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const SNAPSHOT_ID = '0b0e0d6c-8c1b-4f5e-9d3a-1f2e3d4c5b6a';
const EARLIER_ID = '1c7e5c1e-2f9a-4f0e-9a41-7d5a2b8c9d10';
const OLD = '2025-03-03T10:00:00.000Z';

function given(
  questionId: string,
  statement: AnswerStatement,
  change: Partial<Answer> = {},
): Answer {
  return {
    questionId,
    revision: 1,
    statement,
    evidence: [
      { url: 'https://example.com/proof', title: 'Proof', date: '2026-02-01' },
    ],
    note: `Note on ${questionId}`,
    answeredBy: OWNER,
    answeredAt: '2026-03-01T10:00:00.000Z',
    ...change,
  };
}

const ANSWERS = [
  given('rollback', { kind: 'choices', choices: ['button', 'tested'] }),
  given('alarms', { kind: 'practice', value: 'no' }),
  given('recovery', { kind: 'duration', value: 90 }),
  given(
    'rotation',
    { kind: 'number', value: 6 },
    {
      answeredAt: OLD,
      copiedFrom: { reviewId: 'old', answeredBy: OWNER, answeredAt: OLD },
    },
  ),
];

function submitted(
  answers: Answer[] = ANSWERS,
  state: ReviewDetail['review']['state'] = 'submitted',
): ReviewDetail {
  return reviewDetail({
    review: { ...reviewDetail().review, state, revision: 2 },
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
  });
}

/** An earlier decision, which knew of these. */
function decidedBefore(
  api: FakeOrrApi,
  levels: Record<string, 'HIGH' | 'MEDIUM' | 'NONE'>,
) {
  api.earlierDecision = {
    reviewId: 'last-year',
    snapshotId: EARLIER_ID,
    outcome: 'go',
    decidedAt: OLD,
  };
  api.comparison = {
    sections: [
      {
        id: 'all',
        title: 'All',
        questions: Object.entries(levels).map(([questionId, level]) => ({
          questionId,
          asked: 'both',
          parts: [],
          before: { level },
        })),
      },
    ],
  } as unknown as SnapshotComparison;
}

async function open(
  detail = submitted(),
  options: { prepare?: (api: FakeOrrApi) => void; userRef?: string } = {},
) {
  const { prepare, userRef = REVIEWER } = options;
  const api = new FakeOrrApi({ review: detail });
  api.userRef = userRef;
  prepare?.(api);
  await renderReview(api, { userRef, path: '/agenda' });
  await screen.findByRole('heading', {
    name: 'Agenda for a 45-minute conversation',
  });
  return api;
}

const part = (name: string) => within(screen.getByRole('region', { name }));
const titlesIn = (name: string) =>
  part(name)
    .getAllByRole('heading', { level: 4 })
    .map(heading => heading.textContent);
const answerOf = (name: string) => within(screen.getByRole('region', { name }));
const mayAsk = (api: FakeOrrApi) => {
  api.scrutiny = {
    ...api.scrutiny,
    may: { ...api.scrutiny.may, requestChanges: true },
  };
};

describe('AgendaPage', () => {
  beforeEach(() => sessionStorage.clear());

  it('lists what is worth talking about, with the answer and how long', async () => {
    await open();
    expect(titlesIn('New risks')).toEqual([
      'Are there alarms?',
      'How fast do you recover?',
    ]);
    expect(titlesIn('Carried over and not affirmed')).toEqual([
      'How many are on call?',
    ]);
    expect(titlesIn('One answer that says all is well')).toEqual([
      'Can you roll back?',
    ]);
    expect(
      screen.queryByRole('region', { name: 'Said not to apply' }),
    ).not.toBeInTheDocument();
    expect(screen.getByText(/18 of 45 minutes/)).toBeInTheDocument();
    const recovery = answerOf('How fast do you recover?');
    expect(recovery.getByText('90 minutes')).toBeInTheDocument();
    expect(recovery.getByText('Note: Note on recovery')).toBeInTheDocument();
    expect(recovery.getByRole('link', { name: /Proof/ })).toBeInTheDocument();
    expect(recovery.getByText('5 minutes')).toBeInTheDocument();
    expect(
      recovery.getByRole('link', {
        name: 'Open the question: How fast do you recover?',
      }),
    ).toHaveAttribute('href', `/reviews/${REVIEW_ID}?question=recovery`);
  });

  it('compares the risks with the last decided review', async () => {
    const api = await open(submitted(), {
      prepare: fake =>
        decidedBefore(fake, { recovery: 'MEDIUM', alarms: 'NONE' }),
    });
    expect(titlesIn('New risks')).toEqual(['Are there alarms?']);
    expect(
      part('New risks').getByText(/In the last decided review: No risk/),
    ).toBeInTheDocument();
    expect(api.callsOf('compareSnapshots')).toEqual([
      { query: { from: EARLIER_ID, to: SNAPSHOT_ID } },
    ]);
  });

  it('makes no agenda where it cannot know what is new', async () => {
    const api = new FakeOrrApi({ review: submitted() });
    decidedBefore(api, { recovery: 'MEDIUM', alarms: 'MEDIUM' });
    api.fail('compareSnapshots', refusal(500, 'Out of order'));
    await renderReview(api, { userRef: REVIEWER, path: '/agenda' });
    expect(
      await screen.findByText('The agenda could not be made'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'New risks' }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /again/ }));
    expect(
      await screen.findByRole('heading', { name: /45-minute/ }),
    ).toBeInTheDocument();
  });

  it('keeps what is said as a comment on the answer', async () => {
    const api = await open();
    const recovery = answerOf('How fast do you recover?');
    await userEvent.type(
      await recovery.findByRole('textbox', {
        name: 'What was said about it: How fast do you recover?',
      }),
      'Ben shows the drill on Monday',
    );
    await userEvent.click(
      recovery.getByRole('button', { name: 'Keep as a comment' }),
    );
    await waitFor(() =>
      expect(api.callsOf('startThread')).toEqual([
        {
          params: { reviewId: REVIEW_ID },
          body: expect.objectContaining({
            questionId: 'recovery',
            text: 'Ben shows the drill on Monday',
            mentions: [],
          }),
        },
      ]),
    );
    expect(
      await recovery.findByRole('button', {
        name: '1 comment, 1 open: How fast do you recover?',
      }),
    ).toBeInTheDocument();
    expect(recovery.getByRole('textbox')).toHaveValue('');
  });

  it('collects what is to be changed, and sends it together', async () => {
    const api = await open(submitted(), { prepare: mayAsk });
    for (const [title, text] of [
      ['How fast do you recover?', 'Link the drill'],
      ['Are there alarms?', 'Say who is woken'],
    ]) {
      const answer = answerOf(title);
      await userEvent.click(
        await answer.findByRole('button', { name: 'Ask for a change' }),
      );
      await userEvent.type(
        answer.getByRole('textbox', {
          name: new RegExp(`change.*${title.slice(0, 8)}`, 'i'),
        }),
        text,
      );
    }
    await userEvent.click(
      screen.getByRole('button', { name: /Give back with 2 changes/ }),
    );
    await waitFor(() =>
      expect(api.callsOf('requestChanges')[0].body.requests).toEqual([
        { questionId: 'recovery', text: 'Link the drill' },
        { questionId: 'alarms', text: 'Say who is woken' },
      ]),
    );
    expect(await screen.findByLabelText('address')).toHaveTextContent(
      new RegExp(`^/reviews/${REVIEW_ID}$`),
    );
  });

  it('offers nothing to write to those who may only read', async () => {
    await open(submitted(), {
      prepare: api => {
        api.comments = { threads: [], mayComment: false };
      },
    });
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Ask for a change' }),
    ).not.toBeInTheDocument();
  });

  it('says that nothing stands out', async () => {
    await open(submitted([given('rotation', { kind: 'number', value: 6 })]));
    expect(screen.getByText(/Nothing stands out/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Print/ }),
    ).not.toBeInTheDocument();
  });

  it('comes on paper with every answer and room to write, and no fields', async () => {
    await open();
    act(() => {
      window.dispatchEvent(new Event('beforeprint'));
    });
    const paper = within(
      document.querySelector<HTMLElement>('[data-orr-paper]')!,
    );
    expect(paper.getAllByText('Notes:')).toHaveLength(4);
    expect(paper.getByText('90 minutes')).toBeInTheDocument();
    expect(paper.queryByRole('textbox', { hidden: true })).toBeNull();
    act(() => {
      window.dispatchEvent(new Event('afterprint'));
    });
  });

  it('is there only while the review waits for a decision', async () => {
    const api = await open(submitted(ANSWERS, 'decided'));
    expect(
      screen.getByText(/there while a review waits for a decision/),
    ).toBeInTheDocument();
    expect(api.callsOf('listSnapshots')).toEqual([]);
  });

  it.each(['', '/decision'])(
    'is led to from the review, at "%s"',
    async path => {
      const api = new FakeOrrApi({ review: submitted() });
      await renderReview(api, { userRef: REVIEWER, path });
      expect(
        await screen.findByRole('link', { name: /^Agenda/ }),
      ).toHaveAttribute('href', `/reviews/${REVIEW_ID}/agenda`);
    },
  );
});
