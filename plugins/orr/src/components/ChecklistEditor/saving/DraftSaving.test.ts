import { ChecklistDocument } from 'backstage-plugin-orr-common';
import {
  AUTHOR,
  DRAFT_ID,
  FakeDrafts,
  OTHER_AUTHOR,
} from '../../../__testUtils__/draftFixtures';
import { refusal, unreachable } from '../../../__testUtils__/refusal';
import { messageOf } from '../../Feedback';
import { DraftEditor } from '../DraftEditor';
import { changeQuestion, questionOf } from '../edits/draftEdits';
import { KeptDrafts } from './KeptDrafts';

const opened: DraftEditor[] = [];

async function open(drafts: FakeDrafts, userRef = AUTHOR) {
  const editor = new DraftEditor({
    api: drafts.api,
    draft: await drafts.api.getChecklistDraft({
      params: { draftId: DRAFT_ID },
    }),
    kept: new KeptDrafts({ userRef, draftId: DRAFT_ID }),
    userRef,
  });
  opened.push(editor);
  editor.start();
  return editor;
}

const titled = (id: string, title: string) => (document: ChecklistDocument) =>
  changeQuestion(document, id, { title });
const titleIn = (document: ChecklistDocument, id = 'alarms') =>
  questionOf(document, id)!.title;
/** Lets promises settle without letting time pass. */
const settle = () => jest.advanceTimersByTimeAsync(0);

