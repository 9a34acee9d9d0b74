import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { OrrApi, Scorecard } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { paymentsEntity } from '../../__testUtils__/readinessFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { ScorecardCard } from './ScorecardCard';

const STANDINGS = {
  notReady: 1,
  neverReviewed: 0,
  overdue: 0,
  readyWithConditions: 0,
  ready: 2,
  notRequired: 0,
};

function scorecard(change: Partial<Scorecard> = {}): Scorecard {
  return {
    scope: { kind: 'group', refs: ['group:default/payments'] },
    at: '2026-03-31',
    today: '2026-03-31',
    counts: {
      total: 3,
      standings: STANDINGS,
      tiers: [{ tier: '1', total: 3, standings: STANDINGS }],
    },
    coverage: { inScope: 3, covered: 2, exempt: 0, outOfScope: 0 },
    untold: [],
    history: { ownersAsOf: 'then' },
    freshness: { from: 'rollUps', asOf: '2026-03-31T10:00:00.000Z', due: 0 },
    ...change,
  };
}

async function show(
  kind: string,
  getScorecard: OrrApi['getScorecard'],
  page: Record<string, typeof rootRouteRef> = { '/orr': rootRouteRef },
) {
  const orrApi = createFakeOrrApi({ getScorecard });
  await renderInTestApp(
    <TestApiProvider apis={[[orrApiRef, orrApi]]}>
      <EntityProvider entity={paymentsEntity(kind)}>
        <ScorecardCard />
      </EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...page,
      },
    },
  );
  return { orrApi };
}

describe('ScorecardCard', () => {
  it('counts what is of a group by standing and tier, and leads to its list', async () => {
    const { orrApi } = await show('Group', async () => scorecard());
    const rows = within(
      await screen.findByRole('table', { name: 'Standing by tier' }),
    ).getAllByRole('row');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'StandingAll1',
      'Not ready11',
      'Ready22',
    ]);
    expect(screen.getByText('2 of 3 in scope are covered')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Show them in the list' }),
    ).toHaveAttribute(
      'href',
      '/orr?owner=group%3Adefault%2Fpayments&scope=all',
    );
    expect(
      screen.getByRole('link', { name: 'Show 2 in the list: Ready, All' }),
    ).toHaveAttribute(
      'href',
      '/orr?standing=ready&owner=group%3Adefault%2Fpayments&scope=all',
    );
    expect(
      screen.getByRole('link', { name: 'Show 1 in the list: Not ready, 1' }),
    ).toHaveAttribute(
      'href',
      '/orr?standing=notReady&owner=group%3Adefault%2Fpayments&tier=1&scope=all',
    );
    expect(orrApi.getScorecard.mock.calls[0][0].query).toEqual({
      group: ['group:default/payments'],
    });
  });

  it.each([
    ['System', 'system'],
    ['Domain', 'domain'],
  ] as const)(
    'counts what is of a %s, and leads to its list',
    async (kind, of) => {
      const ref = `${of}:default/payments`;
      const { orrApi } = await show(kind, async () =>
        scorecard({ scope: { kind: of, refs: [ref] } }),
      );
      expect(
        await screen.findByRole('table', { name: 'Standing by tier' }),
      ).toBeInTheDocument();
      expect(orrApi.getScorecard.mock.calls[0][0].query).toEqual({ [of]: ref });
      const path = `${of}=${of}%3Adefault%2Fpayments`;
      expect(
        screen.getByRole('link', { name: 'Show them in the list' }),
      ).toHaveAttribute('href', `/orr?${path}&scope=all`);
      expect(
        screen.getByRole('link', { name: 'Show 2 in the list: Ready, All' }),
      ).toHaveAttribute('href', `/orr?standing=ready&${path}&scope=all`);
    },
  );

  it('leads nowhere in a portal that has no list', async () => {
    await show('Group', async () => scorecard(), {});
    await screen.findByRole('table', { name: 'Standing by tier' });
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('says where there is nothing to count', async () => {
    await show('Group', async () =>
      scorecard({ counts: { total: 0, standings: STANDINGS } }),
    );
    expect(
      await screen.findByText(
        'Nothing that you may see belongs here and needs a review.',
      ),
    ).toBeInTheDocument();
  });

  it.each([
    [403, 'You may not see where the entities here stand.'],
    [500, 'Where the entities here stand could not be loaded'],
  ])('says with %i why it is empty', async (code, text) => {
    const error = await responseError(code, 'no');
    await show('Group', () => Promise.reject(error));
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('has nothing for what owns nothing', async () => {
    const { orrApi } = await show('Component', async () => scorecard());
    expect(
      await screen.findByText(
        'Only groups, systems and domains have entities to count.',
      ),
    ).toBeInTheDocument();
    expect(orrApi.getScorecard).not.toHaveBeenCalled();
  });
});
