import {
  JenkinsServer,
  json,
  page,
  Reply,
  silence,
} from './__testUtils__/JenkinsServer';
import { BuildPoller } from './__testUtils__/BuildPoller';
import {
  bindingsOf,
  configOf,
  DAY,
  failureOf,
  NOW,
  sourceOf,
} from './__testUtils__/sourceOf';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const JOB = 'deploy';
const server = new JenkinsServer();
const elsewhere = new JenkinsServer();
beforeAll(() => Promise.all([server.start(), elsewhere.start()]));
afterAll(() => Promise.all([server.stop(), elsewhere.stop()]));
beforeEach(() => {
  server.reset();
  elsewhere.reset();
});

function pollerOf(config = configOf(server)): BuildPoller {
  const source = sourceOf(config, {
    timeoutMs: 1_000,
    pauseMs: 1,
    maxBytes: 20_000,
  });
  const [binding] = bindingsOf(source, JOB);
  return new BuildPoller(source, binding, {
    since: new Date(NOW.getTime() - 90 * DAY),
    rules: [{ pipeline: '*', environment: 'production' }],
  });
}

const failure = (poller = pollerOf()) =>
  failureOf(poller.run(), server.user.token);

const build = {
  number: 1,
  result: 'SUCCESS',
  building: false,
  timestamp: 1,
  duration: 1,
};

describe('a Jenkins that does not do what it should', () => {
  it.each<[string, Reply, string]>([
    ['refuses the credentials', page(401), 'unauthorised'],
    ['forbids', page(403), 'forbidden'],
    ['has no such job, or does not show it', page(404), 'not-found'],
    ['asks to wait', page(429), 'rate-limited'],
    ['answers a page', page(200), 'bad-response'],
    ['answers a page to sign in', page(203), 'bad-response'],
    [
      'answers far too much',
      json(200, { allBuilds: [], more: 'x'.repeat(30_000) }),
      'bad-response',
    ],
    ['answers a list', json(200, []), 'bad-response'],
    [
      'has a build without a start',
      json(200, { allBuilds: [{ ...build, timestamp: null }] }),
      'bad-response',
    ],
    [
      'has a result that nobody knows',
      json(200, { allBuilds: [{ ...build, result: 'MAYBE' }] }),
      'bad-response',
    ],
    [
      'has an instant outside of time',
      json(200, { allBuilds: [{ ...build, timestamp: 1e300 }] }),
      'bad-response',
    ],
    [
      'answers more builds than it was asked for',
      json(200, { allBuilds: Array(51).fill(build) }),
      'bad-response',
    ],
  ])('%s', async (_, reply, problem) => {
    server.job(JOB);
    server.replies.push(reply);
    expect((await failure()).problem).toBe(problem);
  });

  it.each<[string, Reply]>([
    ['does not work', page(503)],
    ['says nothing', silence],
    ['breaks off', response => response.destroy()],
  ])('is asked again where it %s', async (_, reply) => {
    server.job(JOB).run(NOW.getTime() - DAY, { result: 'SUCCESS' });
    server.replies.push(reply);
    const poller = pollerOf();
    await poller.run();
    expect(poller.numbers).toEqual([1]);
    server.replies.push(reply, reply, reply);
    expect((await failure(poller)).problem).toBe('unavailable');
    expect(poller.numbers).toEqual([1]);
  });

  it.each([
    ['Mon, 01 Jun 2026 12:10:00 GMT', '2026-06-01T12:10:00.000Z'],
    ['120', '2026-06-01T12:02:00.000Z'],
  ])('is left alone until %s', async (after, until) => {
    server.job(JOB);
    server.replies.push(page(429, { 'retry-after': after }));
    const poller = pollerOf();
    expect((await failure(poller)).retryAt?.toISOString()).toBe(until);
    expect((await failure(poller)).problem).toBe('rate-limited');
    expect(server.requests).toHaveLength(1);
  });

  it('is not followed to another place', async () => {
    server.job(JOB);
    for (const location of [
      `${elsewhere.baseUrl}/job/deploy/api/json`,
      `http://${server.host}/other/api/json`,
    ]) {
      server.replies.push(page(302, { location }));
      expect((await failure()).problem).toBe('bad-response');
    }
    expect(elsewhere.requests).toEqual([]);
  });

  it('is not asked without credentials', async () => {
    server.job(JOB);
    const { baseUrl } = server;
    const error = await failure(pollerOf({ jenkins: { baseUrl } }));
    expect(error.problem).toBe('unauthorised');
    expect(error.operatorHint).toContain('apiKey');
    expect(server.requests).toEqual([]);
  });

  it('refuses credentials that are wrong', async () => {
    server.job(JOB);
    const { baseUrl } = server;
    const wrong = { baseUrl, username: 'portal', apiKey: 'wrong' };
    expect((await failure(pollerOf({ jenkins: wrong }))).problem).toBe(
      'unauthorised',
    );
  });

  it('has a folder where there should be a job', async () => {
    server.folders.add(JOB);
    const error = await failure();
    expect(error.message).toContain('is no job with builds');
    expect(error.operatorHint).toContain('folder/job/main');
  });

  it('tells of a job that is missing also where no rule fits it', async () => {
    const source = sourceOf(configOf(server));
    const [binding] = bindingsOf(source, JOB);
    const poller = new BuildPoller(source, binding, { since: NOW, rules: [] });
    expect((await failure(poller)).problem).toBe('not-found');
  });

  it('fails where a build cannot be read again, and what came before it is kept', async () => {
    const job = server.job(JOB);
    job.run(NOW.getTime() - DAY);
    const poller = pollerOf();
    await poller.run();
    for (let count = 0; count < 60; count += 1) {
      job.run(NOW.getTime() - 1, { result: 'SUCCESS' });
    }
    await poller.run();
    job.run(NOW.getTime() - 1, { result: 'SUCCESS' });
    server.replies.push(undefined, page(403));
    expect((await failure(poller)).problem).toBe('forbidden');
    expect(poller.records.size).toBe(62);
  });

  it('is no longer configured', async () => {
    const poller = pollerOf();
    const source = sourceOf({});
    const gone = new BuildPoller(source, poller.binding, poller.options);
    expect((await failure(gone)).problem).toBe('not-found');
    expect(server.requests).toEqual([]);
  });
});
