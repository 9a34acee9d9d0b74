import { screen, within } from '@testing-library/react';
import { OrrApi, Scorecard, SourceState } from 'backstage-plugin-orr-common';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  entityReadiness,
  paymentsEntity,
} from '../../__testUtils__/readinessFixtures';
import { renderTab } from '../../__testUtils__/renderTab';

const STANDINGS = {
  notReady: 1,
  neverReviewed: 0,
  overdue: 0,
  readyWithConditions: 0,
  ready: 2,
  notRequired: 0,
};

const scorecard: Scorecard = {
  scope: { kind: 'group', refs: ['group:default/payments'] },
  at: '2026-03-31',
  today: '2026-03-31',
  counts: {
    total: 3,
    standings: STANDINGS,
    tiers: [{ tier: 'tier-1', total: 3, standings: STANDINGS }],
  },
  untold: [],
  history: { ownersAsOf: 'then' },
  freshness: { from: 'rollUps', asOf: '2026-03-31T10:00:00.000Z', due: 0 },
};

function show(kind: string, methods: Partial<OrrApi> = {}) {
  const orrApi = createFakeOrrApi({
    getEntityReadiness: async () => entityReadiness({ checklists: [] }),
    listChecklists: async () => ({ items: [] }),
    listEntityReviews: async () => ({ items: [] }),
    getScorecard: async () => scorecard,
    ...methods,
  });
  renderTab(orrApi, { entity: paymentsEntity(kind) });
  return { orrApi };
}

const deployHealth =
  (state: SourceState['state']): OrrApi['getEntityDeployHealth'] =>
  async () => ({
    entityRef: 'group:default/payments',
    isStale: false,
    tiers: [],
    unclassified: [],
    latest: [],
    sources: [{ kind: 'deployments', provider: 'argo', title: 'Argo', state }],
  });

const heading = { name: 'Readiness of what belongs here' };

describe('the tab of what others belong to', () => {
  it.each([
    ['Group', { group: ['group:default/payments'] }],
    ['System', { system: 'system:default/payments' }],
    ['Domain', { domain: 'domain:default/payments' }],
  ])('begins for a %s with where these stand', async (kind, query) => {
    const { orrApi } = show(kind);
    const table = await screen.findByRole('table', {
      name: 'Standing by tier',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual(['StandingAlltier-1', 'Not ready11', 'Ready22']);
    expect(orrApi.getScorecard.mock.calls[0][0].query).toEqual(query);
    for (const later of [
      screen.getByRole('region', { name: 'Operational readiness' }),
      screen.getByRole('heading', { name: 'No review is required here' }),
    ]) {
      expect(
        screen.getByRole('heading', heading).compareDocumentPosition(later),
      ).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    }
  });

  it('has nothing of the sort for what nothing belongs to', async () => {
    const { orrApi } = show('Component');
    expect(
      await screen.findByRole('heading', { name: 'Deploy health' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('heading', heading)).toBeNull();
    expect(orrApi.getScorecard).not.toHaveBeenCalled();
  });

  it('says nothing of deployments, nor how to connect a source, where none is', async () => {
    const { orrApi } = show('Group', {
      getEntityDeployHealth: deployHealth('unbound'),
    });
    await screen.findByRole('table', { name: 'Standing by tier' });
    expect(orrApi.getEntityDeployHealth).toHaveBeenCalled();
    expect(screen.queryByRole('heading', { name: 'Deploy health' })).toBeNull();
    expect(screen.queryByRole('button', { name: /deploy/ })).toBeNull();
  });

  it('tells of deployments where a source is connected', async () => {
    show('System', { getEntityDeployHealth: deployHealth('queued') });
    expect(
      await screen.findByRole('heading', { name: 'Deploy health' }),
    ).toBeInTheDocument();
  });
});
