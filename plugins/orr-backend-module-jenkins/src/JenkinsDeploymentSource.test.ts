import {
  cause,
  checkout,
  JenkinsServer,
  parameters,
} from './__testUtils__/JenkinsServer';
import { BuildPoller } from './__testUtils__/BuildPoller';
import {
  bindingsOf,
  configOf,
  DAY,
  MINUTE,
  NOW,
  sourceOf,
} from './__testUtils__/sourceOf';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const JOB = 'shop/pay/main';
const SHA = 'a'.repeat(40);
const since = new Date(NOW.getTime() - 90 * DAY);
const ago = (ms: number) => NOW.getTime() - ms;
const iso = (ms: number) => new Date(ms).toISOString();

const server = new JenkinsServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.reset());

const rules = [{ pipeline: 'shop/*', environment: 'production' }];

function pollerOf(options: { rules?: object[]; config?: object } = {}) {
  const source = sourceOf(configOf(server, options.config));
  const [binding] = bindingsOf(source, JOB);
  return new BuildPoller(source, binding, {
    since,
    rules: (options.rules as typeof rules) ?? rules,
  });
}

describe('JenkinsDeploymentSource', () => {
  it('says what it can tell, and which instances there are', () => {
    const source = sourceOf(configOf(server));
    expect(source.id).toBe('jenkins');
    expect(source.capabilities).toEqual({
      failures: 'full',
      environments: 'rule',
      history: 'retention',
      commitTimes: false,
      changedSince: false,
      push: false,
    });
    expect(source.instances).toEqual([
      {
        id: 'default',
        title: `Jenkins at ${server.host}`,
        host: server.host,
      },
    ]);
  });

  it('tells a build as a deployment', async () => {
    server.job(JOB).run(ago(DAY), {
      result: 'SUCCESS',
      duration: 5 * MINUTE,
      sha: SHA,
      actions: [
        {},
        cause('hudson.model.Cause$UserIdCause', 'ada'),
        checkout(SHA.toUpperCase()),
      ],
    });
    const poller = pollerOf();
    const batches = await poller.run();
    expect(batches).toHaveLength(1);
    expect(batches[0].done).toBe(true);
    expect(batches[0].records).toEqual([
      {
        sourceId: `${JOB}#1`,
        environment: 'production',
        pipeline: JOB,
        revision: SHA,
        artifact: null,
        ref: 'main',
        queuedAt: null,
        startedAt: iso(ago(DAY)),
        finishedAt: iso(ago(DAY) + 5 * MINUTE),
        outcome: 'succeeded',
        supersededAt: null,
        kind: 'deploy',
        url: `${server.baseUrl}/job/shop/job/pay/job/main/1/`,
        triggeredBy: { id: 'ada', type: 'user' },
        headCommitAt: null,
        failureMarkedAt: null,
        sourceUpdatedAt: iso(ago(DAY) + 5 * MINUTE),
      },
    ]);
    const [{ path, headers }] = server.requests;
    expect(path).toMatch(
      /^\/ci\/job\/shop\/job\/pay\/job\/main\/api\/json\?tree=/,
    );
    expect(path).not.toContain('depth');
    expect(headers.authorization).toMatch(/^Basic /);
  });

  it('tells nothing without a rule, and says that nothing is known', async () => {
    server.job(JOB).run(ago(DAY), { result: 'SUCCESS' });
    const poller = pollerOf({
      rules: [{ pipeline: 'other/*', environment: 'production' }],
    });
    const [batch] = await poller.run();
    expect(batch).toMatchObject({ records: [], coveredFrom: NOW, done: true });
    expect(server.paths).toEqual([
      '/ci/job/shop/job/pay/job/main/api/json?tree=name',
    ]);
  });

  it('reads everything again by other rules', async () => {
    server.job(JOB).run(ago(DAY), { result: 'SUCCESS' });
    const poller = pollerOf({ rules: [] });
    await poller.run();
    const later = pollerOf();
    later.cursor = poller.cursor;
    await later.run();
    expect(later.numbers).toEqual([1]);
  });

  it.each([
    ['SUCCESS', 'succeeded'],
    ['FAILURE', 'failed'],
    ['UNSTABLE', 'failed'],
    ['ABORTED', 'cancelled'],
    ['NOT_BUILT', 'skipped'],
  ])('takes %s for %s', async (result, outcome) => {
    server.job(JOB).run(ago(DAY), { result });
    const poller = pollerOf();
    await poller.run();
    expect(poller.records.get(`${JOB}#1`)?.outcome).toBe(outcome);
  });

  it('takes an unstable build for what is configured', async () => {
    server.job(JOB).run(ago(DAY), { result: 'UNSTABLE' });
    const poller = pollerOf({
      config: { orr: { jenkins: { unstableIs: 'succeeded' } } },
    });
    await poller.run();
    expect(poller.records.get(`${JOB}#1`)?.outcome).toBe('succeeded');
  });

  it('takes the environment from a parameter', async () => {
    const job = server.job(JOB);
    for (const values of [
      { ENV: 'live' },
      { ENV: 'test' },
      { OTHER: 'live' },
      { ENV: null },
    ]) {
      job.run(ago(DAY), { result: 'SUCCESS', actions: [parameters(values)] });
    }
    const poller = pollerOf({
      rules: [{ pipeline: JOB, environment: '${ENV}' }],
    });
    await poller.run();
    expect(
      [...poller.records.values()].map(({ environment }) => environment),
    ).toEqual(['test', 'live']);
  });

  it('guesses neither revision nor who started it', async () => {
    const other = 'b'.repeat(40);
    const job = server.job(JOB);
    const result = 'SUCCESS';
    job.run(ago(DAY), { result });
    job.run(ago(DAY), { result, actions: [checkout(SHA), checkout(other)] });
    job.run(ago(DAY), { result, actions: [checkout(SHA), checkout(SHA)] });
    job.run(ago(DAY), { result, actions: [checkout('1234')] });
    job.run(ago(DAY), { result, actions: [checkout(SHA, 'detached')] });
    job.run(ago(DAY), { result, url: 'data:text/html,x' });
    job.run(ago(DAY), {
      result,
      actions: [cause('hudson.triggers.TimerTrigger$TimerTriggerCause')],
    });
    const poller = pollerOf();
    await poller.run();
    const told = [1, 2, 3, 4, 5, 6, 7].map(number => {
      const { revision, ref, triggeredBy, url } = poller.records.get(
        `${JOB}#${number}`,
      )!;
      return [revision, ref, triggeredBy?.type ?? null, url === null];
    });
    expect(told).toEqual([
      [null, null, null, false],
      [null, 'main', null, false],
      [SHA, 'main', null, false],
      [null, 'main', null, false],
      [SHA, null, null, false],
      [null, null, null, true],
      [null, null, 'schedule', false],
    ]);
  });

  it('follows a build until it has ended', async () => {
    const build = server.job(JOB).run(ago(10 * MINUTE));
    const poller = pollerOf();
    await poller.run();
    expect(poller.records.get(`${JOB}#1`)).toMatchObject({
      outcome: 'running',
      finishedAt: null,
    });
    Object.assign(build, {
      building: false,
      result: 'FAILURE',
      duration: 3 * MINUTE,
    });
    await poller.run();
    expect(poller.records.get(`${JOB}#1`)).toMatchObject({
      outcome: 'failed',
      finishedAt: iso(ago(7 * MINUTE)),
    });
    expect(server.requests).toHaveLength(2);
  });

  it('tells a build whose branch is known only at its end', async () => {
    const job = server.job(JOB);
    const build = job.run(ago(10 * MINUTE));
    const poller = pollerOf({
      rules: [{ pipeline: '*', environment: 'production', branch: 'main' }],
    });
    await poller.run();
    for (let count = 0; count < 60; count += 1) {
      job.run(ago(5 * MINUTE), { result: 'ABORTED' });
    }
    await poller.run();
    expect(poller.numbers).toEqual([]);
    Object.assign(build, {
      building: false,
      result: 'SUCCESS',
      actions: [checkout(SHA)],
    });
    await poller.run();
    expect(poller.numbers).toEqual([1]);
    expect(server.paths.at(-1)).toMatch(/\/main\/1\/api\/json\?tree=/);
  });

  it('leaves what was told of a build that Jenkins has deleted', async () => {
    const job = server.job(JOB);
    job.run(ago(10 * MINUTE));
    const poller = pollerOf();
    await poller.run();
    job.delete(1);
    job.run(ago(MINUTE), { result: 'SUCCESS' });
    await poller.run();
    expect(poller.numbers).toEqual([1, 2]);
    const { length } = server.requests;
    await poller.run();
    expect(server.requests).toHaveLength(length + 1);
  });

  it('probes whether the credentials are somebody’s', async () => {
    const source = sourceOf(configOf(server));
    await source.probe('default', { signal: new AbortController().signal });
    expect(server.paths).toEqual(['/ci/me/api/json?tree=id']);
  });
});
