import { jobOf, shaOf } from './__testUtils__/gitlabDeployments';
import { Deployment, Environment, Project } from './__testUtils__/gitlabModel';
import { GitlabServer, TOKEN } from './__testUtils__/GitlabServer';
import {
  bindingOf,
  NOW,
  run,
  SINCE,
  sourceOf,
} from './__testUtils__/readingSource';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const SHA = shaOf('head');
const AT = new Date('2026-03-01T08:00:00.000Z');

const server = new GitlabServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

let project: Project;
let production: Environment;
beforeEach(() => {
  server.reset();
  project = server.addProject('acme/pay');
  production = server.addEnvironment(project, 'live-eu', 'production');
});

/** A deployment without a job at all, or with one that is other in that. */
function deploy(own: Partial<Deployment> & { job?: object | null } = {}) {
  const { job, ...rest } = own;
  const sha = own.sha ?? SHA;
  return server.deploy(project, production, {
    sha,
    ...rest,
    ...(job === null && { deployable: null }),
    ...(job && { deployable: jobOf(project, { id: 900, at: AT, sha }, job) }),
  });
}

async function recordsOf(slug = 'acme/pay') {
  const source = sourceOf(server);
  const read = await run(
    source,
    bindingOf(source, { 'gitlab.com/project-slug': slug }),
  );
  expect(read.error).toBeUndefined();
  return read.records;
}

