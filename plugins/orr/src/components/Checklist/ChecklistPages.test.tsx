import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ChecklistComparison,
  ChecklistOverview,
  ChecklistVersionPage,
  compareChecklists,
  OrrApi,
} from 'backstage-plugin-orr-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import { responseError } from '../../__testUtils__/responseError';
import { checklist as document } from '../../__testUtils__/reviewFixtures';
import { orrApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { ChecklistDifferencesPage } from './ChecklistDifferencesPage';
import { ChecklistPage } from './ChecklistPage';
import { ChecklistsPage } from './ChecklistsPage';

const AT = '2026-03-01T10:00:00.000Z';

function overview(changes: Partial<ChecklistOverview> = {}): ChecklistOverview {
  return {
    id: 'launch',
    title: 'Launch',
    description: 'Before the first customer',
    state: 'published',
    ownerRef: 'group:default/reliability',
    kinds: ['launch'],
    version: 2,
    contentHash: 'a1',
    publishedAt: AT,
    questionCount: 5,
    askedEntities: 12,
    origin: 'portal',
    problems: { error: 0, warning: 1, info: 0 },
    ...changes,
  };
}

const VERSIONS: ChecklistVersionPage = {
  checklist: overview(),
  problems: [
    {
      path: ['sections', 0, 'questions', 0, 'answer'],
      sectionId: 'release',
      questionId: 'rollback',
      code: 'unmentionedChoice',
      message: 'No rule uses "tested"',
      severity: 'warning',
    },
  ],
  items: [
    {
      version: 2,
      contentHash: 'a2',
      publishedAt: AT,
      changelog: 'Asks less',
    },
    { version: 1, contentHash: 'a1', publishedAt: AT },
  ],
};

const [release, ...others] = document.sections;
const [rollback, ...questions] = release.questions;
const CHANGED = {
  ...document,
  minutes: 90,
  sections: [
    {
      ...release,
      questions: [
        { ...rollback, title: 'Can you roll forward?', risk: 'low' as const },
        ...questions,
      ],
    },
    ...others.map(section => ({
      ...section,
      questions: section.questions.map((question, index) =>
        index ? question : { ...question, guidance: 'Other words.' },
      ),
    })),
  ],
};

function comparison(to = CHANGED): ChecklistComparison {
  const [newest, first] = VERSIONS.items;
  return {
    checklistId: 'launch',
    title: 'Launch',
    from: first,
    to: newest,
    differences: compareChecklists(document, to),
  };
}

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

function show(methods: Partial<OrrApi>, path: string) {
  const orrApi = createFakeOrrApi({
    listChecklistVersions: async () => VERSIONS,
    ...methods,
  });
  renderInTestApp(
    <>
      <Routes>
        <Route path="checklists" element={<ChecklistsPage />} />
        <Route path="checklists/:checklistId" element={<ChecklistPage />} />
        <Route
          path="checklists/:checklistId/differences"
          element={<ChecklistDifferencesPage />}
        />
      </Routes>
      <Address />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity({ userEntityRef: 'user:default/ada' }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/orr': rootRouteRef,
      },
      initialRouteEntries: [path],
    },
  );
  return orrApi;
}

const address = () => screen.getByLabelText('address');

