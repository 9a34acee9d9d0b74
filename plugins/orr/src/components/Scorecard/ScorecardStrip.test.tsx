import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  OrrApi,
  Scorecard,
  ScorecardFigures,
  Standing,
} from 'backstage-plugin-orr-common';
import { useLocation } from 'react-router-dom';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { orrApiRef } from '../../api';
import { ScorecardStrip } from './ScorecardStrip';

const TODAY = '2026-03-31';
const AS_OF = '2026-03-31T10:00:00.000Z';

function standings(change: Partial<Record<Standing, number>> = {}) {
  return {
    notReady: 0,
    neverReviewed: 0,
    overdue: 0,
    readyWithConditions: 0,
    ready: 0,
    notRequired: 0,
    ...change,
  };
}

function scorecard(change: Partial<Scorecard> = {}): Scorecard {
  const now = standings({ notReady: 2, ready: 5, readyWithConditions: 1 });
  return {
    scope: { kind: 'all', refs: [] },
    at: TODAY,
    today: TODAY,
    counts: {
      total: 8,
      standings: now,
      tiers: [
        { tier: '1', total: 2, standings: standings({ notReady: 2 }) },
        { tier: '', total: 6, standings: standings({ ready: 6 }) },
      ],
    },
    trend: [
      { day: '2026-03-30', total: 8, standings: standings({ notReady: 8 }) },
      { day: TODAY, total: 8, standings: now },
    ],
    coverage: { inScope: 8, covered: 6, exempt: 1, outOfScope: 2 },
    untold: [],
    history: { ownersAsOf: 'then' },
    freshness: { from: 'rollUps', asOf: AS_OF, due: 3 },
    ...change,
  };
}

const FIGURES: ScorecardFigures = {
  scope: { kind: 'all', refs: [] },
  at: TODAY,
  since: '2026-03-01',
  figures: [
    {
      key: 'openHighs',
      unit: 'count',
      value: 4,
      n: 8,
      since: { value: 6, n: 7 },
    },
    { key: 'acceptedHighs', unit: 'count', value: 1, n: 8 },
    { key: 'overdueActions', unit: 'count', value: 3, n: 9 },
    { key: 'expiringAcceptances', unit: 'count', value: 0, n: 1 },
    { key: 'daysToClose', unit: 'days', n: 0 },
  ],
};

function Address() {
  return <output aria-label="address">{useLocation().search}</output>;
}

function show(search: string, methods: Partial<OrrApi> = {}) {
  const orrApi = createFakeOrrApi({
    getScorecard: async () => scorecard(),
    getScorecardFigures: async () => FIGURES,
    getProgrammeCoverage: () => Promise.reject(new Error('away')),
    ...methods,
  });
  renderInTestApp(
    <>
      <ScorecardStrip />
      <Address />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        mockApis.identity({ userEntityRef: 'user:default/ada' }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [`/${search}`],
    },
  );
  return { orrApi };
}

const strip = async () =>
  within(
    await screen.findByRole('region', { name: 'How the organisation stands' }),
  );

describe('ScorecardStrip', () => {
  it('tells figures with what they have moved by, and where they are listed', async () => {
    const { orrApi } = show('?owners=all&since=2026-03-01');
    const { getByRole, getByText } = await strip();
    expect(getByRole('link', { name: '75 %' })).toHaveAttribute(
      'href',
      expect.stringContaining('programme=covered&programme=uncovered'),
    );
    expect(getByText('6 / 8')).toBeInTheDocument();
    expect(getByText('Open high risks').closest('div')).toHaveTextContent(
      /4−2$/,
    );
    expect(getByRole('link', { name: '3' })).toHaveAttribute(
      'href',
      '/actions?until=2026-03-30&scope=all',
    );
    expect(getByText(/Of all that you may see/)).toBeInTheDocument();
    expect(getByText(/3 changes are not counted yet/)).toBeInTheDocument();
    expect(
      getByRole('img', {
        name: '0 of 8 were ready on March 30, 2026; on March 31, 2026 6 of 8 are.',
      }),
    ).toBeInTheDocument();
    expect(getByRole('link', { name: '1 exempt' })).toBeInTheDocument();
    expect(orrApi.getScorecard.mock.calls[0][0].query).toEqual({
      since: '2026-03-01',
    });
  });

  it('says how a figure was computed', async () => {
    show('?owners=all&since=2026-03-01');
    const { getByRole } = await strip();
    await userEvent.click(
      getByRole('button', {
        name: 'How was this computed: Open high risks',
      }),
    );
    expect(
      await screen.findByRole('dialog', {
        name: 'How was this computed: Open high risks',
      }),
    ).toHaveTextContent(
      /nobody has accepted the risk.*Computed from: 8.*On March 1, 2026: 6.*As far as you may see, on March 31, 2026/,
    );
  });

  it('says where there is nothing to compute from', async () => {
    show('?owners=all');
    const { getByText } = await strip();
    expect(getByText('Time to close a gap').closest('div')).toHaveTextContent(
      /nothing yet$/,
    );
  });

  it('has the same as a table, by tier', async () => {
    show('?owners=all');
    const { getByRole } = await strip();
    await userEvent.click(getByRole('button', { name: 'As a table' }));
    const rows = within(
      getByRole('table', { name: 'Standing by tier' }),
    ).getAllByRole('row');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'StandingAll1No tier',
      'Not ready220',
      'Ready with conditions100',
      'Ready506',
    ]);
  });

  it('asks for the groups that the list is narrowed to, and says so', async () => {
    const refs = ['group:default/money'];
    const { orrApi } = show(
      '?owner=user:default/ada&owner=group:default/money&tier=1',
      {
        getScorecard: async () => scorecard({ scope: { kind: 'group', refs } }),
      },
    );
    const { getByRole, getByText } = await strip();
    expect(getByText('Of money, with the groups below')).toBeInTheDocument();
    expect(getByRole('link', { name: '3' })).toHaveAttribute(
      'href',
      '/actions?until=2026-03-30&owner=group%3Adefault%2Fmoney',
    );
    expect(orrApi.getScorecard.mock.calls[0][0].query).toMatchObject({
      group: refs,
    });
  });

  it('compares with the day that one chooses, in the URL', async () => {
    const { orrApi } = show('?owners=all');
    const { getByLabelText } = await strip();
    fireEvent.change(getByLabelText('Compared with'), {
      target: { value: '2026-01-15' },
    });
    await waitFor(() =>
      expect(orrApi.getScorecard.mock.lastCall?.[0].query).toMatchObject({
        since: '2026-01-15',
      }),
    );
    expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent(
      '?owners=all&since=2026-01-15',
    );
  });

  it('leaves the figures out where they cannot be told, and all of it for people', async () => {
    const away = () => Promise.reject(new Error('away'));
    show('?owners=all', { getScorecardFigures: away });
    const { getByText, queryByText } = await strip();
    expect(getByText('Coverage')).toBeInTheDocument();
    expect(queryByText('Open high risks')).toBeNull();
  });

  it('has the coverage of the programme alone where counts tell nothing', async () => {
    const { orrApi } = show('?owner=user:default/ada', {
      getProgrammeCoverage: async () => ({
        inScope: 4,
        covered: 1,
        exempt: 0,
        outOfScope: 0,
        matched: 4,
        tiers: [],
        at: AS_OF,
        applied: true,
      }),
    });
    expect(
      await screen.findByRole('region', { name: 'Coverage of the programme' }),
    ).toBeInTheDocument();
    expect(orrApi.getScorecard).not.toHaveBeenCalled();
  });
});
