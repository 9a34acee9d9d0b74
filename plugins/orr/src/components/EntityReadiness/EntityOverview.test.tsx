import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OrrApi } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { noExemption } from '../../__testUtils__/programmeFixtures';
import {
  checklistReadiness,
  checklistSummary,
  checklistVersion,
  conditionalDecision,
  entityReadiness,
  paymentsEntity,
  reviewDetail,
  reviewSummary,
} from '../../__testUtils__/readinessFixtures';
import { renderTab } from '../../__testUtils__/renderTab';
import { responseError } from '../../__testUtils__/responseError';

const REVIEW_ID = '00000000-0000-4000-8000-000000000001';

function fakeApi(methods: Partial<OrrApi> = {}) {
  return createFakeOrrApi({
    getEntityReadiness: async () => entityReadiness(),
    listChecklists: async () => ({ items: [checklistSummary()] }),
    listEntityReviews: async () => ({ items: [] }),
    getReview: async () => reviewDetail(),
    ...methods,
  });
}

function underReview(change = {}) {
  return entityReadiness({
    checklists: [
      checklistReadiness({
        openReviewId: REVIEW_ID,
        flags: { ...checklistReadiness().flags, inReview: true },
      }),
    ],
    ...change,
  });
}

function conditional() {
  const decision = conditionalDecision();
  return entityReadiness({
    checklists: [
      checklistReadiness({
        standing: 'notReady',
        rule: 3,
        reasons: [
          { code: 'conditionPastDue', conditionId: 'late', date: '2026-02-10' },
          { code: 'conditionOpen', conditionId: 'later', date: '2026-06-01' },
        ],
        decisionId: decision.id,
        validUntil: '2027-02-01',
      }),
    ],
    decisions: [decision],
  });
}

async function strip() {
  return within(
    await screen.findByRole('region', { name: 'Operational readiness' }),
  );
}