describe('ChecklistsPage', () => {
  const ITEMS = [
    overview(),
    overview({
      id: 'changes',
      title: 'Changes',
      state: 'pilot',
      kinds: ['change'],
      askedEntities: undefined,
      problems: { error: 0, warning: 0, info: 0 },
    }),
  ];
  const listed = () =>
    within(screen.getByRole('table'))
      .getAllByRole('row')
      .slice(1)
      .map(row => within(row).getAllByRole('cell')[0].textContent);

  it('says why what is kept elsewhere is not taken', async () => {
    show(
      {
        listChecklistOverviews: async () => ({
          items: ITEMS,
          locationProblems: [
            {
              location: './own.yaml',
              checklistId: 'changes',
              problem: 'there is no such file',
              since: '2026-03-02T09:00:00.000Z',
            },
          ],
        }),
      },
      '/checklists',
    );
    const places = within(
      await screen.findByRole('list', {
        name: 'Places of checklists with a problem',
      }),
    );
    expect(places.getByText('./own.yaml')).toBeVisible();
    expect(places.getByText('there is no such file')).toBeVisible();
    expect(
      places.getByText('What was read before stays as it is: changes.'),
    ).toBeVisible();
  });

  it('says of each its state, version, use and health', async () => {
    show(
      {
        listChecklistOverviews: async () => ({
          items: ITEMS,
          locationProblems: [],
        }),
      },
      '/checklists',
    );
    const row = within(
      await screen.findByRole('row', { name: /Launch Published/ }),
    );
    expect(row.getByRole('link', { name: 'Launch' })).toHaveAttribute(
      'href',
      '/checklists/launch',
    );
    expect(row.getByText('12 entities')).toBeVisible();
    expect(row.getByText('1 warning')).toBeVisible();
    expect(screen.getByText('each change or incident')).toBeVisible();
    expect(screen.getByText('Nothing to look at')).toBeVisible();
    expect(listed()).toEqual(['Changes', 'Launch']);
  });

  it('is searched, sorted and narrowed to a state, all in the address', async () => {
    const user = userEvent.setup();
    const api = show(
      {
        listChecklistOverviews: async () => ({
          items: ITEMS,
          locationProblems: [],
        }),
      },
      '/checklists?sort=asked',
    );
    await screen.findByRole('table');
    expect(listed()).toEqual(['Launch', 'Changes']);

    await user.type(
      screen.getByRole('searchbox', { name: 'Search checklists' }),
      'chang',
    );
    expect(listed()).toEqual(['Changes']);
    expect(screen.getByText('1 checklist')).toBeVisible();
    expect(address()).toHaveTextContent('text=chang');

    await user.click(screen.getByRole('button', { name: /^Show/ }));
    await user.click(screen.getByRole('option', { name: 'Archived' }));
    await waitFor(() =>
      expect(api.listChecklistOverviews).toHaveBeenLastCalledWith(
        { query: { state: ['archived'] } },
        expect.anything(),
      ),
    );
    expect(address()).toHaveTextContent('state=archived');
  });

  it('says what checklists are where there is none, and that none matches where one searches', async () => {
    show(
      {
        listChecklistOverviews: async () => ({
          items: [],
          locationProblems: [],
        }),
      },
      '/checklists',
    );
    expect(await screen.findByText('No checklists yet')).toBeVisible();
  });

  it('lets one clear filters that nothing matches', async () => {
    show(
      {
        listChecklistOverviews: async () => ({
          items: ITEMS,
          locationProblems: [],
        }),
      },
      '/checklists?text=zebra',
    );
    expect(await screen.findByText('No checklist matches')).toBeVisible();
    await userEvent
      .setup()
      .click(screen.getByRole('button', { name: 'Clear the filters' }));
    expect(await screen.findByRole('table')).toBeVisible();
  });

  it.each([
    [403, 'You may not read checklists'],
    [500, 'The checklists could not be loaded'],
  ])('says so where it is answered %s', async (status, title) => {
    const error = await responseError(status, 'No');
    show(
      { listChecklistOverviews: () => Promise.reject(error) },
      '/checklists',
    );
    expect(await screen.findByText(title)).toBeVisible();
  });
});

