import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Briefing } from 'backstage-plugin-orr-common';
import { useLocation } from 'react-router-dom';
import {
  briefing,
  readinessChange,
} from '../../__testUtils__/briefingFixtures';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { orrApiRef } from '../../api';
import { saveFile } from '../../hooks/saveFile';
import { rootRouteRef } from '../../routes';
import { BriefingPage } from './BriefingPage';

jest.mock('../../hooks/saveFile');

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{search}</output>;
}

function show(
  getBriefing: () => Promise<Briefing>,
  search = '?since=2026-02-23',
) {
  const orrApi = createFakeOrrApi({ getBriefing });
  renderInTestApp(
    <>
      <BriefingPage />
      <Address />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        [
          entityPresentationApiRef,
          {
            forEntity: (ref: string) => {
              const primaryTitle = `Named ${String(ref).split('/')[1]}`;
              const snapshot = { primaryTitle, entityRef: String(ref) };
              return { snapshot, promise: Promise.resolve(snapshot) };
            },
          },
        ],
        mockApis.identity({ userEntityRef: 'user:default/ada' }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/orr': rootRouteRef,
      },
      initialRouteEntries: [`/${search}`],
    },
  );
  return orrApi;
}

describe('BriefingPage', () => {
  it('reads like a document: where all stand then and now, launches, and each team', async () => {
    const orrApi = show(async () => briefing());
    const document = within(
      await screen.findByRole('article', { name: 'The briefing' }),
    );
    expect(orrApi.getBriefing).toHaveBeenCalledWith(
      { query: { group: [], since: '2026-02-23' } },
      expect.anything(),
    );
    expect(
      document.getByRole('heading', {
        name: 'Operational readiness: Named money',
      }),
    ).toBeInTheDocument();
    expect(
      document.getAllByText('3 entities need reviews. Not ready: 1, Ready: 2.'),
    ).not.toHaveLength(0);
    expect(document.getByRole('row', { name: 'Not ready 0 1' })).toBeVisible();
    expect(
      document.getByRole('row', { name: 'Not known then 1 –' }),
    ).toBeVisible();
    expect(
      document.getByRole('row', {
        name: 'Ticket machine Service launch March 1, 2026 In progress Blocked: the target day has passed',
      }),
    ).toBeVisible();
    expect(
      document.getByText(
        'Nothing runs in production without a decided review.',
      ),
    ).toBeVisible();
    expect(
      document.getByRole('row', {
        name: 'payments Ready Not ready The last review was decided no-go March 1, 2026',
      }),
    ).toBeVisible();
    expect(
      document.getByRole('row', {
        name: /What if a zone is gone\? Work is planned Action, open: In spring \| summer Named kim June 30, 2026/,
      }),
    ).toBeVisible();
    expect(
      document.getByRole('link', { name: 'Action: Build a button' }),
    ).toHaveAttribute(
      'href',
      'http://localhost/catalog/default/component/payments/operational-readiness/reviews/r1?question=rollback',
    );
    expect(document.getByText('Nothing falls due by then.')).toBeVisible();
  });

  it('says what moved under which checklist where the headline stays, and what still waits for a first decision', async () => {
    const [team] = briefing().teams;
    const [row] = team.entities.items;
    const never = 'neverReviewed' as const;
    const reasons = [{ code: 'noDecision' as const }];
    show(async () =>
      briefing({
        teams: [
          {
            ...team,
            changes: {
              items: [
                readinessChange({
                  direction: 'within',
                  before: never,
                  after: never,
                  reasons,
                  checklists: [
                    {
                      checklistId: 'launch',
                      checklistTitle: 'Service launch',
                      before: never,
                      after: 'ready',
                      changedAt: '2026-03-01T10:00:00.000Z',
                    },
                  ],
                }),
              ],
              totalItems: 1,
            },
            openHighs: { items: [], totalItems: 21 },
            entities: {
              items: [
                { ...row, headline: never, reasons, undecided: ['Security'] },
                {
                  ...row,
                  headline: never,
                  reasons,
                  lastReviewedAt: undefined,
                },
              ],
              totalItems: 2,
            },
          },
        ],
      }),
    );
    const document = within(
      await screen.findByRole('article', { name: 'The briefing' }),
    );
    expect(
      document.getByRole('row', { name: /^payments Never/ }),
    ).toHaveTextContent(/Service launch: Never reviewed → Ready/);
    const rows = document
      .getAllByRole('row', { name: /^Payments Never/ })
      .map(({ textContent }) => textContent);
    expect(rows).toEqual([
      expect.stringMatching(
        /reviewedUnder Security no review has been decided yetFebruary 20, 2026$/,
      ),
      expect.stringMatching(/No review has been decided yetnever$/),
    ]);
    expect(
      document
        .getAllByRole('link', { name: 'see all' })
        .map(link => link.getAttribute('href')),
    ).toContainEqual(
      'http://localhost/orr?risk=high&owner=group%3Adefault%2Fmoney',
    );
  });

  it('says how much is not listed, and leads there', async () => {
    show(async () => briefing());
    expect(
      await screen.findByText(/3 more are not listed here:/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'see all' })).toHaveAttribute(
      'href',
      'http://localhost/orr?standing=neverReviewed&sort=tier&owner=group%3Adefault%2Fmoney',
    );
  });

  it('is copied and saved as the same Markdown', async () => {
    const user = userEvent.setup();
    show(async () => briefing());
    await user.click(
      await screen.findByRole('button', { name: 'Save as Markdown' }),
    );
    await waitFor(() =>
      expect(saveFile).toHaveBeenCalledWith(
        expect.stringContaining('# Operational readiness: Named money'),
        { name: 'readiness-briefing-2026-03-02.md', type: 'text/markdown' },
      ),
    );
    const [text] = jest.mocked(saveFile).mock.lastCall!;
    const copy = jest
      .spyOn(window.navigator.clipboard, 'writeText')
      .mockResolvedValue();
    expect(text).toContain('In spring \\| summer');
    await user.click(screen.getByRole('button', { name: 'Copy as Markdown' }));
    await screen.findByRole('button', { name: 'Copied' });
    expect(copy).toHaveBeenCalledWith(text);
  });

  it('says so where it cannot be copied', async () => {
    const user = userEvent.setup();
    show(async () => briefing());
    jest
      .spyOn(window.navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('not allowed'));
    await user.click(
      await screen.findByRole('button', { name: 'Copy as Markdown' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It could not be copied or saved',
    );
  });

  it('keeps the groups and the day in the address', async () => {
    const user = userEvent.setup();
    const orrApi = show(
      async () => briefing(),
      '?group=group:default/money&group=group:default/search&since=2026-02-23',
    );
    await screen.findByRole('article', { name: 'The briefing' });
    expect(jest.mocked(orrApi.getBriefing).mock.calls[0][0].query).toEqual({
      group: ['group:default/money', 'group:default/search'],
      since: '2026-02-23',
    });
    await user.click(
      screen.getByRole('button', { name: 'Group: Named search' }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?group=group%3Adefault%2Fmoney&since=2026-02-23',
    );
  });

  it('says what is not known, and what found no room', async () => {
    show(async () => briefing({ historyFrom: '2026-02-25', teamsLeftOut: 2 }));
    expect(
      await screen.findByText(/Nothing is known before February 25, 2026/),
    ).toBeVisible();
    expect(
      screen.getByText('2 more groups of yours found no room here.'),
    ).toBeVisible();
  });

  it('asks whoever has no group to choose one', async () => {
    show(async () => briefing({ teams: [] }));
    expect(
      await screen.findByText(/You belong to no group/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('article', { name: 'The briefing' })).toBeNull();
  });

  it.each([
    [403, 'You may not read the readiness of entities'],
    [503, 'The briefing could not be made'],
  ])('says so on %s', async (status, title) => {
    show(async () => Promise.reject(await responseError(status, 'no')));
    expect(await screen.findByText(title)).toBeInTheDocument();
  });
});
