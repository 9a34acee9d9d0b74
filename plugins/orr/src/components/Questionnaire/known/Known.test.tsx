import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Answer, questionsOf } from 'backstage-plugin-orr-common';
import { enterText } from '../../../__testUtils__/enterText';
import { FakeOrrApi } from '../../../__testUtils__/FakeOrrApi';
import { refusal } from '../../../__testUtils__/refusal';
import { renderReview } from '../../../__testUtils__/renderReview';
import {
  checklist,
  OWNER,
  REVIEW_ID,
  reviewDetail,
} from '../../../__testUtils__/reviewFixtures';

const OTHER = '5a1c9b1e-7c1d-4a53-9a5c-3b1f0c7a9b22';
const RUNBOOK = 'https://runbooks.example.org/payments';

const answer = (rest: Partial<Answer> & { questionId: string }): Answer => ({
  revision: 1,
  statement: { kind: 'practice', value: 'yes' },
  evidence: [],
  answeredBy: 'user:default/tom',
  answeredAt: '2026-01-03T10:00:00.000Z',
  ...rest,
});

/** The running review, its first question asking for runbooks and owners. */
function runningReview(answers: Answer[] = []) {
  const document = structuredClone(checklist);
  questionsOf(document)[0].prefill = ['runbook', 'contact', 'ci'];
  const detail = reviewDetail({ answers });
  return { ...detail, checklist: { ...detail.checklist, document } };
}

const rollback = async () =>
  within(await screen.findByRole('region', { name: 'Can you roll back?' }));