describe('ChecklistPage', () => {
  const getChecklistVersion: OrrApi['getChecklistVersion'] = async ({
    params,
  }) => ({
    checklistId: 'launch',
    version: Number(params.version),
    contentHash: 'a1',
    publishedAt: AT,
    document,
  });

  it('shows questions as they are asked, with notes for authors, and the versions', async () => {
    const user = userEvent.setup();
    show({ getChecklistVersion }, '/checklists/launch');
    const asked = within(
      await screen.findByRole('article', { name: rollback.title }),
    );
    expect(asked.getByText('Warning: No rule uses "tested"')).toBeVisible();
    expect(asked.getByText('High risk when unmet')).toBeVisible();
    expect(asked.queryByText(rollback.why.text)).toBeNull();

    await user.click(
      asked.getByRole('button', {
        name: `Show why and how: ${rollback.title}`,
      }),
    );
    expect(asked.getByText(rollback.why.text)).toBeVisible();
    expect(asked.getByText('One press, no build')).toBeVisible();
    expect(asked.getByText(/“By a button” and “Tested/)).toBeVisible();

    expect(screen.getByText('Asks less')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'What changed in version 2' }),
    ).toHaveAttribute('href', '/checklists/launch/differences?from=1&to=2');
    expect(
      screen.getByRole('button', { name: 'Compare versions' }),
    ).toHaveAttribute('href', '/checklists/launch/differences');
  });

  it('tells by which rule a question came to those who were decided on before', async () => {
    const [, alarms] = release.questions;
    show(
      {
        getChecklistVersion: async (...input) => ({
          ...(await getChecklistVersion(...input)),
          spared: [{ questionId: rollback.id, version: 2 }],
          binding: [{ questionId: alarms.id, version: 2, dueOn: '2026-06-30' }],
        }),
      },
      '/checklists/launch',
    );
    const article = async (name: string) =>
      within(await screen.findByRole('article', { name }));
    const newOnly = /^Asked of new entities only: .* before version 2\.$/;
    expect((await article(rollback.title)).getByText(newOnly)).toBeVisible();
    const bound = await article(alarms.title);
    expect(bound.queryByText(newOnly)).toBeNull();
    expect(bound.getByText(/^Whoever was decided before/)).toHaveTextContent(
      'before version 2 is to be reviewed again by June 30, 2026',
    );
  });

  it.each([
    [
      { origin: 'file', location: './own.yaml' },
      'Kept, and changed, at: ./own.yaml',
    ],
    [{ origin: 'file' }, 'Comes with the plugin, and changes with it'],
    [
      { origin: 'file', state: 'archived' },
      'Was kept as a file that is named no more',
    ],
  ] as [Partial<ChecklistOverview>, string][])(
    'says where one is kept: %j',
    async (kept, text) => {
      show(
        {
          listChecklistVersions: async () => ({
            ...VERSIONS,
            checklist: overview(kept),
          }),
          getChecklistVersion: async () => ({
            checklistId: 'launch',
            version: 2,
            contentHash: 'a2',
            publishedAt: AT,
            document,
          }),
        },
        '/checklists/launch',
      );
      expect(
        await screen.findByText(new RegExp(`^${text.replace(/ \.\/.*/, '')}`)),
      ).toHaveTextContent(text);
    },
  );

  it('shows an older version without the notes on the current one', async () => {
    show({ getChecklistVersion }, '/checklists/launch?version=1');
    expect(
      await screen.findByText(
        /This is version 1. Version 2 is the current one./,
      ),
    ).toBeVisible();
    expect(screen.queryByText(/No rule uses/)).toBeNull();
    await userEvent
      .setup()
      .click(screen.getByRole('link', { name: 'Show the current version' }));
    expect(await screen.findByText(/No rule uses/)).toBeVisible();
  });

  it.each([
    [404, 'There is no such checklist, or no such version of it'],
    [403, 'You may not read checklists'],
    [500, 'This checklist could not be loaded'],
  ])('says so where it is answered %s', async (status, title) => {
    const error = await responseError(status, 'No');
    show(
      { listChecklistVersions: () => Promise.reject(error) },
      '/checklists/launch',
    );
    expect(await screen.findByText(title)).toBeVisible();
  });
});

