import { FakeOrrApi } from '../../../__testUtils__/FakeOrrApi';
import { refusal, unreachable } from '../../../__testUtils__/refusal';
import {
  leaveAutosaves,
  openAutosave,
} from '../../../__testUtils__/openAutosave';
import {
  OWNER,
  REVIEWER,
  reviewDetail,
} from '../../../__testUtils__/reviewFixtures';
import { saveSummaryOf } from './saveSummary';

const bodies = (api: FakeOrrApi) =>
  api.callsOf('saveAnswer').map(call => call.body);
const settle = () => jest.advanceTimersByTimeAsync(0);

function tooMany(retryAfter: string) {
  return Object.assign(refusal(429, 'Too many requests'), {
    response: { headers: new Headers({ 'retry-after': retryAfter }) },
  });
}

describe('AnswerAutosave in trouble', () => {
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

  const fail = (error: Error, times: number) => {
    for (let index = 0; index < times; index++) {
      api.fail('saveAnswer', error);
    }
  };

  it.each([
    ['no network', unreachable(), 'offline'],
    ['a server that restarts', refusal(503, 'Starting'), 'unanswered'],
    ['a gateway without a server', refusal(502, 'Bad gateway'), 'unanswered'],
    ['the page of a proxy', new SyntaxError('Unexpected <'), 'unanswered'],
    ['nobody signed in', refusal(401, 'Missing credentials'), 'signedOut'],
    [
      'a sign-in that was turned down',
      Object.assign(new Error('Login failed'), { name: 'RejectedError' }),
      'signedOut',
    ],
  ])(
    'queues behind %s, and sends all once it is over',
    async (_, error, trouble) => {
      const { autosave, write, edit } = openAutosave(api);
      fail(error, 2);
      write({ value: 'One' }, 'now');
      await settle();
      write({ practice: 'yes' }, 'now', 'alarms');
      write({ choices: ['button'] }, 'now', 'rollback');
      expect(saveSummaryOf(autosave.getState())).toMatchObject({
        state: 'retrying',
        trouble,
        kept: 3,
      });
      // One write finds out for all.
      await jest.advanceTimersByTimeAsync(1_000);
      expect(bodies(api)).toHaveLength(2);
      await jest.advanceTimersByTimeAsync(2_000);
      expect(bodies(api)).toHaveLength(5);
      // Whatever was sent again was the same write.
      expect(new Set(bodies(api).map(body => body.mutationId)).size).toBe(3);
      for (const questionId of ['remarks', 'alarms', 'rollback']) {
        expect(edit(questionId).state).toBe('saved');
      }
      expect(saveSummaryOf(autosave.getState())).toMatchObject({
        state: 'saved',
        trouble: undefined,
      });
      expect(localStorage).toHaveLength(0);
    },
  );

  it('takes what is no answer of the service for none', async () => {
    const { write, edit } = openAutosave(api, {
      saveAnswer: async () => ({ signIn: 'please' } as never),
    });
    write({ value: 'One' }, 'now');
    await settle();
    expect(edit().state).toBe('retrying');
    expect(localStorage).toHaveLength(1);
  });

  it('gives up a request that nothing answers, and sends the same again', async () => {
    const release = api.hold('saveAnswer');
    const { write, edit } = openAutosave(api);
    write({ value: 'One' }, 'now');
    await jest.advanceTimersByTimeAsync(30_000);
    expect(edit().state).toBe('retrying');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(edit()).toMatchObject({ state: 'saved', answer: { revision: 1 } });
    release();
    await settle();
    expect(api.review!.answers).toMatchObject([{ revision: 1 }]);
    expect(bodies(api)[1]).toEqual(bodies(api)[0]);
  });

  it('waits as long as a busy server asks, whatever happens meanwhile', async () => {
    api.fail('saveAnswer', tooMany('20'));
    const { write, edit } = openAutosave(api);
    write({ value: 'One' }, 'now');
    await jest.advanceTimersByTimeAsync(19_000);
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(bodies(api)).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(edit().state).toBe('saved');
  });

  it('reads the date until which a busy server asks to wait', async () => {
    jest.setSystemTime(new Date('2026-03-02T10:00:00.000Z'));
    api.fail('saveAnswer', tooMany('Mon, 02 Mar 2026 10:00:09 GMT'));
    const { write } = openAutosave(api);
    write({ value: 'One' }, 'now');
    await jest.advanceTimersByTimeAsync(8_000);
    expect(bodies(api)).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(bodies(api)).toHaveLength(2);
  });

  it('goes on at once when the page is looked at again after a night', async () => {
    fail(unreachable(), 8);
    const { write, edit } = openAutosave(api);
    write({ value: 'One' }, 'now');
    await jest.advanceTimersByTimeAsync(100_000);
    expect(bodies(api)).toHaveLength(8);
    expect(edit().state).toBe('retrying');
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(edit().state).toBe('saved');
  });

  it('goes on with what is typed while one write finds out', async () => {
    api.fail('saveAnswer', unreachable());
    const { write, edit } = openAutosave(api);
    write({ value: 'One' }, 'now');
    await settle();
    for (let second = 0; second < 5; second++) {
      write({ value: `One ${second}` });
      await jest.advanceTimersByTimeAsync(400);
    }
    await jest.advanceTimersByTimeAsync(1_000);
    expect(edit()).toMatchObject({
      state: 'saved',
      answer: { statement: { value: 'One 4' } },
    });
  });

  it('sends nothing in the name of somebody else', async () => {
    let signedIn = OWNER;
    const { autosave, write, edit } = openAutosave(api, {
      whoIsSignedIn: async () => signedIn,
    });
    signedIn = REVIEWER;
    write({ value: 'Mine' }, 'now');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(bodies(api)).toEqual([]);
    expect(autosave.getState().trouble).toBe('otherUser');
    expect(openAutosave(api, { userRef: REVIEWER }).edit().draft.value).toBe(
      '',
    );

    signedIn = OWNER;
    await jest.advanceTimersByTimeAsync(30_000);
    expect(edit().state).toBe('saved');
  });

  it('asks to stay only where something would be lost', async () => {
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    fail(unreachable(), 2);
    const { autosave, write } = openAutosave(api);
    write({ value: 'Kept' }, 'now');
    await settle();
    expect(leave()).toBe(false);

    const full = jest
      .spyOn(Storage.prototype, 'setItem')
      .mockImplementation(() => {
        throw new Error('QuotaExceededError');
      });
    write({ value: 'In memory alone' });
    expect(leave()).toBe(true);
    full.mockRestore();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(leave()).toBe(false);
    autosave.stop();
  });
});