describe('what is known around a review', () => {
  beforeEach(() => localStorage.clear());

  it('offers facts as evidence in one press, and answers nothing', async () => {
    const api = new FakeOrrApi({ review: runningReview() });
    api.facts = {
      ...api.facts,
      facts: [
        {
          topic: 'contact',
          title: 'pay@example.org',
          href: 'mailto:pay@example.org',
          from: 'group',
        },
        { topic: 'runbook', title: 'Runbook', href: RUNBOOK, from: 'links' },
        { topic: 'ci', value: 'pay/main', from: 'annotations' },
        { topic: 'dashboard', href: 'https://a.example', from: 'links' },
      ],
    };
    await renderReview(api);

    const known = within(
      await screen.findByRole('region', { name: 'Already known' }),
    );
    expect(known.getByRole('link', { name: 'Runbook' })).toHaveAttribute(
      'href',
      RUNBOOK,
    );
    expect(
      known.getByRole('link', { name: 'pay@example.org' }),
    ).toHaveAttribute('href', 'mailto:pay@example.org');
    expect(known.getByText(/pay\/main/)).toBeInTheDocument();
    expect(known.queryByText('Dashboard')).not.toBeInTheDocument();
    expect(known.getByText(/^From the catalog/)).toBeInTheDocument();
    expect(known.getAllByRole('button')).toHaveLength(1);

    const use = known.getByRole('button', {
      name: 'Use as evidence: Runbook',
    });
    use.focus();
    await userEvent.keyboard('{Enter}');

    await waitFor(() =>
      expect(api.callsOf('saveAnswer')).toEqual([
        expect.objectContaining({
          body: expect.objectContaining({
            statement: null,
            evidence: [
              {
                url: RUNBOOK,
                title: 'Runbook',
                date: new Date().toISOString().slice(0, 10),
              },
            ],
          }),
        }),
      ]),
    );
    expect(use).toHaveFocus();
    expect(use).toHaveAccessibleName('Added as evidence: Runbook');
    await userEvent.keyboard('{Enter}');
    expect(api.callsOf('saveAnswer')).toHaveLength(1);
  });

  it('shows no panel where nothing is known, also where it cannot be asked', async () => {
    const api = new FakeOrrApi({ review: runningReview() });
    api.fail('getEntityFacts', refusal(503, 'The catalog is down'));
    api.fail('getEarlierAnswers', refusal(503, 'Down'));
    await renderReview(api);

    expect(
      await screen.findByRole('region', { name: 'Why we ask' }),
    ).toBeInTheDocument();
    await waitFor(() => expect(api.callsOf('getEntityFacts')).toHaveLength(1));
    for (const name of ['Already known', 'The earlier answer']) {
      expect(screen.queryByRole('region', { name })).not.toBeInTheDocument();
    }
  });

  it('shows the earlier answer, uses it again on request, and finds what changed', async () => {
    const api = new FakeOrrApi({ review: runningReview() });
    api.earlier = {
      review: {
        id: OTHER,
        kind: 'launch',
        checklistVersion: 2,
        decidedAt: '2026-01-05T10:00:00.000Z',
        decidedBy: 'user:default/kim',
        outcome: 'conditionalGo',
      },
      answers: [
        answer({
          questionId: 'rollback',
          statement: { kind: 'choices', choices: ['button'] },
          note: 'By hand',
        }),
      ],
    };
    api.copySources = [
      { reviewId: OTHER, entityRef: 'component:default/payments' },
    ];
    await renderReview(api);

    const earlier = within(
      await screen.findByRole('region', { name: 'The earlier answer' }),
    );
    expect(earlier.getByText('By a button')).toBeInTheDocument();
    expect(earlier.getByText(/conditional go/i)).toBeInTheDocument();
    const nav = within(
      screen.getByRole('navigation', { name: 'Sections and questions' }),
    );
    expect(
      nav.getByRole('button', { name: 'Changed since last time 1' }),
    ).toBeInTheDocument();

    await userEvent.click(
      earlier.getByRole('button', { name: 'Use this answer again' }),
    );

    const card = await rollback();
    expect(
      await card.findByRole('checkbox', { name: /By a button/ }),
    ).toBeChecked();
    // Whose review it was is asked for, and stands there a moment later.
    await waitFor(() =>
      expect(card.getByText(/^Copied from/)).toHaveTextContent('payments'),
    );
    expect(api.callsOf('copyAnswer')).toEqual([
      {
        params: { reviewId: REVIEW_ID, questionId: 'rollback' },
        body: expect.objectContaining({ revision: 0, fromReviewId: OTHER }),
      },
    ]);
    expect(
      await earlier.findByText('The answer is the same now.'),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(
        nav.queryByRole('button', { name: /Changed since/ }),
      ).not.toBeInTheDocument(),
    );
  });

  it('copies the answer of a sibling that is chosen, and says where it is from', async () => {
    const api = new FakeOrrApi({ review: runningReview() });
    api.siblings = [
      {
        reviewId: OTHER,
        entityRef: 'component:default/refunds',
        entityTitle: 'Refunds',
        decidedAt: '2026-01-05T10:00:00.000Z',
        outcome: 'go',
        answer: answer({
          questionId: 'rollback',
          statement: { kind: 'choices', choices: ['button', 'tested'] },
        }),
      },
    ];
    api.copySources = [
      { reviewId: OTHER, entityRef: 'component:default/refunds' },
    ];
    await renderReview(api);

    const card = await rollback();
    await userEvent.click(card.getByRole('button', { name: 'Copy from …' }));
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Copy the answer of another entity',
      }),
    );
    await userEvent.click(
      await dialog.findByRole('button', {
        name: 'Copy this answer of Refunds',
      }),
    );

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      await card.findByRole('checkbox', { name: /Tested each quarter/ }),
    ).toBeChecked();
    await waitFor(() =>
      expect(card.getByText(/^Copied from/)).toHaveTextContent('refunds'),
    );
  });

  it('says why a copy was refused, and that there is nothing to copy', async () => {
    const api = new FakeOrrApi({ review: runningReview() });
    await renderReview(api);
    const card = await rollback();
    const open = card.getByRole('button', { name: 'Copy from …' });
    await userEvent.click(open);
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByText(/^No other entity of the same owner/),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(open).toHaveFocus());
  });

  it('names no entity that the viewer may not see', async () => {
    const api = new FakeOrrApi({
      review: runningReview([
        answer({
          questionId: 'alarms',
          answeredAt: '2026-02-03T10:00:00.000Z',
          copiedFrom: {
            reviewId: OTHER,
            answeredBy: 'user:default/tom',
            answeredAt: '2026-01-03T10:00:00.000Z',
          },
        }),
      ]),
    });
    await renderReview(api);
    expect(
      await screen.findByText(/^Copied from another review/),
    ).toHaveTextContent('tom');
  });

  it('hands a question to a colleague', async () => {
    const api = new FakeOrrApi({ review: runningReview() });
    await renderReview(api);
    const card = await rollback();
    await userEvent.click(card.getByRole('button', { name: 'Hand over' }));
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Hand this question to a colleague',
      }),
    );
    const confirm = dialog.getByRole('button', { name: 'Hand over to them' });
    await userEvent.click(confirm);
    expect(dialog.getByText('Choose a person or a group.')).toBeInTheDocument();
    expect(api.callsOf('saveAnswer')).toEqual([]);

    await enterText(dialog.getByLabelText('To whom'), 'user:default/tom');
    await enterText(
      dialog.getByLabelText('What should they find out?'),
      'Ask the platform',
    );
    await userEvent.click(confirm);

    await waitFor(() =>
      expect(api.callsOf('saveAnswer')).toEqual([
        expect.objectContaining({
          body: expect.objectContaining({
            statement: {
              kind: 'toBeResearched',
              assigneeRef: 'user:default/tom',
              note: 'Ask the platform',
            },
          }),
        }),
      ]),
    );
  });

  it('shows what is handed to whoever looks', async () => {
    const handed = answer({
      questionId: 'alarms',
      statement: { kind: 'toBeResearched', assigneeRef: 'User:default/Ada' },
    });
    await renderReview(new FakeOrrApi({ review: runningReview([handed]) }), {
      userRef: OWNER,
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Handed to you 1' }),
    );
    expect(
      screen.getByRole('region', { name: 'Are there alarms?' }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent('show=mine');
  });
});
