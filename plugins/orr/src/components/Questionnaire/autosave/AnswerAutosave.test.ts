import { FakeOrrApi } from '../../../__testUtils__/FakeOrrApi';
import { refusal, unreachable } from '../../../__testUtils__/refusal';
import {
  leaveAutosaves,
  openAutosave as open,
  savedRemark,
} from '../../../__testUtils__/openAutosave';
import { REVIEWER, reviewDetail } from '../../../__testUtils__/reviewFixtures';
import { draftOf } from './answerDraft';
import { saveSummaryOf } from './saveSummary';

const bodies = (api: FakeOrrApi) =>
  api.callsOf('saveAnswer').map(call => call.body);
/** Lets promises settle without letting time pass. */
const settle = () => jest.advanceTimersByTimeAsync(0);

describe('AnswerAutosave', () => {
  let api: FakeOrrApi;

  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
    api = new FakeOrrApi({ review: reviewDetail() });
  });

  afterEach(() => {
    leaveAutosaves();
    jest.useRealTimers();
  });

  it('waits for the end of typing', async () => {
    const { write, edit } = open(api);
    write({ value: 'H' });
    await jest.advanceTimersByTimeAsync(700);
    write({ value: 'Hello' });
    await jest.advanceTimersByTimeAsync(799);
    expect(bodies(api)).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(bodies(api)).toMatchObject([
      { statement: { kind: 'text', value: 'Hello' } },
    ]);
    expect(edit().state).toBe('saved');
    expect(localStorage).toHaveLength(0);
  });

  it('sends at once on blur, and on leaving the page', async () => {
    const { autosave, write } = open(api);
    write({ value: 'Blur' });
    autosave.flush();
    await settle();
    write({ value: 'Leave' });
    window.dispatchEvent(new Event('pagehide'));
    await settle();
    expect(bodies(api).map(body => body.statement)).toMatchObject([
      { value: 'Blur' },
      { value: 'Leave' },
    ]);
  });

  it('has one write of a question under way, and another question does not wait for it', async () => {
    const release = api.hold('saveAnswer');
    const { write, edit } = open(api);
    write({ value: 'One' }, 'now');
    write({ value: 'Two' }, 'now');
    write({ practice: 'yes' }, 'now', 'alarms');
    await settle();
    expect(
      api.callsOf('saveAnswer').map(call => call.params.questionId),
    ).toEqual(['remarks', 'alarms']);
    release();
    await settle();
    expect(bodies(api)[2]).toMatchObject({
      revision: 1,
      statement: { value: 'Two' },
    });
    expect(edit().state).toBe('saved');
  });

  it('retries the same write after a lost acknowledgement, then sends what was edited meanwhile', async () => {
    api.fail('saveAnswer', unreachable(), { lost: true });
    api.fail('saveAnswer', refusal(503, 'Down'));
    const { autosave, write, edit } = open(api);
    write({ value: 'One' }, 'now');
    await settle();
    expect(edit().state).toBe('retrying');
    expect(saveSummaryOf(autosave.getState())).toMatchObject({
      state: 'retrying',
      kept: 1,
    });
    write({ value: 'Two' });
    await jest.advanceTimersByTimeAsync(10_000);
    const [first, second, third, fourth] = bodies(api);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(fourth).toMatchObject({ revision: 1, statement: { value: 'Two' } });
    expect(fourth.mutationId).not.toBe(first.mutationId);
    expect(edit()).toMatchObject({ state: 'saved', answer: { revision: 2 } });
  });

  it('pauses longer between retries and goes on when the connection is back', async () => {
    for (let failure = 0; failure < 3; failure++) {
      api.fail('saveAnswer', unreachable());
    }
    const { write, edit } = open(api);
    write({ value: 'One' }, 'now');
    await settle();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(bodies(api)).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(1_999);
    expect(bodies(api)).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(1);
    expect(bodies(api)).toHaveLength(3);
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(edit().state).toBe('saved');
  });

  it('restores an unsent edit after a reload and sends the same write', async () => {
    api.fail('saveAnswer', unreachable(), { lost: true });
    const before = open(api);
    before.write({ value: 'Typed' }, 'now');
    await settle();
    before.autosave.stop();
    const after = open(api);
    expect(after.edit().draft.value).toBe('Typed');
    await settle();
    const [first, second] = bodies(api);
    expect(second).toEqual(first);
    expect(after.edit()).toMatchObject({
      state: 'saved',
      answer: { revision: 1 },
    });
    expect(localStorage).toHaveLength(0);
  });

  it('takes in what is acknowledged after the form was left', async () => {
    const release = api.hold('saveAnswer');
    const { autosave, write, edit } = open(api);
    write({ value: 'One' }, 'now');
    await settle();
    autosave.stop();
    release();
    await settle();
    expect(edit().state).toBe('saved');
    expect(localStorage).toHaveLength(0);
  });

  it('restores an incomplete edit and sends nothing of it', async () => {
    const before = open(api);
    before.write({ mode: 'notApplicable' }, 'now', 'recovery');
    before.autosave.stop();
    const after = open(api);
    await settle();
    expect(after.edit('recovery')).toMatchObject({
      state: 'incomplete',
      draft: { mode: 'notApplicable' },
      problems: { reason: 'required' },
    });
    expect(bodies(api)).toEqual([]);
  });

  it('asks when an edit kept on this device was overtaken', async () => {
    api.review!.answers = [savedRemark()];
    const before = open(api);
    api.fail('saveAnswer', refusal(400, 'note: is too long'));
    before.write({ value: 'Mine' }, 'now');
    await settle();
    before.autosave.stop();
    api.answerAs(REVIEWER, {
      questionId: 'remarks',
      statement: { kind: 'text', value: 'Theirs' },
    });
    const after = open(api);
    await settle();
    expect(after.edit()).toMatchObject({
      state: 'conflict',
      draft: { value: 'Mine' },
      theirs: { answeredBy: REVIEWER, statement: { value: 'Theirs' } },
    });
    // Looking at it again finds the same question to answer.
    after.autosave.stop();
    expect(open(api).edit().state).toBe('conflict');
  });

  it('shows nothing of another user who shares the browser', async () => {
    api.fail('saveAnswer', unreachable());
    const before = open(api);
    before.write({ value: 'Private' }, 'now');
    await settle();
    before.autosave.stop();
    expect(open(api, { userRef: REVIEWER }).edit().draft).toEqual(draftOf());
  });

  async function conflict() {
    const opened = open(api);
    api.answerAs(REVIEWER, {
      questionId: 'remarks',
      statement: { kind: 'text', value: 'Theirs' },
    });
    opened.write({ value: 'Mine' }, 'now');
    await settle();
    expect(opened.edit()).toMatchObject({
      state: 'conflict',
      draft: { value: 'Mine' },
    });
    opened.write({ value: 'Mine, longer' });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(bodies(api)).toHaveLength(1);
    return opened;
  }

  it('ends a conflict with the other answer', async () => {
    const { autosave, edit } = await conflict();
    autosave.keepTheirs('remarks');
    await settle();
    expect(edit()).toMatchObject({
      state: 'saved',
      draft: { value: 'Theirs' },
      theirs: undefined,
    });
    expect(bodies(api)).toHaveLength(1);
    expect(localStorage).toHaveLength(0);
  });

  it('ends a conflict with the own answer, as it was last typed', async () => {
    const { autosave, edit } = await conflict();
    autosave.saveMine('remarks');
    await settle();
    expect(bodies(api)[1]).toMatchObject({
      revision: 1,
      statement: { value: 'Mine, longer' },
    });
    expect(edit()).toMatchObject({ state: 'saved', theirs: undefined });
    expect(localStorage).toHaveLength(0);
  });

  it('takes a conflict with the same words as saved', async () => {
    const { write, edit } = open(api);
    api.answerAs(REVIEWER, {
      questionId: 'remarks',
      statement: { kind: 'text', value: 'Same' },
    });
    write({ value: 'Same' }, 'now');
    await settle();
    expect(edit()).toMatchObject({
      state: 'saved',
      answer: { answeredBy: REVIEWER },
    });
  });

  it('stops at a refusal, keeps the text, and tries again with the next edit', async () => {
    api.fail('saveAnswer', refusal(403, 'You may not answer'));
    const { write, edit } = open(api);
    write({ value: 'Text' }, 'now');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(bodies(api)).toHaveLength(1);
    expect(edit()).toMatchObject({
      state: 'refused',
      refusal: 'You may not answer',
      draft: { value: 'Text' },
    });
    expect(localStorage).toHaveLength(1);
    write({ value: 'Text!' }, 'now');
    await settle();
    expect(edit()).toMatchObject({ state: 'saved', refusal: undefined });
  });

  it('sends nothing when an edit is taken back', async () => {
    api.review!.answers = [savedRemark()];
    const { write, edit } = open(api);
    write({ value: 'First, changed' });
    write({ value: 'First' });
    await jest.advanceTimersByTimeAsync(800);
    expect(bodies(api)).toEqual([]);
    expect(edit().state).toBe('saved');
  });

  it('goes on when the browser refuses to store', async () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('QuotaExceededError');
    });
    const { write, edit } = open(api);
    write({ value: 'Text' }, 'now');
    await settle();
    expect(edit().state).toBe('saved');
    jest.restoreAllMocks();
  });
});
