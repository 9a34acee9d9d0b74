import { generateKeyPairSync } from 'node:crypto';
import {
  HostGates,
  isSourceError,
  SourceError,
} from 'backstage-plugin-orr-node';
import {
  ago,
  DEPLOY,
  GithubSourceHarness,
  idsOf,
  iso,
  NOW,
  SINCE,
  TOKEN,
} from '../__testUtils__/GithubSourceHarness';
import {
  json,
  page,
  refusal,
  Reply,
  silence,
  UPSTREAM_WORDS,
} from '../__testUtils__/GithubServer';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const harness = new GithubSourceHarness();
const { server } = harness;
const { store } = server;
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => harness.reset());

function failureOf(error: unknown) {
  expect(isSourceError(error)).toBe(true);
  const { problem, retryAt, message, stack, ...more } = error as SourceError;
  const told = `${message} ${stack} ${JSON.stringify(more)} ${
    (error as Error).cause
  }`;
  expect(told).not.toContain(TOKEN);
  expect(told).not.toContain(UPSTREAM_WORDS);
  return [problem, retryAt?.toISOString()];
}

/** Each with all of its four columns. */
function faults(rows: [string, Reply, string, string?][]) {
  return rows.map(([what, reply, problem, retryAt]) => [
    what,
    reply,
    problem,
    retryAt,
  ]) as [string, Reply, string, string | undefined][];
}

const onGraphql = (reply: Reply) => {
  server.interfere = ({ path }) =>
    path === '/api/graphql' ? reply : undefined;
};
const graphqlErrors = (...errors: object[]) =>
  json(200, {
    data: { repository: null },
    errors: errors.map(error => ({ message: UPSTREAM_WORDS, ...error })),
  });

describe('GithubDeploymentSource on a host without GraphQL', () => {
  it.each([
    ['404', refusal(404)],
    ['403', refusal(403)],
    ['405', refusal(405)],
    ['a page', page(200)],
  ])('reads by REST where GraphQL is answered with %s', async (_, reply) => {
    onGraphql(reply);
    store.deploy({
      id: 1,
      createdAt: ago(1),
      environment: 'live',
      isProduction: true,
      statuses: [
        { state: 'in_progress', at: ago(0.9) },
        { state: 'failure', at: ago(0.8), logUrl: 'https://ci.example/1' },
        { state: 'inactive', at: ago(0.5) },
      ],
    });
    store.deploy({ id: 2, createdAt: ago(1), isTransient: true });
    const { records, done, coveredFrom } = await harness.run(
      harness.sourceOf(),
    );
    expect(records).toEqual([
      {
        sourceId: '1',
        environment: 'live',
        tier: 'production',
        revision: `${'a'.repeat(39)}1`,
        artifact: null,
        ref: 'main',
        queuedAt: iso(ago(1)),
        startedAt: iso(ago(0.9)),
        finishedAt: iso(ago(0.8)),
        outcome: 'failed',
        supersededAt: iso(ago(0.5)),
        kind: 'deploy',
        url: 'https://ci.example/1',
        triggeredBy: { id: 'github-actions[bot]', type: 'bot' },
        headCommitAt: null,
        failureMarkedAt: null,
        sourceUpdatedAt: iso(ago(0.5)),
      },
    ]);
    expect([done, coveredFrom]).toEqual([true, SINCE.toISOString()]);
    expect(server.asked.filter(path => path.includes('/2/'))).toEqual([]);
  });

  it('reads by REST where the ids are too large for GraphQL', async () => {
    store.deploy({ id: 2 ** 31, createdAt: ago(1) });
    store.deploy({ id: 7, createdAt: ago(2) });
    const { records } = await harness.run(harness.sourceOf());
    expect(idsOf(records)).toEqual([String(2 ** 31), '7']);
  });

  it.each([2, 3, 7])(
    'loses nothing where the budget of %p ends each run, while more is deployed',
    async budget => {
      onGraphql(refusal(404));
      harness.fill(230);
      const source = harness.sourceOf();
      const all = new Set<string>();
      let last = await harness.run(source, { budget });
      for (let times = 0; !last.done && times < 400; times += 1) {
        idsOf(last.records).forEach(id => all.add(id));
        store.deploy({ id: 1_000 + times, createdAt: ago(0) });
        last = await harness.run(source, { budget, cursor: last.cursor });
      }
      idsOf(last.records).forEach(id => all.add(id));
      expect([last.done, last.coveredFrom]).toEqual([
        true,
        SINCE.toISOString(),
      ]);
      expect(
        Array.from({ length: 230 }, (_, index) => `${index + 1}`).filter(
          id => !all.has(id),
        ),
      ).toEqual([]);
    },
  );

  it('reads all statuses of what has very many', async () => {
    store.deploy({
      id: 1,
      createdAt: ago(2),
      statuses: [
        ...Array.from({ length: 120 }, (_, index) => ({
          state: 'in_progress' as const,
          at: ago(1.9 - index / 1000),
        })),
        { state: 'failure', at: ago(1) },
      ],
    });
    const { records } = await harness.run(harness.sourceOf());
    expect(records[0].outcome).toBe('failed');
    expect(server.asked).toContain('deployments/1/statuses');
  });
});

