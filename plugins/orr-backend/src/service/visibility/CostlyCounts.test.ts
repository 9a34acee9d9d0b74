import { Asked, CostlyCounts } from './CostlyCounts';

const visibility = { type: 'everything' } as const;
const ALL: Asked = { of: 'all', visibility };

const START = Date.parse('2026-05-01T10:00:00.000Z');

/** A count that takes as long as the test wants. */
function counting() {
  const running: { end: (value: number) => void; fail: () => void }[] = [];
  const count = jest.fn(
    () =>
      new Promise<number>((resolve, reject) =>
        running.push({ end: resolve, fail: () => reject(new Error('gone')) }),
      ),
  );
  return { count, running };
}

describe('CostlyCounts', () => {
  let milliseconds: number;
  /** Another one after each change. */
  let mark: string;
  let counts: CostlyCounts;

  beforeEach(() => {
    milliseconds = 0;
    mark = '1';
    counts = new CostlyCounts({
      rollUps: { getMark: async () => mark },
      clock: { now: () => new Date(START + milliseconds) },
      stopwatch: () => milliseconds,
    });
  });

  const asOf = (after: number) => new Date(START + after);

  /** Asks, and lets the count take so long. */
  async function ask(
    { count, running }: ReturnType<typeof counting>,
    told: { value: number; tookMs: number },
    asked: Asked = ALL,
  ) {
    const before = running.length;
    const asking = counts.count(asked, count);
    await new Promise(process.nextTick);
    if (running.length > before) {
      milliseconds += told.tookMs;
      running.at(-1)!.end(told.value);
    }
    return asking;
  }

  it('counts what is quick for each request', async () => {
    const quick = counting();
    for (const value of [1, 2, 3]) {
      expect(await ask(quick, { value, tookMs: 8 })).toMatchObject({ value });
    }
    expect(quick.count).toHaveBeenCalledTimes(3);
  });

  it('tells again what takes some time, as long as nothing has changed', async () => {
    const slow = counting();
    const answers = [];
    for (const change of [false, false, false, true, false]) {
      mark = change ? '2' : mark;
      const value = slow.count.mock.calls.length + 1;
      const told = await ask(slow, { value, tookMs: 400 });
      answers.push(told.value);
    }
    // What had changed is asked for once it is known to take its time.
    expect(answers).toEqual([1, 2, 2, 3, 3]);
    milliseconds += 3 * 60_000;
    expect(await ask(slow, { value: 4, tookMs: 400 })).toMatchObject({
      value: 3,
      asOf: asOf(milliseconds),
    });
    milliseconds += 2 * 60_000;
    expect(await ask(slow, { value: 5, tookMs: 400 })).toMatchObject({
      value: 5,
    });
  });

  it('counts anew what has not changed while it is told, one at a time', async () => {
    const slow = counting();
    const asking = (owner: string) =>
      counts.count({ of: 'owned', visibility, owner }, slow.count);
    for (const owner of ['ada', 'ada', 'tom']) {
      await ask(
        slow,
        { value: 1, tookMs: 400 },
        { of: 'owned', visibility, owner },
      );
    }
    milliseconds += 4 * 60_000;
    for (const owner of ['ada', 'tom', 'ada', 'tom']) {
      expect(await asking(owner)).toMatchObject({ value: 1 });
      await new Promise(process.nextTick);
    }
    expect(slow.running).toHaveLength(4);
    slow.running[3].end(2);
    milliseconds += 400;
    await new Promise(process.nextTick);
    expect(await asking('ada')).toMatchObject({ value: 2 });
    expect(await asking('tom')).toMatchObject({ value: 1 });
    await new Promise(process.nextTick);
    expect(slow.running).toHaveLength(5);
  });

  it('expects of what the next asks for what it took the last, and counts it once', async () => {
    const slow = counting();
    const ofOwner = (owner: string) => ({ of: 'owned', visibility, owner });
    await ask(slow, { value: 1, tookMs: 400 }, ofOwner('ada'));
    for (const owner of ['tom', 'ines']) {
      for (const value of [2, 3]) {
        const told = await ask(slow, { value, tookMs: 400 }, ofOwner(owner));
        expect(told.value).toBe(2);
      }
    }
    expect(slow.count).toHaveBeenCalledTimes(3);
    // It is quick for somebody: what is known of others is told still.
    await ask(slow, { value: 4, tookMs: 9 }, ofOwner('omar'));
    expect(
      await ask(slow, { value: 5, tookMs: 400 }, ofOwner('tom')),
    ).toMatchObject({ value: 2 });
  });

  it('joins a count of the same changes, and none that began before the last', async () => {
    const { count, running } = counting();
    const slow = { count, running };
    await ask(slow, { value: 1, tookMs: 400 });
    const [first, second] = [1, 2].map(() => counts.count(ALL, count));
    await new Promise(process.nextTick);
    mark = '2';
    const third = counts.count(ALL, count);
    await new Promise(process.nextTick);
    expect(running).toHaveLength(3);
    running[1].end(2);
    running[2].end(3);
    expect((await first).value).toBe(2);
    expect((await second).value).toBe(2);
    expect((await third).value).toBe(3);
  });

  it('counts for itself beside a count that has only begun: something may have been written between', async () => {
    const { count, running } = counting();
    const first = counts.count(ALL, count);
    milliseconds = 100;
    const second = counts.count(ALL, count);
    running[1].end(2);
    running[0].end(1);
    expect(await first).toMatchObject({ value: 1, asOf: asOf(0) });
    expect(await second).toMatchObject({ value: 2, asOf: asOf(100) });
  });

  it('counts what takes long once for all who wait', async () => {
    const { count, running } = counting();
    const first = counts.count(ALL, count);
    milliseconds = 600;
    const second = counts.count(ALL, count);
    running[0].end(7);
    expect(await first).toMatchObject({ value: 7 });
    expect(await second).toMatchObject({ value: 7, asOf: asOf(0) });
    expect(count).toHaveBeenCalledTimes(1);
  });

  it('tells again what took long, counts it anew meanwhile, and says as of when it is', async () => {
    const costly = counting();
    await ask(costly, { value: 1, tookMs: 2_000 });
    milliseconds = 9_000;
    // Not yet four times as long ago as it took.
    expect(await counts.count(ALL, costly.count)).toMatchObject({
      value: 1,
      asOf: asOf(0),
    });
    expect(costly.count).toHaveBeenCalledTimes(1);
    milliseconds = 11_000;
    expect(await counts.count(ALL, costly.count)).toMatchObject({
      value: 1,
    });
    await counts.count(ALL, costly.count);
    expect(costly.count).toHaveBeenCalledTimes(2);
    milliseconds = 13_000;
    costly.running[1].end(2);
    await new Promise(process.nextTick);
    expect(await counts.count(ALL, costly.count)).toMatchObject({
      value: 2,
      asOf: asOf(11_000),
    });
  });

  it('counts nothing anew that took long and has not changed, and says until when it has not', async () => {
    const costly = counting();
    // The second knows what had changed before it.
    await ask(costly, { value: 1, tookMs: 2_000 }, { ...ALL, who: 'ada' });
    await ask(costly, { value: 1, tookMs: 2_000 });
    for (let looks = 0; looks < 3; looks += 1) {
      milliseconds += 11_000;
      await counts.count(ALL, costly.count);
      await new Promise(process.nextTick);
      expect(await counts.count(ALL, costly.count)).toMatchObject({
        value: 1,
        asOf: asOf(milliseconds),
      });
    }
    milliseconds += 61_000;
    expect(await counts.count(ALL, costly.count)).toMatchObject({
      value: 1,
      asOf: asOf(milliseconds),
    });
    expect(costly.count).toHaveBeenCalledTimes(2);
    mark = '2';
    milliseconds += 11_000;
    await counts.count(ALL, costly.count);
    await new Promise(process.nextTick);
    expect(costly.count).toHaveBeenCalledTimes(3);
  });

  it('tells nothing for more than a minute after it was counted where something has changed', async () => {
    const costly = counting();
    // What is counted next of the same is known to have its mark.
    await ask(costly, { value: 1, tookMs: 2_000 }, { ...ALL, who: 'ada' });
    await ask(costly, { value: 1, tookMs: 2_000 });
    mark = '2';
    milliseconds += 60_000;
    expect(await counts.count(ALL, costly.count)).toMatchObject({ value: 1 });
    costly.running.at(-1)!.fail();
    milliseconds += 1;
    expect(await ask(costly, { value: 2, tookMs: 2_000 })).toMatchObject({
      value: 2,
    });
  });

  it('waits no longer for a count that does not end', async () => {
    const slow = counting();
    await ask(slow, { value: 1, tookMs: 400 }, { ...ALL, who: 'ada' });
    const first = counts.count(ALL, slow.count);
    await new Promise(process.nextTick);
    const joined = counts.count(ALL, slow.count);
    await new Promise(process.nextTick);
    expect(slow.running).toHaveLength(2);
    milliseconds += 5 * 60_000;
    expect(await ask(slow, { value: 3, tookMs: 400 })).toMatchObject({
      value: 3,
    });
    slow.running[1].end(2);
    expect([(await first).value, (await joined).value]).toEqual([2, 2]);
    expect(await ask(slow, { value: 4, tookMs: 400 })).toMatchObject({
      value: 3,
    });
  });

  it('keeps what was asked last, where much is asked', async () => {
    const slow = counting();
    const ofNumber = (number: number): Asked => ({ ...ALL, number });
    for (let number = 0; number <= 501; number += 1) {
      await ask(slow, { value: number, tookMs: 60 }, ofNumber(number));
    }
    // The very first knows no mark.
    expect(
      await ask(slow, { value: -1, tookMs: 60 }, ofNumber(501)),
    ).toMatchObject({ value: 501 });
    expect(
      await ask(slow, { value: -1, tookMs: 60 }, ofNumber(1)),
    ).toMatchObject({ value: -1 });
  });

  it('tells nobody what another asked, and nothing twice that became quick', async () => {
    const costly = counting();
    await ask(costly, { value: 1, tookMs: 2_000 }, { of: 'one', visibility });
    expect(
      await ask(
        costly,
        { value: 2, tookMs: 2_000 },
        { of: 'another', visibility },
      ),
    ).toMatchObject({ value: 2 });
    milliseconds += 60_001;
    await ask(costly, { value: 3, tookMs: 9 }, { of: 'one', visibility });
    expect(
      await ask(costly, { value: 4, tookMs: 9 }, { of: 'one', visibility }),
    ).toMatchObject({ value: 4 });
  });

  it('tells again what people in reviews change only where it takes long, and only for a minute', async () => {
    const ofTom: Asked = {
      of: 'all',
      visibility: {
        type: 'not',
        filter: { type: 'column', column: 'participant', values: ['tom'] },
      },
    };
    const slow = counting();
    await ask(slow, { value: 1, tookMs: 400 });
    for (const value of [2, 3]) {
      const told = await ask(slow, { value, tookMs: 400 }, ofTom);
      expect(told.value).toBe(value);
    }
    const costly = counting();
    await ask(costly, { value: 1, tookMs: 2_000 }, ofTom);
    const counted = asOf(milliseconds - 2_000);
    milliseconds += 7_000;
    expect(await counts.count(ofTom, costly.count)).toMatchObject({
      value: 1,
      asOf: counted,
    });
    milliseconds += 2_000;
    await counts.count(ofTom, costly.count);
    await new Promise(process.nextTick);
    expect(costly.running).toHaveLength(2);
    milliseconds += 52_000;
    const waiting = counts.count(ofTom, costly.count);
    costly.running[1].end(2);
    expect(await waiting).toMatchObject({ value: 2 });
  });

  it('keeps what was counted with more changes, whichever ends first', async () => {
    const { count, running } = counting();
    await ask({ count, running }, { value: 0, tookMs: 400 });
    const first = counts.count(ALL, count);
    await new Promise(process.nextTick);
    mark = '2';
    milliseconds += 300;
    const second = counts.count(ALL, count);
    await new Promise(process.nextTick);
    milliseconds += 2_000;
    running[2].end(2);
    await second;
    milliseconds += 300;
    running[1].end(1);
    expect((await first).value).toBe(1);
    expect((await counts.count(ALL, count)).value).toBe(2);
  });

  it('renews others where one renewal does not end', async () => {
    const slow = counting();
    const ofOwner = (owner: string) => ({ ...ALL, owner });
    for (const owner of ['ada', 'tom']) {
      await ask(slow, { value: 1, tookMs: 2_000 }, ofOwner(owner));
    }
    mark = '2';
    milliseconds += 20_000;
    for (const owner of ['ada', 'tom']) {
      await counts.count(ofOwner(owner), slow.count);
      await new Promise(process.nextTick);
    }
    // The second waits for its turn.
    expect(slow.running).toHaveLength(3);
    milliseconds += 5 * 60_000;
    await ask(slow, { value: 2, tookMs: 2_000 }, ofOwner('tom'));
    mark = '3';
    milliseconds += 20_000;
    await counts.count(ofOwner('tom'), slow.count);
    await new Promise(process.nextTick);
    expect(slow.running).toHaveLength(5);
  });

  it('tells what is wrong to those who wait, and goes on telling what is known', async () => {
    const { count, running } = counting();
    const failing = counts.count(ALL, count);
    running[0].fail();
    await expect(failing).rejects.toThrow('gone');
    await ask({ count, running }, { value: 1, tookMs: 2_000 });
    milliseconds = 20_000;
    for (const times of [3, 4]) {
      expect(await counts.count(ALL, count)).toMatchObject({ value: 1 });
      await new Promise(process.nextTick);
      // Each is begun anew though the one before failed.
      expect(running).toHaveLength(times);
      running.at(-1)!.fail();
      await new Promise(setImmediate);
    }
    expect(await counts.count(ALL, count)).toMatchObject({ value: 1 });
  });
});
