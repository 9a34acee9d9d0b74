import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ExemptionRow,
  OrrApi,
  ProgrammeDocument,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  coverageOf,
  exemptionOf,
  stateOf,
} from '../../__testUtils__/programmeFixtures';
import { responseError } from '../../__testUtils__/responseError';
import { ProgrammePage } from './ProgrammePage';

const DOCUMENT: ProgrammeDocument = {
  title: 'Ready for peak season',
  why: 'Customers **notice**.',
  scope: {
    $any: [
      { 'spec.lifecycle': 'production' },
      { 'metadata.labels.tier': { $in: ['tier-1', 'tier-2'] } },
      { $not: { 'metadata.annotations.legacy': { $exists: true } } },
    ],
  },
  targetDate: '2026-06-30',
  ownerRef: 'group:default/reliability',
};

const ROWS: ExemptionRow[] = [
  {
    exemption: exemptionOf({ state: 'approved' }),
    entity: { entityRef: 'component:default/labels', title: 'Price Labels' },
  },
];

function show(methods: Partial<OrrApi> = {}) {
  const orrApi = createFakeOrrApi({
    getProgramme: async () => stateOf(DOCUMENT),
    getProgrammeCoverage: async () => coverageOf(),
    listExemptions: async () => ({ items: ROWS, totalItems: 1 }),
    ...methods,
  });
  const reliability = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'reliability', namespace: 'default' },
    spec: { profile: { email: 'reliability@example.org' } },
  };
  renderInTestApp(<ProgrammePage />, {
    apis: [
      [orrApiRef, orrApi],
      [catalogApiRef, catalogApiMock({ entities: [reliability] })],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  return orrApi;
}

describe('ProgrammePage', () => {
  it('says why, what it is about, who runs it and how far it has come', async () => {
    show();
    expect(
      await screen.findByRole('heading', { name: 'Ready for peak season' }),
    ).toBeInTheDocument();
    expect(screen.getByText('notice').tagName).toBe('STRONG');
    expect(
      await screen.findByRole('link', { name: 'reliability@example.org' }),
    ).toBeInTheDocument();
    const clauses = screen
      .getAllByRole('listitem')
      .map(item => item.textContent);
    expect(clauses).toEqual(
      expect.arrayContaining([
        'Lifecycle is production',
        'Tier is tier-1 or tier-2',
        expect.stringMatching(
          /^This does not hold:metadata.annotations.legacy is set$/,
        ),
      ]),
    );
    expect(
      screen.getByText('Matches 40 entities that you may see.'),
    ).toBeInTheDocument();
    const table = within(screen.getByRole('table', { name: 'By tier' }));
    expect(table.getAllByRole('row').map(row => row.textContent)).toEqual([
      'TierIn scopeCoveredNot coveredExemptOut of scopeShare',
      'tier-134122216' + '35 %',
      'All34122216' + '35 %',
    ]);
    expect(
      screen.getByRole('button', { name: /Change the programme/ }),
    ).toHaveAttribute('href', '/setup');
  });

  it('lists what is exempt, and all there ever was on demand', async () => {
    const orrApi = show();
    expect(
      await screen.findByRole('link', { name: 'Price Labels' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/labels/operational-readiness',
    );
    expect(screen.getByText('Switched off in May')).toBeInTheDocument();
    expect(orrApi.listExemptions.mock.lastCall![0].query.state).toEqual([
      'asked',
      'approved',
    ]);
    await userEvent.selectOptions(
      screen.getByLabelText('Show'),
      'All exemptions',
    );
    await waitFor(() =>
      expect(
        orrApi.listExemptions.mock.lastCall![0].query.state,
      ).toBeUndefined(),
    );
  });

  it.each([
    [true, 'Set up the programme', 1],
    [false, 'it takes the permission orr.programme.update', 0],
  ])(
    'begins with nothing, and whoever may (%s) starts it',
    async (update, words, ways) => {
      show({
        getProgramme: async () => stateOf(undefined, { may: { update } }),
      });
      expect(await screen.findByText('No programme yet')).toBeInTheDocument();
      expect(screen.getByText(new RegExp(words))).toBeInTheDocument();
      expect(
        screen.queryAllByRole('button', { name: 'Set up the programme' }),
      ).toHaveLength(ways);
      expect(
        await screen.findByText(
          'Everything that a published checklist applies to',
        ),
      ).toBeInTheDocument();
    },
  );

  it('says to whoever may not see it whom to ask', async () => {
    show({
      getProgramme: async () => {
        throw await responseError(403, 'NotAllowedError');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the programme',
    );
  });
});