describe('EntityOverview', () => {
  describe('before the first review', () => {
    it('says where it stands, what a review is, how long it takes and what follows', async () => {
      renderTab(fakeApi());

      const said = await strip();
      expect(said.getByText('Never reviewed')).toBeInTheDocument();
      expect(
        said.getByText('No review has been decided yet'),
      ).toBeInTheDocument();
      expect(said.getByRole('link', { name: /money/ })).toBeInTheDocument();
      expect(
        await screen.findByText(/3 questions, about 40 minutes/),
      ).toBeInTheDocument();
      expect(screen.getByText(/counts as never reviewed/)).toBeInTheDocument();
      expect(
        screen.getByText('Reviews and decisions will be listed here.'),
      ).toBeInTheDocument();
    });

    it('asks the backend for the entity of the page', async () => {
      const orrApi = fakeApi();
      renderTab(orrApi, { entity: paymentsEntity('API') });

      await strip();
      expect(orrApi.getEntityReadiness).toHaveBeenCalledWith(
        { params: { kind: 'api', namespace: 'default', name: 'payments' } },
        expect.anything(),
      );
    });

    it('shows the questions on request', async () => {
      renderTab(
        fakeApi({ getChecklistVersion: async () => checklistVersion() }),
      );

      await userEvent.click(
        await screen.findByRole('button', {
          name: 'Show the questions of Service launch readiness',
        }),
      );

      expect(
        await screen.findByText('Can you roll back without a build?'),
      ).toBeInTheDocument();
    });

    it('says who can start a review to whoever cannot', async () => {
      renderTab(
        fakeApi({
          getEntityReadiness: async () =>
            entityReadiness({
              may: { createReview: false, readReviews: true },
            }),
        }),
      );

      expect(
        await screen.findByText(
          /The owners of this entity can start a review:/,
        ),
      ).toHaveTextContent('money');
      expect(
        screen.queryByRole('button', { name: /Start/ }),
      ).not.toBeInTheDocument();
    });
  });

  describe('while a review runs', () => {
    it('shows its sections, the questions that matter most, and the way on', async () => {
      renderTab(fakeApi({ getEntityReadiness: async () => underReview() }));

      const said = await strip();
      expect(
        await said.findByRole('link', { name: 'Continue review, 2 left' }),
      ).toHaveAttribute('href', `/reviews/${REVIEW_ID}`);
      expect(
        said.getByRole('link', { name: 'Launch review running' }),
      ).toBeInTheDocument();
      expect(screen.getByText(/1 of 3 answered/)).toBeInTheDocument();
      expect(
        screen.getByRole('progressbar', {
          name: 'Operations: 0 of 2 answered',
        }),
      ).toBeInTheDocument();
      const next = screen
        .getAllByRole('link')
        .filter(link => link.getAttribute('href')?.includes('?question='));
      expect(next.map(link => link.textContent)).toEqual([
        'Can you roll back without a build?',
        'Is somebody on call?',
      ]);
    });

    it('leads whoever may decide to the decision', async () => {
      const review = reviewSummary({
        state: 'submitted',
        submittedAt: '2026-02-22T10:00:00.000Z',
      });
      renderTab(
        fakeApi({
          getEntityReadiness: async () => underReview(),
          getReview: async () =>
            reviewDetail({ review, may: { update: false, decide: true } }),
        }),
      );

      expect(
        await screen.findByRole('link', { name: 'Decide review' }),
      ).toHaveAttribute('href', `/reviews/${REVIEW_ID}/decision`);
      expect(screen.getByText(/it waits for a decision/)).toHaveTextContent(
        'Anyone with the right to decide can, except the person who leads the review.',
      );
    });

    it('lets others look at it', async () => {
      const review = reviewSummary({
        state: 'submitted',
        submittedAt: '2026-02-22T10:00:00.000Z',
      });
      renderTab(
        fakeApi({
          getEntityReadiness: async () => underReview(),
          getReview: async () =>
            reviewDetail({ review, may: { update: false, decide: false } }),
        }),
      );

      expect(
        await screen.findByRole('link', { name: 'View review' }),
      ).toBeInTheDocument();
    });

    it('says that the answers are not for this viewer', async () => {
      const orrApi = fakeApi({
        getEntityReadiness: async () =>
          underReview({ may: { createReview: false, readReviews: false } }),
      });
      renderTab(orrApi);

      expect(
        await screen.findByText(
          /You may see the standing, but not the answers/,
        ),
      ).toBeInTheDocument();
      expect(
        screen.getByText(
          'You may see the standing, but not the reviews behind it.',
        ),
      ).toBeInTheDocument();
      expect(orrApi.getReview).not.toHaveBeenCalled();
      expect(orrApi.listEntityReviews).not.toHaveBeenCalled();
    });

    it('keeps the rest of the page when the review does not come', async () => {
      const getReview = jest
        .fn()
        .mockRejectedValueOnce(await responseError(500, 'broken'))
        .mockResolvedValue(reviewDetail());
      const overview = {
        readiness: underReview(),
        checklists: [],
        takenOver: [],
        newlyAsked: [],
        exemption: noExemption(),
      };
      renderTab(
        fakeApi({
          getEntityOverview: async () => ({ ...overview, running: [] }),
          getReview,
        }),
      );

      expect(
        await screen.findByText('The running review could not be loaded'),
      ).toBeInTheDocument();
      expect(
        screen.getByText('Never reviewed', { selector: 'h2 *' }),
      ).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      expect(
        await screen.findByRole('link', { name: 'Continue review, 2 left' }),
      ).toBeInTheDocument();
    });
  });

  describe('after a decision', () => {
    it('lists the conditions with owner and date and says which are past it', async () => {
      renderTab(fakeApi({ getEntityReadiness: async () => conditional() }));

      const list = within(
        await screen.findByRole('list', { name: 'Conditions of the decision' }),
      );
      const [late, later] = list.getAllByRole('listitem');
      expect(late).toHaveTextContent('Rehearse the restore');
      expect(late).toHaveTextContent(
        /ada · Due February 10, 2026, past its date/,
      );
      expect(later).toHaveTextContent('Write the runbook');
      expect(
        within(later).getByRole('link', {
          name: 'Open the condition: Write the runbook',
        }),
      ).toHaveAttribute(
        'href',
        expect.stringMatching(
          /reviews\/00000000-0000-4000-8000-000000000009\?condition=later$/,
        ),
      );
      expect(later).not.toHaveTextContent('past its date');
      const said = await strip();
      expect(
        said.getByRole('link', { name: '1 condition past its date' }),
      ).toHaveAttribute('href', '#orr-conditions-launch');
      expect(said.queryByText('February 1, 2027')).not.toBeInTheDocument();
      expect(
        said.getByRole('button', {
          name: 'Start the next review with the last answers',
        }),
      ).toBeInTheDocument();
    });

    it('leads to the last review where nothing is to do, and offers another', async () => {
      const ready = conditional();
      const [checklist] = ready.checklists;
      renderTab(
        fakeApi({
          getEntityReadiness: async () =>
            entityReadiness({
              ...ready,
              headline: 'ready',
              checklists: [
                {
                  ...checklist,
                  standing: 'ready',
                  reasons: [{ code: 'decidedGo', decisionId: 'decision-1' }],
                },
              ],
            }),
        }),
      );

      const said = await strip();
      expect(said.getByText('February 1, 2027')).toBeInTheDocument();
      expect(
        said.getByRole('link', { name: 'View review' }),
      ).toBeInTheDocument();
      expect(
        said.queryByRole('button', { name: /Start/ }),
      ).not.toBeInTheDocument();
      expect(
        screen.getByRole('button', {
          name: 'Start the next review with the last answers',
        }),
      ).toBeInTheDocument();
    });

    it('pages through the history', async () => {
      const listEntityReviews: OrrApi['listEntityReviews'] = async ({
        query,
      }) =>
        query?.cursor === 'more'
          ? {
              items: [
                reviewSummary({
                  id: 'old',
                  kind: 'launch',
                  outcome: 'noGo',
                  state: 'decided',
                  decidedAt: '2025-01-01T00:00:00.000Z',
                }),
              ],
            }
          : {
              items: [reviewSummary({ kind: 'periodic' })],
              nextCursor: 'more',
            };
      renderTab(fakeApi({ listEntityReviews }));

      expect(
        await screen.findByRole('link', {
          name: 'Periodic review, In progress',
        }),
      ).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Show older' }));

      expect(
        await screen.findByRole('link', { name: 'Launch review, No-go' }),
      ).toHaveAttribute('href', '/reviews/old');
      expect(
        screen.getByRole('link', { name: 'Periodic review, In progress' }),
      ).toBeInTheDocument();
      expect(
        screen.queryByRole('button', { name: 'Show older' }),
      ).not.toBeInTheDocument();
    });
  });
});
