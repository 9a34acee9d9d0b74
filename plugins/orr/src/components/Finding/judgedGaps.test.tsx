import { screen, within } from '@testing-library/react';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import {
  disposition,
  dispositionItem,
} from '../../__testUtils__/findingFixtures';
import { renderReview } from '../../__testUtils__/renderReview';
import { reviewDetail } from '../../__testUtils__/reviewFixtures';

const GRANTED = {
  state: 'approved',
  decidedBy: 'user:default/kim',
  decidedAt: '2026-03-02T10:00:00.000Z',
} as const;
const answers = [
  {
    questionId: 'rollback',
    revision: 1,
    statement: { kind: 'choices' as const, choices: ['none'] },
    evidence: [],
    answeredBy: 'user:default/ada',
    answeredAt: '2026-03-01T10:00:00.000Z',
  },
];

const card = async () =>
  within(await screen.findByRole('region', { name: 'Can you roll back?' }));

describe('gaps as judged in the browser', () => {
  beforeEach(() => localStorage.clear());

  it('shows an accepted risk as what it is, and lets a decision pass', async () => {
    await renderReview(
      new FakeOrrApi({
        review: reviewDetail({ answers, dispositions: [disposition(GRANTED)] }),
      }),
    );
    expect(
      (await card()).getByText('High risk, accepted until June 30, 2099'),
    ).toBeInTheDocument();
    const nav = within(
      screen.getByRole('navigation', { name: 'Sections and questions' }),
    );
    expect(
      nav.getByRole('img', {
        name: 'High risk, accepted until June 30, 2099',
      }),
    ).toHaveTextContent('◇');
  });

  it('follows what is decided while the review is open', async () => {
    const api = new FakeOrrApi({ review: reviewDetail({ answers }) });
    api.findings = [dispositionItem(GRANTED)];
    await renderReview(api);
    expect(
      await (
        await card()
      ).findByText('High risk, accepted until June 30, 2099'),
    ).toBeInTheDocument();
  });

  it('does not count what ran out, nor what only waits', async () => {
    await renderReview(
      new FakeOrrApi({
        review: reviewDetail({
          answers,
          dispositions: [
            disposition({ ...GRANTED, until: '2026-03-01' }),
            disposition({ id: 'disposition-1' }),
          ],
        }),
      }),
    );
    expect((await card()).getByText('High risk')).toBeInTheDocument();
  });

  it('shows a decided review as the decision found it', async () => {
    const detail = reviewDetail({
      answers,
      dispositions: [
        disposition({ ...GRANTED, decidedAt: '2026-03-05T10:00:00.000Z' }),
      ],
      may: { update: false, decide: false },
      decision: {
        id: 'decision-1',
        reviewId: 'review',
        reviewKind: 'launch',
        snapshotId: 'snapshot',
        checklistVersion: 3,
        outcome: 'noGo',
        reason: 'Not yet',
        decidedBy: 'user:default/kim',
        decidedAt: '2026-03-03T10:00:00.000Z',
        conditions: [],
        confirmedQuestionIds: [],
      },
    });
    const review = { ...detail.review, state: 'decided' as const };
    await renderReview(new FakeOrrApi({ review: { ...detail, review } }));
    expect((await card()).getByText('High risk')).toBeInTheDocument();
  });
});
