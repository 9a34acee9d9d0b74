import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ChecklistDocument,
  OrrApi,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import { createFakeOrrApi } from '../../__testUtils__/createFakeOrrApi';
import {
  AUTHOR,
  DRAFT_ID,
  FakeDrafts,
  OTHER_AUTHOR,
} from '../../__testUtils__/draftFixtures';
import { enterText } from '../../__testUtils__/enterText';
import { responseError } from '../../__testUtils__/responseError';
import { checklist, question } from '../../__testUtils__/reviewFixtures';
import { orrApiRef } from '../../api';
import { saveFile } from '../../hooks/saveFile';
import { tellTyped } from '../TypedText';
import { ChecklistEditorPage } from './ChecklistEditorPage';
import { changeQuestion, questionOf } from './edits/draftEdits';

jest.mock('../../hooks/saveFile', () => ({ saveFile: jest.fn() }));

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

function show(
  drafts = new FakeDrafts(),
  methods: Partial<OrrApi> = {},
  search = '',
) {
  const orrApi = createFakeOrrApi({
    ...drafts.api,
    listFilterMatches: async () => ({
      counts: { matched: 3, isLowerBound: false },
      items: [],
    }),
    ...methods,
  });
  renderInTestApp(
    <>
      <Routes>
        <Route
          path="/checklists/drafts/:draftId"
          element={<ChecklistEditorPage />}
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
      initialRouteEntries: [`/checklists/drafts/${DRAFT_ID}${search}`],
    },
  );
  return orrApi;
}

const outline = () =>
  within(screen.getByRole('navigation', { name: 'Outline' }));
const rows = () =>
  outline()
    .getAllByRole('button', { name: /^More: / })
    .map(button => button.getAttribute('aria-label')!.slice('More: '.length));
const opened = (name: string) => outline().getByRole('button', { name });
const choose = async (title: string, item: string) => {
  const user = userEvent.setup();
  await user.click(outline().getByRole('button', { name: `More: ${title}` }));
  await user.click(await screen.findByRole('menuitem', { name: item }));
};
const saved = (drafts: FakeDrafts) =>
  waitFor(() => expect(drafts.saved.length).toBeGreaterThan(0), {
    timeout: 5_000,
  });
const ROWS = [
  'Release',
  'Can you roll back?',
  'Are there alarms?',
  'Do alarms reach a person?',
  'Operations',
  'How fast do you recover?',
  'How many are on call?',
  'When was the last restore?',
  'What else is known?',
];

