import { replies, Reply } from 'backstage-plugin-orr-node/testUtils';
import { isSourceError } from 'backstage-plugin-orr-node';
import {
  BUILDER,
  boundTo,
  hoursAgo,
  NOW,
  pollerOf,
  SINCE,
  sourceOf,
} from './__testUtils__/buildbotOf';
import { BuildbotServer, USER } from './__testUtils__/BuildbotServer';
import { PAGE } from './BuildbotApi';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const server = new BuildbotServer();
beforeAll(() => server.http.start());
afterAll(() => server.http.stop());
beforeEach(() => server.reset());

const outcomesOf = (poller: ReturnType<typeof pollerOf>) =>
  Object.fromEntries(
    [...poller.records.values()].map(({ sourceId, outcome }) => [
      sourceId,
      outcome,
    ]),
  );

describe('what builds come to', () => {
  it.each([
    ['success', 0, 'succeeded'],
    ['warnings', 1, 'succeeded'],
    ['failure', 2, 'failed'],
    ['skipped', 3, 'skipped'],
    ['exception', 4, 'failed'],
    ['retry', 5, 'cancelled'],
    ['cancelled', 6, 'cancelled'],
  ])('%s', async (_, results, outcome) => {
    server.run(BUILDER, hoursAgo(2), { results });
    const poller = pollerOf(server);
    await poller.run();
    expect(outcomesOf(poller)).toEqual({ [`${BUILDER}#1`]: outcome });
  });

  it('has the times, the revision, the page and who forced it', async () => {
    const revision = 'AB'.repeat(20);
    const texts = {
      revision,
      branch: 'main',
      owner: 'ada',
      scheduler: 'force',
    };
    server.run(BUILDER, hoursAgo(2), { results: 0, texts });
    const poller = pollerOf(server, {
      config: { publicUrl: 'https://ci.example.org/buildbot/' },
    });
    await poller.run();
    expect([...poller.records.values()]).toEqual([
      {
        sourceId: `${BUILDER}#1`,
        environment: 'production',
        pipeline: BUILDER,
        revision: revision.toLowerCase(),
        artifact: null,
        ref: 'main',
        queuedAt: null,
        startedAt: '2026-06-01T10:00:00.000Z',
        finishedAt: '2026-06-01T10:01:00.000Z',
        outcome: 'succeeded',
        supersededAt: null,
        kind: 'deploy',
        url: 'https://ci.example.org/buildbot/#/builders/1/builds/1',
        triggeredBy: { id: 'ada', type: 'user' },
        headCommitAt: null,
        failureMarkedAt: null,
        sourceUpdatedAt: '2026-06-01T10:01:00.000Z',
      },
    ]);
  });

  it('takes what was checked out before what was asked for, and no name of a branch', async () => {
    const [asked, got] = ['a', 'b'].map(digit => digit.repeat(40));
    const texts = { revision: asked, got_revision: got };
    server.run(BUILDER, hoursAgo(3), { results: 0, texts });
    server.run(BUILDER, hoursAgo(2), {
      results: 0,
      texts: { revision: 'main' },
    });
    const poller = pollerOf(server);
    await poller.run();
    expect(
      [...poller.records.values()].map(({ revision }) => revision),
    ).toEqual([got, null]);
  });

  it('is no deployment where neither a property nor a rule names an environment', async () => {
    server.run(BUILDER, hoursAgo(2), {
      results: 0,
      texts: { environment: '' },
    });
    const poller = pollerOf(server);
    expect(await poller.run()).toHaveLength(1);
    expect(outcomesOf(poller)).toEqual({});
  });

  it('goes where a rule says, by the properties of the build', async () => {
    const texts = { environment: '', branch: 'main', ZONE: 'eu' };
    server.run(BUILDER, hoursAgo(2), { results: 0, texts });
    const poller = pollerOf(server, {
      rules: [
        { pipeline: 'deploy-*', branch: 'main', environment: 'live-${ZONE}' },
      ],
    });
    await poller.run();
    const [record] = poller.records.values();
    expect(record.environment).toBe('live-eu');
  });
});

