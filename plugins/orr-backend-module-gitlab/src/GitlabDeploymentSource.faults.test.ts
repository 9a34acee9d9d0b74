import { isSourceError, SourceError } from 'backstage-plugin-orr-node';
import { Environment, Project } from './__testUtils__/gitlabModel';
import { GitlabServer, TOKEN } from './__testUtils__/GitlabServer';
import {
  halfAnAnswer,
  json,
  page,
  plainRefusal,
  redirect,
  refusal,
  Reply,
  silence,
  UPSTREAM_WORDS,
} from './__testUtils__/replies';
import { bindingOf, NOW, run, sourceOf } from './__testUtils__/readingSource';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const server = new GitlabServer();
const elsewhere = new GitlabServer();
beforeAll(() => Promise.all([server.start(), elsewhere.start()]));
afterAll(() => Promise.all([server.stop(), elsewhere.stop()]));

let project: Project;
let production: Environment;
beforeEach(() => {
  server.reset();
  elsewhere.reset();
  project = server.addProject('acme/pay');
  production = server.addEnvironment(project, 'live', 'production');
  server.deploy(project, production);
});

function portal(options: Parameters<typeof sourceOf>[1] = {}) {
  const source = sourceOf(server, {
    timeoutMs: 1_000,
    maxBytes: 20_000,
    ...options,
  });
  const binding = bindingOf(source, { 'gitlab.com/project-slug': 'acme/pay' });
  return {
    source,
    read: (more?: Parameters<typeof run>[2]) => run(source, binding, more),
  };
}

/** That it is one, and says nothing that is for nobody. */
function problemIn(error: unknown): SourceError {
  expect(isSourceError(error)).toBe(true);
  const told = error as SourceError;
  const all = `${told.stack} ${JSON.stringify(told)} ${
    told.operatorHint
  } ${String(told.cause)}`;
  expect(all).not.toContain(TOKEN);
  expect(all).not.toContain(UPSTREAM_WORDS);
  return told;
}

async function problemAfter(...replies: Reply[]): Promise<SourceError> {
  server.replies.push(...replies);
  const { error, batches } = await portal().read();
  expect(batches).toEqual([]);
  return problemIn(error);
}

const inMinutes = (minutes: number) =>
  new Date(NOW.getTime() + minutes * 60_000);
const three = (reply: Reply) => [reply, reply, reply];