describe('what a deployment of GitLab comes to', () => {
  it('is told with all that GitLab knows of it', async () => {
    const { id } = deploy({ job: {} });
    expect(await recordsOf()).toEqual([
      {
        sourceId: String(id),
        environment: 'live-eu',
        tier: 'production',
        pipeline: 'deploy-production',
        revision: SHA,
        artifact: null,
        ref: 'main',
        queuedAt: '2026-03-01T08:00:47.500Z',
        startedAt: '2026-03-01T08:01:00.000Z',
        finishedAt: '2026-03-01T08:04:00.000Z',
        outcome: 'succeeded',
        supersededAt: null,
        kind: 'deploy',
        url: `${project.web_url}/-/jobs/900`,
        triggeredBy: { id: 'ada', type: 'user' },
        headCommitAt: '2026-03-01T07:00:00.000Z',
        failureMarkedAt: null,
        sourceUpdatedAt: '2026-03-01T08:04:00.000Z',
      },
    ]);
  });

  it('is known by its id, which is its own among all projects, and not by its number in the project', async () => {
    const other = server.addProject('acme/fraud');
    const theirs = server.deploy(
      other,
      server.addEnvironment(other, 'live', 'production'),
    );
    const ours = deploy();
    expect(theirs.iid).toBe(ours.iid);
    expect([
      ...(await recordsOf()),
      ...(await recordsOf('acme/fraud')),
    ]).toEqual([
      expect.objectContaining({ sourceId: String(ours.id) }),
      expect.objectContaining({ sourceId: String(theirs.id) }),
    ]);
  });

  it.each([
    ['created', 'pending', null],
    ['blocked', 'pending', null],
    ['running', 'running', null],
    ['success', 'succeeded', '2026-03-01T08:04:00.000Z'],
    ['failed', 'failed', '2026-03-01T08:04:00.000Z'],
    ['canceled', 'cancelled', '2026-03-01T08:04:00.000Z'],
    ['skipped', 'skipped', '2026-03-01T08:04:00.000Z'],
  ])('%s is %s', async (status, outcome, finishedAt) => {
    deploy({ status, job: { status: 'pending' } });
    expect(await recordsOf()).toEqual([
      expect.objectContaining({ outcome, finishedAt }),
    ]);
  });

  it('ends when it changed last where its job never ran', async () => {
    deploy({
      status: 'canceled',
      updated_at: '2026-03-01T09:30:00.000Z',
      job: { started_at: null, finished_at: null, queued_duration: null },
    });
    expect(await recordsOf()).toEqual([
      expect.objectContaining({
        queuedAt: '2026-03-01T08:00:00.000Z',
        startedAt: null,
        finishedAt: '2026-03-01T09:30:00.000Z',
      }),
    ]);
  });

  it.each(['created', 'manual', 'scheduled'])(
    'is not told while nobody has begun it: a job that is %s',
    async status => {
      deploy({ status: 'created', job: { status } });
      expect(await recordsOf()).toEqual([]);
    },
  );

  it.each(['pending', 'waiting_for_resource', 'preparing'])(
    'is told once somebody has: a job that is %s',
    async status => {
      deploy({ status: 'created', job: { status } });
      expect(await recordsOf()).toEqual([
        expect.objectContaining({ outcome: 'pending' }),
      ]);
    },
  );

  it('is told while it waits for an approval, also where its job does', async () => {
    deploy({ status: 'blocked', job: { status: 'manual', started_at: null } });
    expect(await recordsOf()).toEqual([
      expect.objectContaining({ outcome: 'pending', startedAt: null }),
    ]);
  });

  describe('without a job', () => {
    it('has its own times, a link to its environment, and no commit', async () => {
      deploy({ job: null, updated_at: '2026-03-01T08:20:00.000Z' });
      const [record] = await recordsOf();
      expect(record).toMatchObject({
        revision: SHA,
        queuedAt: '2026-03-01T08:00:00.000Z',
        startedAt: '2026-03-01T08:00:00.000Z',
        finishedAt: '2026-03-01T08:20:00.000Z',
        url: `${server.baseUrl}/acme/pay/-/environments/${production.id}`,
        headCommitAt: null,
        triggeredBy: { id: 'ada', type: 'user' },
      });
      expect(record).not.toHaveProperty('pipeline');
    });

    it('has no beginning where it was told only once it had ended', async () => {
      deploy({ job: null, updated_at: '2026-03-01T08:00:00.040Z' });
      expect(await recordsOf()).toEqual([
        expect.objectContaining({
          startedAt: null,
          finishedAt: '2026-03-01T08:00:00.040Z',
        }),
      ]);
    });

    it('has no beginning before it runs', async () => {
      deploy({ job: null, status: 'created' });
      deploy({ job: null, status: 'running' });
      const records = await recordsOf();
      expect(
        Object.fromEntries(
          records.map(({ outcome, startedAt }) => [outcome, startedAt]),
        ),
      ).toEqual({ pending: null, running: '2026-03-01T08:00:00.000Z' });
    });
  });

  it.each([
    [{ user: { username: 'ada', bot: false } }, { id: 'ada', type: 'user' }],
    [
      { user: { username: 'renovate', bot: true } },
      { id: 'renovate', type: 'bot' },
    ],
    [
      { user: { username: 'project_12_bot_9f8e' } },
      { id: 'project_12_bot_9f8e', type: 'bot' },
    ],
    [{ user: { username: 'group_3_bot' } }, { id: 'group_3_bot', type: 'bot' }],
    [
      { user: { username: 'ada' }, pipeline: { source: 'schedule' } },
      { id: 'ada', type: 'schedule' },
    ],
    [{ user: null }, { id: 'grace', type: 'user' }],
  ])('tells who began it: %j', async (job, triggeredBy) => {
    deploy({ user: { id: 8, username: 'grace', name: 'Grace' }, job });
    expect(await recordsOf()).toEqual([
      expect.objectContaining({ triggeredBy }),
    ]);
  });

  it('tells nobody where GitLab names nobody', async () => {
    deploy({ user: null, job: { user: null } });
    expect(await recordsOf()).toEqual([
      expect.objectContaining({ triggeredBy: null }),
    ]);
  });

  it.each([
    [{ web_url: null }, '/acme/pay/-/pipelines/901'],
    // eslint-disable-next-line no-script-url
    [{ web_url: 'javascript:alert(1)' }, '/acme/pay/-/pipelines/901'],
    [{ web_url: 'no address', pipeline: null }, '/acme/pay/-/environments/'],
  ])('links to nothing but pages: %j', async (job, ending) => {
    deploy({ job });
    const [{ url }] = await recordsOf();
    expect(url).toContain(`${server.baseUrl}${ending}`);
  });

  it('does not take the time of another commit', async () => {
    const commit = { id: shaOf('another'), created_at: AT.toISOString() };
    deploy({ job: { commit } });
    expect(await recordsOf()).toEqual([
      expect.objectContaining({ headCommitAt: null }),
    ]);
  });

  it('takes the one time of the commit that older versions tell', async () => {
    const commit = { id: SHA, created_at: '2026-03-01T09:00:00.000+02:00' };
    deploy({ job: { commit } });
    expect(await recordsOf()).toEqual([
      expect.objectContaining({ headCommitAt: '2026-03-01T07:00:00.000Z' }),
    ]);
  });

  it('finds a project by its id, and knows no page of its environments then', async () => {
    deploy({ job: null });
    const source = sourceOf(server);
    const { records } = await run(
      source,
      bindingOf(source, { 'gitlab.com/project-id': String(project.id) }),
    );
    expect(records).toEqual([
      expect.objectContaining({ revision: SHA, url: null }),
    ]);
  });
});

