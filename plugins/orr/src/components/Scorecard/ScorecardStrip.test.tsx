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
import { checklistSummary } from '../../__testUtils__/gapFixtures';
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
      trend: [
        { day: '2026-03-17', value: 7 },
        { day: '2026-03-24', value: 6 },
        { day: TODAY, value: 4 },
      ],
    },
    {
      key: 'coverage',
      unit: 'share',
      value: 0.75,
      part: 6,
      n: 8,
      since: { value: 0.5, n: 8 },
      trend: [
        { day: '2026-03-17' },
        { day: '2026-03-24', value: 0.5 },
        { day: TODAY, value: 0.75 },
      ],
    },
    { key: 'acceptedHighs', unit: 'count', value: 1, n: 8 },
    { key: 'overdueActions', unit: 'count', value: 3, n: 9 },
    { key: 'expiringAcceptances', unit: 'count', value: 0, n: 1 },
    { key: 'daysToClose', unit: 'days', n: 0 },
    {
      key: 'currency',
      unit: 'share',
      value: 0.5,
      part: 3,
      n: 6,
      target: { value: 0.9, is: 'atLeast' },
    },
    { key: 'automationShare', unit: 'share', part: 0, n: 0 },
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
    expect(getByText('Coverage').closest('div')).toHaveTextContent(
      /^Coverage75 %6 \/ 8\+25 points$/,
    );
    expect(
      getByRole('img', {
        name: 'From 50 % on March 24, 2026 to 75 % on March 31, 2026',
      }),
    ).toBeInTheDocument();
    expect(
      getByRole('img', {
        name: 'From 7 on March 17, 2026 to 4 on March 31, 2026',
      }),
    ).toBeInTheDocument();
    expect(getByText('Open high risks').closest('div')).toHaveTextContent(
      /4−2$/,
    );
    expect(getByRole('link', { name: '4' })).toHaveAttribute(
      'href',
      '/?risk=high',
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
    expect(orrApi.getScorecardFigures.mock.calls[0][0].query).toEqual({
      since: '2026-03-01',
      trendDays: 91,
    });
    // It has its own coverage.
    expect(orrApi.getProgrammeCoverage).not.toHaveBeenCalled();
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
      /nobody has accepted the risk.*Computed from: 8.*On March 1, 2026: 6.*Past days are of what belongs here now.*As far as you may see, on March 31, 2026/,
    );
  });

  it('tells shares with their parts, what is aimed at, and where they are listed', async () => {
    show('?domain=domain:default/retail', {
      getScorecardFigures: async () => ({
        ...FIGURES,
        figures: [
          ...FIGURES.figures.filter(({ key }) => key !== 'automationShare'),
          {
            key: 'automationShare',
            unit: 'share',
            value: 0.2,
            part: 2,
            n: 10,
          },
          {
            key: 'notApplicableRate',
            unit: 'share',
            value: 0.3,
            part: 3,
            n: 10,
          },
        ],
      }),
      getScorecard: async () =>
        scorecard({
          scope: { kind: 'domain', refs: ['domain:default/retail'] },
          coverage: {
            inScope: 8,
            covered: 6,
            exempt: 1,
            outOfScope: 2,
            target: 0.95,
          },
        }),
    });
    const { getByRole, getByText, queryByRole } = await strip();
    expect(getByText('Currency').closest('div')).toHaveTextContent(
      /^Currency50 %3 \/ 6target 90 % or more$/,
    );
    expect(getByText('Coverage').closest('div')).toHaveTextContent(
      /target 95 % or more$/,
    );
    expect(getByRole('link', { name: '50 %' })).toHaveAttribute(
      'href',
      '/?programme=covered&domain=domain%3Adefault%2Fretail',
    );
    expect(getByText('Of retail, with all that is part of it')).toBeVisible();
    // The register of actions knows no domains.
    expect(queryByRole('link', { name: '3' })).toBeNull();
    await userEvent.click(getByRole('button', { name: 'More figures' }));
    expect(getByRole('link', { name: '20 %' })).toHaveAttribute(
      'href',
      '/?standing=notReady&standing=overdue&standing=readyWithConditions&standing=ready&domain=domain%3Adefault%2Fretail',
    );
    expect(getByRole('link', { name: '30 %' })).toHaveAttribute(
      'href',
      '/themes?domain=domain%3Adefault%2Fretail',
    );
    await userEvent.click(
      getByRole('button', { name: 'How was this computed: Automation share' }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      /what a system has told.*2 ÷ 10.*No target is set/,
    );
  });

  it('says where there is nothing to compute from', async () => {
    show('?owners=all');
    const { getByRole, getByText, queryByText } = await strip();
    expect(getByRole('img', { name: /ready/ })).toBeVisible();
    expect(queryByText('Automation share')).toBeNull();
    await userEvent.click(getByRole('button', { name: 'More figures' }));
    expect(getByText('Automation share').closest('div')).toHaveTextContent(
      /nothing yet$/,
    );
    expect(getByText('Time to close a gap').closest('div')).toHaveTextContent(
      /nothing yet$/,
    );
  });

  it('shows neither a share nor a way through time of nothing', async () => {
    const none = { total: 0, standings: standings({}) };
    show('?owners=all', {
      getScorecard: async () =>
        scorecard({
          counts: { ...none, tiers: [] },
          trend: [
            { day: '2026-03-30', ...none },
            { day: TODAY, ...none },
          ],
          coverage: { inScope: 0, covered: 0, exempt: 0, outOfScope: 2 },
        }),
      getScorecardFigures: async () => ({
        ...FIGURES,
        figures: [
          {
            key: 'coverage',
            unit: 'share',
            part: 0,
            n: 0,
            since: { n: 0 },
            trend: [{ day: '2026-03-24' }, { day: TODAY }],
          },
        ],
      }),
    });
    const { getByText, queryByRole } = await strip();
    expect(getByText('Coverage').closest('div')).toHaveTextContent(
      /nothing yet$/,
    );
    expect(queryByRole('img')).toBeNull();
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

  it('tells what is open by section, and leads to it', async () => {
    const counts = {
      open: { high: 2, unanswered: 1, medium: 0, low: 0 },
      openTotal: 3,
      accepted: 1,
      contradicted: 0,
      asked: 20,
      entities: 2,
      questions: 5,
    };
    const { orrApi } = show('?owner=group:default/money', {
      listChecklists: async () => ({
        items: [checklistSummary({ id: 'production', questionCount: 5 })],
      }),
      getScorecardSections: async () => ({
        scope: { kind: 'group', refs: ['group:default/money'] },
        checklist: { id: 'production', title: 'Production', version: 2 },
        entities: 9,
        decided: 8,
        asOf: '2026-02-03T10:00:00.000Z',
        sections: [
          { id: 'release', title: 'Release', ...counts },
          { id: 'data', title: 'Data', ...counts, openTotal: 0 },
        ],
      }),
    });
    const { findByRole, getAllByText, getByRole, getByText } = await strip();
    const asOf = getAllByText(/^As of/).length;
    await userEvent.click(getByRole('button', { name: 'Open by section' }));
    const rows = within(
      await findByRole('table', { name: 'Open questions by section' }),
    ).getAllByRole('row');
    expect(rows.slice(1).map(({ textContent }) => textContent)).toEqual([
      'Release321001202',
      'Data021001202',
    ]);
    expect(getByText('Production: 8 of 9 reviewed')).toBeInTheDocument();
    expect(getAllByText(/^As of/)).toHaveLength(asOf + 1);
    expect(
      getByRole('link', { name: '3 open in Release, show them' }),
    ).toHaveAttribute(
      'href',
      '/heat-map?checklist=production&column=release&group=group%3Adefault%2Fmoney',
    );
    expect(orrApi.getScorecardSections.mock.calls[0][0].query).toEqual({
      group: ['group:default/money'],
      checklist: 'production',
    });
  });

  it.each([
    ['?system=system:default/shop', { system: 'system:default/shop' }],
    ['?domain=domain:default/retail', { domain: 'domain:default/retail' }],
    ['?system=system:default/a&system=system:default/b', {}],
  ])('asks under %s for the one place', async (search, expected) => {
    const { orrApi } = show(search);
    await strip();
    expect(orrApi.getScorecard.mock.calls[0][0].query).toEqual({
      ...expected,
      since: expect.any(String),
    });
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