describe('ChecklistEditorPage', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    jest.mocked(saveFile).mockClear();
  });

  it('shows the outline, what is wrong where, and opens a question', async () => {
    const user = userEvent.setup();
    show(
      new FakeDrafts({
        problems: [
          {
            path: ['sections', 0, 'questions', 1, 'guidance'],
            questionId: 'alarms',
            code: 'incomplete',
            message: 'is not written yet',
            severity: 'error',
          },
        ],
      }),
    );
    await screen.findByRole('navigation', { name: 'Outline' });
    expect(rows()).toEqual(ROWS);
    expect(outline().getByRole('img', { name: '1 error' })).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'The checklist itself' }),
    ).toBeVisible();

    await user.click(opened('Are there alarms?'));
    expect(screen.getByRole('textbox', { name: 'Question' })).toHaveValue(
      'Are there alarms?',
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'question=alarms',
    );
    const group = screen.getByRole('button', {
      name: /^How to answer it 1 error/,
    });
    expect(group).toHaveAttribute('aria-expanded', 'false');
    await user.click(group);
    expect(screen.getByText('Error: is not written yet')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Guidance' })).toBeVisible();
  });

  it('opens what the address names', async () => {
    show(new FakeDrafts(), {}, '?question=recovery');
    expect(
      await screen.findByRole('textbox', { name: 'Question' }),
    ).toHaveValue('How fast do you recover?');
  });

  it('saves a new question with an id by its title, and keeps the focus', async () => {
    const user = userEvent.setup();
    const drafts = new FakeDrafts();
    show(drafts);
    await user.click(
      await screen.findByRole('button', { name: 'Add question to Release' }),
    );
    const title = await screen.findByRole('textbox', { name: 'Question' });
    expect(title).toHaveFocus();
    await user.paste('Who is called?');
    await user.tab();
    expect(screen.getByRole('textbox', { name: 'Why we ask' })).toHaveFocus();
    expect(screen.getByText(/^Id: who-is-called\./)).toBeVisible();
    await user.paste('Nobody came');
    await saved(drafts);
    expect(questionOf(drafts.draft.document, 'who-is-called')).toMatchObject({
      title: 'Who is called?',
      why: { text: 'Nobody came' },
      answer: { type: 'practice' },
    });
    expect(await screen.findByText(/^Saved at/)).toBeVisible();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'question=who-is-called',
    );
  });

  it('moves by key with the focus, says where to, and takes it back', async () => {
    const user = userEvent.setup();
    show();
    await screen.findByRole('navigation', { name: 'Outline' });
    opened('Can you roll back?').focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(rows().slice(0, 3)).toEqual([ROWS[0], ROWS[2], ROWS[1]]);
    expect(opened('Can you roll back?')).toHaveFocus();
    expect(
      screen.getByText('Now at place 2 of 3 in Release'),
    ).toBeInTheDocument();
    await user.keyboard('{Control>}z{/Control}');
    expect(rows()).toEqual(ROWS);
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(rows().slice(0, 3)).toEqual([ROWS[0], ROWS[2], ROWS[1]]);
  });

  it('moves by the drag handle with keys alone', async () => {
    show();
    const handle = await screen.findByRole('button', {
      name: 'Drag: Operations',
    });
    handle.focus();
    fireEvent.keyDown(handle, { keyCode: 32 });
    fireEvent.keyDown(handle, { keyCode: 38 });
    fireEvent.keyDown(handle, { keyCode: 32 });
    await waitFor(() => expect(rows()[0]).toBe('Operations'));
  });

  it('moves to another section, duplicates, and removes with a way back', async () => {
    const user = userEvent.setup();
    show();
    await screen.findByRole('navigation', { name: 'Outline' });
    await choose('Can you roll back?', 'Operations');
    expect(rows().slice(-1)).toEqual(['Can you roll back?']);
    await choose('Can you roll back?', 'Duplicate');
    expect(rows().slice(-2)).toEqual([
      'Can you roll back?',
      'Can you roll back?',
    ]);
    await choose('Release', 'Remove');
    expect(rows()).not.toContain('Release');
    expect(await screen.findByText('Removed “Release”')).toBeVisible();
    const undo = screen.getAllByRole('button', { name: 'Undo' });
    await user.click(undo[undo.length - 1]);
    expect(rows()).toContain('Release');
  });

  it('leaves keys alone inside a text field', async () => {
    const user = userEvent.setup();
    show(new FakeDrafts(), {}, '?question=alarms');
    const title = await screen.findByRole('textbox', { name: 'Question' });
    await enterText(title, ' Good ones?');
    await user.keyboard('{Control>}z{/Control}');
    expect(rows()).toContain('Are there alarms? Good ones?');
  });

  it('writes choices with tiers, from which the rules follow, and tries them out', async () => {
    const user = userEvent.setup();
    const drafts = new FakeDrafts();
    show(drafts, {}, '?question=alarms');
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Answered with' }),
      'choices',
    );
    for (const [number, title] of [
      ['1', 'There is a plan'],
      ['2', 'It is tested'],
    ]) {
      await user.click(screen.getByRole('button', { name: 'Add choice' }));
      expect(
        screen.getByRole('textbox', { name: `Choice ${number}` }),
      ).toHaveFocus();
      await user.paste(title);
      await user.tab();
    }
    await user.selectOptions(
      screen.getAllByRole('combobox', { name: 'Kind of practice' })[0],
      'core',
    );
    const words = within(
      screen.getByRole('list', { name: 'The rules in words' }),
    );
    expect(
      words.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining('No risk: “There is a plan” and “It is tested”'),
      expect.stringContaining('Low risk: “There is a plan”'),
      expect.stringContaining('Medium risk'),
    ]);
    await saved(drafts);
    await waitFor(
      () =>
        expect(questionOf(drafts.draft.document, 'alarms')!.answer).toEqual({
          type: 'choices',
          choices: [
            { id: 'there-is-a-plan', title: 'There is a plan', tier: 'core' },
            { id: 'it-is-tested', title: 'It is tested' },
          ],
          riskRules: [
            { when: 'there-is-a-plan && it-is-tested', level: 'none' },
            { when: 'there-is-a-plan', level: 'low' },
            { when: 'default', level: 'medium' },
          ],
        }),
      { timeout: 5_000 },
    );
    const preview = within(screen.getByRole('region', { name: 'Preview' }));
    await user.click(
      await preview.findByRole('checkbox', { name: 'There is a plan' }),
    );
    expect(preview.getByRole('status')).toHaveTextContent(
      /Low risk.*rule 2 of 3/i,
    );
  });

  it('takes conditions of the author, and says where one cannot be read', async () => {
    const user = userEvent.setup();
    show(new FakeDrafts(), {}, '?question=rollback');
    const condition = await screen.findByRole('textbox', {
      name: 'Condition 1',
    });
    await enterText(condition, ' && (oops');
    expect(
      screen.getByText(/"oops" is no choice of this question \(at character/),
    ).toBeVisible();
    await user.click(
      screen.getByRole('radio', { name: 'As the kinds of practice say' }),
    );
    expect(screen.queryByRole('textbox', { name: 'Condition 1' })).toBeNull();
    expect(
      screen.getByRole('list', { name: 'The rules in words' }),
    ).toBeVisible();
  });

  it('asks whether a question that was published is another one now', async () => {
    const user = userEvent.setup();
    const getChecklistVersion: OrrApi['getChecklistVersion'] = async () => ({
      checklistId: checklist.id,
      version: 3,
      contentHash: 'a',
      publishedAt: '2026-03-01T10:00:00.000Z',
      document: checklist,
    });
    show(
      new FakeDrafts({ basedOn: 3, currentVersion: 3 }),
      { getChecklistVersion },
      '?question=alarms',
    );
    const title = await screen.findByRole('textbox', { name: 'Question' });
    await user.clear(title);
    expect(screen.queryByText('Is this another question now?')).toBeNull();
    await enterText(title, 'Who pays for it');
    await user.click(
      await screen.findByRole('button', {
        name: 'Another question: new id',
      }),
    );
    expect(screen.getByText(/^Id: who-pays-for-it\./)).toBeVisible();
    expect(screen.queryByText('Is this another question now?')).toBeNull();
  });

  it('offers earlier questions and their answers to hang on, and refuses a filter that is none', async () => {
    const user = userEvent.setup();
    const drafts = new FakeDrafts();
    show(drafts, {}, '?question=recovery');
    await user.click(
      await screen.findByRole('button', { name: /^When it is asked/ }),
    );
    const after = screen.getByRole('combobox', { name: 'Asked after' });
    expect(
      within(after)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['No other question: always', ...ROWS.slice(1, 4)]);
    await user.selectOptions(after, 'Can you roll back?');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'With the answer' }),
      'By a button',
    );
    const filter = screen.getByRole('textbox', { name: 'Asked of' });
    await enterText(filter, '- 1');
    expect(screen.getByText(/^Not taken over: is no filter/)).toBeVisible();
    await user.clear(filter);
    await enterText(filter, 'spec.type: service');
    await saved(drafts);
    await waitFor(
      () =>
        expect(questionOf(drafts.draft.document, 'recovery')).toMatchObject({
          visibleWhen: { question: 'rollback', choice: 'button' },
          appliesTo: { 'spec.type': 'service' },
        }),
      { timeout: 5_000 },
    );
  });

  it('keeps a filter that cannot be read while something else is open, counts it, and does not publish without it', async () => {
    const user = userEvent.setup();
    const drafts = new FakeDrafts();
    show(drafts);
    const filter = () => screen.findByRole('textbox', { name: 'Applies to' });
    fireEvent.change(await filter(), { target: { value: 'kind: [Component' } });
    await user.tab();
    expect(
      await screen.findByText('Saved, but for what cannot be read'),
    ).toBeVisible();
    expect(outline().getByRole('img', { name: '1 error' })).toBeVisible();
    expect(screen.getByText('1 error')).toBeVisible();

    await user.click(opened('Are there alarms?'));
    await user.click(screen.getByRole('button', { name: 'Check and publish' }));
    expect(screen.getByRole('alert')).toHaveTextContent(
      /^Mend or empty first what cannot be read.*Applies to, not taken over: /,
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      new RegExp(`/checklists/drafts/${DRAFT_ID}$`),
    );
    expect(await filter()).toHaveValue('kind: [Component');
    expect(screen.getByText(/^Not taken over: /)).toBeVisible();

    fireEvent.change(await filter(), { target: { value: 'kind: API' } });
    await waitFor(() =>
      expect(outline().queryByRole('img')).not.toBeInTheDocument(),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Check and publish' }));
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent('/publish'),
    );
    expect(drafts.draft.document.appliesTo).toEqual({ kind: 'API' });
  });

  it('keeps what cannot be read of a question and of a number, by their places', async () => {
    const user = userEvent.setup();
    show(new FakeDrafts(), {}, '?question=alarms');
    const unfold = async (name: RegExp) =>
      user.click(await screen.findByRole('button', { name }));
    await unfold(/^When it is asked/);
    fireEvent.change(screen.getByRole('textbox', { name: 'Asked of' }), {
      target: { value: '- 1' },
    });
    await user.click(opened('The checklist itself'));
    await unfold(/^Periods/);
    const months = () =>
      screen.getByRole('textbox', { name: 'Months between reviews' });
    fireEvent.change(months(), { target: { value: '99' } });
    expect(await screen.findByText('2 errors')).toBeVisible();

    await user.click(opened('Can you roll back?'));
    await unfold(/^When it is asked/);
    expect(screen.getByRole('textbox', { name: 'Asked of' })).toHaveValue('');
    await user.click(opened('Are there alarms?'));
    // Unfolded, so that it is seen.
    expect(screen.getByRole('textbox', { name: 'Asked of' })).toHaveValue(
      '- 1',
    );
    await user.click(opened('The checklist itself'));
    expect(months()).toHaveValue('99');
    fireEvent.change(months(), { target: { value: '' } });
    expect(await screen.findByText('1 error')).toBeVisible();
    await choose('Are there alarms?', 'Remove');
    await waitFor(() =>
      expect(screen.queryByText('1 error')).not.toBeInTheDocument(),
    );
  });

  it('puts a conflict to the author, with both values', async () => {
    const user = userEvent.setup();
    const drafts = new FakeDrafts();
    show(drafts, {}, '?question=alarms');
    const why = await screen.findByRole('textbox', { name: 'Why we ask' });
    drafts.saveAs(OTHER_AUTHOR, document =>
      changeQuestion(document, 'alarms', { why: { text: 'Theirs' } }),
    );
    // In one change: between two, the first might be saved alone.
    act(() => {
      why.focus();
      (why as HTMLTextAreaElement).select();
    });
    await user.paste('Mine');
    const dialog = within(
      await screen.findByRole(
        'dialog',
        { name: 'Both of you changed this' },
        { timeout: 5_000 },
      ),
    );
    expect(
      dialog.getByRole('radiogroup', { name: 'Are there alarms?: Why we ask' }),
    ).toBeVisible();
    expect(dialog.getByRole('radio', { name: 'You: Mine' })).toBeChecked();
    await user.click(dialog.getByRole('radio', { name: /: Theirs$/ }));
    await user.click(dialog.getByRole('button', { name: 'Go on with these' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(why).toHaveValue('Theirs');
  });

  it('adds several questions from the library', async () => {
    const user = userEvent.setup();
    const items = [
      'Are there backups?',
      'Is there a runbook?',
      'Who pays?',
    ].map((title, index) => ({
      group: index ? 'Operations' : 'Data',
      question: question({
        id: `library-${index}`,
        title,
        answer: { type: 'practice' },
      }),
    }));
    show(new FakeDrafts(), {
      listLibraryQuestions: async () => ({ items, checklists: [] }),
    });
    await user.click(
      await screen.findByRole('button', {
        name: 'Add from the library to Operations',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(
      await dialog.findByRole('checkbox', { name: /^Who pays\?/ }),
    );
    await enterText(
      dialog.getByRole('searchbox', { name: 'Search the library' }),
      'backups',
    );
    expect(dialog.getAllByRole('checkbox')).toHaveLength(1);
    await user.click(dialog.getByRole('checkbox', { name: /backups/ }));
    await user.click(dialog.getByRole('button', { name: 'Add 2 questions' }));
    await waitFor(() =>
      expect(rows().slice(-2)).toEqual(['Who pays?', 'Are there backups?']),
    );
  });

  it('saves what is typed before it leads to publishing', async () => {
    const user = userEvent.setup();
    const drafts = new FakeDrafts();
    show(drafts, {}, '?question=alarms');
    await enterText(
      await screen.findByRole('textbox', { name: 'Question' }),
      ' All?',
    );
    await user.click(screen.getByRole('button', { name: 'Check and publish' }));
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        `/checklists/drafts/${DRAFT_ID}/publish`,
      ),
    );
    expect(drafts.saved).toHaveLength(1);
  });

  it('downloads what is saved, once what was typed last is', async () => {
    const user = userEvent.setup();
    const drafts = new FakeDrafts();
    show(drafts, {}, '?question=rollback');
    await enterText(
      await screen.findByRole('textbox', { name: 'Question' }),
      'Can you go back?',
    );
    await user.click(screen.getByRole('button', { name: 'Download' }));
    await user.click(screen.getByRole('menuitem', { name: 'YAML' }));
    await waitFor(() => expect(saveFile).toHaveBeenCalledTimes(1));
    const [text, { name }] = jest.mocked(saveFile).mock.calls[0];
    expect(name).toBe('service-launch-draft.yaml');
    expect(text).toContain('Can you go back?');
    expect(drafts.saved).toHaveLength(1);
  });

  it('downloads what is saved where what was typed cannot be', async () => {
    const user = userEvent.setup();
    const drafts = new FakeDrafts();
    drafts.fail(await responseError(400, 'title: is too long'));
    show(drafts, {}, '?question=rollback');
    await enterText(
      await screen.findByRole('textbox', { name: 'Question' }),
      'Can you go back?',
    );
    await user.click(screen.getByRole('button', { name: 'Download' }));
    await user.click(
      screen.getByRole('menuitem', { name: 'CSV, for spreadsheets' }),
    );
    await waitFor(() => expect(saveFile).toHaveBeenCalledTimes(1));
    expect(jest.mocked(saveFile).mock.calls[0][0]).toContain(
      'Can you roll back?',
    );
  });

  it.each([
    [403, 'You may not write checklists'],
    [404, 'There is no such draft: it was published or thrown away'],
    [500, 'This draft could not be loaded'],
  ])('says so where it is answered %s', async (status, title) => {
    const error = await responseError(status, 'No');
    show(new FakeDrafts(), {
      getChecklistDraft: () => Promise.reject(error),
    });
    expect(await screen.findByText(title)).toBeVisible();
  });

  it('draws no other row anew while one is typed in', async () => {
    const many: ChecklistDocument = {
      ...checklist,
      sections: [0, 1, 2, 3].map(section => ({
        id: `section-of-${section}`,
        title: `Section ${section}`,
        questions: Array.from({ length: 50 }, (_, index) =>
          question({
            id: `q-${section}-${index}`,
            title: `Question ${section} ${index}`,
            answer: { type: 'practice' },
          }),
        ),
      })),
    };
    expect(questionsOf(many)).toHaveLength(200);
    show(new FakeDrafts({ document: many }), {}, '?question=q-1-7');
    const title = await screen.findByRole('textbox', { name: 'Question' });
    const changed = new Set<string>();
    const observer = new MutationObserver(records =>
      records.forEach(({ target }) =>
        changed.add(
          (target.parentElement?.closest('li')?.textContent ?? '').slice(0, 30),
        ),
      ),
    );
    observer.observe(screen.getByRole('navigation', { name: 'Outline' }), {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    fireEvent.change(title, { target: { value: 'Reworded' } });
    act(tellTyped);
    await act(async () => {});
    observer.disconnect();
    expect([...changed]).toEqual(['Reworded']);
  });
});
