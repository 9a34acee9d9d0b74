import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Snapshot } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../__testUtils__/renderReview';
import {
  OWNER,
  REVIEW_ID,
  reviewDetail,
} from '../../__testUtils__/reviewFixtures';

const frozen = (
  id: string,
  rest: Pick<Snapshot, 'kind' | 'name' | 'createdAt'>,
  choice: string,
) => ({
  reviewId: REVIEW_ID,
  checklistId: reviewDetail().review.checklistId,
  checklistVersion: reviewDetail().review.checklistVersion,
  snapshot: {
    id,
    sequence: 1,
    contentHash: `hash of ${id}`,
    createdBy: OWNER,
    ownerRefs: [],
    answers: [
      {
        questionId: 'rollback',
        revision: 1,
        statement: { kind: 'choices' as const, choices: [choice] },
        evidence: [],
        answeredBy: OWNER,
        answeredAt: '2026-03-01T10:00:00.000Z',
      },
    ],
    ...rest,
  },
});

const BY_HAND = frozen(
  'by-hand',
  { kind: 'byHand', name: 'Dry run', createdAt: '2026-03-02T09:00:00.000Z' },
  'none',
);
const SUBMISSION = frozen(
  'submission',
  { kind: 'submission', createdAt: '2026-03-02T11:00:00.000Z' },
  'button',
);
const DECISION = frozen(
  'decision',
  { kind: 'decision', createdAt: '2026-03-02T12:00:00.000Z' },
  'button',
);

const open = async (path: string) => {
  const api = new FakeOrrApi({ review: reviewDetail() });
  api.snapshots = [DECISION, SUBMISSION, BY_HAND];
  await renderReview(api, { path });
};

describe('SnapshotPage', () => {
  it('shows a snapshot by its name, and compares it with any other', async () => {
    await open('/snapshots/by-hand');
    expect(
      await screen.findByRole('heading', {
        name: 'Dry run: the review as it was',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(/hash of by-hand/)).toBeInTheDocument();

    await userEvent.click(
      await screen.findByRole('button', { name: /Compare with/ }),
    );
    const offered = within(await screen.findByRole('listbox'));
    expect(
      offered.getAllByRole('option').map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^Decision, /),
      expect.stringMatching(/^Submission 1, /),
      'Nothing',
    ]);
    await userEvent.click(offered.getByRole('option', { name: /^Decision/ }));
    expect(
      await screen.findByText(/Changed since the snapshot “Decision”/),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      `against=${REVIEW_ID}%7Edecision`,
    );
  });

  it('compares a decision with what was submitted, unless another is chosen', async () => {
    await open(`/snapshots/decision?against=${REVIEW_ID}~by-hand`);
    expect(
      await screen.findByText(/Changed since the snapshot “Dry run”/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Decision: the review as it was' }),
    ).toBeInTheDocument();
  });

  it('leads from the list to each of them by its name', async () => {
    await open('');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Snapshots' }),
    );
    const list = within(await screen.findByRole('list', { name: 'Snapshots' }));
    for (const [name, id] of [
      ['Decision', 'decision'],
      ['Submission 1', 'submission'],
      ['Dry run', 'by-hand'],
    ]) {
      expect(list.getByRole('link', { name })).toHaveAttribute(
        'href',
        expect.stringMatching(new RegExp(`/snapshots/${id}$`)),
      );
    }
  });
});
