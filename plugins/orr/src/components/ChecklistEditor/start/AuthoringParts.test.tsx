import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChecklistOverview, OrrApi } from 'backstage-plugin-orr-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import { createFakeOrrApi } from '../../../__testUtils__/createFakeOrrApi';
import {
  AUTHOR,
  checklistDraft,
  DRAFT_ID,
} from '../../../__testUtils__/draftFixtures';
import { enterText } from '../../../__testUtils__/enterText';
import { responseError } from '../../../__testUtils__/responseError';
import { orrApiRef } from '../../../api';
import { AuthorActs } from './AuthorActs';
import { DraftsInProgress, NewChecklistButton } from './AuthoringParts';
import { useDrafts } from './useDrafts';

const CHECKLISTS = [{ id: 'launch', title: 'Service launch' }];

const LAUNCH: ChecklistOverview = {
  ...CHECKLISTS[0],
  description: 'Before the first customer',
  state: 'published',
  ownerRef: 'group:default/reliability',
  kinds: ['launch'],
  version: 2,
  contentHash: 'a1',
  publishedAt: '2026-03-01T10:00:00.000Z',
  questionCount: 5,
  askedEntities: 12,
  origin: 'portal',
  problems: { error: 0, warning: 0, info: 0 },
};

function Address() {
  const { pathname } = useLocation();
  return <output aria-label="address">{pathname}</output>;
}

function List() {
  const drafts = useDrafts();
  return (
    <>
      <NewChecklistButton drafts={drafts} checklists={CHECKLISTS} />
      <DraftsInProgress drafts={drafts} />
    </>
  );
}

function show(
  methods: Partial<OrrApi> = {},
  path = '/checklists',
  may = { author: true, publish: true },
) {
  const orrApi = createFakeOrrApi({
    listChecklistDrafts: async () => ({ items: [], may }),
    createChecklistDraft: async () => ({ ...checklistDraft(), notes: [] }),
    ...methods,
  });
  renderInTestApp(
    <>
      <Routes>
        <Route path="/checklists" element={<List />} />
        <Route
          path="/checklists/launch"
          element={<AuthorActs checklist={LAUNCH} onArchived={() => {}} />}
        />
        <Route
          path="/checklists/kept"
          element={
            <AuthorActs
              checklist={{ ...LAUNCH, origin: 'file' }}
              onArchived={() => {}}
            />
          }
        />
        <Route path="*" element={<></>} />
      </Routes>
      <Address />
    </>,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity({ userEntityRef: AUTHOR }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [path],
    },
  );
  return orrApi;
}

const isAtDraft = () =>
  waitFor(() =>
    expect(screen.getByLabelText('address')).toHaveTextContent(
      `/checklists/drafts/${DRAFT_ID}`,
    ),
  );
const begin = async (start: string) => {
  const user = userEvent.setup();
  await user.click(
    await screen.findByRole('button', { name: 'New checklist' }),
  );
  await user.click(await screen.findByRole('radio', { name: start }));
  return user;
};
const field = (name: string) => screen.getByRole('textbox', { name });

