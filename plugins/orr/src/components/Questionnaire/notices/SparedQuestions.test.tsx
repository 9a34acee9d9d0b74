import { screen } from '@testing-library/react';
import { ReviewDetail } from 'backstage-plugin-orr-common';
import { FakeOrrApi } from '../../../__testUtils__/FakeOrrApi';
import { renderReview } from '../../../__testUtils__/renderReview';
import { reviewDetail } from '../../../__testUtils__/reviewFixtures';

const told = () => screen.queryAllByText(/^Not asked of/);

function spared(...questionIds: string[]): ReviewDetail {
  const { checklist } = reviewDetail();
  return reviewDetail({
    checklist: {
      ...checklist,
      spared: questionIds.map(questionId => ({ questionId, version: 4 })),
    },
  });
}

const part = (name: string, sparedQuestionIds?: string[]) => ({
  entityRef: `component:default/${name}`,
  kind: 'component',
  namespace: 'default',
  name,
  ownerRefs: ['group:default/money'],
  ownerState: 'owned' as const,
  unaskedQuestionIds: [],
  sparedQuestionIds,
});

describe('SparedQuestions', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('says what a review leaves to new entities, and asks the rest', async () => {
    await renderReview(
      new FakeOrrApi({
        review: { ...spared('rollback'), sparedQuestionIds: ['rollback'] },
      }),
    );
    expect(
      await screen.findByText(
        'Not asked of entities that were decided before version 4: Can you roll back?',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Are there alarms?' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'Can you roll back?' }),
    ).toBeNull();
  });

  it('says so of a review that can only be read', async () => {
    await renderReview(
      new FakeOrrApi({
        review: {
          ...spared('rollback'),
          sparedQuestionIds: ['rollback'],
          may: { update: false, decide: false },
        },
      }),
    );
    await screen.findByText('You can read this review and not change it.');
    expect(told()).toHaveLength(1);
  });

  it('says nothing where the entity is new', async () => {
    await renderReview(new FakeOrrApi({ review: spared('rollback') }));
    expect(
      await screen.findByRole('region', { name: 'Can you roll back?' }),
    ).toBeVisible();
    expect(told()).toEqual([]);
  });

  it('names those parts of a system that are not asked', async () => {
    await renderReview(
      new FakeOrrApi({
        review: {
          ...spared('rollback', 'alarms'),
          covered: [
            part('pay', ['rollback', 'alarms']),
            part('cart', ['alarms']),
          ],
        },
      }),
    );
    expect(
      await screen.findByText(
        'Not asked of pay, decided before version 4: Can you roll back?',
      ),
    ).toBeVisible();
    expect(told().map(line => line.textContent)).toEqual([
      'Not asked of pay, decided before version 4: Can you roll back?',
      'Not asked of entities that were decided before version 4: Are there alarms?',
    ]);
  });
});