describe('polling', () => {
  it('sees the end of a build however many began after it', async () => {
    const slow = server.run(BUILDER, hoursAgo(80));
    const poller = pollerOf(server);
    await poller.run();
    expect(outcomesOf(poller)).toEqual({ [`${BUILDER}#1`]: 'running' });

    for (let hour = 79; hour > 79 - PAGE - 5; hour -= 1) {
      server.run(BUILDER, hoursAgo(hour), { results: 0 });
    }
    await poller.run();
    expect(outcomesOf(poller)[`${BUILDER}#1`]).toBe('running');

    Object.assign(slow, { results: 2, complete_at: slow.started_at + 7_200 });
    server.http.requests.length = 0;
    const [, last] = await poller.run();
    expect(last.done).toBe(true);
    expect(outcomesOf(poller)[`${BUILDER}#1`]).toBe('failed');
    expect(server.asked.map(path => path.split('?')[1])).toEqual([
      `number__ge=${PAGE + 6}&order=number&limit=${PAGE}&property=*`,
      `number=1&order=number&limit=${PAGE}&property=*`,
    ]);
  });

  it('asks again for what is told by an event and not by it', async () => {
    server.run(BUILDER, hoursAgo(80), { results: 6 });
    const source = sourceOf(server);
    const batches = [];
    for await (const batch of source.list(boundTo(source), {
      since: hoursAgo(1),
      unfinished: [`${BUILDER}#1`, 'another#1', `${BUILDER}#x`],
      rules: [],
      signal: new AbortController().signal,
      budget: { take: () => true },
    })) {
      batches.push(batch);
    }
    expect(
      batches.flatMap(({ records }) => records.map(record => record.outcome)),
    ).toEqual(['cancelled']);
  });

  it('leaves alone what is no longer there', async () => {
    server.run(BUILDER, hoursAgo(3));
    server.run(BUILDER, hoursAgo(2), { results: 0 });
    const poller = pollerOf(server);
    await poller.run();
    server.builder(BUILDER).shift();
    expect((await poller.run()).at(-1)?.done).toBe(true);
    expect(outcomesOf(poller)).toEqual({
      [`${BUILDER}#1`]: 'running',
      [`${BUILDER}#2`]: 'succeeded',
    });
  });

  it('begins again where the numbers do', async () => {
    server.run(BUILDER, hoursAgo(300), { results: 0 });
    server.run(BUILDER, hoursAgo(200), { results: 0 });
    const poller = pollerOf(server);
    await poller.run();
    server.reset();
    server.run(BUILDER, hoursAgo(100), { results: 2 });
    server.run(BUILDER, hoursAgo(50), { results: 2 });
    server.run(BUILDER, hoursAgo(2), { results: 2 });
    await poller.run();
    expect(outcomesOf(poller)).toEqual({
      [`${BUILDER}#1`]: 'failed',
      [`${BUILDER}#2`]: 'failed',
      [`${BUILDER}#3`]: 'failed',
    });
  });

  it('begins again where it has to reach further back', async () => {
    server.run(BUILDER, hoursAgo(3000), { results: 0 });
    server.run(BUILDER, hoursAgo(2), { results: 0 });
    const poller = pollerOf(server);
    await poller.run();
    expect(outcomesOf(poller)).toEqual({ [`${BUILDER}#2`]: 'succeeded' });
    Object.assign(poller.options, { since: hoursAgo(4000) });
    await poller.run();
    expect(Object.keys(outcomesOf(poller))).toHaveLength(2);
    expect(poller.coveredFrom).toBe(hoursAgo(4000).toISOString());
  });

  it('covers nothing before the last page, since the oldest come first', async () => {
    for (let hour = PAGE + 10; hour > 0; hour -= 1) {
      server.run(BUILDER, hoursAgo(hour), { results: 0 });
    }
    const poller = pollerOf(server);
    const batches = await poller.run();
    expect(batches.map(({ coveredFrom, done }) => [coveredFrom, done])).toEqual(
      [
        [NOW, false],
        [SINCE, true],
      ],
    );
  });

  it('knows that a builder without builds has none', async () => {
    server.builder(BUILDER);
    const poller = pollerOf(server);
    expect((await poller.run()).at(-1)).toMatchObject({
      records: [],
      done: true,
      coveredFrom: SINCE,
    });
  });
});

describe('a master that does not do what it should', () => {
  async function problemOf(reply?: Reply) {
    server.run('another', hoursAgo(1), { results: 0 });
    server.replies.push(...(reply ? Array(5).fill(reply) : []));
    const error = await pollerOf(server)
      .run()
      .then(
        () => undefined,
        thrown => thrown,
      );
    expect(isSourceError(error)).toBe(true);
    const told = `${error.stack} ${JSON.stringify(error)}`;
    expect(told).not.toContain(USER.password);
    expect(told).not.toContain('upstream-words');
    return error.problem;
  }

  it('has no such builder', async () => {
    expect(await problemOf()).toBe('not-found');
  });

  const build = {
    number: 1,
    builderid: 1,
    started_at: 1_780_000_000,
    complete_at: null,
    results: null,
    properties: {},
  };

  it.each<[string, Reply, string]>([
    ['answers a page', replies.page(200), 'bad-response'],
    ['answers far too much', replies.flood, 'bad-response'],
    ['says nothing', replies.silence, 'unavailable'],
    [
      'has a build without a number',
      replies.json({ builds: [{ ...build, number: null }] }),
      'bad-response',
    ],
    [
      'has a result that nobody knows',
      replies.json({ builds: [{ ...build, results: 9 }] }),
      'bad-response',
    ],
    [
      'has a build outside of time',
      replies.json({ builds: [{ ...build, started_at: 1e300 }] }),
      'bad-response',
    ],
    [
      'answers more than it was asked for',
      replies.json({ builds: Array(PAGE + 1).fill(build) }),
      'bad-response',
    ],
  ])('%s', async (_, reply, problem) => {
    expect(await problemOf(reply)).toBe(problem);
  });

  it('is followed nowhere else', async () => {
    const elsewhere = new BuildbotServer();
    await elsewhere.http.start();
    try {
      await problemOf(replies.redirect(`${elsewhere.http.url}/api/v2`));
      expect(elsewhere.asked).toEqual([]);
    } finally {
      await elsewhere.http.stop();
    }
  });

  it('is asked without credentials where there are none', async () => {
    const poller = pollerOf(server, {
      config: { username: undefined, password: undefined },
    });
    await expect(poller.run()).rejects.toMatchObject({
      problem: 'unauthorised',
    });
    expect(server.http.requests[0].headers).not.toHaveProperty('authorization');
  });
});