describe('ChecklistDifferencesPage', () => {
  it('tells with what changed whom it is asked of', async () => {
    const spared = [{ questionId: rollback.id, version: 2 }];
    show(
      { compareChecklistVersions: async () => ({ ...comparison(), spared }) },
      '/checklists/launch/differences',
    );
    const changed = within(
      await screen.findByRole('article', { name: 'Can you roll forward?' }),
    );
    expect(changed.getByText(/^Asked of new entities only/)).toBeVisible();
  });

  it('compares the last two unless others are named, and marks words for eyes and ears', async () => {
    const api = show(
      { compareChecklistVersions: async () => comparison() },
      '/checklists/launch/differences',
    );
    const changed = within(
      await screen.findByRole('article', { name: 'Can you roll forward?' }),
    );
    expect(api.compareChecklistVersions).toHaveBeenCalledWith(
      { params: { checklistId: 'launch', version: 2 }, query: { from: 1 } },
      expect.anything(),
    );
    expect(changed.getByText('Changed in meaning')).toBeVisible();
    const gone = changed
      .getAllByRole('deletion')
      .map(({ textContent }) => textContent);
    const come = changed
      .getAllByRole('insertion')
      .map(({ textContent }) => textContent);
    expect(gone).toEqual([
      'removed: back',
      'removed: high',
      'removed: blocking',
      'removed: 5',
    ]);
    expect(come).toEqual([
      'added: forward',
      'added: low',
      'added: advisory',
      'added: 1',
    ]);
    expect(
      screen.getByText('What is asked, or how it is judged, differs.'),
    ).toBeVisible();
    expect(screen.getByText('1 changed in meaning')).toBeVisible();
    expect(screen.getByText('1 reworded')).toBeVisible();
    expect(screen.getByText(/Minutes that it takes/)).toBeVisible();
  });

  it('leaves out what only reads differently when asked to', async () => {
    show(
      { compareChecklistVersions: async () => comparison() },
      '/checklists/launch/differences?from=1&to=2',
    );
    expect(await screen.findByText('Reworded')).toBeVisible();
    await userEvent.setup().click(
      screen.getByRole('checkbox', {
        name: 'Only what changes the meaning',
      }),
    );
    expect(screen.queryByText('Reworded')).toBeNull();
    expect(screen.queryByText(/Minutes that it takes/)).toBeNull();
    expect(
      screen.getAllByRole('insertion').map(({ textContent }) => textContent),
    ).toEqual(['added: low', 'added: advisory', 'added: 1']);
    expect(screen.getByText('Changed in meaning')).toBeVisible();
    expect(address()).toHaveTextContent('from=1&to=2&only=meaning');
  });

  it('swaps the two', async () => {
    const api = show(
      { compareChecklistVersions: async () => comparison() },
      '/checklists/launch/differences',
    );
    await userEvent
      .setup()
      .click(await screen.findByRole('button', { name: /Swap/ }));
    await waitFor(() =>
      expect(api.compareChecklistVersions).toHaveBeenLastCalledWith(
        { params: { checklistId: 'launch', version: 1 }, query: { from: 2 } },
        expect.anything(),
      ),
    );
    expect(address()).toHaveTextContent('from=2&to=1');
  });

  it('folds what was added, and says all of it on demand', async () => {
    const more = {
      ...CHANGED,
      sections: [
        {
          ...release,
          questions: [
            ...release.questions,
            { ...rollback, id: 'new-one', title: 'Is it new?' },
          ],
        },
        ...others,
      ],
    };
    show(
      { compareChecklistVersions: async () => comparison(more) },
      '/checklists/launch/differences',
    );
    const added = within(
      await screen.findByRole('article', { name: 'Is it new?' }),
    );
    expect(added.getByText('Added')).toBeVisible();
    expect(added.queryByText('By a button')).toBeNull();
    await userEvent.setup().click(
      added.getByRole('button', {
        name: 'Show all that it says: Is it new?',
      }),
    );
    expect(added.getByText('By a button')).toBeVisible();
  });

  it('says that nothing differs, or only words', async () => {
    show(
      { compareChecklistVersions: async () => comparison(document as any) },
      '/checklists/launch/differences?from=1&to=1',
    );
    expect(
      await screen.findByText('Nothing differs between these versions.'),
    ).toBeVisible();
  });

  it('says that there is only one version', async () => {
    show(
      {
        listChecklistVersions: async () => ({
          ...VERSIONS,
          items: VERSIONS.items.slice(1),
        }),
      },
      '/checklists/launch/differences',
    );
    expect(
      await screen.findByText(/There is only one version so far/),
    ).toBeVisible();
  });

  it('says that a version does not exist', async () => {
    const error = await responseError(404, 'gone');
    show(
      { compareChecklistVersions: () => Promise.reject(error) },
      '/checklists/launch/differences?from=8&to=9',
    );
    expect(
      await screen.findByText('One of these versions does not exist'),
    ).toBeVisible();
  });
});
