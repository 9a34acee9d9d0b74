import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EntityOverview,
  NewlyAsked,
  OrrApi,
} from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { noExemption } from '../../__testUtils__/programmeFixtures';
import {
  checklistReadiness,
  checklistSummary,
  conditionalDecision,
  entityReadiness,
  reviewDetail,
  reviewSummary,
} from '../../__testUtils__/readinessFixtures';
import { renderTab } from '../../__testUtils__/renderTab';

const REVIEW_ID = '00000000-0000-4000-8000-000000000001';
const NAME = 'Asked since the decision: Service launch readiness';
const START = 'Start the next review with the last answers';
const DECISION = conditionalDecision();

const ROLLBACK = {
  questionId: 'rollback',
  title: 'Can you roll back without a build?',
  risk: 'high' as const,
};
const ONCALL = {
  questionId: 'oncall',
  title: 'Is somebody on call?',
  risk: 'medium' as const,
};
const ASKED: NewlyAsked = {
  checklistId: 'launch',
  decisionId: DECISION.id,
  tier: { was: 'tier-2', is: 'tier-1' },
  questions: [ROLLBACK, ONCALL],
};

function overviewOf(
  change: {
    asked?: Partial<NewlyAsked>;
    may?: EntityOverview['readiness']['may'];
    openReviewId?: string;
    running?: EntityOverview['running'];
    dueSoon?: boolean;
  } = {},
): EntityOverview {
  const { asked, may, openReviewId, running = [], dueSoon = false } = change;
  const { flags } = checklistReadiness();
  return {
    readiness: entityReadiness({
      checklists: [
        checklistReadiness({
          standing: 'ready',
          rule: 6,
          reasons: [],
          decisionId: DECISION.id,
          flags: { ...flags, inReview: openReviewId !== undefined, dueSoon },
          openReviewId,
        }),
      ],
      decisions: [DECISION],
      ...(may && { may }),
    }),
    checklists: [checklistSummary()],
    running,
    history: { items: [] },
    takenOver: [],
    newlyAsked: [{ ...ASKED, ...asked }],
    exemption: noExemption(),
  };
}

async function show(overview: EntityOverview, methods: Partial<OrrApi> = {}) {
  const api = createFakeOrrApi({
    getEntityOverview: async () => overview,
    ...methods,
  });
  renderTab(api);
  await screen.findByRole('region', { name: 'Operational readiness' });
  return { api };
}

const notice = () => within(screen.getByRole('region', { name: NAME }));

describe('NewlyAskedNotice', () => {
  it('tells an owner what changed and what is asked since, and starts the next review from there', async () => {
    const { api } = await show(overviewOf(), {
      createReview: async () => reviewDetail(),
      getReview: async () => reviewDetail(),
    });
    expect(notice().getByText(/Since the decision of/)).toHaveTextContent(
      /^Since the decision of February 1, 2026 the tier is tier-1 \(was tier-2\)\. 2 questions apply now that were not asked:$/,
    );
    expect(
      notice()
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Can you roll back without a build? (high risk when unmet)',
      'Is somebody on call? (medium risk when unmet)',
    ]);
    // There is one way to start, and it is here.
    expect(screen.getAllByRole('button', { name: START })).toHaveLength(1);
    await userEvent.click(notice().getByRole('button', { name: START }));
    expect(api.createReview).toHaveBeenCalledWith({
      body: expect.objectContaining({
        checklistId: 'launch',
        kind: 'periodic',
        carryOver: true,
      }),
    });
  });

  it('names five, and says how many more there are', async () => {
    await show(
      overviewOf({
        asked: {
          questions: Array.from({ length: 7 }, (_, index) => ({
            ...ONCALL,
            questionId: `q${index}`,
            title: `Question ${index}`,
          })),
        },
      }),
    );
    expect(notice().getByText(/7 questions apply now/)).toBeVisible();
    const items = notice().getAllByRole('listitem');
    expect(items).toHaveLength(6);
    expect(items[4]).toHaveTextContent('Question 4');
    expect(items[5]).toHaveTextContent('and 2 more');
  });

  it.each<[string, Partial<NewlyAsked>, RegExp]>([
    [
      'another lifecycle',
      { tier: undefined, lifecycle: { was: 'experimental', is: 'production' } },
      / the lifecycle is production \(was experimental\)\. /,
    ],
    [
      'both',
      { lifecycle: { was: 'experimental', is: 'production' } },
      / the tier is tier-1 \(was tier-2\) and the lifecycle is production \(was experimental\)\. /,
    ],
    [
      'a first tier',
      { tier: { is: 'tier-1' } },
      / the tier is tier-1 \(there was none\)\. /,
    ],
    [
      'a tier that is gone',
      { tier: { was: 'tier-1' }, questions: [ROLLBACK] },
      / there is no tier \(was tier-1\)\. 1 question applies now that was not asked:/,
    ],
  ])('says it of %s', async (_, asked, words) => {
    await show(overviewOf({ asked }));
    expect(notice().getByText(/Since the decision of/)).toHaveTextContent(
      words,
    );
  });

  it('leaves starting to the button that leads the screen where a review is due', async () => {
    await show(overviewOf({ dueSoon: true }));
    expect(notice().queryByRole('button')).not.toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: START })).toHaveLength(1);
  });

  it('tells whoever may only read, and offers nothing', async () => {
    await show(overviewOf({ may: { createReview: false, readReviews: true } }));
    expect(notice().getByText(ROLLBACK.title)).toBeVisible();
    expect(notice().queryByRole('button')).not.toBeInTheDocument();
  });

  describe('while a review runs', () => {
    const underway = (
      questions: NewlyAsked['questions'],
      change: Parameters<typeof reviewDetail>[0] = {},
    ) =>
      overviewOf({
        asked: { questions },
        openReviewId: REVIEW_ID,
        running: [
          reviewDetail({
            review: reviewSummary({ kind: 'periodic' }),
            ...change,
          }),
        ],
      });

    it('is a line once that asks all of it', async () => {
      await show(underway([ROLLBACK, ONCALL]));
      expect(notice().getByText(/Since the decision of/)).toHaveTextContent(
        /\(was tier-2\)\. 2 questions that apply now are asked in the running review\.$/,
      );
      expect(notice().queryByRole('listitem')).not.toBeInTheDocument();
      expect(notice().queryByRole('button')).not.toBeInTheDocument();
    });

    it('names what that does not ask', async () => {
      const gone = { ...ONCALL, questionId: 'gone', title: 'Left out since?' };
      await show(underway([ROLLBACK, gone]));
      expect(notice().getByText(/1 question applies now/)).toBeVisible();
      expect(
        notice()
          .getAllByRole('listitem')
          .map(({ textContent }) => textContent),
      ).toEqual(['Left out since? (medium risk when unmet)']);
    });

    it('waits for a review of the system before it says anything', async () => {
      let arrive: (detail: ReturnType<typeof reviewDetail>) => void = () => {};
      await show(overviewOf({ openReviewId: REVIEW_ID }), {
        getReview: () =>
          new Promise(resolve => {
            arrive = resolve;
          }),
      });
      expect(
        screen.queryByRole('region', { name: NAME }),
      ).not.toBeInTheDocument();
      arrive(reviewDetail({ review: reviewSummary({ kind: 'periodic' }) }));
      expect(
        await screen.findByText(/are asked in the running review\./),
      ).toBeVisible();
    });
  });
});