describe('beginning a checklist', () => {
  it('proposes an id from the title, and begins blank', async () => {
    const orrApi = show();
    const user = await begin('A blank checklist');
    const create = screen.getByRole('button', { name: 'Begin the draft' });
    expect(create).toBeDisabled();
    expect(screen.getByText('Still needed: Title, Id, Owner.')).toBeVisible();
    await enterText(field('Title'), 'Data protection');
    expect(field('Id')).toHaveValue('data-protection');
    await enterText(field('Owner'), 'group:default/reliability');
    await user.click(create);
    await isAtDraft();
    expect(orrApi.createChecklistDraft).toHaveBeenCalledWith({
      body: {
        from: {
          type: 'blank',
          id: 'data-protection',
          title: 'Data protection',
          owner: 'group:default/reliability',
        },
      },
    });
  });

  it('copies another checklist', async () => {
    const orrApi = show();
    const user = await begin('A copy of another checklist');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Checklist' }),
      'launch',
    );
    await user.click(screen.getByRole('button', { name: 'Begin the draft' }));
    await isAtDraft();
    expect(orrApi.createChecklistDraft).toHaveBeenCalledWith({
      body: {
        from: {
          type: 'version',
          checklistId: 'launch',
          as: { id: 'service-launch-copy', title: 'Service launch (copy)' },
        },
      },
    });
  });

  it('begins with a checklist of the library', async () => {
    const orrApi = show({
      listLibraryQuestions: async () => ({
        items: [],
        checklists: [
          {
            name: 'yearly-review',
            title: 'Yearly review',
            description: 'What the year has taught',
            questionCount: 12,
          },
        ],
      }),
    });
    const user = await begin('A checklist of the library');
    expect(
      screen.getByText(
        'Still needed: Checklist of the library, Title, Id, Owner.',
      ),
    ).toBeVisible();
    await user.click(
      await screen.findByRole('radio', {
        name: 'Yearly review, 12 questions What the year has taught',
      }),
    );
    expect(field('Title')).toHaveValue('Yearly review');
    await enterText(field('Owner'), 'group:default/reliability');
    await user.click(screen.getByRole('button', { name: 'Begin the draft' }));
    await isAtDraft();
    expect(orrApi.createChecklistDraft).toHaveBeenCalledWith({
      body: {
        from: {
          type: 'library',
          name: 'yearly-review',
          as: {
            id: 'yearly-review',
            title: 'Yearly review',
            owner: 'group:default/reliability',
          },
        },
      },
    });
  });

  it('reads a file, and tells what was adapted before it opens the draft', async () => {
    const orrApi = show({
      createChecklistDraft: async () => ({
        ...checklistDraft(),
        notes: [0, 1, 2].map(pillar => ({
          path: `pillars[${pillar}]`,
          message: 'became a section',
        })),
      }),
    });
    const user = await begin('A file');
    expect(screen.getByText('Still needed: File.')).toBeVisible();
    const file = new File(['id: launch'], 'launch.yaml');
    // What a browser has, and the one of the tests has not.
    file.arrayBuffer = async () =>
      Uint8Array.from(Buffer.from('id: launch')).buffer;
    await user.upload(screen.getByLabelText('File'), file);
    expect(await screen.findByText('launch.yaml')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Begin the draft' }));
    expect(
      await screen.findByText(
        'pillars[0]: became a section (and at 2 more places)',
      ),
    ).toBeVisible();
    expect(orrApi.createChecklistDraft).toHaveBeenCalledWith({
      body: { from: { type: 'file', name: 'launch.yaml', text: 'id: launch' } },
    });
    await user.click(screen.getByRole('button', { name: 'Open the draft' }));
    await isAtDraft();
  });

  it('says what the backend refuses, and keeps what was entered', async () => {
    const error = await responseError(400, 'A checklist has this id already');
    show({ createChecklistDraft: () => Promise.reject(error) });
    const user = await begin('A blank checklist');
    await enterText(field('Title'), 'Launch');
    await enterText(field('Owner'), 'group:default/reliability');
    await user.click(screen.getByRole('button', { name: 'Begin the draft' }));
    expect(
      await screen.findByText('A checklist has this id already'),
    ).toBeVisible();
    expect(field('Title')).toHaveValue('Launch');
  });

  it('offers nothing to whoever may not write', async () => {
    const orrApi = show({}, '/checklists', { author: false, publish: false });
    await waitFor(() => expect(orrApi.listChecklistDrafts).toHaveBeenCalled());
    await screen.findByLabelText('address');
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('DraftsInProgress', () => {
  it('leads to each draft, says who changed it, and throws one away', async () => {
    const user = userEvent.setup();
    const orrApi = show({
      listChecklistDrafts: async () => ({
        items: [checklistDraft({ basedOn: 2, currentVersion: 3 })],
        may: { author: true, publish: false },
      }),
      deleteChecklistDraft: async () => ({}),
    });
    const row = within(
      await screen.findByRole('row', { name: /^Service launch Version 2/ }),
    );
    expect(row.getByRole('link', { name: 'Service launch' })).toHaveAttribute(
      'href',
      `/checklists/drafts/${DRAFT_ID}`,
    );
    expect(row.getByText('Version 2; version 3 is newer')).toBeVisible();
    await user.click(
      row.getByRole('button', { name: 'Throw away the draft: Service launch' }),
    );
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Throw away',
      }),
    );
    await waitFor(() =>
      expect(orrApi.deleteChecklistDraft).toHaveBeenCalledWith({
        params: { draftId: DRAFT_ID },
        body: { revision: 1 },
      }),
    );
    await waitFor(() =>
      expect(orrApi.listChecklistDrafts).toHaveBeenCalledTimes(2),
    );
  });
});

describe('many drafts', () => {
  it('show as a few until all are asked for, first what places offer', async () => {
    const user = userEvent.setup();
    show({
      listChecklistDrafts: async () => ({
        items: Array.from({ length: 100 }, (_, index) =>
          checklistDraft({
            id: `${index}`,
            title: `Draft ${index}`,
            ...(index === 99 && { location: './own.yaml' }),
          }),
        ),
        may: { author: true, publish: true },
      }),
    });
    const all = await screen.findByRole('button', {
      name: 'Show all 100 drafts',
    });
    const links = () => screen.getAllByRole('link', { name: /^Draft/ });
    expect(links().map(link => link.textContent)).toEqual([
      'Draft 99',
      'Draft 0',
      'Draft 1',
      'Draft 2',
      'Draft 3',
    ]);
    await user.click(all);
    expect(links()).toHaveLength(100);
    await user.click(screen.getByRole('button', { name: 'Show fewer drafts' }));
    expect(links()).toHaveLength(5);
  });
});

describe('a checklist that is kept elsewhere', () => {
  const PLACED = checklistDraft({
    checklistId: 'launch',
    location: './launch.yaml',
  });
  const showKept = (items = [PLACED], author = true) =>
    show(
      {
        listChecklistDrafts: async () => ({
          items,
          may: { author, publish: true },
        }),
      },
      '/checklists/kept',
    );

  it('is neither edited nor archived here: a copy is', async () => {
    const user = userEvent.setup();
    const orrApi = showKept([]);
    await user.click(
      await screen.findByRole('button', { name: 'Make a copy' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'New checklist' }),
    ).toBeVisible();
    expect(field('Title')).toHaveValue('Service launch (copy)');
    for (const name of ['Edit', 'Archive', /draft that its place offers/]) {
      expect(
        screen.queryByRole('button', { name, hidden: true }),
      ).not.toBeInTheDocument();
    }
    expect(orrApi.createChecklistDraft).not.toHaveBeenCalled();
  });

  it('leads to the draft that its place offers', async () => {
    const orrApi = showKept();
    await userEvent.setup().click(
      await screen.findByRole('button', {
        name: 'Read the draft that its place offers',
      }),
    );
    await isAtDraft();
    expect(orrApi.createChecklistDraft).not.toHaveBeenCalled();
  });

  it('offers nothing to whoever may not write', async () => {
    const orrApi = showKept([PLACED], false);
    await waitFor(() => expect(orrApi.listChecklistDrafts).toHaveBeenCalled());
    await screen.findByLabelText('address');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('stands among the drafts with its place, and is not thrown away', async () => {
    show({
      listChecklistDrafts: async () => ({
        items: [PLACED],
        may: { author: true, publish: true },
      }),
    });
    const row = within(
      await screen.findByRole('row', { name: /launch\.yaml/ }),
    );
    expect(row.getByText('Changed at its place')).toBeVisible();
    expect(row.queryByRole('button')).toBeNull();
  });
});

describe('EditChecklist', () => {
  it('makes a draft of the current version', async () => {
    const orrApi = show({}, '/checklists/launch');
    await userEvent
      .setup()
      .click(await screen.findByRole('button', { name: 'Edit' }));
    await isAtDraft();
    expect(orrApi.createChecklistDraft).toHaveBeenCalledWith({
      body: { from: { type: 'version', checklistId: 'launch' } },
    });
  });

  it('goes on with the draft that there is', async () => {
    const orrApi = show(
      {
        listChecklistDrafts: async () => ({
          items: [checklistDraft({ checklistId: 'launch' })],
          may: { author: true, publish: true },
        }),
      },
      '/checklists/launch',
    );
    await userEvent
      .setup()
      .click(
        await screen.findByRole('button', { name: 'Go on with the draft' }),
      );
    await isAtDraft();
    expect(orrApi.createChecklistDraft).not.toHaveBeenCalled();
  });

  it('offers a copy where it is refused', async () => {
    const user = userEvent.setup();
    const error = await responseError(409, 'It is kept in launch.yaml');
    show(
      { createChecklistDraft: () => Promise.reject(error) },
      '/checklists/launch',
    );
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    expect(await screen.findByText('It is kept in launch.yaml')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Make a copy' }));
    expect(
      await screen.findByRole('dialog', { name: 'New checklist' }),
    ).toBeVisible();
    expect(field('Title')).toHaveValue('Service launch (copy)');
  });
});

describe('ArchiveChecklist', () => {
  const archive = async () => {
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Archive' }));
    return screen.findByRole('dialog', { name: 'Archive “Service launch”?' });
  };
  const confirm = (dialog: HTMLElement) =>
    userEvent
      .setup()
      .click(within(dialog).getByRole('button', { name: 'Archive' }));

  it('says what it does before, and that it is done after', async () => {
    const archiveChecklist = jest.fn(
      async (_: Parameters<OrrApi['archiveChecklist']>[0]) => ({}),
    );
    show({ archiveChecklist }, '/checklists/launch');
    const dialog = await archive();
    expect(dialog).toHaveTextContent('It is asked of 12 entities now');
    expect(archiveChecklist).not.toHaveBeenCalled();
    await confirm(dialog);
    const done = await screen.findByText(/^Archived: it is asked of nobody/);
    expect(done).toHaveFocus();
    expect(archiveChecklist.mock.calls.map(([input]) => input)).toEqual([
      {
        params: { checklistId: 'launch' },
        body: { version: 2, mutationId: expect.any(String) },
      },
    ]);
    expect(
      screen.queryByRole('button', { name: 'Archive' }),
    ).not.toBeInTheDocument();
  });

  it('tells why it was refused, and keeps the question open', async () => {
    show(
      {
        archiveChecklist: async () => {
          throw await responseError(409, 'version: version 3 was published');
        },
      },
      '/checklists/launch',
    );
    const dialog = await archive();
    await confirm(dialog);
    expect(
      await within(dialog).findByText('It was not archived'),
    ).toBeVisible();
    expect(dialog).toHaveTextContent('version 3 was published');
  });

  it('is for those alone who may publish', async () => {
    show({}, '/checklists/launch', { author: true, publish: false });
    expect(await screen.findByRole('button', { name: 'Edit' })).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Archive' }),
    ).not.toBeInTheDocument();
  });
});