describe('saving a draft', () => {
  let drafts: FakeDrafts;

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    drafts = new FakeDrafts();
  });

  afterEach(() => {
    opened.splice(0).forEach(editor => editor.stop());
    jest.useRealTimers();
  });

  it('waits for the end of typing, and says what was found', async () => {
    drafts.problemsOf = () => [
      { path: ['title'], code: 'incomplete', message: 'x', severity: 'error' },
    ];
    const editor = await open(drafts);
    editor.edit(titled('alarms', 'A'));
    await jest.advanceTimersByTimeAsync(700);
    editor.edit(titled('alarms', 'Alarms'));
    await jest.advanceTimersByTimeAsync(700);
    expect(drafts.saved).toEqual([]);
    expect(editor.getState().saving.status).toBe('waiting');
    expect(localStorage).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(100);
    expect(drafts.saved.map(one => titleIn(one))).toEqual(['Alarms']);
    expect(editor.getState().saving).toMatchObject({
      status: 'saved',
      revision: 2,
      problems: [{ message: 'x' }],
    });
    expect(localStorage).toHaveLength(0);
  });

  it('saves what is typed while it saves afterwards, one after the other', async () => {
    const editor = await open(drafts);
    editor.edit(titled('alarms', 'One'));
    await jest.advanceTimersByTimeAsync(799);
    const save = drafts.api.saveChecklistDraft;
    let release = () => {};
    drafts.api.saveChecklistDraft = async input => {
      await new Promise<void>(resolve => (release = resolve));
      return save(input);
    };
    await jest.advanceTimersByTimeAsync(1);
    editor.edit(titled('alarms', 'Two'));
    await jest.advanceTimersByTimeAsync(2_000);
    drafts.api.saveChecklistDraft = save;
    release();
    await jest.advanceTimersByTimeAsync(800);
    expect(drafts.saved.map(one => titleIn(one))).toEqual(['One', 'Two']);
    expect(editor.getState().saving.status).toBe('saved');
  });

  it('puts together what somebody else saved meanwhile, and takes back only its own', async () => {
    const editor = await open(drafts);
    editor.edit(titled('alarms', 'Mine'));
    drafts.saveAs(OTHER_AUTHOR, titled('rollback', 'Theirs'));
    // It is refused, and saved again with the other change in it.
    await jest.advanceTimersByTimeAsync(801);
    const { document, saving } = editor.getState();
    expect(saving).toMatchObject({
      status: 'saved',
      mergedFrom: OTHER_AUTHOR,
      revision: 3,
    });
    expect(titleIn(document)).toBe('Mine');
    expect(titleIn(document, 'rollback')).toBe('Theirs');
    expect(drafts.draft.document).toEqual(document);
    editor.undo();
    await jest.advanceTimersByTimeAsync(800);
    expect(titleIn(drafts.draft.document)).toBe('Are there alarms?');
    expect(titleIn(drafts.draft.document, 'rollback')).toBe('Theirs');
  });

  it.each([
    ['mine' as const, 'Mine'],
    ['theirs' as const, 'Theirs'],
  ])('waits until a conflict is decided: %s', async (side, title) => {
    const editor = await open(drafts);
    editor.edit(titled('alarms', 'Mine'));
    drafts.saveAs(OTHER_AUTHOR, document =>
      titled('rollback', 'Too')(titled('alarms', 'Theirs')(document)),
    );
    await jest.advanceTimersByTimeAsync(10_000);
    const { status, conflict } = editor.getState().saving;
    expect(status).toBe('conflict');
    expect(conflict).toMatchObject({
      theirRef: OTHER_AUTHOR,
      conflicts: [{ path: ['questions', 'alarms', 'title'] }],
    });
    expect(drafts.saved).toEqual([]);
    expect(localStorage).toHaveLength(1);

    editor.decide(() => side);
    await jest.advanceTimersByTimeAsync(800);
    expect(editor.getState().saving).toMatchObject({ status: 'saved' });
    expect(titleIn(drafts.draft.document)).toBe(title);
    expect(titleIn(drafts.draft.document, 'rollback')).toBe('Too');
    expect(localStorage).toHaveLength(0);
  });

  it('goes on after an acknowledgement that was lost', async () => {
    const save = drafts.api.saveChecklistDraft;
    drafts.api.saveChecklistDraft = async input => {
      await save(input);
      drafts.api.saveChecklistDraft = save;
      throw unreachable();
    };
    const editor = await open(drafts);
    editor.edit(titled('alarms', 'Mine'));
    await jest.advanceTimersByTimeAsync(800);
    expect(editor.getState().saving.status).toBe('retrying');
    editor.edit(titled('alarms', 'Mine, longer'));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(editor.getState().saving).toMatchObject({ status: 'saved' });
    expect(editor.getState().saving.mergedFrom).toBeUndefined();
    expect(titleIn(drafts.draft.document)).toBe('Mine, longer');
  });

  it('tries again, longer and longer, and at once when the connection is back', async () => {
    for (let failure = 0; failure < 3; failure++) {
      drafts.fail(unreachable());
    }
    const editor = await open(drafts);
    editor.edit(titled('alarms', 'Mine'));
    await jest.advanceTimersByTimeAsync(800 + 1_000 + 2_000);
    expect(editor.getState().saving.status).toBe('retrying');
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(editor.getState().saving.status).toBe('saved');
  });

  it('keeps what is refused, says why, and tries again after the next change', async () => {
    drafts.fail(refusal(400, 'sections[0]: must have at most 60 entries'));
    const editor = await open(drafts);
    editor.edit(titled('alarms', 'Mine'));
    await jest.advanceTimersByTimeAsync(60_000);
    const { status, error } = editor.getState().saving;
    expect(status).toBe('refused');
    expect(messageOf(error)).toContain('at most 60');
    expect(localStorage).toHaveLength(1);
    editor.edit(titled('alarms', 'Other'));
    await jest.advanceTimersByTimeAsync(800);
    expect(editor.getState().saving.status).toBe('saved');
  });

  it('restores what a page could not save, into what others saved since', async () => {
    drafts.fail(unreachable());
    const before = await open(drafts);
    before.edit(titled('alarms', 'Mine'));
    await jest.advanceTimersByTimeAsync(800);
    drafts.api.saveChecklistDraft = () => new Promise(() => {});
    before.stop();

    const later = new FakeDrafts();
    later.saveAs(OTHER_AUTHOR, titled('rollback', 'Theirs'));
    const after = await open(later);
    expect(titleIn(after.getState().document)).toBe('Mine');
    await settle();
    expect(after.getState().saving.status).toBe('saved');
    expect(titleIn(later.draft.document)).toBe('Mine');
    expect(titleIn(later.draft.document, 'rollback')).toBe('Theirs');
    expect(localStorage).toHaveLength(0);
  });

  it('asks about what a page could not save and others changed since', async () => {
    drafts.fail(unreachable());
    const before = await open(drafts);
    before.edit(titled('alarms', 'Mine'));
    await jest.advanceTimersByTimeAsync(800);
    drafts.api.saveChecklistDraft = () => new Promise(() => {});
    before.stop();

    const later = new FakeDrafts();
    later.saveAs(OTHER_AUTHOR, titled('alarms', 'Theirs'));
    const after = await open(later);
    expect(after.getState().saving.status).toBe('conflict');
    after.decide(() => 'mine');
    await settle();
    expect(titleIn(later.draft.document)).toBe('Mine');
  });

  it('shows nothing of another person who shares the browser', async () => {
    drafts.fail(unreachable());
    const before = await open(drafts);
    before.edit(titled('alarms', 'Private'));
    await jest.advanceTimersByTimeAsync(800);
    const other = await open(new FakeDrafts(), OTHER_AUTHOR);
    expect(titleIn(other.getState().document)).toBe('Are there alarms?');
  });

  it('saves at once on leaving, and says whether all is saved', async () => {
    const editor = await open(drafts);
    editor.edit(titled('alarms', 'Left'));
    window.dispatchEvent(new Event('pagehide'));
    await settle();
    expect(drafts.saved).toHaveLength(1);
    editor.edit(titled('alarms', 'Published'));
    await expect(editor.settle()).resolves.toBe(true);
    expect(titleIn(drafts.draft.document)).toBe('Published');
  });
});
