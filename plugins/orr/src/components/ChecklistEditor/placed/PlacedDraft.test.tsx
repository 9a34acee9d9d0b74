import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { ChecklistDraft, OrrApi } from 'backstage-plugin-orr-common';
import { Route, Routes } from 'react-router-dom';
import { createFakeOrrApi } from '../../../__testUtils__/createFakeOrrApi';
import {
  AUTHOR,
  checklistDraft,
  DRAFT_ID,
} from '../../../__testUtils__/draftFixtures';
import { responseError } from '../../../__testUtils__/responseError';
import { checklist } from '../../../__testUtils__/reviewFixtures';
import { orrApiRef } from '../../../api';
import { ChecklistEditorPage } from '../ChecklistEditorPage';
import { ChecklistPublishPage } from '../publish/ChecklistPublishPage';

const PLACE = 'https://git.example.org/launch.yaml';
const DRAFT = checklistDraft({
  basedOn: 3,
  currentVersion: 3,
  location: PLACE,
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
});
const REPLACED = { ...DRAFT, title: 'Launch, shorter', revision: 2 };

function show(
  getChecklistDraft: OrrApi['getChecklistDraft'] = async () => DRAFT,
  path = '',
) {
  const orrApi = createFakeOrrApi({
    getChecklistDraft,
    getChecklistVersion: async () => ({
      checklistId: 'launch',
      version: 3,
      contentHash: 'a',
      publishedAt: DRAFT.createdAt,
      document: checklist,
    }),
    listChecklistDrafts: async () => ({
      items: [],
      may: { author: true, publish: true },
    }),
    getChecklistImpact: async () => ({
      bindable: [],
      entities: { asked: 1, newlyAsked: 0, noLongerAsked: 0 },
      openReviews: 0,
      falling: [],
      owners: [],
      firstFalling: [],
    }),
  });
  renderInTestApp(
    <Routes>
      <Route
        path="/checklists/drafts/:draftId"
        element={<ChecklistEditorPage />}
      />
      <Route
        path="/checklists/drafts/:draftId/publish"
        element={<ChecklistPublishPage />}
      />
      <Route path="*" element={<></>} />
    </Routes>,
    {
      apis: [
        [orrApiRef, orrApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
        mockApis.identity({ userEntityRef: AUTHOR }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [`/checklists/drafts/${DRAFT_ID}${path}`],
    },
  );
  return orrApi;
}

const notice = async () =>
  within(await screen.findByRole('region', { name: 'Kept elsewhere' }));
const pass = () => act(() => jest.advanceTimersByTimeAsync(30_000));

describe('the draft of a watched place', () => {
  beforeEach(() => jest.useFakeTimers({ advanceTimers: true }));
  afterEach(() => jest.useRealTimers());

  it('is read, leads to its place and to publishing, and is not written on', async () => {
    show();
    const told = await notice();
    expect(told.getByRole('link', { name: PLACE })).toHaveAttribute(
      'href',
      PLACE,
    );
    expect(screen.getByText('Can you roll back?')).toBeVisible();
    expect(screen.getByText(/No rule uses "tested"/)).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Check and publish' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining(`/checklists/drafts/${DRAFT_ID}/publish`),
    );
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('navigation', { name: 'Outline' })).toBeNull();
  });

  it.each(['', '/publish'])(
    'tells where it has changed, and shows that when asked (%s)',
    async path => {
      let draft: ChecklistDraft = DRAFT;
      show(async () => draft, path);
      const told = await notice();
      await pass();
      expect(told.getByRole('status')).toBeEmptyDOMElement();
      draft = REPLACED;
      await pass();
      expect(told.getByRole('status')).toHaveTextContent(
        'What stands there has changed since you opened this.',
      );
      fireEvent.click(
        told.getByRole('button', { name: 'Show what stands there now' }),
      );
      expect(await screen.findByText(/Launch, shorter/)).toBeVisible();
      expect((await notice()).getByRole('status')).toBeEmptyDOMElement();
    },
  );

  it('tells where it is gone, and looks no more', async () => {
    let status: number | undefined;
    const orrApi = show(async () => {
      if (status) {
        throw await responseError(status, 'No draft');
      }
      return DRAFT;
    });
    const told = await notice();
    status = 500;
    await pass();
    expect(told.getByRole('status')).toBeEmptyDOMElement();
    status = 404;
    await pass();
    expect(told.getByRole('status')).toHaveTextContent(
      'This draft was published meanwhile, or taken back at its place.',
    );
    const looks = jest.mocked(orrApi.getChecklistDraft).mock.calls.length;
    await pass();
    expect(orrApi.getChecklistDraft).toHaveBeenCalledTimes(looks);
  });
});