describe('what environments are for', () => {
  const tiersOf = async () =>
    Object.fromEntries(
      (await recordsOf()).map(({ environment, tier }) => [environment, tier]),
    );

  it('is asked once in a run', async () => {
    const staging = server.addEnvironment(project, 'pre', 'staging');
    for (let made = 0; made < 150; made += 1) {
      server.now = new Date(AT.getTime() + made * 60_000);
      server.deploy(project, made % 2 ? staging : production);
    }
    expect(await tiersOf()).toEqual({
      'live-eu': 'production',
      pre: 'staging',
    });
    expect(server.asked.filter(path => path.includes('/environments'))).toEqual(
      ['projects/acme%2Fpay/environments?page=1&per_page=100'],
    );
  });

  it('is not asked where nothing was deployed', async () => {
    expect(await recordsOf()).toEqual([]);
    expect(server.asked).toEqual([
      'projects/acme%2Fpay/deployments?updated_after=2025-12-01T00%3A00%3A00.000Z&order_by=updated_at&sort=asc&page=1&per_page=100',
    ]);
  });

  it('is asked singly for a few beyond the first hundred, and by the page for many', async () => {
    const reviews = Array.from({ length: 350 }, (_, index) =>
      server.addEnvironment(project, `review/${index}`, 'development'),
    );
    server.deploy(project, production);
    server.deploy(project, reviews[340]);
    expect(await tiersOf()).toEqual({
      'live-eu': 'production',
      'review/340': 'development',
    });
    expect(server.asked.slice(1)).toEqual([
      'projects/acme%2Fpay/environments?page=1&per_page=100',
      `projects/acme%2Fpay/environments/${reviews[340].id}`,
    ]);
    [110, 120, 130, 140, 150].forEach(index =>
      server.deploy(project, reviews[index]),
    );
    server.requests.length = 0;
    expect(Object.values(await tiersOf())).toHaveLength(7);
    expect(server.asked.slice(1)).toEqual([
      'projects/acme%2Fpay/environments?page=1&per_page=100',
      'projects/acme%2Fpay/environments?page=2&per_page=100',
      `projects/acme%2Fpay/environments/${reviews[340].id}`,
    ]);
  });

  it('is left to the rules of the portal where GitLab does not say', async () => {
    const old = server.addEnvironment(project, 'old');
    const odd = server.addEnvironment(project, 'odd', 'moonbase');
    const gone = server.addEnvironment(project, 'gone', 'production');
    [old, odd, gone].forEach(environment =>
      server.deploy(project, environment),
    );
    project.environments.pop();
    const records = await recordsOf();
    expect(records.map(({ environment }) => environment).sort()).toEqual([
      'gone',
      'odd',
      'old',
    ]);
    records.forEach(record => expect(record.tier).toBeUndefined());
  });

  it('is left to the rules of the portal where it may not read them', async () => {
    deploy();
    server.replies.push(undefined, response => {
      response.writeHead(403).end();
    });
    const [record] = await recordsOf();
    expect(record).toMatchObject({ environment: 'live-eu' });
    expect(record.tier).toBeUndefined();
  });
});

describe('asking GitLab', () => {
  it('sends the token with every request, and names itself', async () => {
    deploy();
    await recordsOf();
    expect(server.requests.length).toBeGreaterThan(1);
    server.requests.forEach(({ headers }) =>
      expect(headers).toMatchObject({
        authorization: `Bearer ${TOKEN}`,
        'user-agent': 'operational-readiness-for-backstage',
      }),
    );
  });

  it('probes with one small request', async () => {
    const source = sourceOf(server);
    await source.probe(server.host, { signal: new AbortController().signal });
    expect(server.asked).toEqual(['version']);
  });

  it('reads nothing again that has not changed', async () => {
    deploy();
    const source = sourceOf(server);
    const binding = bindingOf(source, {
      'gitlab.com/project-slug': 'acme/pay',
    });
    const first = await run(source, binding);
    const second = await run(source, binding, { cursor: first.cursor });
    server.requests.length = 0;
    const third = await run(source, binding, { cursor: second.cursor });
    expect(third.records).toEqual(first.records);
    expect(
      server.requests.map(({ headers }) => headers['if-none-match']),
    ).toEqual([expect.any(String), expect.any(String)]);
    expect(third.batches).toEqual([
      expect.objectContaining({ done: true, coveredFrom: SINCE }),
    ]);
  });

  it('is at rest with one request where nothing happens', async () => {
    const source = sourceOf(server);
    const binding = bindingOf(source, {
      'gitlab.com/project-slug': 'acme/pay',
    });
    const first = await run(source, binding);
    server.requests.length = 0;
    const second = await run(source, binding, { cursor: first.cursor });
    expect(server.requests).toHaveLength(1);
    expect(second.batches).toEqual([
      expect.objectContaining({ records: [], done: true, coveredFrom: SINCE }),
    ]);
    expect(NOW > SINCE).toBe(true);
  });
});