describe('what goes wrong with GitLab', () => {
  it.each<[string, Reply[], string]>([
    ['a refused token', [refusal(401)], 'unauthorised'],
    ['no permission', [refusal(403)], 'forbidden'],
    ['no such project', [refusal(404)], 'not-found'],
    ['a page with 200', [page(200)], 'bad-response'],
    ['a page with 203', [page(203)], 'bad-response'],
    ['another status', [refusal(400)], 'bad-response'],
    [
      'a way to another host',
      [redirect('https://evil.example/api/v4/x')],
      'bad-response',
    ],
    ['a way out of the API', [redirect('/users/sign_in')], 'bad-response'],
    ['too much', [json(200, ['x'.repeat(30_000)])], 'bad-response'],
    ['no list', [json(200, { message: UPSTREAM_WORDS })], 'bad-response'],
    ['three times 500', three(plainRefusal(500)), 'unavailable'],
    ['three times 502 as a page', three(page(502)), 'unavailable'],
    ['three times silence', three(silence), 'unavailable'],
    ['three times half an answer', three(halfAnAnswer), 'unavailable'],
  ])('is told: %s', async (_, replies, problem) => {
    expect(await problemAfter(...replies)).toMatchObject({ problem });
    expect(server.requests).toHaveLength(replies.length);
  });

  it('sends nothing to where it is led', async () => {
    server.replies.push(redirect(`${elsewhere.apiBaseUrl}/projects/1`));
    const { error } = await portal().read();
    expect(problemIn(error)).toMatchObject({ problem: 'bad-response' });
    expect(elsewhere.requests).toEqual([]);
  });

  it('follows GitLab to where a project has been moved', async () => {
    server.replies.push(
      redirect(`/api/v4/projects/${project.id}/deployments?per_page=100`),
    );
    const { records, error } = await portal().read();
    expect(error).toBeUndefined();
    expect(records).toHaveLength(1);
  });

  it.each<[string, Record<string, string>, Date]>([
    ['for so many seconds', { 'retry-after': '120' }, inMinutes(2)],
    ['until then', { 'retry-after': inMinutes(5).toUTCString() }, inMinutes(5)],
    [
      'until its limit begins anew',
      {
        'ratelimit-limit': '2000',
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(inMinutes(3).getTime() / 1000),
      },
      inMinutes(3),
    ],
    ['for a while that it does not name', {}, inMinutes(1)],
    [
      'with a limit that is none',
      { 'ratelimit-remaining': 'many' },
      inMinutes(1),
    ],
  ])(
    'waits where it is asked to, in plain text: %s',
    async (_, headers, at) => {
      const problem = await problemAfter(plainRefusal(429, headers));
      expect(problem.problem).toBe('rate-limited');
      // Not at that very moment: others wait for it, too.
      const late = problem.retryAt!.getTime() - at.getTime();
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(30_000);
    },
  );

  it('asks nothing more until then', async () => {
    let now = NOW;
    const { read } = portal({ now: () => now });
    server.replies.push(plainRefusal(429, { 'retry-after': '120' }));
    await read();
    expect(problemIn((await read()).error)).toMatchObject({
      problem: 'rate-limited',
      retryAt: inMinutes(2),
    });
    expect(server.requests).toHaveLength(1);
    now = inMinutes(2.1);
    expect((await read()).records).toHaveLength(1);
  });

  it('leaves a fifth of the limit to everybody else', async () => {
    server.headers = {
      'ratelimit-limit': '2000',
      'ratelimit-remaining': '399',
      'ratelimit-reset': String(inMinutes(1).getTime() / 1000),
    };
    const { error, batches } = await portal().read();
    expect(problemIn(error)).toMatchObject({ problem: 'rate-limited' });
    expect(batches).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('goes on after one failure', async () => {
    server.replies.push(plainRefusal(503));
    const { records, error } = await portal().read();
    expect(error).toBeUndefined();
    expect(records).toHaveLength(1);
  });

  it('goes on after what was told before it went wrong', async () => {
    for (let made = 0; made < 250; made += 1) {
      server.now = new Date(server.now.getTime() + 60_000);
      server.deploy(project, production);
    }
    const { read } = portal({ maxBytes: undefined });
    server.replies.push(undefined, undefined, refusal(403));
    const first = await read();
    expect(problemIn(first.error)).toMatchObject({ problem: 'forbidden' });
    expect(first.batches).toHaveLength(1);
    const second = await read({ cursor: first.cursor });
    expect(
      new Set(
        [...first.records, ...second.records].map(({ sourceId }) => sourceId),
      ).size,
    ).toBe(251);
  });

  it('does not tell deployments as without a purpose because their environments could not be read', async () => {
    server.replies.push(undefined, ...three(plainRefusal(500)));
    const { error, batches } = await portal().read();
    expect(problemIn(error)).toMatchObject({ problem: 'unavailable' });
    expect(batches).toEqual([]);
  });

  it.each<[string, object]>([
    ['status', { status: UPSTREAM_WORDS }],
    ['id', { id: '17' }],
    ['sha', { sha: '' }],
    ['updated_at', { updated_at: UPSTREAM_WORDS }],
    ['environment.name', { environment: { id: 3, name: null } }],
  ])('does not take a deployment that is none: %s', async (place, other) => {
    server.replies.push(json(200, [{ ...project.deployments[0], ...other }]));
    const { error } = await portal().read();
    const { operatorHint, problem } = problemIn(error);
    expect(problem).toBe('bad-response');
    expect(operatorHint).toContain(place);
  });

  it('takes no deployment for another instance, or of what is no project', async () => {
    const { source, read } = portal();
    const binding = bindingOf(source, { 'gitlab.com/project-slug': 'a/b' });
    expect(
      problemIn(
        (await run(source, { ...binding, instance: 'x.example' })).error,
      ),
    ).toMatchObject({ problem: 'unauthorised' });
    for (const selector of [{}, { project: '../user' }, { project: 7 }]) {
      const { error } = await run(source, { ...binding, selector });
      expect(problemIn(error)).toMatchObject({ problem: 'not-found' });
    }
    expect(server.requests).toEqual([]);
    expect((await read()).records).toHaveLength(1);
  });

  it('ends where the run is ended', async () => {
    const { source } = portal({ timeoutMs: 60_000 });
    const binding = bindingOf(source, { 'gitlab.com/project-slug': 'a/b' });
    const ending = new AbortController();
    server.replies.push(() => ending.abort());
    const listing = source
      .list(binding, {
        since: NOW,
        unfinished: [],
        rules: [],
        signal: ending.signal,
        budget: { take: () => true },
      })
      [Symbol.asyncIterator]();
    const error = await listing.next().catch(thrown => thrown);
    expect(problemIn(error)).toMatchObject({ problem: 'unavailable' });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [401, 'unauthorised'],
    [404, 'not-found'],
  ])('is told of a probe: %s', async (status, problem) => {
    server.replies.push(refusal(status));
    const probe = portal().source.probe(server.host, {
      signal: new AbortController().signal,
    });
    expect(problemIn(await probe.catch(error => error))).toMatchObject({
      problem,
    });
  });

  it('says what a wrong token comes to', async () => {
    const { error } = await portal({ token: 'wrong' }).read();
    expect(problemIn(error)).toMatchObject({
      problem: 'unauthorised',
      message: `GitLab at ${server.host} does not accept the credentials of the portal.`,
    });
  });
});