describe('GithubDeploymentSource where rules say that workflows deploy', () => {
  it('tells runs and deployments, each attempt apart, and each earlier attempt once', async () => {
    store.deploy({ id: 1, createdAt: ago(1) });
    store.run({ id: 7, created_at: ago(1), conclusion: 'failure' });
    store.run({
      id: 7,
      created_at: ago(1),
      run_attempt: 2,
      conclusion: 'cancelled',
    });
    store.run({ id: 7, created_at: ago(1), run_attempt: 3 });
    store.run({
      id: 8,
      created_at: ago(1),
      path: '.github/workflows/test.yml',
    });
    const source = harness.sourceOf();
    const first = await harness.run(source, { rules: [DEPLOY] });
    expect(
      first.records.map(({ sourceId, outcome }) => [sourceId, outcome]),
    ).toEqual([
      ['1', 'pending'],
      ['run:7:3', 'succeeded'],
      ['run:7:1', 'failed'],
      ['run:7:2', 'cancelled'],
    ]);
    server.calls.length = 0;
    store.run({ id: 7, created_at: ago(1), run_attempt: 4 });
    const again = await harness.run(source, {
      cursor: first.cursor,
      rules: [DEPLOY],
    });
    expect(idsOf(again.records)).toEqual(['1', 'run:7:4']);
  });

  it('covers nothing before all of them were read, and reads what a new rule asks for', async () => {
    store.deploy({ id: 1, createdAt: ago(50) });
    store.run({ id: 7, created_at: ago(40) });
    store.run({ id: 8, created_at: ago(30), name: 'Ship' });
    const source = harness.sourceOf();
    const { batches, cursor } = await harness.run(source, { rules: [DEPLOY] });
    expect(batches[0]).toMatchObject({ coveredFrom: NOW, done: false });
    expect(batches.at(-1)).toMatchObject({ coveredFrom: SINCE, done: true });
    const rules = [DEPLOY, { pipeline: 'Ship', environment: 'staging' }];
    const more = await harness.run(source, { cursor, rules });
    expect(more.batches[0]).toMatchObject({ coveredFrom: NOW });
    expect(
      more.records.map(({ sourceId, environment }) => [sourceId, environment]),
    ).toContainEqual(['run:8:1', 'production']);
    expect(server.asked).toContain('actions/runs 1');
  });

  it('has nothing of a workflow that a repository does not have', async () => {
    store.deploy({ id: 1, createdAt: ago(1) });
    const { records, done } = await harness.run(harness.sourceOf(), {
      rules: [DEPLOY],
    });
    expect([idsOf(records), done]).toEqual([['1'], true]);
    expect(server.asked).toContain('actions/workflows/deploy.yml/runs 1');
  });

  it('says where runs may not be read, and keeps the deployments', async () => {
    store.deploy({ id: 1, createdAt: ago(1) });
    server.interfere = ({ path }) =>
      path.includes('/actions/') ? refusal(403) : undefined;
    const { records, error } = await harness.run(harness.sourceOf(), {
      rules: [DEPLOY],
    });
    expect(idsOf(records)).toEqual(['1']);
    expect(failureOf(error)[0]).toBe('forbidden');
  });

  it.each(['/actions/', '/deployments'])(
    'does not follow %s round and round',
    async part => {
      onGraphql(refusal(404));
      harness.fill(100);
      for (let index = 0; index < 100; index += 1) {
        store.run({ id: 1_000 + index, created_at: ago(1) });
      }
      const around: Reply = response =>
        response.setHeader('link', '<x?page=1>; rel="next"');
      server.interfere = call => {
        if (call.path === '/api/graphql') {
          return refusal(404);
        }
        if (!call.path.includes(part) || call.path.includes('statuses')) {
          return undefined;
        }
        const first = call.path.replace(/&page=\d+/, '&page=1');
        return response => {
          around(response);
          server.answerTo({ ...call, path: first }, response);
        };
      };
      const { error, used } = await harness.run(harness.sourceOf(), {
        rules: [DEPLOY],
      });
      expect(failureOf(error)[0]).toBe('bad-response');
      expect(used).toBeLessThan(120);
    },
  );
});

