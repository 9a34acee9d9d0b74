import { identityApiRef } from '@backstage/core-plugin-api';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { Scorecard } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { MyScorecardCard } from './MyScorecardCard';

const STANDINGS = {
  notReady: 1,
  neverReviewed: 0,
  overdue: 0,
  readyWithConditions: 0,
  ready: 2,
  notRequired: 0,
};
const GROUPS = ['group:default/payments', 'group:default/checkout'];

const scorecard: Scorecard = {
  scope: { kind: 'group', refs: GROUPS },
  at: '2026-03-31',
  today: '2026-03-31',
  counts: {
    total: 3,
    standings: STANDINGS,
    tiers: [{ tier: '1', total: 3, standings: STANDINGS }],
  },
  untold: [],
  history: { ownersAsOf: 'then' },
  freshness: { from: 'rollUps', asOf: '2026-03-31T10:00:00.000Z', due: 0 },
};

async function show(
  ownershipEntityRefs: string[],
  getScorecard = async () => scorecard,
) {
  const orrApi = createFakeOrrApi({ getScorecard });
  const identity = {
    getBackstageIdentity: async () => ({
      type: 'user' as const,
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs,
    }),
  };
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [orrApiRef, orrApi],
        [identityApiRef, identity as any],
      ]}
    >
      <MyScorecardCard />
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/orr': rootRouteRef,
      },
    },
  );
  // A fake of the API itself would be taken for a promise.
  return { orrApi };
}

describe('the scorecard of the viewer’s groups', () => {
  it('counts what they own together, and leads to their list', async () => {
    const { orrApi } = await show(['user:default/ada', ...GROUPS]);
    expect(
      await screen.findByRole('table', { name: 'Standing by tier' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Show them in the list' }),
    ).toHaveAttribute(
      'href',
      '/orr?owner=group%3Adefault%2Fpayments&owner=group%3Adefault%2Fcheckout&scope=all',
    );
    expect(orrApi.getScorecard.mock.calls[0][0].query).toEqual({
      group: GROUPS,
    });
  });

  it.each([[[]], [['user:default/ada']]])(
    'asks for nobody else’s where there is no group (%j)',
    async refs => {
      const { orrApi } = await show(refs);
      expect(
        await screen.findByText(
          'You belong to no group, so there is nothing to count.',
        ),
      ).toBeInTheDocument();
      expect(orrApi.getScorecard).not.toHaveBeenCalled();
    },
  );

  it('says so where one may not see it', async () => {
    const error = await responseError(403, 'no');
    await show(GROUPS, () => Promise.reject(error));
    expect(
      await screen.findByText('You may not see where the entities here stand.'),
    ).toBeInTheDocument();
  });
});
