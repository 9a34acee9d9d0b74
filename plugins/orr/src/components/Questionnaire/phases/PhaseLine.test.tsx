import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../../__testUtils__/renderReview';
import {
  checklist,
  OWNER,
  REVIEW_ID,
  reviewDetail,
} from '../../../__testUtils__/reviewFixtures';

const [release, operations] = checklist.sections;

/** Two questions of launch, one of which is asked later, and four of operation. */
function fake(change: Partial<ReviewDetail['review']> = {}) {
  const detail = reviewDetail();
  return new FakeOrrApi({
    review: {
      ...detail,
      review: { ...detail.review, ...change },
      checklist: {
        ...detail.checklist,
        document: {
          ...checklist,
          sections: [
            {
              ...operations,
              questions: operations.questions.map(question => ({
                ...question,
                phase: 'operate' as const,
              })),
            },
            {
              ...release,
              questions: release.questions.map(question => ({
                ...question,
                phase: 'design' as const,
              })),
            },
          ],
        },
      },
      answers: [
        {
          questionId: 'alarms',
          revision: 1,
          statement: { kind: 'practice', value: 'no' },
          evidence: [],
          answeredBy: OWNER,
          answeredAt: '2026-03-01T10:00:00.000Z',
        },
      ],
    },
  });
}

const line = async () =>
  screen.findByRole('list', { name: 'Progress by phase' });
const texts = async () =>
  within(await line())
    .getAllByRole('listitem')
    .map(item => item.textContent);
const choose = async (name: string) => {
  await userEvent.click(screen.getByRole('button', { name: 'Phases…' }));
  await userEvent.click(await screen.findByRole('menuitemradio', { name }));
};
const address = () => screen.getByLabelText('address').textContent;

describe('PhaseLine', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('is not there where all is of one phase', async () => {
    await renderReview(new FakeOrrApi({ review: reviewDetail() }));
    await screen.findByRole('region', { name: 'Can you roll back?' });
    expect(
      screen.queryByRole('list', { name: 'Progress by phase' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Phases…' }),
    ).not.toBeInTheDocument();
  });

  it('counts by phase, and says in words which one is reached once it is set', async () => {
    const api = fake();
    await renderReview(api);
    expect(await texts()).toEqual(['Design 1 of 2', 'Operate 0 of 4']);
    await choose('Design');
    expect(
      await within(await line()).findByText('Design 1 of 2 (now)'),
    ).toHaveAttribute('aria-current', 'step');
    expect(await texts()).toEqual([
      'Design 1 of 2 (now)',
      'Operate 0 of 4 (later)',
    ]);
    await choose('No phase: everything is due');
    expect(
      await within(await line()).findByText('Design 1 of 2'),
    ).not.toHaveAttribute('aria-current');
    expect(api.callsOf('setReviewPhase')).toEqual([
      {
        params: { reviewId: REVIEW_ID },
        body: {
          mutationId: expect.any(String),
          phase: 'design',
          known: null,
        },
      },
      {
        params: { reviewId: REVIEW_ID },
        body: {
          mutationId: expect.any(String),
          phase: null,
          known: 'design',
        },
      },
    ]);
  });

  it('says that somebody else was first, and leaves it as it was', async () => {
    const api = fake();
    await renderReview(api);
    await line();
    api.review = {
      ...api.review!,
      review: { ...api.review!.review, phase: 'operate' },
    };
    await choose('Design');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /The phase was not set/,
    );
    expect(await texts()).toEqual(['Design 1 of 2', 'Operate 0 of 4']);
  });

  it('leads on to what is due before what comes later', async () => {
    await renderReview(fake({ phase: 'design' }));
    await line();
    await userEvent.click(
      screen.getByRole('button', { name: 'Next unanswered question' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Can you roll back?' }),
    ).toHaveFocus();
    expect(address()).toContain('question=rollback');
  });

  it('shows one phase alone, by an address that can be shared', async () => {
    const { unmount } = await renderReview(fake(), {
      path: '?question=rollback',
    });
    await line();
    await choose('Only Design');
    expect(screen.getByText('Only Design shows.')).toBeVisible();
    const nav = screen.getByRole('navigation', {
      name: 'Sections and questions',
    });
    expect(within(nav).queryByText('How many are on call?')).toBeNull();
    expect(within(nav).getByText('Can you roll back?')).toBeVisible();
    const search = address()!.slice(address()!.indexOf('?'));
    expect(search).toContain('phase=design');
    unmount();

    await renderReview(fake(), { path: search });
    expect(await screen.findByText('Only Design shows.')).toBeVisible();
    await choose('All phases');
    expect(screen.queryByText('Only Design shows.')).not.toBeInTheDocument();
    expect(address()).not.toContain('phase=');
  });
});
