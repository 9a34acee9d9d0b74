import { RouteRef } from '@backstage/core-plugin-api';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { OrrApi } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  checklistReadiness,
  conditionalDecision,
  entityReadiness,
  paymentsEntity,
  reviewDetail,
  reviewSummary,
} from '../../__testUtils__/readinessFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { entityContentRouteRef } from '../../routes';
import { EntityReadinessCard } from './EntityReadinessCard';

function renderCard(
  methods: Partial<OrrApi>,
  mounted: Record<string, RouteRef> = {
    '/readiness-tab': entityContentRouteRef,
  },
) {
  return renderInTestApp(
    <TestApiProvider apis={[[orrApiRef, createFakeOrrApi(methods)]]}>
      <EntityProvider entity={paymentsEntity()}>
        <EntityReadinessCard />
      </EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...mounted,
      },
    },
  );
}

describe('EntityReadinessCard', () => {
  it('says where the entity stands, why, until when, and leads to the tab', async () => {
    const decision = conditionalDecision();
    await renderCard({
      getEntityReadiness: async () =>
        entityReadiness({
          checklists: [
            checklistReadiness({
              standing: 'readyWithConditions',
              rule: 5,
              reasons: [
                {
                  code: 'conditionOpen',
                  conditionId: 'later',
                  date: '2026-06-01',
                },
              ],
              decisionId: decision.id,
              validUntil: '2027-02-01',
            }),
          ],
          decisions: [decision],
        }),
    });
    expect(
      await screen.findByText('Ready with conditions'),
    ).toBeInTheDocument();
    expect(screen.getByText('1 open condition')).toBeInTheDocument();
    expect(screen.getByText('February 1, 2027')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the readiness tab' }),
    ).toHaveAttribute('href', '/readiness-tab');
  });

  it('stands without a way to the tab where the portal has none', async () => {
    await renderCard({ getEntityReadiness: async () => entityReadiness() }, {});
    expect(await screen.findByText('Operational readiness')).toBeVisible();
    expect(await screen.findByText('Never reviewed')).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Open the readiness tab' }),
    ).not.toBeInTheDocument();
  });

  it('shows how far the running review is', async () => {
    const review = reviewSummary();
    await renderCard({
      getEntityReadiness: async () =>
        entityReadiness({
          checklists: [checklistReadiness({ openReviewId: review.id })],
        }),
      getReview: async () => reviewDetail(),
    });
    expect(
      await screen.findByText(/running: 1 of 3 answered/),
    ).toBeInTheDocument();
  });

  it('is quiet where nothing is required', async () => {
    await renderCard({
      getEntityReadiness: async () => entityReadiness({ checklists: [] }),
    });
    expect(
      await screen.findByText('No checklist asks for a review here.'),
    ).toBeInTheDocument();
  });

  it('says that one may not see it', async () => {
    const error = await responseError(403, 'No');
    await renderCard({
      getEntityReadiness: async () => {
        throw error;
      },
    });
    expect(
      await screen.findByText('You may not see the readiness of this entity.'),
    ).toBeInTheDocument();
  });

  it('says that it could not be loaded, and tries again', async () => {
    const error = await responseError(500, 'Broken');
    await renderCard({
      getEntityReadiness: async () => {
        throw error;
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The readiness of this entity could not be loaded.',
    );
    expect(
      screen.getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });
});