describe('GithubDeploymentSource where something goes wrong', () => {
  const wait = (seconds: number) =>
    new Date(NOW.getTime() + seconds * 1_000).toISOString();
  it.each(
    faults([
      ['401', refusal(401), 'unauthorised'],
      ['403', refusal(403), 'forbidden'],
      ['404', refusal(404), 'not-found'],
      ['429', refusal(429), 'rate-limited', wait(60)],
      [
        '429 with a date',
        refusal(429, { 'retry-after': 'Sun, 01 Mar 2026 10:02:00 GMT' }),
        'rate-limited',
        wait(120),
      ],
      [
        'a used up limit',
        refusal(403, {
          'x-ratelimit-limit': '5000',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Date.parse(wait(600)) / 1000),
        }),
        'rate-limited',
        wait(600),
      ],
      ['500', refusal(500), 'unavailable'],
      ['a page', page(200), 'bad-response'],
      ['a page to sign in', page(203), 'bad-response'],
      [
        'something else',
        json(200, { message: UPSTREAM_WORDS }),
        'bad-response',
      ],
      ['half a deployment', json(200, [{ id: 1 }]), 'bad-response'],
      ['far too much', json(200, 'x'.repeat(200_000)), 'bad-response'],
      ['silence', silence, 'unavailable'],
      [
        'elsewhere',
        refusal(302, { location: 'https://evil.example/' }),
        'bad-response',
      ],
      ['a broken connection', response => response.destroy(), 'unavailable'],
    ]),
  )('tells what %s means', async (_, reply, problem, retryAt) => {
    server.interfere = () => reply;
    const source = harness.sourceOf({ timeoutMs: 700, maxBytes: 100_000 });
    const { error, batches } = await harness.run(source);
    expect(failureOf(error)).toEqual([problem, retryAt]);
    expect(batches).toEqual([]);
  });

  it.each(
    faults([
      ['not found', graphqlErrors({ type: 'NOT_FOUND' }), 'not-found'],
      ['nothing', json(200, { data: { repository: null } }), 'not-found'],
      [
        'forbidden',
        graphqlErrors({ type: 'FORBIDDEN', path: ['repository'] }),
        'forbidden',
      ],
      [
        'too much asked',
        graphqlErrors({ type: 'RATE_LIMITED' }),
        'rate-limited',
        wait(60),
      ],
      ['a fault', graphqlErrors({}), 'unavailable'],
      ['something else', json(200, { data: [] }), 'bad-response'],
    ]),
  )('tells what %s in GraphQL means', async (_, reply, problem, retryAt) => {
    onGraphql(reply);
    const { error } = await harness.run(harness.sourceOf());
    expect(failureOf(error)).toEqual([problem, retryAt]);
  });

  it('does without the commit where an app may not read contents', async () => {
    store.deploy({ id: 1, createdAt: ago(1) });
    server.interfere = call =>
      call.path === '/api/graphql'
        ? response =>
            server.answerTo(call, response, (answer: any) => {
              answer.data.repository.deployments.nodes[0].commit = null;
              answer.errors = [
                {
                  type: 'FORBIDDEN',
                  path: ['repository', 'deployments', 'nodes', 0, 'commit'],
                },
              ];
            })
        : undefined;
    const { records, error } = await harness.run(harness.sourceOf());
    expect(error).toBeUndefined();
    expect(records).toEqual([
      expect.objectContaining({ sourceId: '1', headCommitAt: null }),
    ]);
  });

  it('leaves a fifth of the limit to others, as GraphQL or a header says, and goes on when it is renewed', async () => {
    harness.fill(200);
    const source = harness.sourceOf();
    server.limit.remaining = 900;
    const first = await harness.run(source);
    expect(failureOf(first.error)).toEqual([
      'rate-limited',
      '2026-03-01T11:00:00.000Z',
    ]);
    expect(server.calls).toHaveLength(1);
    harness.now = new Date('2026-03-01T11:00:00.000Z');
    server.limit = {
      limit: 5000,
      remaining: 4900,
      resetAt: '2026-03-01T12:00:00Z',
    };
    let calls = 0;
    server.interfere = call => {
      calls += 1;
      return calls === 3
        ? response =>
            server.answerTo(call, response, (answer: any) => {
              answer.data.rateLimit.remaining = 999;
            })
        : undefined;
    };
    const second = await harness.run(source, { cursor: first.cursor });
    expect(failureOf(second.error)).toEqual([
      'rate-limited',
      '2026-03-01T12:00:00.000Z',
    ]);
    expect(idsOf(second.records)).toHaveLength(100);
    harness.now = new Date('2026-03-01T12:00:00.000Z');
    server.limit.resetAt = '2026-03-01T13:00:00Z';
    const third = await harness.run(source, { cursor: second.cursor });
    expect(third.done).toBe(true);
    expect(new Set(idsOf([...second.records, ...third.records])).size).toBe(
      200,
    );
  });

  it('ends when it is told to', async () => {
    harness.fill(1);
    const stop = new AbortController();
    server.interfere = () => {
      stop.abort();
      return silence;
    };
    const { error, batches } = await harness.run(harness.sourceOf(), {
      signal: stop.signal,
    });
    expect(failureOf(error)[0]).toBe('unavailable');
    expect(batches).toEqual([]);
  });

  it('begins anew where the cursor is of another time', async () => {
    harness.fill(3);
    const { records } = await harness.run(harness.sourceOf(), {
      cursor: { v: 0, page: 7 },
    });
    expect(idsOf(records)).toEqual(['3', '2', '1']);
  });

  it('does not know a binding of a host that is gone, or that is broken', async () => {
    const source = harness.sourceOf();
    const binding = harness.bindingOf(source);
    const list = (broken: object) =>
      source
        .list(
          { ...binding, ...broken },
          {
            since: SINCE,
            signal: new AbortController().signal,
            budget: { take: () => true },
            unfinished: [],
            rules: [],
          },
        )
        .next()
        .catch(error => failureOf(error)[0]);
    expect(await list({ instance: 'evil.example' })).toBe('unauthorised');
    expect(await list({ selector: { owner: 1 } })).toBe('bad-response');
    expect(await list({ selector: { owner: '..', name: '..' } })).toBe(
      'bad-response',
    );
    expect(server.calls).toEqual([]);
  });
});

