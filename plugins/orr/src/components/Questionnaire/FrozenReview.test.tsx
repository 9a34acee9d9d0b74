import { screen, within } from '@testing-library/react';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  OWNER,
  REVIEWER,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const submitted = (rest: Partial<ReviewDetail> = {}) =>
  reviewDetail({
    review: { ...reviewDetail().review, state: 'submitted', revision: 2 },
    may: { update: false, decide: false },
    snapshot: {
      id: '0b0e0d6c-8c1b-4f5e-9d3a-1f2e3d4c5b6a',
      kind: 'submission',
      sequence: 1,
      contentHash: 'hash',
      createdBy: OWNER,
      createdAt: '2026-03-02T11:00:00.000Z',
      message: '<b>Please</b> look',
      ownerRefs: ['group:default/payments-team'],
      answers: [
        {
          questionId: 'rollback',
          revision: 1,
          statement: { kind: 'choices', choices: ['button'] },
          note: 'Since May',
          // eslint-disable-next-line no-script-url
          evidence: [
            {
              url: 'https://example.com/run',
              title: 'The run',
              date: '2026-02-01',
            },
            // eslint-disable-next-line no-script-url
            { url: 'javascript:alert(1)', title: 'Trap', date: '2026-02-01' },
          ],
          answeredBy: OWNER,
          answeredAt: '2026-03-01T10:00:00.000Z',
        },
      ],
    },
    ...rest,
  });

describe('FrozenReview', () => {
  it('shows the frozen answers with note and evidence, and nothing to change', async () => {
    await renderReview(new FakeOrrApi({ review: submitted() }));
    const rollback = within(
      await screen.findByRole('region', { name: 'Can you roll back?' }),
    );
    expect(rollback.getByText('By a button')).toBeInTheDocument();
    expect(rollback.getByText('Note: Since May')).toBeInTheDocument();
    expect(rollback.getByText('Medium risk')).toBeInTheDocument();
    expect(rollback.getByRole('link', { name: 'The run' })).toHaveAttribute(
      'href',
      'https://example.com/run',
    );
    expect(rollback.getByText('Trap')).toBeInTheDocument();
    expect(
      rollback.queryByRole('link', { name: 'Trap' }),
    ).not.toBeInTheDocument();
    expect(rollback.getByRole('link', { name: /ada/ })).toBeInTheDocument();
    expect(screen.getByText('Message: <b>Please</b> look')).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Decide review' }),
    ).not.toBeInTheDocument();
  });

  it('goes to the answer that the address names', async () => {
    await renderReview(new FakeOrrApi({ review: submitted() }), {
      path: '?question=recovery',
    });
    expect(
      await screen.findByRole('heading', { name: 'How fast do you recover?' }),
    ).toHaveFocus();
  });

  it('leads whoever may decide to the decision', async () => {
    await renderReview(
      new FakeOrrApi({
        review: submitted({ may: { update: false, decide: true } }),
      }),
    );
    expect(
      await screen.findByRole('link', { name: 'Decide review' }),
    ).toHaveAttribute('href', expect.stringMatching(/\/decision$/));
  });

  it('says why someone may not decide', async () => {
    const may = {
      update: false,
      decide: false,
      decideRefusal: 'isDriver' as const,
    };
    await renderReview(new FakeOrrApi({ review: submitted({ may }) }));
    expect(
      await screen.findByText(/You drive this review; someone else decides it/),
    ).toBeInTheDocument();
  });

  it('shows a running review to a reader without any control', async () => {
    const answers = submitted().snapshot!.answers;
    await renderReview(
      new FakeOrrApi({
        review: reviewDetail({
          answers,
          may: { update: false, decide: false },
        }),
      }),
    );
    expect(
      await screen.findByText('You can read this review and not change it.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Note: Since May')).toBeInTheDocument();
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('shows the decision with its conditions', async () => {
    await renderReview(
      new FakeOrrApi({
        review: submitted({
          review: { ...reviewDetail().review, state: 'decided', revision: 3 },
          decision: {
            id: 'd',
            reviewId: 'r',
            reviewKind: 'launch',
            snapshotId: 's',
            checklistVersion: 3,
            outcome: 'conditionalGo',
            reason: 'Good enough',
            decidedBy: REVIEWER,
            decidedAt: '2026-03-03T10:00:00.000Z',
            validUntil: '2027-03-03',
            confirmedQuestionIds: [],
            conditions: [
              {
                id: 'c',
                questionId: 'rollback',
                text: 'Test it each quarter',
                ownerRef: 'group:default/payments-team',
                dueOn: '2026-04-01',
              },
            ],
          },
        }),
      }),
    );
    const decision = within(
      await screen.findByRole('region', { name: 'Decision' }),
    );
    expect(
      decision.getByRole('heading', { name: 'Decision: Conditional go' }),
    ).toBeInTheDocument();
    expect(decision.getByText('Reason: Good enough')).toBeInTheDocument();
    expect(decision.getByText('March 3, 2027')).toBeInTheDocument();
    const conditions = within(
      decision.getByRole('table', { name: 'Conditions' }),
    );
    expect(conditions.getByText('Test it each quarter')).toBeInTheDocument();
    expect(conditions.getByText('Can you roll back?')).toBeInTheDocument();
    expect(
      conditions.getByRole('link', { name: /payments-team/ }),
    ).toBeInTheDocument();
    expect(conditions.getByText('April 1, 2026')).toBeInTheDocument();
  });
});
