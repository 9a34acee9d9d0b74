import { FakeOrrApi } from '../../../__testUtils__/FakeOrrApi';
import { unreachable } from '../../../__testUtils__/refusal';
import {
  leaveAutosaves,
  openAutosave,
  savedRemark,
} from '../../../__testUtils__/openAutosave';
import {
  OWNER,
  REVIEWER,
  reviewDetail,
} from '../../../__testUtils__/reviewFixtures';
import { draftOf } from './answerDraft';

const bodies = (api: FakeOrrApi) =>
  api.callsOf('saveAnswer').map(call => call.body);
const settle = () => jest.advanceTimersByTimeAsync(0);
const text = (value: string) => ({ kind: 'text' as const, value });

describe('AnswerAutosave with others', () => {
  let api: FakeOrrApi;

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    api = new FakeOrrApi({ review: reviewDetail() });
    api.review!.answers = [savedRemark()];
  });

  afterEach(() => {
    leaveAutosaves();
    jest.useRealTimers();
  });

  const theirs = (value: string, rest: object = {}) =>
    api.answerAs(REVIEWER, {
      questionId: 'remarks',
      statement: text(value),
      ...rest,
    });

  it('shows what somebody else saved where nothing is typed, and goes on from there', async () => {
    const { autosave, edit, write } = openAutosave(api);
    autosave.receive([theirs('Theirs')]);
    expect(edit()).toMatchObject({
      state: 'saved',
      draft: { value: 'Theirs' },
      answer: { answeredBy: REVIEWER },
    });
    write({ value: 'Theirs, and mine' }, 'now');
    await settle();
    expect(bodies(api)).toMatchObject([{ revision: 2 }]);
    expect(edit().state).toBe('saved');
  });

  it('never touches what is typed: both versions stand side by side', async () => {
    const { autosave, edit, write } = openAutosave(api);
    write({ value: 'Mine, not sent yet' });
    autosave.receive([theirs('Theirs')]);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(edit()).toMatchObject({
      state: 'conflict',
      draft: { value: 'Mine, not sent yet' },
      own: { value: 'Mine, not sent yet' },
      theirs: { statement: { value: 'Theirs' } },
    });
    expect(bodies(api)).toEqual([]);

    autosave.receive([theirs('Theirs, again')]);
    write({ value: 'Both' });
    expect(edit()).toMatchObject({
      draft: { value: 'Both' },
      own: { value: 'Mine, not sent yet' },
      theirs: { statement: { value: 'Theirs, again' } },
    });
    autosave.saveMine('remarks');
    await settle();
    expect(bodies(api)).toMatchObject([
      { revision: 3, statement: { value: 'Both' } },
    ]);
    expect(edit()).toMatchObject({ state: 'saved', theirs: undefined });
  });

  it('has no conflict over the same words', () => {
    const { autosave, edit, write } = openAutosave(api);
    write({ value: 'Same' });
    autosave.receive([theirs('Same')]);
    expect(edit()).toMatchObject({
      state: 'saved',
      answer: { answeredBy: REVIEWER },
    });
  });

  it('leaves out what is older than what it knows', () => {
    const { autosave, edit } = openAutosave(api);
    const newer = theirs('Newer');
    autosave.receive([newer, savedRemark()]);
    expect(edit().draft.value).toBe('Newer');
  });

  it('takes in what turned up while its own write was under way', async () => {
    const release = api.hold('saveAnswer');
    const { autosave, edit, write } = openAutosave(api);
    write({ value: 'Mine' }, 'now');
    await settle();
    autosave.receive([savedRemark({ revision: 3, answeredBy: REVIEWER })]);
    expect(edit().state).toBe('saving');
    release();
    await settle();
    expect(edit()).toMatchObject({
      state: 'saved',
      answer: { revision: 3, answeredBy: REVIEWER },
    });
  });

  it('saves on another page of the same person without a conflict', async () => {
    const one = openAutosave(api, { pageId: 'one' });
    const two = openAutosave(api, { pageId: 'two' });
    two.write({ note: 'From two' });
    one.write({ value: 'From one' }, 'now');
    await settle();
    two.autosave.receive(api.review!.answers);
    await settle();
    expect(two.edit()).toMatchObject({
      state: 'saved',
      draft: { value: 'From one', note: 'From two' },
    });
    expect(bodies(api)[1]).toMatchObject({
      revision: 2,
      statement: { value: 'From one' },
      note: 'From two',
    });
  });

  it('asks also the same person where both pages changed the same words', () => {
    const { autosave, edit, write } = openAutosave(api);
    write({ value: 'This page' });
    autosave.receive([
      api.answerAs(OWNER, {
        questionId: 'remarks',
        statement: text('The other page'),
      }),
    ]);
    expect(edit()).toMatchObject({
      state: 'conflict',
      draft: { value: 'This page' },
    });
  });

  it('leaves alone what an open page is about to save, and takes up what a closed one left', async () => {
    for (let failure = 0; failure < 2; failure++) {
      api.fail('saveAnswer', unreachable());
    }
    const one = openAutosave(api, { pageId: 'one' });
    one.write({ value: 'From one' }, 'now');
    await settle();
    // What is kept later counts as later.
    await jest.advanceTimersByTimeAsync(1);
    const two = openAutosave(api, {
      pageId: 'two',
      isOpenElsewhere: pageId => pageId === 'one',
    });
    expect(two.edit()).toMatchObject({
      state: 'saved',
      draft: { value: 'First' },
    });
    two.write({ note: 'From two' }, 'now');
    await settle();
    expect(localStorage).toHaveLength(2);
    one.autosave.stop();
    two.autosave.stop();

    const three = openAutosave(api, { pageId: 'three' });
    expect(three.edit().draft.note).toBe('From two');
    await settle();
    expect(three.edit().state).toBe('saved');
    three.autosave.stop();
    const four = openAutosave(api, { pageId: 'four' });
    await settle();
    expect(four.edit()).toMatchObject({
      state: 'saved',
      draft: { value: 'From one', note: 'From two' },
    });
    expect(localStorage).toHaveLength(0);
  });

  it('undoes changes one by one, each as a new value', async () => {
    const { autosave, edit, write } = openAutosave(api);
    expect(autosave.undo()).toBeUndefined();
    for (const value of ['Second', 'Third']) {
      write({ value }, 'now');
      await settle();
    }
    expect(edit().undoable).toBe(true);
    for (const value of ['Second', 'First']) {
      expect(autosave.undo()).toBe('remarks');
      await settle();
      expect(edit()).toMatchObject({
        state: 'saved',
        answer: { statement: { value } },
      });
    }
    expect(edit()).toMatchObject({ undoable: false, answer: { revision: 5 } });
    expect(autosave.undo()).toBeUndefined();
  });

  it('undoes what is not saved yet, and what is on its way', async () => {
    const { autosave, edit, write } = openAutosave(api);
    write({ value: 'Typing' });
    autosave.undo();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(bodies(api)).toEqual([]);
    expect(edit()).toMatchObject({ state: 'saved', draft: { value: 'First' } });

    const release = api.hold('saveAnswer');
    write({ value: 'On its way' }, 'now');
    await settle();
    autosave.undo('remarks');
    release();
    await settle();
    expect(bodies(api).map(body => body.statement)).toEqual([
      text('On its way'),
      text('First'),
    ]);
    expect(edit()).toMatchObject({ state: 'saved', undoable: false });
  });

  it('takes back an answer where there was none', async () => {
    const { autosave, edit, write } = openAutosave(api);
    write({ practice: 'yes' }, 'now', 'alarms');
    await settle();
    autosave.undo('alarms');
    await settle();
    expect(edit('alarms')).toMatchObject({
      state: 'saved',
      draft: draftOf(),
      answer: { revision: 2, statement: null },
    });
  });

  it('undoes nothing that somebody else has changed since', async () => {
    const { autosave, edit, write } = openAutosave(api);
    write({ value: 'Mine' }, 'now');
    await settle();
    autosave.receive([theirs('Theirs')]);
    expect(edit().undoable).toBe(false);
    expect(autosave.undo('remarks')).toBeUndefined();
  });

  it('restores any earlier value as a new one', async () => {
    const { autosave, edit, write } = openAutosave(api);
    write({ value: 'Second' }, 'now');
    await settle();
    autosave.restore('remarks', savedRemark({ note: 'Then' }));
    await settle();
    expect(edit()).toMatchObject({
      state: 'saved',
      answer: { revision: 3, statement: { value: 'First' }, note: 'Then' },
    });
  });
});