describe('the credentials of GithubDeploymentSource', () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const appOf = (more: object = {}) => ({
    host: server.host,
    apiBaseUrl: server.apiBaseUrl,
    apps: [
      {
        appId: 1,
        clientId: 'client',
        clientSecret: 'secret',
        webhookSecret: 'secret',
        privateKey,
        ...more,
      },
    ],
  });
  const installation = (account: string, more: object = {}) => ({
    id: 7,
    account: { login: account },
    ...more,
  });
  let installations: object[];
  beforeEach(() => {
    installations = [installation('acme')];
    server.interfere = ({ path, method }) => {
      if (path === '/api/v3/app/installations') {
        return json(200, installations);
      }
      return path === '/api/v3/app/installations/7/access_tokens' &&
        method === 'POST'
        ? json(201, {
            token: TOKEN,
            expires_at: new Date(Date.now() + 3_600_000).toISOString(),
            repository_selection: 'all',
          })
        : undefined;
    };
  });
  const ofSource = () =>
    server.calls.filter(({ path }) => !path.includes('/app/installations'));

  it('are those of its app', async () => {
    store.deploy({ id: 1, createdAt: ago(1) });
    const source = harness.sourceOf({ github: appOf() });
    const { records, error } = await harness.run(source);
    expect(error).toBeUndefined();
    expect(idsOf(records)).toEqual(['1']);
    expect(ofSource().map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${TOKEN}`,
      `Bearer ${TOKEN}`,
    ]);
  });

  it.each<[string, () => object[], object, string]>([
    ['is not installed', () => [installation('other')], {}, 'unauthorised'],
    [
      'is suspended',
      () => [installation('acme', { suspended_by: { login: 'x' } })],
      {},
      'forbidden',
    ],
    [
      'may not be used there',
      () => [installation('acme')],
      { allowedInstallationOwners: ['other'] },
      'unauthorised',
    ],
  ])(
    'are none where its app %s: nothing is asked without',
    async (_, has, app, problem) => {
      installations = has();
      const source = harness.sourceOf({ github: appOf(app) });
      const { error } = await harness.run(source);
      expect(failureOf(error)[0]).toBe(problem);
      expect(ofSource()).toEqual([]);
    },
  );

  it.each([
    [401, 'unauthorised'],
    [500, 'unavailable'],
  ])(
    'are none where GitHub answers its app with %p',
    async (status, problem) => {
      server.interfere = () => refusal(status);
      const { error } = await harness.run(
        harness.sourceOf({ github: appOf() }),
      );
      expect(failureOf(error)[0]).toBe(problem);
      expect(ofSource()).toEqual([]);
    },
  );

  it('are tried by asking as little as shows that they work', async () => {
    const options = { signal: new AbortController().signal };
    const { host } = server;
    await harness.sourceOf().probe(host, options);
    await harness.sourceOf({ github: appOf() }).probe(host, options);
    expect(ofSource().map(({ path }) => path)).toEqual([
      '/api/v3/rate_limit',
      '/api/v3/app',
    ]);
    server.interfere = () => refusal(404);
    await harness.sourceOf().probe(host, options);
    server.interfere = () => refusal(401);
    const refused = await harness
      .sourceOf()
      .probe(host, options)
      .catch(failureOf);
    expect(refused).toEqual(['unauthorised', undefined]);
  });

  it('share one gate with all who ask the host', async () => {
    const clock = { now: () => NOW };
    const hosts = new HostGates({ clock });
    hosts.of(server.host).waitUntil(new Date(NOW.getTime() + 1_000));
    const { error } = await harness.run(harness.sourceOf({ hosts }));
    expect(failureOf(error)[0]).toBe('rate-limited');
    expect(server.calls).toEqual([]);
  });
});
